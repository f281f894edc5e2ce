import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Graph, graphOfToday, judge, readReleased, refusals, release, unanswered } from '../gate.ts';
import { formsOf, judgeEvents } from '../gate-events.ts';
import { brokenOperations, internalOperations, operationsIn, publicOperations } from '../gate-operations.ts';
import { type EventForm, eventForm } from '../published-event.ts';
import { says } from '../published-language.ts';
import { changed, composed, composedOf } from './ours.ts';

describe('the contract', () => {
  test('nothing of the last release is broken (otherwise: npm run schema -- --check) [GC-32]', async () => {
    const { breaking } = await judge(readReleased(), graphOfToday());
    expect(breaking).toEqual([]);
  });

  test('every operation in this repository is still answered [GC-32]', () => {
    expect(unanswered(graphOfToday())).toEqual([]);
  });

  test('the operations are found in every kind of file', () => {
    const found = Map.groupBy([...publicOperations(), ...internalOperations()], ({ path }) => path);
    const atLeast = {
      'README.md': 3,
      'router/welcome.ts': 4,
      'tools/demo/stories/bookshop.ts': 9,
      'tools/demo/graph-client.ts': 1,
      'test/shop.ts': 6,
      'tools/operate/payments.ts': 1,
      'subgraphs/orders/clients/stock.ts': 2,
      'subgraphs/orders/clients/payment.ts': 2,
    };
    for (const [path, count] of Object.entries(atLeast))
      expect([path, (found.get(path)?.length ?? 0) >= count]).toEqual([path, true]);
  });
});

/** Today as the release before, and a graph that differs from it in one text of one context. */
const today: Graph = composed();
const judged = (context: string, from: string, to: string) =>
  judge({ ...today, forms: formsOf(says) }, composedOf(changed(context, from, to)));

describe('a change of the graph that breaks clients is named:', () => {
  test.each<[what: string, context: string, from: string, to: string, says: string]>([
    [
      'a removed field',
      'stores',
      '"The store\'s name, as it is shown to customers."\n  name: String!\n',
      '',
      "Field 'name' was removed from object type 'Store'",
    ],
    [
      'a field that may suddenly be null',
      'orders',
      'status: OrderStatus!\n  "The order as it is now."',
      'status: OrderStatus\n  "The order as it is now."',
      "changed type from 'OrderStatus!' to 'OrderStatus'",
    ],
    [
      'an argument that becomes required',
      'catalog',
      'kind: ProductKind\n',
      'kind: ProductKind!\n',
      "from 'ProductKind' to 'ProductKind!'",
    ],
    [
      'an input field that becomes required',
      'customers',
      '"The new name."\n  name: String\n',
      '"The new name."\n  name: String!\n',
      "'UpdateProfileInput.name' changed type from 'String' to 'String!'",
    ],
    [
      'a removed enum value',
      'stores',
      '"Picked up."\n  HANDED_OVER\n',
      '',
      "Enum value 'HANDED_OVER' was removed from enum 'TicketStatus'",
    ],
    [
      'a new value of an enum that is not documented to grow',
      'stores',
      'enum Acceptance {',
      'enum Acceptance {\n  "Never."\n  NEVER',
      "Enum value 'NEVER' was added to enum 'Acceptance'",
    ],
    [
      'a new member, not a refusal, of a union that is not documented to grow',
      'catalog',
      'union ProductDetails = ',
      'union ProductDetails = ProductConnection | ',
      "Member 'ProductConnection' was added to Union type 'ProductDetails'",
    ],
    [
      'an input that only contexts send each other',
      'catalog',
      'input ReleaseStockInput @inaccessible {',
      'input ReleaseStockInput @inaccessible {\n  "Why."\n  reason: String!',
      'between contexts: ',
    ],
    [
      'a changed rule of who may ask',
      'mypage',
      'myPage: MyPage @access(signedIn: true)',
      'myPage: MyPage @access(requires: [["pages:read"]])',
      'who may ask Query.myPage changed from [{"signedIn":true}]',
    ],
  ])('%s', async (_, context, from, to, expected) => {
    const { breaking } = await judged(context, from, to);
    expect(breaking.join('\n')).toContain(expected);
  });
});

describe('a change of the graph that its type announces is allowed, and noted:', () => {
  test.each<[what: string, context: string, from: string, to: string, says: string]>([
    [
      'a new value of an enum that may grow',
      'stores',
      '"Picked up."\n  HANDED_OVER\n',
      '"Picked up."\n  HANDED_OVER\n  "Not picked up."\n  LEFT_BEHIND\n',
      "Enum value 'LEFT_BEHIND' was added",
    ],
    [
      'another refusal',
      'stores',
      'union ReadyTicketResult = ',
      'type TicketOnFire implements Refusal {\n  code: String!\n  message: String!\n}\n\nunion ReadyTicketResult = TicketOnFire | ',
      "Member 'TicketOnFire' was added",
    ],
    [
      'an argument that may be left out',
      'catalog',
      'kind: ProductKind\n',
      'kind: ProductKind\n    "Only of this author."\n    author: String\n',
      "Argument 'author: String'",
    ],
  ])('%s', async (_, context, from, to, expected) => {
    const { breaking, noted } = await judged(context, from, to);
    expect(breaking).toEqual([]);
    expect(noted.join('\n')).toContain(expected);
  });

  test('but not if the announcement comes with the change itself', async () => {
    const described = changed(
      'stores',
      '"How a store takes on tickets."',
      '"How a store takes on tickets. New values may be added."',
    );
    const sdls = {
      ...described,
      stores: String(described.stores).replace('enum Acceptance {', 'enum Acceptance {\n  "Never."\n  NEVER'),
    };
    const { breaking } = await judge({ ...today, forms: formsOf(says) }, composedOf(sdls));
    expect(breaking).toEqual([expect.stringContaining("'NEVER' was added to enum 'Acceptance'")]);
  });
});

describe('an operation', () => {
  const schema = buildSchema('type Query { page(of: ID!): Int }');
  const found = (path: string, text: string) => brokenOperations(schema, operationsIn({ path, text }));

  test('that the graph no longer answers is named with its place, in any file', () => {
    expect(found('README.md', 'Ask:\n```graphql\nquery { pages }\n```\n')).toEqual([
      expect.stringContaining('README.md: Cannot query field "pages"'),
    ]);
    expect(found('a.ts', 'const op = `query { page(of: 1, on: 2) }`;')).toHaveLength(1);
    expect(found('a.ts', "ask('{ pages { name } }')")).toHaveLength(1);
    expect(found('a.ts', "[\n  'Look',\n  '  query { page(of: 1)',\n  '    pages } ',\n]")).toHaveLength(1);
    expect(found('a.ts', 'const op = `query { page(of: 1) `;')).toEqual([
      expect.stringContaining('Syntax Error'),
    ]);
  });

  test('that it still answers is not named, and neither is text that is no operation', () => {
    expect(found('a.ts', 'const op = `query { page(of: 1) }`; // `query { pages }`')).toEqual([]);
    expect(
      found('a.ts', 'const text = `it took $' + '{ms} ms`; const op = `query { page(of: 1) }`;'),
    ).toEqual([]);
    expect(found('a.ts', "const words = 'query the pages'; const object = '{ a: 1 }';")).toEqual([]);
  });
});

describe('a change of a published event', () => {
  const facts = {
    orderId: z.string(),
    note: z.string().optional(),
    kind: z.enum(['BOOK', 'RIDE']),
    lines: z.array(z.object({ quantity: z.int() })),
    storeId: z.string().nullable(),
  };
  const said = (data: z.ZodType, version = 1, upcasters: EventForm['upcasters'] = {}) => ({
    orders: [eventForm('OrderPlaced', version, data, upcasters) as EventForm],
  });
  const released = formsOf(said(z.object(facts)));
  const verdict = (...next: Parameters<typeof said>) => judgeEvents(released, said(...next));
  const { orderId: _, ...withoutOrderId } = facts;

  test.each<[what: string, data: z.ZodType, says: string]>([
    ['loses a fact', z.object(withoutOrderId), 'orders.OrderPlaced.orderId is lost'],
    [
      'requires what was optional',
      z.object({ ...facts, note: z.string() }),
      'note was optional and is required',
    ],
    [
      'leaves out what was required',
      z.object({ ...facts, orderId: z.string().optional() }),
      'orderId was required',
    ],
    ['requires a new fact', z.object({ ...facts, by: z.string() }), 'by is new and required'],
    ['changes a type', z.object({ ...facts, orderId: z.int() }), 'orderId was {"type":"string"} and is'],
    ['forgets a word', z.object({ ...facts, kind: z.enum(['BOOK']) }), 'kind can no longer be RIDE'],
    ['allows null', z.object({ ...facts, orderId: z.string().nullable() }), 'orderId was'],
    [
      'changes what is inside',
      z.object({ ...facts, lines: z.array(z.object({ quantity: z.string() })) }),
      'lines[].quantity was',
    ],
  ])('that %s is refused', (_, data, expected) => {
    expect(verdict(data).breaking.join('\n')).toContain(expected);
  });

  test('in a new version needs an upcaster from the one before', () => {
    const next = z.object({ ...facts, by: z.string() });
    expect(verdict(next, 2).breaking).toEqual(['orders.OrderPlaced has no upcaster from version 1']);
    expect(verdict(next, 2, { 1: (data) => data }).breaking).toEqual([]);
    expect(judgeEvents(formsOf(said(next, 2, { 1: (data) => data })), said(next, 1)).breaking).toEqual([
      'orders.OrderPlaced went back from version 2 to 1',
    ]);
  });

  test('that removes it is refused', () => {
    expect(judgeEvents(released, { orders: [] }).breaking).toEqual([
      'orders.OrderPlaced is gone, but journals still hold it',
    ]);
  });

  test('that adds an optional fact or an event is not even noted; a new word is', () => {
    expect(verdict(z.object({ ...facts, by: z.string().optional() }))).toEqual({ breaking: [], noted: [] });
    expect(judgeEvents({}, said(z.object(facts)))).toEqual({ breaking: [], noted: [] });
    expect(verdict(z.object({ ...facts, kind: z.enum(['BOOK', 'RIDE', 'TOY']) }))).toEqual({
      breaking: [],
      noted: [expect.stringContaining('kind can be TOY')],
    });
  });
});

describe('a release', () => {
  test('of a breaking change is refused without a reason, and recorded with one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'released-'));
    const before = { ...today, forms: formsOf(says) };
    const next = composedOf(changed('stores', '"Picked up."\n  HANDED_OVER\n', ''));
    const verdict = await judge(before, next);
    expect(refusals(verdict, undefined)).toEqual(verdict.breaking);
    expect(refusals(verdict, ' ')).toEqual(verdict.breaking);
    expect(refusals(verdict, 'pick-ups are discontinued')).toEqual([]);
    expect(refusals({ breaking: [], noted: [] }, undefined)).toEqual([]);

    release(today, { breaking: [], noted: [] }, { reason: undefined, day: '2026-11-20', folder });
    expect((await judge(readReleased(folder), next)).breaking).toEqual(verdict.breaking);
    release(next, verdict, { reason: 'pick-ups are discontinued', day: '2026-11-21', folder });
    expect((await judge(readReleased(folder), next)).breaking).toEqual([]);
    const changes = readFileSync(join(folder, 'CHANGES.md'), 'utf8');
    expect(changes).toContain('## 2026-11-21: pick-ups are discontinued');
    expect(changes).toContain("- Enum value 'HANDED_OVER' was removed");
    rmSync(folder, { recursive: true });
  });
});
