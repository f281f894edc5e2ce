import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';
import { withdrawal } from './withdrawals.ts';

const delivery = { deliveryId: z.string(), orderId: z.string(), customerId: z.string() };

/** The parcel is being packed. */
export const DeliveryStarted = eventForm('DeliveryStarted', 1, z.object(delivery));
export type DeliveryStarted = EventOf<typeof DeliveryStarted>;

/** The parcel left; the order can no longer be cancelled. */
export const DeliveryDispatched = eventForm('DeliveryDispatched', 1, z.object(delivery));
export type DeliveryDispatched = EventOf<typeof DeliveryDispatched>;

/** The parcel arrived. */
export const DeliveryCompleted = eventForm('DeliveryCompleted', 1, z.object(delivery));
export type DeliveryCompleted = EventOf<typeof DeliveryCompleted>;

/** The parcel will not be sent. */
export const DeliveryCancelled = eventForm('DeliveryCancelled', 1, z.object(delivery));
export type DeliveryCancelled = EventOf<typeof DeliveryCancelled>;

/** The final answer to a request to cancel a shipment. */
export const WithdrawalDecided = eventForm('WithdrawalDecided', 1, withdrawal);
export type WithdrawalDecided = EventOf<typeof WithdrawalDecided>;
