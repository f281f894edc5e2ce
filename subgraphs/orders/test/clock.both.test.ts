import { setImpossibleAgain } from '@jumun/platform/store/timetable';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OrdersInTest, openOrders, openWithBreakerOpen, orderOf, silence } from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

const hour = 3_600_000;

/** As the workers do at their start and every twenty seconds. */
const setTimesAgain = async () => {
  for (const { furthest } of o.context.timers)
    if (furthest) await setImpossibleAgain(o.context.store, furthest, o.time.now);
};

const setBack = async () => {
  o.pass(-hour);
  await setTimesAgain();
};

describe('a clock that is set back by an hour', () => {
  it('does not keep an order waiting whose driver died', async () => {
    const { transaction } = o.context.store;
    let units = 0;
    Object.assign(o.context.store, {
      transaction: (...body: Parameters<typeof transaction>) =>
        ++units === 1 ? transaction(...body) : Promise.reject(new Error('killed')),
    });
    await o.place().catch(() => {});
    Object.assign(o.context.store, { transaction });
    const [order] = await o.rows();
    expect(order?.status).toBe('PLACING');
    await setBack();
    await o.wait(2_000);
    expect(await o.statusOf(String(order?.id))).toBe('PLACED');
  });

  it('does not keep an order waiting that was taken in while stock was away', async () => {
    o.answers.reserveStock = silence;
    const { id } = orderOf(await o.place({ whenBusy: 'QUEUE' }));
    o.answers.reserveStock = () => ({ __typename: 'StockReservation', state: 'HELD' });
    o.pass(-600_000);
    await setTimesAgain();
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('PLACED');
  });

  it('gives back an attempt that nobody repeats, and does not wait for the old time', async () => {
    o.answers.approvePayment = silence;
    o.answers.refundPayment = () => ({ __typename: 'RefundRecorded' });
    const { id } = orderOf(await o.place());
    await setBack();
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('PAYMENT_FAILED');
    expect([o.count('releaseStock'), o.count('refundPayment')]).toEqual([1, 1]);
  });

  it('lets the customer repeat an attempt', async () => {
    await o.close();
    const { orders, free } = await openWithBreakerOpen('approve-payment');
    o = orders;
    const { id } = orderOf(await o.place());
    await free();
    await setBack();
    expect(await o.place()).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { id, status: 'PLACED' },
    });
  });
});

describe('a clock that is corrected by a few seconds', () => {
  it('ends no attempt before its time', async () => {
    o.answers.approvePayment = silence;
    o.answers.refundPayment = () => ({ __typename: 'RefundRecorded' });
    const { id } = orderOf(await o.place());
    o.pass(-5_000);
    await setTimesAgain();
    await o.wait(60_000);
    expect(await o.statusOf(id)).toBe('PLACING');
    await o.wait(8_000);
    expect(await o.statusOf(id)).toBe('PAYMENT_FAILED');
  });
});
