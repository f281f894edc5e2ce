/** Does at once for all what several ask for in the same moment, or while it was being done for others. */
export const together = <One, Result>(
  doAll: (asked: readonly One[]) => Promise<Result>,
): ((one: One) => Promise<Result>) => {
  let next: { readonly asked: One[]; readonly done: Promise<Result> } | undefined;
  let latest: Promise<unknown> = Promise.resolve();
  return (one) => {
    if (next) next.asked.push(one);
    else {
      const asked = [one];
      const before = latest;
      const begin = async (): Promise<Result> => {
        await Promise.allSettled([before, new Promise(setImmediate)]);
        next = undefined;
        return doAll(asked);
      };
      next = { asked, done: begin() };
      latest = next.done;
    }
    return next.done;
  };
};
