import { orderNumberOf } from '@jumun/schema/order-number';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { aBook, command, place, unhurried, until } from '../shop.ts';
import { testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// A customer telephones. What the support desk finds and does, it asks of the router like everybody else.

let system: System;
let support: GraphClient;
let customer: GraphClient;
let orderId: string;
beforeAll(async () => {
  system = await openSystem(testStores(), unhurried);
  support = await system.as('stf_support', {
    scopes: [
      'customers:read',
      'deliveries:read',
      'orders:read',
      'orders:write',
      'payments:read',
      'stores:any',
      'taxis:read',
      'tickets:read',
    ],
  });
  customer = await system.as('cus_demo1');
  const book = await aBook(system, 'A book to ask about', 5);
  orderId = (await place(customer, { key: 'support-1', productId: book })).order?.id ?? '';
});
afterAll(() => system.close());

const history = 'history { source what occurredAt actor }';
const asked = `query ($number: String!) { orderByNumber(number: $number) {
  id number status customer { id } ${history}
  payment { status ${history} } ticket { ${history} } delivery { status ${history} } } }`;

type Entry = { readonly source: string; readonly what: string; readonly actor: string };
type Part = { readonly history: readonly Entry[] | null } | null;
type Found = {
  readonly id: string;
  readonly status: string;
  readonly customer: { readonly id: string } | null;
  readonly history: readonly Entry[] | null;
  readonly payment: Part;
  readonly ticket: Part;
  readonly delivery: Part;
};

const find = async (who: GraphClient): Promise<Found | null> => {
  const number = orderNumberOf(orderId).toLowerCase();
  const { data } = await who.ask<{ orderByNumber: Found | null }>(asked, {
    number: `${number.slice(0, 4)}-${number.slice(4)}`,
  });
  return data?.orderByNumber ?? null;
};

test('support finds the order by its number, and reads what happened to it everywhere, and who did it', async () => {
  const found = await until(async () => {
    const order = await find(support);
    return order?.delivery ? order : undefined;
  });
  expect(found).toMatchObject({ id: orderId, customer: { id: 'cus_demo1' } });
  const told = [found.history, found.payment?.history, found.ticket?.history, found.delivery?.history]
    .flatMap((entries) => entries ?? [])
    .map(({ source, what, actor }) => `${source} ${what} ${actor.replace(/(?<=^policy:).*/, '')}`);
  for (const happened of [
    'orders PlacingBegun cus_demo1',
    'orders OrderPlaced cus_demo1',
    'payments PaymentApproved service:orders',
    'stores TicketAccepted policy:',
    'deliveries DeliveryStarted policy:',
  ])
    expect(told).toContain(happened);
});

test('neither the customer nor another reads who did what', async () => {
  const { data, errors } = await customer.ask<{ order: Found }>(
    `query ($id: ID!) { order(id: $id) { id ${history} } }`,
    { id: orderId },
  );
  expect(data?.order).toMatchObject({ id: orderId, history: null });
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
  expect(await find(await system.as('cus_demo2'))).toBeNull();
});

test('support cancels it for the customer, who is told why', async () => {
  const because = 'You told us on the telephone that it was the wrong edition';
  const cancelled = await command(support, 'cancelOrder', { orderId, reason: because });
  expect(cancelled.__typename).toBe('CancelOrderSuccess');
  const shown = await customer.ask<{ order: { status: string; cancellationReason: string } }>(
    'query ($id: ID!) { order(id: $id) { status cancellationReason } }',
    { id: orderId },
  );
  expect(shown.data?.order).toEqual({ status: 'CANCELLED', cancellationReason: because });
});
