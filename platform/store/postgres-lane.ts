import { current } from '../kernel/unit.ts';
import {
  type Ground,
  longestSharedMs,
  type Outcome,
  runAlone,
  runTogether,
  type Work,
} from './postgres-unit.ts';
import { codeOfStoreError, commitUnits } from './store.ts';

type Waiting = { readonly work: Work; readonly settle: (outcome: Outcome) => void };

/** A connection keeps 64 savepoints at hand; with more, every reader has to look on disk which of them count. */
const mostTogether = 50;
/** A unit that has to wait longer for a row gives way, and is run again alone. */
const patience = { rowsMs: 50 };

/** What the server itself says has come to nothing, as against a connection that was lost while it committed. */
const isUndone = (error: unknown): boolean => /^(?!08|57P)[0-9A-Z]{5}$/.test(codeOfStoreError(error));

/**
 * Lets units of work run one after another: those that come while others run share the next transaction. Under load what each
 * adds to the time of a commit and of the journal's lock is a fraction of its own; at rest a unit has its transaction to itself.
 */
export const openLane = (ground: Ground): ((work: Work) => Promise<Outcome>) => {
  const queue: Waiting[] = [];
  const committed = commitUnits(ground.lockName);
  let draining = false;

  const alone = async ({ work, settle }: Waiting): Promise<void> => {
    try {
      settle(await runAlone(ground, work, { patience, together: true, limitMs: longestSharedMs }));
      committed.observe(1);
    } catch (error) {
      settle({ error });
    }
  };

  const together = async (group: readonly Waiting[]): Promise<void> => {
    const works = group.map(({ work }) => work);
    let outcomes: readonly Outcome[];
    try {
      outcomes = await runTogether(ground, works, patience);
    } catch (error) {
      if (isUndone(error)) for (const one of group) await alone(one);
      else for (const { settle } of group) settle({ error });
      return;
    }
    committed.observe(group.length);
    for (const [i, { settle }] of group.entries()) settle(outcomes[i] as Outcome);
  };

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = queue.splice(0, mostTogether);
      await (group.length === 1 ? alone(group[0] as Waiting) : together(group));
    }
    draining = false;
  };

  return (work) =>
    new Promise((settle) => {
      queue.push({ work, settle });
      if (draining) return;
      draining = true;
      current.exit(() => setImmediate(() => void drain()));
    });
};
