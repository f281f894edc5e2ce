import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';
import { withdrawal } from './withdrawals.ts';

const delivery = { deliveryId: z.string(), orderId: z.string(), customerId: z.string() };

/** Which parcel of the order it is, once the order was sent again; absent: the first. */
const parcel = { parcel: z.int().min(2).optional() };

/** The parcel is being packed. */
export const DeliveryStarted = eventForm('DeliveryStarted', 1, z.object(delivery));
export type DeliveryStarted = EventOf<typeof DeliveryStarted>;

/** The parcel left; the order can no longer be cancelled. */
export const DeliveryDispatched = eventForm('DeliveryDispatched', 1, z.object({ ...delivery, ...parcel }));
export type DeliveryDispatched = EventOf<typeof DeliveryDispatched>;

/** The parcel arrived. */
export const DeliveryCompleted = eventForm('DeliveryCompleted', 1, z.object({ ...delivery, ...parcel }));
export type DeliveryCompleted = EventOf<typeof DeliveryCompleted>;

/** The parcel could not be handed over. */
export const DeliveryAttemptFailed = eventForm(
  'DeliveryAttemptFailed',
  1,
  z.object({
    ...delivery,
    ...parcel,
    /** Counts the failed attempts with this parcel: 1, 2, 3. */
    attempt: z.int().positive(),
    reason: z.enum(['NOBODY_THERE', 'WRONG_ADDRESS', 'REFUSED', 'DAMAGED']),
    /** It is not tried again: the parcel goes back to the store. */
    goesBack: z.boolean(),
  }),
);
export type DeliveryAttemptFailed = EventOf<typeof DeliveryAttemptFailed>;

/** The parcel is back at the store. */
export const DeliveryReturned = eventForm(
  'DeliveryReturned',
  1,
  z.object({
    ...delivery,
    ...parcel,
    /** Whether what is in it can be sold again. */
    isUsable: z.boolean(),
  }),
);
export type DeliveryReturned = EventOf<typeof DeliveryReturned>;

/** The parcel is lost. */
export const DeliveryLost = eventForm('DeliveryLost', 1, z.object({ ...delivery, ...parcel }));
export type DeliveryLost = EventOf<typeof DeliveryLost>;

/** The parcel will not be sent. */
export const DeliveryCancelled = eventForm('DeliveryCancelled', 1, z.object(delivery));
export type DeliveryCancelled = EventOf<typeof DeliveryCancelled>;

/** The final answer to a request to cancel a shipment. */
export const WithdrawalDecided = eventForm('WithdrawalDecided', 1, withdrawal);
export type WithdrawalDecided = EventOf<typeof WithdrawalDecided>;
