import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as orders from '@jumun/schema/events/orders';
import { TicketAccepted } from '@jumun/schema/events/stores';

type Fulfilment = 'SHIPMENT' | 'PICKUP';

export const anAcceptedTicket = (
  orderId: string,
  fulfilment: Fulfilment = 'SHIPMENT',
  storeId = 'sto_bookshop',
): PublishedEvent =>
  TicketAccepted.make({
    ticketId: orderId.replace('ord_', 'tkt_'),
    orderId,
    customerId: 'cus_minji',
    storeId,
    fulfilment,
    prepMinutes: null,
  });

const anOrder = (orderId: string, fulfilment: Fulfilment) => ({
  orderId,
  customerId: 'cus_minji',
  sequence: 2,
  paymentStatus: 'APPROVED' as const,
  fulfilmentStatus: null,
  fulfilment,
  storeId: 'sto_bookshop',
  total: { minorUnits: 15_000, currency: 'KRW' },
  placedAt: 900,
});

export const aCancelledOrder = (orderId: string, fulfilment: Fulfilment = 'SHIPMENT'): PublishedEvent =>
  orders.OrderCancelled.make({ ...anOrder(orderId, fulfilment), status: 'CANCELLED', lines: [] });

export const aRequestToCancel = (orderId: string, fulfilment: Fulfilment = 'SHIPMENT'): PublishedEvent =>
  orders.OrderCancellationRequested.make({
    ...anOrder(orderId, fulfilment),
    status: 'CANCELLATION_REQUESTED',
    reason: null,
  });
