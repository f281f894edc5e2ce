import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';

let number = 0;

/** The event as another context's journal would hold it. */
export const envelope = (
  source: string,
  aggregate: string,
  event: PublishedEvent,
  occurredAt: number,
): Envelope => {
  number++;
  return {
    ...event,
    id: `evt_${source}_${number}`,
    source,
    number,
    aggregate,
    occurredAt: occurredAt as Instant,
    correlationId: `cor_${aggregate}`,
    causationId: null,
  };
};
