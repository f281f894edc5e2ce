import { z } from 'zod';

/** Published by the authority over a fulfilment (stores, deliveries, taxis) when it has decided a request to cancel. */
export const withdrawal = z.object({
  orderId: z.string(),
  authority: z.enum(['stores', 'deliveries', 'taxis']),
  outcome: z.enum(['WITHDRAWN', 'TOO_LATE']),
  /** The status that made it too late, such as `DISPATCHED`, or null. */
  reason: z.string().nullable(),
});
