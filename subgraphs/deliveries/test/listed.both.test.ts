import type { Caller } from '@jumun/platform/graph/client';
import { later } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { anAcceptedTicket } from './builders.ts';
import { courier, customer, openDeliveries } from './open.ts';

let d: Awaited<ReturnType<typeof openDeliveries>>;
beforeEach(async () => {
  d = await openDeliveries();
});
afterEach(() => d.close());

const bound: Caller = { ...courier, stores: ['sto_bookshop'] };

type Page = { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };

const list = async (args: string, caller = courier) => {
  const query = `{ deliveries(${args}) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
  const page = (await d.ask(caller, query)).data?.deliveries as Page;
  return { ids: page.nodes.map(({ id }) => id), ...page.pageInfo };
};

it('deliveries follow the time at which they were started, whatever the clock that made the ids of their orders [OB-49]', async () => {
  for (const n of [3, 1, 2]) {
    d.time.now = later(d.time.now, 1_000);
    await d.hear(d.envelope('stores', anAcceptedTicket(`ord_${n}`)));
  }
  await d.ask(
    courier,
    'mutation { dispatchDelivery(input: { orderId: "ord_1" }) { __typename } completeDelivery(input: { orderId: "ord_1" }) { __typename } }',
  );
  for (const caller of [courier, bound]) {
    expect((await list('open: null', caller)).ids).toEqual(['dlv_2', 'dlv_1', 'dlv_3']);
    const first = await list('open: true, first: 1', caller);
    expect([first.ids, first.hasNextPage]).toEqual([['dlv_2'], true]);
    const rest = await list(`open: true, first: 1, after: "${first.endCursor}"`, caller);
    expect([rest.ids, rest.hasNextPage]).toEqual([['dlv_3'], false]);
  }
});

it('one delivery is shown by its id to its customer and to those who deliver for its store, and to nobody else', async () => {
  await d.hear(d.envelope('stores', anAcceptedTicket('ord_1')));
  const seenBy = async (caller: Caller, id = 'dlv_1') =>
    (await d.ask(caller, 'query ($id: ID!) { delivery(id: $id) { id startedAt } }', { id })).data?.delivery;
  const shown = { id: 'dlv_1', startedAt: new Date(d.time.now).toISOString() };
  for (const caller of [customer('cus_minji'), courier, bound]) expect(await seenBy(caller)).toEqual(shown);
  for (const caller of [customer('cus_jun'), { ...courier, stores: ['sto_second'] }])
    expect(await seenBy(caller)).toBeNull();
  for (const id of ['dlv_never', '', 'a\0b']) expect(await seenBy(courier, id)).toBeNull();
});
