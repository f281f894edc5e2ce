import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { later } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

describe('the tickets of a store', () => {
  const at = (ms: number) => new Date(ms).toISOString();
  let began = 0;
  /** Placed a second apart: 1 for in an hour, 2 for now, 3 for in half an hour, 4 for in half an hour as well. */
  beforeEach(async () => {
    began = s.time.now;
    for (const [n, wanted] of [
      [1, 3_600_000],
      [2, undefined],
      [3, 1_800_000],
      [4, 1_800_000],
    ] as const) {
      s.time.now = later(s.time.now, 1_000);
      const about = wanted === undefined ? {} : { pickupAt: began + wanted };
      await s.hear(s.envelope(aPlacedOrder(`ord_${n}`, about)));
    }
    await s.ask(barista, 'mutation { acceptTicket(input: { orderId: "ord_3" }) { __typename } }');
  });

  it('are listed in the order in which they are wanted, page by page, each once', async () => {
    const all: string[] = [];
    for (let after = ''; ; ) {
      const page = await list(`sort: PICKUP, first: 1${after && `, after: "${after}"`}`);
      all.push(...page.ids);
      if (!page.hasNextPage) break;
      after = page.endCursor;
    }
    expect(all).toEqual(['tkt_2', 'tkt_3', 'tkt_4', 'tkt_1']);
    expect((await list('sort: OLDEST')).ids).toEqual(['tkt_1', 'tkt_2', 'tkt_3', 'tkt_4']);
    expect((await list('sort: NEWEST')).ids).toEqual(['tkt_4', 'tkt_3', 'tkt_2', 'tkt_1']);
  });

  it('are those in some states', async () => {
    expect((await list('filter: { status: [ACCEPTED] }')).ids).toEqual(['tkt_3']);
    expect((await list('filter: { status: [ACCEPTED, OPEN] }')).ids).toHaveLength(4);
    expect((await list('filter: { status: [] }')).ids).toEqual([]);
    expect((await list('open: true, filter: { status: [CANCELLED] }')).ids).toEqual([]);
  });

  it('are those that are wanted in some time, one for now counted from when it came', async () => {
    const between = (from: number, to: number) =>
      list(`sort: PICKUP, filter: { pickupAfter: "${at(began + from)}", pickupBefore: "${at(began + to)}" }`);
    expect((await between(0, 1_800_000)).ids).toEqual(['tkt_2']);
    expect((await between(1_800_000, 3_600_000)).ids).toEqual(['tkt_3', 'tkt_4']);
    expect((await between(3_600_000, 3_600_001)).ids).toEqual(['tkt_1']);
  });
});
