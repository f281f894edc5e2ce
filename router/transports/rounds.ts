// Connections that are silent must be visited from time to time. One timer visits them all, a part in each of its turns,
// so that ten thousand connections do not need ten thousand timers, and are not all visited in the same instant.

const turns = 12;

export type Rounds<T> = { add(thing: T): void; delete(thing: T): void };

/** Visits everything that was added once in each period; does not keep the process alive. */
export const openRounds = <T>(periodMs: number, visit: (thing: T) => void): Rounds<T> => {
  const groups = Array.from({ length: turns }, () => new Set<T>());
  const groupOf = new Map<T, Set<T>>();
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;

  const visitNext = (): void => {
    turn = (turn + 1) % turns;
    for (const thing of groups[turn] ?? []) visit(thing);
  };
  return {
    add(thing) {
      const group = groups[turn]; // whose turn has just been: the whole period is still to come
      if (!group) return;
      group.add(thing);
      groupOf.set(thing, group);
      timer ??= setInterval(visitNext, periodMs / turns).unref();
    },
    delete(thing) {
      groupOf.get(thing)?.delete(thing);
      groupOf.delete(thing);
      if (groupOf.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
};
