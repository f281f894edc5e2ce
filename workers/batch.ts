import type { Envelope } from '@jumun/platform/kernel/published';
import { z } from 'zod';

/** What the relay sends to one consumer from one source: events, and the number that they follow on. */
export type Part = {
  readonly source: string;
  readonly journalId: string;
  /** The last number of this source that was sent to this consumer before, or left out for it to read in the journal. */
  readonly after: number;
  readonly events: readonly Envelope[];
  /** The event at `after` was left out, and events that follow on it may be all there is. */
  readonly leftOut?: true;
};

/** One BullMQ job: a pass of the relay for one consumer. */
export type Batch = { readonly parts: readonly Part[] };

const eventForm = z.looseObject({ id: z.string(), number: z.int(), type: z.string(), aggregate: z.string() });
const part = { source: z.string(), journalId: z.string(), after: z.int().min(0) };

/** Only the shape that positions depend on; what an event says is read by its own form. Redis has been seen to hand out empty jobs. */
export const batchForm = z.object({
  parts: z.array(
    z.union([
      z.object({ ...part, events: z.array(eventForm).min(1) }),
      z.object({ ...part, events: z.array(eventForm), leftOut: z.literal(true) }),
    ]),
  ),
});
