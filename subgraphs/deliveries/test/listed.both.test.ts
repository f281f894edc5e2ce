import type { Caller } from '@jumun/platform/graph/client';
import { later } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { anAcceptedTicket } from './builders.ts';
import { courier, openDeliveries } from './open.ts';

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
