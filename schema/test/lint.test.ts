import { describe, expect, test } from 'vitest';
import { compose } from '../compose.ts';
import { type Graph, readGraph, readSubgraphs } from '../lint/graph.ts';
import { lint, rules } from '../lint.ts';
import { changed, composed, ours } from './ours.ts';

test('our graph keeps every rule', () => {
  expect(lint(ours, composed().supergraphSdl)).toEqual([]);
});

type Offence = { readonly in: string; readonly from: string; readonly to: string; readonly says: string };

/** At least one offence for each rule: a rule that has never been seen to fail proves nothing. */
const offences: Record<keyof typeof rules, readonly Offence[]> = {
  'everything is described': [
    { in: 'catalog', from: '"A page of products."\n', to: '', says: 'ProductConnection of catalog' },
    { in: 'catalog', from: '"Who wrote it."\n', to: '', says: 'BookDetails.author of catalog' },
    { in: 'catalog', from: '"The product\'s id." id', to: 'id', says: 'Query.product(id) of catalog' },
    { in: 'stores', from: '"Picked up."\n', to: '', says: 'TicketStatus.HANDED_OVER of stores' },
    { in: 'customers', from: '"The new name."\n', to: '', says: 'UpdateProfileInput.name of customers' },
    { in: 'stores', from: '"Picked up."\n', to: '" "\n', says: 'TicketStatus.HANDED_OVER of stores' },
  ],
  'root fields are guarded': [
    {
      in: 'mypage',
      from: 'myPage: MyPage @access(signedIn: true)',
      to: 'myPage: MyPage',
      says: 'Query.myPage of mypage',
    },
  ],
  'every guard admits someone': [
    {
      in: 'mypage',
      from: 'myPage: MyPage @access(signedIn: true)',
      to: 'myPage: MyPage @access',
      says: 'Query.myPage of mypage',
    },
    {
      in: 'mypage',
      from: 'myPage: MyPage @access(signedIn: true)',
      to: 'myPage: MyPage @access(requires: [[]])',
      says: 'Query.myPage of mypage',
    },
    {
      in: 'orders',
      from: '@access(requires: [["orders:read"]], owner: "customerId")',
      to: '@access(requires: [])',
      says: 'Order of orders',
    },
  ],
  'guards are composed': [
    {
      in: 'payments',
      from: '@composeDirective(name: "@access")',
      to: '',
      says: 'payments uses @access without @composeDirective',
    },
    {
      in: 'payments',
      from: 'import: ["@access"]',
      to: 'import: []',
      says: 'payments uses @access without importing it',
    },
  ],
  'internal types stay internal': [
    {
      in: 'catalog',
      from: 'input ReleaseStockInput @inaccessible',
      to: 'input ReleaseStockInput',
      says: 'ReleaseStockInput',
    },
    {
      in: 'catalog',
      from: 'type StockReservationLine @inaccessible',
      to: 'type StockReservationLine',
      says: 'StockReservationLine',
    },
    {
      in: 'payments',
      from: 'union RefundPaymentResult @inaccessible',
      to: 'union RefundPaymentResult',
      says: 'RefundPaymentResult',
    },
  ],
  'union members agree': [
    {
      in: 'orders',
      from: 'status: OrderStatus!\n  "The order as it is now."\n  order: Order!',
      to: 'status: OrderStatus!\n  "The order as it is now."\n  order: Order',
      says: 'in CancelOrderResult, order is Order!',
    },
  ],
  'Refusal is frozen': [
    {
      in: 'deliveries',
      from: 'interface Refusal {',
      to: 'interface Refusal {\n  "More."\n  hint: String',
      says: 'Refusal in deliveries has code: String!, hint: String, message: String!',
    },
  ],
  'refusals are refusals': [
    {
      in: 'catalog',
      from: 'type StockNotCounted implements Refusal',
      to: 'type StockNotCounted',
      says: 'StockNotCounted in RestockProductResult',
    },
  ],
  'shared refusals carry scalars': [
    {
      in: 'orders',
      from: 'type IdempotencyKeyReused implements Refusal @shareable {',
      to: 'type IdempotencyKeyReused implements Refusal @shareable {\n  "The order."\n  order: Order',
      says: 'IdempotencyKeyReused.order of orders',
    },
  ],
  'every entity has one owner': [
    {
      in: 'payments',
      from: 'payment: Payment\n',
      to: 'payment: Payment!\n',
      says: 'Order is owned by orders and payments',
    },
  ],
  'foreign fields are nullable': [
    {
      in: 'orders',
      from: '  customer: Customer\n',
      to: '  customer: Customer!\n',
      says: 'Order.customer of orders',
    },
    {
      in: 'stores',
      from: '  product: Product\n',
      to: '  product: Product!\n',
      says: 'TicketLine.product of stores',
    },
    { in: 'customers', from: 'stores: [Store]', to: 'stores: [Store!]', says: 'Staff.stores of customers' },
    {
      // a copy that is no longer complete
      in: 'mypage',
      from: '  topic: String! @shareable\n',
      to: '  word: String @shareable\n',
      says: 'NotificationConnection.nodes of mypage',
    },
  ],
  'no forbidden directives': [
    {
      in: 'payments',
      from: 'import: ["@key"',
      to: 'import: ["@authenticated", "@key"',
      says: 'payments uses @authenticated',
    },
    {
      in: 'payments',
      from: 'import: ["@key"',
      to: 'import: [{ name: "@policy", as: "@rule" }, "@key"',
      says: 'payments uses @policy',
    },
    {
      in: 'orders',
      from: 'input FulfilmentInput {',
      to: 'input FulfilmentInput @oneOf {',
      says: 'orders uses @oneOf',
    },
  ],
  'no arguments in field sets': [
    {
      in: 'payments',
      from: 'payment: Payment\n',
      to: 'payment: Payment @requires(fields: "total { formatted(locale: \\"ko\\") }")\n',
      says: '@requires on Order.payment of payments',
    },
  ],
  'mutations have one shape': [
    {
      in: 'orders',
      from: 'input: CancelOrderInput!): CancelOrderResult!',
      to: 'orderId: ID!): CancelOrderResult!',
      says: 'Mutation.cancelOrder of orders takes (orderId: ID!)',
    },
    {
      in: 'orders',
      from: 'input: CancelOrderInput!): CancelOrderResult!',
      to: 'input: CancelOrderInput!): CancelOrderResult',
      says: 'Mutation.cancelOrder of orders answers CancelOrderResult,',
    },
    {
      in: 'stores',
      from: 'input: WithdrawInput!',
      to: 'input: WithdrawInput',
      says: 'Mutation.withdrawTicket of stores takes',
    },
  ],
  'deprecations are unanimous': [
    {
      in: 'orders',
      from: 'amount: String!',
      to: 'amount: String! @deprecated(reason: "Use minorUnits.")',
      says: 'Money.amount is @deprecated in orders and not in',
    },
  ],
  'one federation version': [
    {
      in: 'payments',
      from: 'federation/v2.9',
      to: 'federation/v2.8',
      says: 'payments links federation v2.8',
    },
  ],
  'enums can grow': [
    {
      in: 'orders',
      from: 'input OrderFilter {',
      to: 'input OrderFilter {\n  "Which."\n  whose: OrderStatus',
      says: 'OrderStatus is input and output and defined in mypage, orders',
    },
  ],
};

/** Composed only for a rule that looks at what was composed. */
const graphOf = (sdls: Readonly<Record<string, string>>): Graph => {
  let supergraph: Graph['supergraph'] | undefined;
  const compile = () => {
    const result = compose(sdls, { runSatisfiability: false });
    // Some offences do not even compose; they must be named anyway, so that the reason is clear.
    const { supergraphSdl } = 'problems' in result ? composed() : result;
    return readGraph(sdls, supergraphSdl).supergraph;
  };
  return {
    subgraphs: readSubgraphs(sdls),
    get supergraph() {
      supergraph ??= compile();
      return supergraph;
    },
  };
};

describe.each(Object.entries(offences) as [keyof typeof rules, readonly Offence[]][])(
  '%s',
  (rule, planted) => {
    test.each(planted)('catches: $says', (offence) => {
      const graph = graphOf(changed(offence.in, offence.from, offence.to));
      expect(rules[rule](graph).join('\n')).toContain(offence.says);
    });
  },
);
