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

export const to = {
  recipient: '김민지',
  phone: '+821012345678',
  address: { line1: '세종대로 110', line2: '3층', city: '서울', postalCode: '04524' },
};

export const aPlacedOrder = (
  orderId: string,
  {
    customerId = 'cus_minji',
    placedAt = 900,
    shipment = to,
  }: {
    readonly customerId?: string;
    readonly placedAt?: number;
    readonly shipment?: typeof to | undefined;
  } = {},
): PublishedEvent =>
  orders.OrderPlaced.make({
    ...anOrder(orderId, 'SHIPMENT'),
    customerId,
    placedAt,
    status: 'PLACED',
    lines: [
      {
        productId: 'prd_book',
        kind: 'BOOK',
        title: '조선왕조실록',
        quantity: 2,
        unitPrice: { minorUnits: 7_500, currency: 'KRW' },
      },
    ],
    membershipNumber: null,
    rideClass: null,
    ...(shipment && { shipment }),
  });

export const anOrderSentAgain = (orderId: string, parcel = 2): PublishedEvent =>
  orders.OrderSentAgain.make({
    ...anOrder(orderId, 'SHIPMENT'),
    status: 'IN_FULFILMENT',
    lines: [],
    parcel,
    reservation: `${orderId}-${parcel}`,
  });

export const aCancelledOrder = (orderId: string, fulfilment: Fulfilment = 'SHIPMENT'): PublishedEvent =>
  orders.OrderCancelled.make({ ...anOrder(orderId, fulfilment), status: 'CANCELLED', lines: [] });

export const aRequestToCancel = (orderId: string, fulfilment: Fulfilment = 'SHIPMENT'): PublishedEvent =>
  orders.OrderCancellationRequested.make({
    ...anOrder(orderId, fulfilment),
    status: 'CANCELLATION_REQUESTED',
    reason: null,
  });
