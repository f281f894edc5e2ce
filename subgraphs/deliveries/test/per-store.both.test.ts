import type { Caller } from '@jumun/platform/graph/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, OrderId } from '../domain/states.ts';
import { deliveryRows } from '../store/deliveries.ts';
import { anAcceptedTicket } from './builders.ts';
import { courier, customer, openDeliveries } from './open.ts';

let d: Awaited<ReturnType<typeof openDeliveries>>;
beforeEach(async () => {
  d = await openDeliveries();
  const ofStores = [
    ['ord_1', 'sto_bookshop'],
    ['ord_2', 'sto_second'],
  ] as const;
  for (const [id, store] of ofStores)
    await d.hear(d.envelope('stores', anAcceptedTicket(id, 'SHIPMENT', store)));
});
afterEach(() => d.close());

const bound: Caller = { ...courier, subject: 'stf_bound', stores: ['sto_second', 'sto_third'] };
const everywhere: Caller = { ...bound, scopes: [...bound.scopes, 'stores:any'] };

const listed = async (caller: Caller) => {
  const { data } = await d.ask(caller, '{ deliveries { nodes { id } } }');
  const { nodes } = (data?.deliveries ?? { nodes: [] }) as { nodes: { id: string }[] };
  return nodes.map(({ id }) => id);
};
const shown = async (caller: Caller) => {
  const r = ['dlv_1', 'dlv_2'].map((id) => ({ __typename: 'Delivery', id }));
  const orders = ['ord_1', 'ord_2'].map((id) => ({ __typename: 'Order', id }));
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on Delivery { id } ... on Order { delivery { id } } } }`;
  const { data } = await d.ask(caller, query, { r: [...r, ...orders] });
  return data?._entities;
};
const move = async (caller: Caller, orderId: string, name = 'dispatchDelivery') => {
  const { data } = await d.ask(
    caller,
    `mutation ($id: ID!) { answer: ${name}(input: { orderId: $id }) { __typename ... on Refusal { code } } }`,
    { id: orderId },
  );
  return data?.answer;
};
const statusOf = async (id: string) =>
  (await deliveryRows.find(d.context.store.read, id as OrderId))?.state.status;

describe('staff who are bound to stores', () => {
  it('see the deliveries of these only', async () => {
    expect(await listed(bound)).toEqual(['dlv_2']);
    expect(await shown(bound)).toEqual([
      null,
      { id: 'dlv_2' },
      { delivery: null },
      { delivery: { id: 'dlv_2' } },
    ]);
  });

  it('move the deliveries of these only: any other is not found', async () => {
    for (const name of ['dispatchDelivery', 'completeDelivery'])
      expect(await move(bound, 'ord_1', name)).toEqual(await move(bound, 'ord_never', name));
    expect(await statusOf('ord_1')).toBe('PREPARING');
    expect(await move(bound, 'ord_2')).toEqual({ __typename: 'DispatchDeliverySuccess' });
    expect(await statusOf('ord_2')).toBe('DISPATCHED');
  });

  it('see and move what was begun before deliveries knew their stores', async () => {
    const { store } = d.context;
    await store.transaction(async (tx) => {
      const known = await deliveryRows.load(tx, 'ord_1' as OrderId);
      if (!known || !('storeId' in known.state)) throw new Error('it was started');
      const { storeId: _, ...before } = known.state;
      const version = { loaded: known.version, next: known.version };
      await deliveryRows.save(tx, 'ord_1' as OrderId, before as Delivery, version);
    });
    expect(await listed(bound)).toEqual(['dlv_2', 'dlv_1']);
    expect(await move(bound, 'ord_1')).toEqual({ __typename: 'DispatchDeliverySuccess' });
  });
});

describe('couriers, and those who work for every store', () => {
  it('see and move all of them', async () => {
    for (const [i, caller] of [courier, everywhere].entries()) {
      expect(await listed(caller)).toEqual(['dlv_2', 'dlv_1']);
      expect(await move(caller, `ord_${i + 1}`)).toEqual({ __typename: 'DispatchDeliverySuccess' });
    }
  });
});

it('a customer sees the delivery of an own order, whichever store sends it', async () => {
  expect(await shown(customer('cus_minji'))).toMatchObject([{ id: 'dlv_1' }, { id: 'dlv_2' }, {}, {}]);
});
