import { z } from 'zod';

/** What each authority over a fulfilment (stores, deliveries, taxis) says when it decided a wish to cancel. */
export const withdrawal = z.object({
  orderId: z.string(),
  authority: z.enum(['stores', 'deliveries', 'taxis']),
  outcome: z.enum(['WITHDRAWN', 'TOO_LATE']),
  /** The state that made it too late, such as `DISPATCHED`, or null. */
  reason: z.string().nullable(),
});
