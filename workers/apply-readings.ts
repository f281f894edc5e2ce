import type { Clock } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import type { Logger } from '@jumun/platform/process/logger';
import { dialect } from '@jumun/platform/store/columns';
import { codeOfStoreError, type Patience } from '@jumun/platform/store/store';
import { Poison, PoisonAmong } from './apply.ts';
import type { Halt } from './halt.ts';
import { inChunks, type Reading } from './reading.ts';
import { type Applying, applyInUnit } from './unit.ts';

/** This many failing events, of this many aggregates, within this time: the fault is ours rather than that of single events. */
const epidemic = { events: 10, aggregates: 5, withinMs: 60_000 };

/** Counts poisonous events; halts the consumer once they are an epidemic. */
const openPoisonWatch = (clock: Clock, halting: Halt): ((event: Envelope) => void) => {
  const seen = new Map<string, { at: number; aggregate: string }>(); // by its id: a batch may be tried several times
  return (event) => {
    const now = clock();
    seen.set(event.id, { at: now, aggregate: event.aggregate });
    for (const [id, { at }] of seen) if (at < now - epidemic.withinMs) seen.delete(id);
    const aggregates = new Set([...seen.values()].map(({ aggregate }) => aggregate));
    if (seen.size >= epidemic.events && aggregates.size >= epidemic.aggregates)
      halting.halt(`${seen.size} events in a minute could not be applied`);
  };
};

/**
 * On PostgreSQL a unit of several events locks rows in the order of events and sources while requests lock them in theirs, and
 * PostgreSQL looks for a deadlock only after a second (measured: seven seconds for a request that met batches of two). So a
 * unit is one source and few events, and gives way as soon as it has to wait; then its events are applied one by one, each
 * locking rows in the agreed order.
 */
const chunk = { events: 20, patience: { rowsMs: 50 } };
const gaveWay = '55P03';

/** Applies what is new and returns the sources with a gap. */
export type ApplyReadings = (readings: readonly Reading[]) => Promise<readonly string[]>;

/** An event that cannot be applied becomes a dead letter, and the rest is applied without it. */
export const readingsApplier = (applying: Applying, log: Logger): ApplyReadings => {
  const { context, clock, halting } = applying;
  const watchPoison = openPoisonWatch(clock, halting);

  const applyAround = async (
    readings: readonly Reading[],
    poisoned: Map<string, string>,
    patience?: Patience,
  ): Promise<readonly string[]> => {
    let together = true;
    for (;;) {
      try {
        return await applyInUnit(applying, readings, poisoned, { patience, together });
      } catch (error) {
        if (error instanceof PoisonAmong) {
          together = false; // so that it is known which of them it is
          continue;
        }
        if (!(error instanceof Poison)) throw error;
        const { event, message, cause } = error;
        watchPoison(event);
        poisoned.set(event.id, message);
        log.error(
          { context, correlationId: event.correlationId, event: event.id, type: event.type, err: cause },
          'an event could not be applied: it becomes a dead letter',
        );
      }
    }
  };

  const applyChunk = async (part: Reading, poisoned: Map<string, string>): Promise<readonly string[]> => {
    try {
      return await applyAround([part], poisoned, chunk.patience);
    } catch (error) {
      if (codeOfStoreError(error) !== gaveWay) throw error;
    }
    const gaps: string[] = [];
    for (const single of inChunks(part, 1)) gaps.push(...(await applyAround([single], poisoned)));
    return gaps;
  };

  return async (readings) => {
    const poisoned = new Map<string, string>();
    if (dialect === 'sqlite') return applyAround(readings, poisoned);
    const gaps = new Set<string>();
    for (const part of readings.flatMap((reading) => inChunks(reading, chunk.events)))
      for (const gap of await applyChunk(part, poisoned)) gaps.add(gap);
    return [...gaps];
  };
};
