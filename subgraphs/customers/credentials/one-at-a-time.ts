/**
 * Makes work under one key wait for the work before it in this process; other keys do not wait. With it, someone who logs in
 * from ten places at once is let in ten times, although each attempt counts as a guess until it has succeeded.
 */
export const oneAtATime = () => {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => {});
    last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
};
