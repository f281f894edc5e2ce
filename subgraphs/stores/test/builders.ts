import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as orders from '@jumun/schema/events/orders';

type About = {
  readonly fulfilment?: 'SHIPMENT' | 'PICKUP' | 'RIDE';
  readonly storeId?: string | null;
  readonly pickupAt?: number;
  readonly note?: string;
  readonly lines?: readonly Readonly<Partial<orders.OrderPlaced['data']['lines'][number]>>[];
};

const order = (orderId: string, { fulfilment = 'PICKUP', storeId = 'sto_cafe1' }: About) => ({
  orderId,
  customerId: 'cus_minji',
  sequence: 1,
  paymentStatus: 'APPROVED' as const,
  fulfilmentStatus: null,
  fulfilment,
  storeId,
  total: { minorUnits: 9_000, currency: 'KRW' },
  placedAt: 900,
});

const aLatte = {
  productId: 'prd_latte',
  kind: 'MENU_ITEM' as const,
  title: '카페 라떼',
  quantity: 2,
  unitPrice: { minorUnits: 4_500, currency: 'KRW' },
};

/** An order for two lattes, to be picked up at the café. */
export const aPlacedOrder = (orderId: string, about: About = {}): PublishedEvent =>
  orders.OrderPlaced.make({
    ...order(orderId, about),
    status: 'PLACED',
    lines: (about.lines ?? [{}]).map((line) => ({ ...aLatte, ...line })),
    ...(about.note !== undefined && { note: about.note }),
    membershipNumber: null,
    rideClass: null,
    ...(about.pickupAt !== undefined && { pickupAt: about.pickupAt }),
  });

export const aRequestToCancel = (orderId: string, about: About = {}): PublishedEvent =>
  orders.OrderCancellationRequested.make({
    ...order(orderId, about),
    status: 'CANCELLATION_REQUESTED',
    reason: null,
  });

export const aCancelledOrder = (orderId: string, about: About = {}): PublishedEvent =>
  orders.OrderCancelled.make({ ...order(orderId, about), status: 'CANCELLED', lines: [] });
