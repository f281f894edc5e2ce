import { scopesOf } from '@jumun/schema/roles';
import { scopes } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { aBook, place, unhurried, until } from '../shop.ts';
import { openSystem, type System } from '../system.ts';

// What somebody at the store sees of an order, on one page.

let system: System;
let orderId: string;
let book: string;
const atTheBookshop = (role: 'MANAGER' | 'BOOKSELLER', store = 'sto_bookshop'): Promise<GraphClient> =>
  system.as(`stf_${role.toLowerCase()}`, { scopes: scopesOf([role], scopes), stores: [store] });

beforeAll(async () => {
  system = await openSystem(undefined, unhurried);
  book = await aBook(system, 'At the desk', 5);
  const { order } = await place(await system.as('cus_demo1'), { key: 'desk', productId: book, quantity: 2 });
  orderId = order?.id ?? '';
}, 120_000);
afterAll(() => system.close());

const desk = `{ tickets(storeId: "sto_bookshop", first: 1) { nodes {
  number status guest { firstName maskedPhone }
  lines { title quantity product { id } }
  order { id delivery { status recipient phone address { line1 city } } }
} } }`;

// biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
const pageOf = async (who: GraphClient): Promise<any> => {
  const { data, errors } = await who.ask<{ tickets: { nodes: object[] } }>(desk);
  expect(errors).toBeUndefined();
  return data?.tickets.nodes;
};

test('the manager of a store sees customer, order, product, quantity, destination and status of what it prepares [EB-24]', async () => {
  const manager = await atTheBookshop('MANAGER');
  const [ticket] = await until(async () => {
    const tickets = await pageOf(manager);
    return tickets?.[0]?.order?.delivery?.recipient ? tickets : undefined;
  });
  expect(ticket).toEqual({
    number: expect.stringMatching(/^[A-Z0-9]{8}$/),
    status: 'ACCEPTED',
    guest: { firstName: expect.any(String), maskedPhone: expect.stringMatching(/\*/) },
    lines: [{ title: 'At the desk', quantity: 2, product: { id: book } }],
    order: {
      id: orderId,
      delivery: {
        status: 'PREPARING',
        recipient: '김주문',
        phone: '+821012345678',
        address: { line1: '세종대로 110', city: '서울' },
      },
    },
  });
});

test('whoever only prepares it sees what for whom, and not where it goes', async () => {
  const [ticket] = await pageOf(await atTheBookshop('BOOKSELLER'));
  expect(ticket).toMatchObject({
    status: 'ACCEPTED',
    guest: { firstName: expect.any(String) },
    lines: [{ title: 'At the desk', quantity: 2 }],
  });
  expect(JSON.stringify(ticket)).not.toContain('세종대로');
});

test('who works for another store sees nothing of it', async () => {
  const manager = await atTheBookshop('MANAGER', 'sto_cafe1');
  const { errors } = await manager.ask(desk);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const { data } = await manager.ask(`{ order(id: "${orderId}") { id delivery { recipient } } }`);
  expect(JSON.stringify(data)).not.toContain('김주문');
});
