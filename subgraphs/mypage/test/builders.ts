import type { Instant } from '@jumun/platform/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/published';
import { GradeChanged } from '@jumun/schema/events/customers';
import * as said from '@jumun/schema/events/orders';
import { MileageChanged } from '@jumun/schema/events/wallets';

let numbers = 0;

const envelope = (source: string, aggregate: string, event: PublishedEvent, occurredAt: number): Envelope => {
  const number = ++numbers;
  const ids = { id: `evt_${number}`, correlationId: 'cor_1', causationId: null };
  return { ...event, ...ids, source, number, aggregate, occurredAt: occurredAt as Instant };
};

/** The events of a shipped order from placed to delivered, with the sequences 1 to 5. */
export const aShippedOrder = (orderId = 'ord_1', customerId = 'cus_minji', placedAt = 10_000): Envelope[] => {
  const at = (sequence: number) => ({
    orderId,
    customerId,
    sequence,
    paymentStatus: 'APPROVED' as const,
    fulfilment: 'SHIPMENT' as const,
    storeId: 'sto_bookshop',
    total: { minorUnits: 15_000, currency: 'KRW' },
    placedAt,
  });
  const placed = { status: 'PLACED' as const, fulfilmentStatus: null };
  const events: PublishedEvent[] = [
    said.OrderPlaced.make({ ...at(1), ...placed, lines: [], membershipNumber: null, rideClass: null }),
    said.OrderProgressed.make({ ...at(2), status: 'ACCEPTED', fulfilmentStatus: 'ACCEPTED' }),
    said.OrderProgressed.make({ ...at(3), status: 'ACCEPTED', fulfilmentStatus: 'PREPARING' }),
    said.OrderProgressed.make({ ...at(4), status: 'IN_FULFILMENT', fulfilmentStatus: 'DISPATCHED' }),
    said.OrderCompleted.make({ ...at(5), status: 'COMPLETED', fulfilmentStatus: 'DELIVERED', lines: [] }),
  ];
  return events.map((event, i) => envelope('orders', orderId, event, placedAt + i * 1_000));
};

/** A grade, by default newer than all made before it. */
export const aGrade = (
  grade: 'SILVER' | 'GOLD',
  customerId = 'cus_minji',
  sequence: number = numbers + 1,
): Envelope => envelope('customers', customerId, GradeChanged.make({ customerId, grade, sequence }), 50_000);

/** What a customer has of mileage, by default newer than all made before it. */
export const aMileage = (
  mileage: number,
  customerId = 'cus_minji',
  sequence: number = numbers + 1,
): Envelope =>
  envelope(
    'wallets',
    customerId,
    MileageChanged.make({ customerId, orderId: 'ord_1', mileage, change: mileage, sequence }),
    50_000,
  );
