import type { Caller } from '@jumun/platform/graph/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ground, testStores } from '../../../test/stores.ts';
import type { OrderId } from '../domain/states.ts';
import { deliveryRows } from '../store/deliveries.ts';
import { anAcceptedTicket } from './builders.ts';
import { courier, openDeliveries, orders } from './open.ts';

// The context is opened twice on one store, as if two couriers, or a courier and a customer, used two processes.

type Deliveries = Awaited<ReturnType<typeof openDeliveries>>;
let here: Deliveries;
let there: Deliveries;
beforeAll(async () => {
  const openStore = testStores();
  const manual = { JUMUN_CARRIER: 'manual' };
  here = await openDeliveries(manual, 'development', { openStore });
  there = await openDeliveries(manual, 'development', { openStore });
});
afterAll(() => Promise.all([here.close(), there.close()]));

const races = { sqlite: 100, postgres: 100, pglite: 25 }[ground];

const minsu: Caller = { ...courier, subject: 'stf_minsu' };
const jisoo: Caller = { ...courier, subject: 'stf_jisoo' };

const say =
  (name: string, caller: Caller, extra = '') =>
  (d: Deliveries, id: string) =>
    d
      .ask(caller, `mutation { answer: ${name}(input: { orderId: "${id}"${extra} }) { __typename } }`)
      .then(({ data }) => (data as { answer: { __typename: string } }).answer.__typename);
const withdraw = (d: Deliveries, id: string) =>
  d
    .ask(orders, `mutation { withdrawDelivery(input: { orderId: "${id}" }) { outcome } }`)
    .then(({ data }) => (data as { withdrawDelivery: { outcome: string } }).withdrawDelivery.outcome);

type Say = ReturnType<typeof say>;

/** Each of many deliveries that got so far is fought for; what both were told, and what became of it. */
const fight = async (name: string, before: readonly Say[], one: Say, other: Say) => {
  const ends = [];
  for (let i = 0; i < races; i++) {
    const id = `ord_${name}${i}`;
    await here.hear(here.envelope('stores', anAcceptedTicket(id)));
    for (const step of before) await step(here, id);
    const [a, b] =
      i % 2 === 0
        ? await Promise.all([one(here, id), other(there, id)])
        : await Promise.all([other(there, id), one(here, id)]).then(([second, first]) => [first, second]);
    const state = (await deliveryRows.find(here.context.store.read, id as OrderId))?.state;
    ends.push({ one: a, other: b, state });
  }
  return ends;
};

it('two couriers take one delivery: exactly one of them has it', async () => {
  const ends = await fight('take', [], say('takeDelivery', minsu), say('takeDelivery', jisoo));
  for (const { one, other, state } of ends) {
    expect([one, other].sort()).toEqual(['DeliveryTaken', 'TakeDeliverySuccess']);
    expect(state).toMatchObject({ courier: one === 'TakeDeliverySuccess' ? 'stf_minsu' : 'stf_jisoo' });
  }
});

it('a courier takes a delivery while its customer cancels: nobody carries what is cancelled', async () => {
  const take = say('takeDelivery', minsu);
  const ends = await fight('cancel', [], take, withdraw);
  for (const { one, other, state } of ends) {
    expect(other).toBe('WITHDRAWN'); // the parcel has not left
    expect(state?.status).toBe('CANCELLED');
    expect(['TakeDeliverySuccess', 'DeliveryNotPreparing']).toContain(one);
    expect(state && 'courier' in state).toBe(one === 'TakeDeliverySuccess');
  }
});

it('a courier dispatches a delivery while its customer cancels: exactly one of them wins', async () => {
  const ends = await fight('leave', [say('takeDelivery', minsu)], say('dispatchDelivery', minsu), withdraw);
  for (const { one, other, state } of ends) {
    const left = one === 'DispatchDeliverySuccess';
    expect(other).toBe(left ? 'TOO_LATE' : 'WITHDRAWN');
    expect(state?.status).toBe(left ? 'DISPATCHED' : 'CANCELLED');
  }
});

it('the third attempt fails while the parcel is said to have arrived: exactly one of them holds', async () => {
  const fail = (key: string) => say('failDelivery', minsu, `, idempotencyKey: "${key}", reason: REFUSED`);
  const before = [say('dispatchDelivery', minsu), fail('a'), fail('b')];
  const ends = await fight('fail', before, fail('c'), say('completeDelivery', minsu));
  for (const { one, other, state } of ends) {
    const failed = one === 'FailDeliverySuccess';
    expect(failed).toBe(other === 'DeliveryNotDispatched');
    expect(state?.status).toBe(failed ? 'RETURNING' : 'DELIVERED');
  }
});

it('a parcel is said to be lost while it is said to have arrived: exactly one of them holds', async () => {
  const before = [say('dispatchDelivery', minsu)];
  const ends = await fight('lose', before, say('loseDelivery', minsu), say('completeDelivery', minsu));
  for (const { one, other, state } of ends) {
    expect([one, other].filter((answer = '') => answer.endsWith('Success'))).toHaveLength(1);
    expect(state?.status).toBe(one === 'LoseDeliverySuccess' ? 'LOST' : 'DELIVERED');
  }
});
