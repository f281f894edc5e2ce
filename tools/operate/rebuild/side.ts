import type { Context } from '@jumun/platform/graph/context';
import { systemClock } from '@jumun/platform/kernel/clock';
import type { JournalReader } from '@jumun/platform/kernel/journal';
import { readPublished } from '@jumun/schema/published-language';
import { hears } from '@jumun/subgraphs/contexts';
import { eventApplier } from '@jumun/workers/apply';
import { CannotRebuild, type Places } from './places.ts';
import { placeOf, type Stand } from './stand.ts';

const pageSize = 500;
/** How often what came while it read is read as well. */
const mostPasses = 4;

export type Side = {
  /** How far the side store has come in each journal. */
  readonly reached: ReadonlyMap<string, number>;
  events(): number;
  /** Replays every journal to where the live store stands. */
  follow(stand: Stand): Promise<void>;
  /** Replays every journal to its end, and what came meanwhile, a few times. */
  catchUp(leftOut: ReadonlySet<string>): Promise<void>;
};

export type SideParts = {
  readonly side: Context;
  readonly places: Places;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((source: string, number: number, of: number) => void) | undefined;
};

/** Replays the journals that a context hears into its side store; events that the live store has set aside are left out. */
export const openSide = async ({ side, places, signal, onProgress }: SideParts): Promise<Side> => {
  const apply = eventApplier({ reactions: side.reactions, read: readPublished, clock: systemClock });
  const heardBy = hears[side.name] ?? {};
  const journals = new Map<string, JournalReader>();
  for (const source of Object.keys(heardBy)) {
    const journal = await places.journal(source);
    if (journal) journals.set(source, journal);
  }
  const reached = new Map([...journals.keys()].map((source) => [source, 0]));
  let events = 0;

  const readOn = async (journal: JournalReader, upTo: number, leftOut: ReadonlySet<string>) => {
    const { source } = journal;
    const types = new Set(heardBy[source]);
    for (let after = reached.get(source) ?? 0; after < upTo; after = reached.get(source) ?? 0) {
      signal?.throwIfAborted();
      const page = await journal.page(after, Math.min(pageSize, upTo - after));
      if (page.prunedTo > 0)
        throw new CannotRebuild(
          `The journal of ${source} was pruned up to number ${page.prunedTo}: what was said before is in the read model alone, which cannot be made again or compared. See "Retention" in docs/operations.md.`,
        );
      const heard = page.events.filter(
        ({ type, number }) => number <= upTo && types.has(type) && !leftOut.has(placeOf(source, number)),
      );
      if (page.upTo.number === after)
        throw new CannotRebuild(`The journal of ${source} ends before number ${upTo}, which was applied.`);
      await side.store.transaction(async (tx) => {
        for (const event of heard) await apply(tx, event, []);
      });
      events += heard.length;
      reached.set(source, Math.min(page.upTo.number, upTo));
      onProgress?.(source, reached.get(source) ?? 0, Math.max(upTo, page.head));
    }
  };

  const journalsWithNews = async () => {
    const heads = [...journals.values()].map(async (journal) => ({
      journal,
      head: (await journal.page(0, 1)).head,
    }));
    return (await Promise.all(heads)).filter(
      ({ journal, head }) => head > (reached.get(journal.source) ?? 0),
    );
  };

  return {
    reached,
    events: () => events,
    async follow({ positions, leftOut }) {
      for (const [source, { journalId, number }] of positions) {
        const journal = journals.get(source);
        if (!journal) continue;
        if ((await journal.page(0, 1)).journalId !== journalId)
          throw new CannotRebuild(`The journal of ${source} is not the one that was applied.`);
        await readOn(journal, number, leftOut);
      }
    },
    // whoever must be as far as the consumer has no time to lose: the less a pass has to read, the sooner the next may find nothing
    async catchUp(leftOut) {
      for (let pass = 1; pass <= mostPasses; pass++) {
        const behind = await journalsWithNews();
        if (behind.length === 0) return;
        await Promise.all(behind.map(({ journal, head }) => readOn(journal, head, leftOut)));
      }
    },
  };
};
