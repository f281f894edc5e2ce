import { failpoint } from '@jumun/platform/process/failpoint';
import type { Store } from '@jumun/platform/store/store';
import type { ApplyReadings } from './apply-readings.ts';
import type { Halt } from './halt.ts';
import { holdPosition, type Position, readPositions, startPosition } from './positions.ts';
import type { ConsumerCounts, Source } from './sources.ts';

const pageSize = 500;

/** As committed, and not held: what is read from there is dropped if another consumer has applied it meanwhile. */
const placeOf = async (store: Store, source: string): Promise<Position> => {
  const position = (await readPositions(store.read)).find((each) => each.source === source);
  if (!position) throw new Error(`no position for ${source}`);
  return position;
};

/** Gives a new consumer its position in a source; one that has a position keeps it. */
export const begin = async (store: Store, { journal, from }: Source): Promise<void> => {
  if (await store.transaction((tx) => holdPosition(tx, journal.source))) return;
  const { journalId, head, prunedTo } = await journal.page(0, 1);
  const number = { beginning: 0, kept: prunedTo, now: head }[from];
  const eventId = number === 0 ? '' : (await journal.page(number, 1)).eventIdAtAfter;
  await store.transaction((tx) => startPosition(tx, { source: journal.source, journalId, number, eventId }));
};

/** Reads the journal itself from the position to its end, and applies what is heard. */
export const catchUp = async (
  { journal, types }: Source,
  {
    store,
    apply,
    counts,
    halting,
  }: {
    readonly store: Store;
    readonly apply: ApplyReadings;
    readonly counts: ConsumerCounts;
    readonly halting: Halt;
  },
): Promise<void> => {
  const { source } = journal;
  for (;;) {
    const position = await placeOf(store, source);
    const page = await journal.page(position.number, pageSize);
    const { journalId, upTo } = page;
    if (journalId !== position.journalId)
      halting.halt(`the journal of ${source} is another one than before (${journalId})`);
    if (page.prunedTo > 0)
      halting.halt(
        `the journal of ${source} was pruned up to number ${page.prunedTo}, and this consumer has applied it up to ${position.number}`,
      );
    if (page.head < position.number)
      halting.halt(`the journal of ${source} ends before number ${position.number}`);
    if (page.eventIdAtAfter !== position.eventId)
      halting.halt(`the journal of ${source} has another event at number ${position.number}`);
    if (upTo.number === position.number) return;
    const events = page.events.filter((event) => types.has(event.type));
    counts.pulled += events.length;
    await apply([{ source, journalId, after: position.number, events, upTo }]);
    await failpoint('consumer/pulled');
    if (upTo.number >= page.head) return;
  }
};
