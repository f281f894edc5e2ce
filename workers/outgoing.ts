import type { JournalReader } from '@jumun/platform/kernel/journal';
import type { Envelope } from '@jumun/platform/kernel/published';
import type { Batch } from './batch.ts';

/** Rows taken from one journal in one pass. */
const limit = 200;
/** A new holder of the lease sends this many rows again, since the last one may not have sent them; consumers drop repeats. */
const again = 200;

/** What has to be sent next, and to whom. */
export type Outgoing = {
  /** There is news in the journal of `source`; false for a source that this relay does not carry. */
  mark(source: string): boolean;
  isEmpty(): boolean;
  /** Whether this replica sends what is in the journal of `source`; returns whether it has to begin now. */
  lease(source: string, held: boolean): boolean;
  /** Takes one page of each marked journal: one batch for each consumer, and how many events were read. */
  take(): Promise<{ readonly events: number; readonly batches: ReadonlyMap<string, Batch> }>;
};

type OpenPart = Omit<Batch['parts'][number], 'events'> & { readonly events: Envelope[] };
type OpenBatches = Map<string, OpenPart[]>;

const closed = (batches: OpenBatches): ReadonlyMap<string, Batch> =>
  new Map([...batches].map(([consumer, parts]) => [consumer, { parts }]));

/** Whether an event says something about a person. Redis is not to know it: what is in a job stands in its files for long. */
export type IsPersonal = (event: Envelope) => boolean;

/**
 * Begins at the head of each journal: consumers read what is older by themselves when they start. An event about a person is left out,
 * which is a gap: whoever hears it reads it from the journal.
 */
export const openOutgoing = async (
  journals: readonly JournalReader[],
  hearersOf: (source: string, type: string) => readonly string[],
  isPersonal: IsPersonal,
): Promise<Outgoing> => {
  const bySource = new Map(journals.map((journal) => [journal.source, journal]));
  const cursors = new Map<string, number>();
  const starts = new Map<string, number>();
  /** The last number of a source that was sent to a consumer, by `source>consumer`. */
  const sent = new Map<string, number>();
  const marked = new Set<JournalReader>();
  const elsewhere = new Set<string>();

  const beginAt = (source: string, number: number) => {
    starts.set(source, number);
    cursors.set(source, number);
  };
  for (const journal of journals) beginAt(journal.source, (await journal.page(0, 1)).head);

  const takeOver = async (journal: JournalReader) => {
    const { head } = await journal.page(0, 1);
    for (const key of sent.keys()) if (key.startsWith(`${journal.source}>`)) sent.delete(key);
    beginAt(journal.source, Math.max(0, head - again));
  };

  const add = (batches: OpenBatches, event: Envelope, journalId: string, consumer: string) => {
    const { source, number } = event;
    const parts = batches.get(consumer) ?? [];
    batches.set(consumer, parts);
    const key = `${source}>${consumer}`;
    const after = sent.get(key) ?? starts.get(source) ?? 0;
    sent.set(key, number);
    if (isPersonal(event))
      return void parts.push({ source, journalId, after: number, events: [], leftOut: true });
    const open = parts.findLast((part) => part.source === source);
    if (open) open.events.push(event);
    else parts.push({ source, journalId, after, events: [event] });
  };

  const takeFrom = async (journal: JournalReader, batches: OpenBatches): Promise<number> => {
    const { source } = journal;
    if (!cursors.has(source)) await takeOver(journal);
    const { journalId, events, upTo, head } = await journal.page(cursors.get(source) ?? 0, limit);
    if (upTo.number < head) marked.add(journal);
    cursors.set(source, upTo.number);
    for (const event of events)
      for (const consumer of hearersOf(source, event.type)) add(batches, event, journalId, consumer);
    return events.length;
  };

  const mark = (source: string): boolean => {
    const journal = bySource.get(source);
    if (journal) marked.add(journal);
    return journal !== undefined;
  };

  return {
    mark,
    isEmpty: () => marked.size === 0,
    lease(source, held) {
      if (!held) elsewhere.add(source);
      if (!held || !elsewhere.delete(source)) return false;
      cursors.delete(source);
      return mark(source);
    },
    async take() {
      const batches: OpenBatches = new Map();
      let events = 0;
      for (const journal of [...marked]) {
        marked.delete(journal);
        if (!elsewhere.has(journal.source)) events += await takeFrom(journal, batches);
      }
      return { events, batches: closed(batches) };
    },
  };
};
