import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as orders from '@jumun/schema/events/orders';
import type { RideClass } from '../domain/taxi.ts';

type About = {
  readonly fulfilment?: 'SHIPMENT' | 'PICKUP' | 'RIDE';
  readonly rideClass?: RideClass;
  readonly passengers?: number;
};

export const trip = {
  pickUp: { line1: '세종대로 110', line2: '정문 앞', city: '서울', postalCode: '04524' },
  dropOff: { line1: '공항로 271', line2: null, city: '인천', postalCode: null },
  passengers: 2,
};

const order = (orderId: string, { fulfilment = 'RIDE' }: About) => ({
  orderId,
  customerId: 'cus_minji',
  sequence: 1,
  paymentStatus: 'APPROVED' as const,
  fulfilmentStatus: null,
  fulfilment,
  storeId: fulfilment === 'RIDE' ? null : 'sto_cafe',
  total: { minorUnits: 4_900, currency: 'KRW' },
  placedAt: 900,
});

const aLine = {
  productId: 'prd_ride_basic',
  kind: 'RIDE_CLASS' as const,
  title: '일반 택시',
  quantity: 1,
  unitPrice: { minorUnits: 4_900, currency: 'KRW' },
};

/** A booked ride of the ordinary class, for two people from the city hall to the airport. */
export const aPlacedOrder = (orderId: string, about: About = {}): PublishedEvent => {
  const isRide = (about.fulfilment ?? 'RIDE') === 'RIDE';
  return orders.OrderPlaced.make({
    ...order(orderId, about),
    status: 'PLACED',
    lines: [aLine],
    membershipNumber: null,
    rideClass: isRide ? (about.rideClass ?? 'BASIC') : null,
    ...(isRide && { trip: { ...trip, ...(about.passengers && { passengers: about.passengers }) } }),
  });
};

export const aRequestToCancel = (orderId: string, about: About = {}): PublishedEvent =>
  orders.OrderCancellationRequested.make({
    ...order(orderId, about),
    status: 'CANCELLATION_REQUESTED',
    reason: null,
  });

export const aCancelledOrder = (orderId: string, about: About = {}): PublishedEvent =>
  orders.OrderCancelled.make({ ...order(orderId, about), status: 'CANCELLED', lines: [] });
