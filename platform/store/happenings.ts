import { asc, eq } from 'drizzle-orm';
import type { Instant } from '../kernel/clock.ts';
import type { Reader } from '../kernel/unit.ts';
import { prepared } from './prepared.ts';
import { journal } from './technical-tables.ts';

/** One thing that happened to an aggregate, as its journal has it: no fact of it, so nothing of a person but ids. */
export type Happening = {
  /** The context whose journal it is. */
  readonly source: string;
  readonly what: string;
  readonly occurredAt: Instant;
  readonly actor: string;
  readonly causationId: string | null;
};

const ofAggregate = prepared<{ aggregate: string }>()((read: Reader, value) =>
  read
    .select({
      what: journal.type,
      occurredAt: journal.at,
      actor: journal.actor,
      causationId: journal.causationId,
    })
    .from(journal)
    .where(eq(journal.aggregate, value('aggregate')))
    .orderBy(asc(journal.version))
    .limit(500)
    .prepare('happenings'),
);

/** What happened to an aggregate, oldest first: what is still in the journal. */
export const findHappenings = async (read: Reader, source: string, aggregate: string): Promise<Happening[]> =>
  (await ofAggregate(read, { aggregate })).map((happening) => ({ source, ...happening }));
