import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsettled } from '../store/tables.ts';
import { type OpenPayments, openPayments } from './open.ts';

let system: OpenPayments;
beforeAll(async () => {
  system = await openPayments();
});
afterAll(() => system.close());

let counted = 0;
const paid = async () => {
  const orderId = `ord_p${++counted}`;
  await system.approve(orderId);
  return orderId;
};
const back = async (orderId: string) =>
  (await system.ledger(orderId)).rows.flatMap((row) =>
    row.type === 'refund' ? [row.amount.minorUnits] : [],
  );

test('parts go back once each, and the rest with the whole', async () => {
  const orderId = await paid();
  expect(await system.refundPart(orderId, 'rfd_a', 5_000)).toBe('RETURNED');
  expect(await system.refundPart(orderId, 'rfd_a', 5_000)).toBe('RETURNED');
  expect(await system.refunded(orderId)).toEqual({ status: 'APPROVED', refunded: { minorUnits: 5_000 } });
  expect(await system.refundPart(orderId, 'rfd_b', 7_001)).toBe('REFUSED');
  expect(await system.refundPart(orderId, 'rfd_c', 1_000)).toBe('RETURNED');
  expect(await system.refund(orderId)).toMatchObject({ status: 'REFUNDED' });
  expect(await system.refundPart(orderId, 'rfd_d', 1)).toBe('REFUSED');
  expect(await system.refundPart(orderId, 'rfd_a', 5_000)).toBe('RETURNED'); // a repeat is answered as before
  expect(await system.refunded(orderId)).toEqual({ status: 'REFUNDED', refunded: { minorUnits: 12_000 } });
  expect(await back(orderId)).toEqual([5_000, 1_000, 6_000]);
});

test('of many parts at once no more goes back than was charged', async () => {
  const orderId = await paid();
  const said = await Promise.all(
    Array.from({ length: 8 }, (_, n) => system.refundPart(orderId, `rfd_${n}`, 5_000)),
  );
  for (let i = 0; i < 4; i++) await system.afterwards(3_000);
  expect(said.filter((status) => status === 'REFUSED')).toHaveLength(6);
  expect(await back(orderId)).toEqual([5_000, 5_000]);
  expect(await system.refunded(orderId)).toMatchObject({ refunded: { minorUnits: 10_000 } });
});

test('a part whose answer is lost goes back once: the timer asks again with its key', async () => {
  const orderId = await paid();
  await system.stopProvider();
  expect(await system.refundPart(orderId, 'rfd_a', 5_000)).toBe('ASKED');
  expect((await system.context.store.read.select().from(unsettled)).map((row) => row.orderId)).toEqual([
    orderId,
  ]);
  await system.startProvider();
  await system.afterwards(20_000);
  expect(await system.refundPart(orderId, 'rfd_a', 5_000)).toBe('RETURNED');
  expect(await back(orderId)).toEqual([5_000]);
  expect(await system.context.store.read.select().from(unsettled)).toEqual([]);
});

test('a whole refund while a part is on its way gives back both, and no more than was charged', async () => {
  const orderId = await paid();
  await system.stopProvider();
  expect(await system.refundPart(orderId, 'rfd_a', 5_000)).toBe('ASKED');
  expect(await system.refund(orderId)).toMatchObject({ status: 'REFUNDING' });
  await system.startProvider();
  await system.afterwards(20_000);
  expect(await system.refund(orderId)).toMatchObject({ status: 'REFUNDED' });
  expect(await back(orderId)).toEqual([5_000, 7_000]);
});

test('a key must be that of a part of the order, and an amount more than nothing', async () => {
  const orderId = await paid();
  await expect(system.refundPart(orderId, 'x', 1)).rejects.toThrow();
  await expect(system.refundPart(orderId, 'rfd_a', 0)).rejects.toThrow();
  expect(await system.refundPart('ord_nobody', 'rfd_a', 1)).toBe('REFUSED');
});
