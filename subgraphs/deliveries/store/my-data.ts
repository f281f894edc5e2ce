import { findByFact } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { customerOf, deliveries } from './tables.ts';
import { findWaybillsOf } from './waybills.ts';

/** Every delivery of a customer's orders, with what stood on its parcels; an order that is not being delivered yet has its waybill only. */
export const keptDeliveries = async (read: Reader, customerId: string) => {
  const waybills = new Map(
    (await findWaybillsOf(read, customerId)).map(({ orderId, waybill }) => [orderId as string, waybill]),
  );
  const rows = await findByFact(read, deliveries, customerOf, customerId);
  const started = new Set(rows.map(({ id }) => id as string));
  return [
    ...rows.map(({ id, state }) => ({ ...state, waybill: waybills.get(id) ?? null })),
    ...[...waybills].flatMap(([orderId, waybill]) =>
      started.has(orderId) ? [] : [{ orderId, customerId, status: 'absent', waybill }],
    ),
  ];
};
