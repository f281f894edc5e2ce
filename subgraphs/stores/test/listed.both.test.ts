import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { later } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aPlacedOrder } from './builders.ts';
import { customer, openStores, staffOf } from './open.ts';

let s: Awaited<ReturnType<typeof openStores>>;
beforeEach(async () => {
  s = await openStores();
});
afterEach(() => s.close());

const barista = staffOf('sto_cafe1');

type Page = { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };

const list = async (args: string) => {
  const query = `{ tickets(storeId: "sto_cafe1", ${args}) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
  const page = (await s.ask(barista, query)).data?.tickets as Page;
  return { ids: page.nodes.map(({ id }) => id), ...page.pageInfo };
};

it('tickets follow the time at which they were opened, whatever the clock that made the ids of their orders [OB-49]', async () => {
  for (const n of [3, 1, 2]) {
    s.time.now = later(s.time.now, 1_000);
    await s.hear(s.envelope(aPlacedOrder(`ord_${n}`)));
  }
  await s.ask(
    barista,
    'mutation { rejectTicket(input: { orderId: "ord_1", reason: "마감" }) { __typename } }',
  );
  expect((await list('open: null')).ids).toEqual(['tkt_2', 'tkt_1', 'tkt_3']);
  expect((await list('open: false')).ids).toEqual(['tkt_1']);
  const first = await list('open: true, first: 1');
  expect([first.ids, first.hasNextPage]).toEqual([['tkt_2'], true]);
  const rest = await list(`open: true, first: 1, after: "${first.endCursor}"`);
  expect([rest.ids, rest.hasNextPage]).toEqual([['tkt_3'], false]);
});

it('one store is shown to anyone by its id, and an id that no store has is nothing', async () => {
  const storeOf = async (id: string) =>
    (await s.ask(anonymous, 'query ($id: ID!) { store(id: $id) { id acceptance isOpen } }', { id })).data
      ?.store;
  expect(await storeOf('sto_cafe1')).toEqual({ id: 'sto_cafe1', acceptance: 'MANUAL', isOpen: true });
  for (const id of ['sto_never', '', 'a\0b']) expect(await storeOf(id)).toBeNull();
});

it('one ticket is shown by its id to its customer and to the staff of its store, and to nobody else', async () => {
  await s.hear(s.envelope(aPlacedOrder('ord_1')));
  const seenBy = async (caller: Caller, id = 'tkt_1') =>
    (await s.ask(caller, 'query ($id: ID!) { ticket(id: $id) { id } }', { id })).data?.ticket;
  for (const caller of [customer('cus_minji'), barista])
    expect(await seenBy(caller)).toEqual({ id: 'tkt_1' });
  for (const caller of [customer('cus_jun'), staffOf('sto_cafe2')]) expect(await seenBy(caller)).toBeNull();
  for (const id of ['tkt_never', '', 'a\0b']) expect(await seenBy(barista, id)).toBeNull();
});
