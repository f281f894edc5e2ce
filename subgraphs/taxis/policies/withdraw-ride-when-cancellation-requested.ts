import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancellationRequested } from '@jumun/schema/events/orders';
import type { OrderId } from '../domain/ride.ts';
import type { Taxis } from '../taxis.ts';

/** The request that could not be asked in time is heard here; it is the same command, with the same final answer. */
export const withdrawRideWhenCancellationRequested: Reaction<Taxis, OrderCancellationRequested> = {
  name: 'taxis/withdraw-ride-when-cancellation-requested',
  on: 'OrderCancellationRequested',
  async react({ data: { orderId, fulfilment } }, { ride }) {
    if (fulfilment === 'RIDE') await ride(orderId as OrderId, { type: 'WithdrawRide' });
  },
};
