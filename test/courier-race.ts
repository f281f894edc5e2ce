import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { aBook, cancel, dispatch, ledgerOf, place, statusOf, stockOf, until } from './shop.ts';
import { ground } from './stores.ts';
import type { System } from './system.ts';

/** On PostgreSQL each waits for a connection, and asks again and again meanwhile. */
const atOnce = ground === 'sqlite' ? 40 : 10;

/** A customer cancels while the courier takes the parcel, `races` times: one wins each time, and money and stock agree with the winner. */
export const raceTheCourier = async (system: System, races: number): Promise<void> => {
  const book = await aBook(system, 'Raced for', races);
  const buyer = await system.as('cus_racer');
  const courier = await system.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
  const outcomes = { cancelled: 0, dispatched: 0 };
  let courierWaitsMs = 0;

  const race = async (i: number) => {
    const { order } = await place(buyer, { key: `race-${i}`, productId: book });
    const id = order?.id ?? '';
    await until(async () => (await statusOf(buyer, id))?.delivery ?? undefined);
    // the loser gets a head start next time, so both win some, on any store and any machine
    const [cancelled, dispatched] = await Promise.all([
      pause(Math.max(0, -courierWaitsMs)).then(() => cancel(buyer, id)),
      pause(Math.max(0, courierWaitsMs)).then(() => dispatch(courier, id)),
    ]);
    const end = await until(async () => {
      const now = await statusOf(buyer, id);
      return now && ['CANCELLED', 'IN_FULFILMENT'].includes(now.status) ? now : undefined;
    });
    if (end.status === 'CANCELLED') {
      outcomes.cancelled++;
      courierWaitsMs -= 4;
      expect(dispatched).toBe('DeliveryNotPreparing');
      expect(['CancelOrderSuccess', 'CancellationPending']).toContain(cancelled.__typename); // pending: a slow machine
      expect(end.payment?.status).toBe('REFUNDED');
    } else {
      outcomes.dispatched++;
      courierWaitsMs += 4;
      expect(dispatched).toBe('DispatchDeliverySuccess');
      expect(['OrderNotCancellable', 'CancellationPending']).toContain(cancelled.__typename);
      expect(end.payment?.status).toBe('APPROVED');
    }
  };
  const waiting = Array.from({ length: races }, (_, i) => i);
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let i = waiting.shift(); i !== undefined; i = waiting.shift()) await race(i);
    }),
  );

  expect(outcomes.cancelled + outcomes.dispatched).toBe(races);
  expect(Math.min(outcomes.cancelled, outcomes.dispatched)).toBeGreaterThan(0); // else it was no race
  await until(async () => ((await stockOf(buyer, book)) === outcomes.cancelled ? true : undefined));
  const { charges, refunds } = await ledgerOf(system);
  const raced = new Set(
    charges.map(({ orderId }) => orderId).filter((id) => refunds.some((refund) => refund.orderId === id)),
  );
  expect(raced.size).toBeGreaterThanOrEqual(outcomes.cancelled);
  expect(new Set(refunds.map(({ orderId }) => orderId)).size).toBe(refunds.length);
};
