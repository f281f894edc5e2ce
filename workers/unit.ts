import type { Clock } from '@jumun/platform/kernel/clock';
import { asItMayBeHeard, type Persons } from '@jumun/platform/kernel/forgotten';
import type { Envelope } from '@jumun/platform/kernel/published';
import type { Tx } from '@jumun/platform/kernel/unit';
import type { Applied } from '@jumun/platform/process/spans';
import { eventsApplied, isTracing, spanClock } from '@jumun/platform/process/tracing';
import type { Patience, Store } from '@jumun/platform/store/store';
import type { ApplyEvent, ApplyTogether } from './apply.ts';
import { addDeadLetter, aggregateKey, blockedAggregates } from './dead-letters.ts';
import type { Halt } from './halt.ts';
import { holdPositions, movePosition, type Position } from './positions.ts';
import type { Reading } from './reading.ts';
import type { ConsumerCounts } from './sources.ts';

/** What a consumer is made of, as far as applying events goes. */
export type Applying = {
  readonly context: string;
  readonly store: Store;
  readonly apply: ApplyEvent;
  /** Absent where each event is applied by itself. */
  readonly applyTogether?: ApplyTogether | undefined;
  /** For a context that remembers who has left: of them it hears nothing that is about a person. */
  readonly persons?: Persons | undefined;
  readonly counts: ConsumerCounts;
  readonly halting: Halt;
  readonly clock: Clock;
  readonly notify: (topics: readonly string[]) => void;
};

/** The events known to be poison, by id, and why. */
export type Poisoned = ReadonlyMap<string, string>;

/** What one run of a unit did; counted and reported only once it has committed. */
type Tally = {
  repeats: number;
  deadLettered: number;
  readonly applied: Applied[];
  readonly topics: string[];
  /** Sources whose reading did not follow on the position. */
  readonly gaps: string[];
};

type Run = Pick<Applying, 'apply' | 'applyTogether' | 'persons' | 'halting' | 'clock'> & {
  readonly tx: Tx;
  readonly poisoned: Poisoned;
  readonly held: Map<string, Position>;
  readonly blocked: Set<string>;
  readonly tally: Tally;
};

const setAside = async (run: Run, event: Envelope, reason: string): Promise<void> => {
  const { tx, blocked, tally, clock } = run;
  const { source, number, aggregate } = event;
  await addDeadLetter(tx, { source, number, aggregate, event, reason, at: clock() });
  blocked.add(aggregateKey(source, aggregate));
  tally.deadLettered++;
};

/** Applies what follows on the position. What comes with an event that is set aside, and is of its aggregate, waits behind it. */
const applyNew = async (run: Run, events: readonly Envelope[]): Promise<void> => {
  const { tx, blocked, poisoned, apply, applyTogether, persons, tally } = run;
  const tracked = async (some: readonly Envelope[], work: () => Promise<void>) => {
    const began = isTracing() ? spanClock() : 0;
    await work();
    const ended = isTracing() ? spanClock() : 0;
    for (const event of some) tally.applied.push({ event, began, ended });
  };
  const due: Envelope[] = [];
  for (const said of events) {
    const event = persons ? await asItMayBeHeard(tx, said, persons) : said;
    const reason = blocked.has(aggregateKey(event.source, event.aggregate))
      ? 'behind a dead letter'
      : poisoned.get(event.id);
    if (reason !== undefined) await setAside(run, event, reason);
    else if (applyTogether) due.push(event);
    else await tracked([event], () => apply(tx, event, tally.topics));
  }
  if (applyTogether && due.length > 0) await tracked(due, () => applyTogether(tx, due, tally.topics));
};

const applyReading = async (run: Run, { source, journalId, after, events, upTo }: Reading): Promise<void> => {
  const { tx, held, tally, halting } = run;
  const position = held.get(source);
  if (!position) throw new Error(`no position for ${source}`);
  if (position.journalId !== journalId)
    halting.halt(`the journal of ${source} is another one than before (${journalId})`);
  if (after > position.number) {
    tally.gaps.push(source);
    return;
  }
  if (events.some(({ number, id }) => number === position.number && id !== position.eventId))
    halting.halt(`the journal of ${source} has another event at number ${position.number}`);
  const fresh = events.filter(({ number }) => number > position.number);
  tally.repeats += events.length - fresh.length;
  await applyNew(run, fresh);
  if (upTo.number <= position.number) return;
  await movePosition(tx, source, upTo);
  held.set(source, { ...position, ...upTo });
};

/**
 * One unit of work: holds the positions, applies what is new and moves the positions. Returns the sources with a gap. Throws
 * Poison at the first event that cannot be applied, unless it is known to be poison: then it becomes a dead letter.
 */
export const applyInUnit = async (
  { context, store, counts, notify, applyTogether, ...applying }: Applying,
  readings: readonly Reading[],
  poisoned: Poisoned,
  { patience, together }: { readonly patience: Patience | undefined; readonly together: boolean },
): Promise<readonly string[]> => {
  const tally = await store.transaction(async (tx) => {
    const fresh: Tally = { repeats: 0, deadLettered: 0, applied: [], topics: [], gaps: [] };
    // Before anything else is read: what another consumer of this context has just done must be seen, its dead letters too.
    // The store answers in the order in which it is asked, so neither query waits for the other.
    const [held, blocked] = await Promise.all([holdPositions(tx), blockedAggregates(tx)]);
    const run: Run = {
      ...applying,
      applyTogether: together ? applyTogether : undefined,
      tx,
      poisoned,
      held,
      blocked,
      tally: fresh,
    };
    for (const reading of readings) await applyReading(run, reading);
    return fresh;
  }, patience);
  counts.applied += tally.applied.length;
  counts.repeats += tally.repeats;
  counts.deadLettered += tally.deadLettered;
  eventsApplied(context, tally.applied);
  if (tally.topics.length > 0) notify(tally.topics);
  return tally.gaps;
};
