import { later } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aPlacedOrder } from './builders.ts';
import { openStores, staffOf } from './open.ts';

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
