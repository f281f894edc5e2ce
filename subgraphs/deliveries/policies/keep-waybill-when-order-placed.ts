import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Deliveries } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';
import { recipientOf } from '../domain/waybill.ts';

/** Whom a parcel is for, and what is in it, is known before its store accepts the order or after. */
export const keepWaybillWhenOrderPlaced: Reaction<Deliveries, OrderPlaced> = {
  name: 'deliveries/keep-waybill-when-order-placed',
  on: 'OrderPlaced',
  async react({ data: { orderId, customerId, fulfilment, placedAt, shipment, lines } }, { keepWaybill }) {
    if (fulfilment !== 'SHIPMENT') return;
    const goods = lines.map(({ productId, title, quantity }) => ({ productId, title, quantity }));
    await keepWaybill({
      orderId: orderId as OrderId,
      customerId,
      placedAt: placedAt as Instant,
      waybill: { to: recipientOf(shipment), goods },
    });
  },
};
