import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OrderId } from '../domain/states.ts';
import { deliveryRows } from '../store/deliveries.ts';
import { aCancelledOrder, anAcceptedTicket, aRequestToCancel } from './builders.ts';
import { openDeliveries } from './open.ts';

let d: Awaited<ReturnType<typeof openDeliveries>>;
beforeEach(async () => {
  d = await openDeliveries();
});
afterEach(() => d.close());

const accepted = (fulfilment?: 'PICKUP') => d.envelope('stores', anAcceptedTicket('ord_1', fulfilment));
const cancelled = (fulfilment?: 'PICKUP') => d.envelope('orders', aCancelledOrder('ord_1', fulfilment));
const request = (fulfilment?: 'PICKUP') => d.envelope('orders', aRequestToCancel('ord_1', fulfilment));

const saidTypes = async () => (await d.said()).map(({ type }) => type);
const state = async () => (await deliveryRows.find(d.context.store.read, 'ord_1' as OrderId))?.state;

it('an accepted shipment starts one delivery, however often it is heard [OB-27]', async () => {
  const event = accepted();
  await d.hear(event, event);
  expect(await d.said()).toMatchObject([
    {
      type: 'DeliveryStarted',
      data: { deliveryId: 'dlv_1', orderId: 'ord_1', customerId: 'cus_minji' },
      causationId: event.id,
      correlationId: event.correlationId,
    },
  ]);
});

it('a pick-up starts no delivery, and deliveries ignores its cancellation', async () => {
  await d.hear(accepted('PICKUP'), request('PICKUP'), cancelled('PICKUP'));
  expect(await d.said()).toEqual([]);
  expect(await state()).toBeUndefined();
});

it('a request to cancel is decided once, however often it is heard', async () => {
  const event = request();
  await d.hear(accepted(), event, event);
  expect(await d.said()).toMatchObject([
    { type: 'DeliveryStarted' },
    {
      type: 'WithdrawalDecided',
      data: { orderId: 'ord_1', authority: 'deliveries', outcome: 'WITHDRAWN', reason: null },
    },
    { type: 'DeliveryCancelled' },
  ]);
});

it('a request to cancel that is heard before the acceptance keeps the delivery from starting', async () => {
  await d.hear(request(), accepted());
  expect(await saidTypes()).toEqual(['WithdrawalDecided']);
  expect(await state()).toEqual({ status: 'withdrawn' });
});

it('a cancelled order cancels its delivery once [OB-29 EB-08]', async () => {
  const event = cancelled();
  await d.hear(accepted(), event, event);
  expect(await saidTypes()).toEqual(['DeliveryStarted', 'DeliveryCancelled']);
});

it('a cancellation that is heard before the acceptance keeps the delivery from starting', async () => {
  await d.hear(cancelled(), accepted());
  expect(await saidTypes()).toEqual([]);
  expect(await state()).toEqual({ status: 'withdrawn' });
});
