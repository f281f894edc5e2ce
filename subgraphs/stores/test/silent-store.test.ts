import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancel, expectLedger, statusOf, unhurried, until } from '../../../test/shop.ts';
import { openSystem, type System } from '../../../test/system.ts';

// The whole system, and a café whose staff do not look at the queue.

let system: System;
beforeAll(async () => {
  system = await openSystem(undefined, { ...unhurried, JUMUN_ACCEPT_WITHIN_MS: '1500' });
});
afterAll(() => system.close());

it('an order that its café does not accept is cancelled and refunded once [CF-05 CF-08]', async () => {
  const customer = await system.as('cus_patient');
  const fulfilment = { pickup: { storeId: 'sto_cafe1' } };
  const { data, errors } = await customer.ask<{ placeOrder: { order?: { id: string } } }>(
    `mutation ($input: PlaceOrderInput!) {
      placeOrder(input: $input) { ... on PlaceOrderSuccess { order { id } } ... on Refusal { message } } }`,
    {
      input: {
        idempotencyKey: 'not-looking',
        fulfilment,
        lines: [{ productId: 'prd_menu01', quantity: 2 }],
        payment: { method: 'CARD', cardToken: 'tok_ok' },
      },
    },
  );
  const id = data?.placeOrder.order?.id;
  if (!id) throw new Error(JSON.stringify(errors ?? data));
  const end = await until(async () => {
    const now = await statusOf(customer, id);
    return now?.status === 'CANCELLED' ? now : undefined;
  });
  expect(end.payment?.status).toBe('REFUNDED');
  expect((await cancel(customer, id)).__typename).toBe('CancelOrderSuccess'); // it is cancelled already
  await expectLedger(system, [], [id]);
});
