import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { TicketAccepted } from '@jumun/schema/events/stores';
import { scopesOf } from '@jumun/schema/roles';
import { loadContext, scopes } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ContextInTest, type Json, openForTest } from './context.ts';
import { envelope } from './envelope.ts';
import { testStores } from './stores.ts';

// What staff do in any context stands in the trail that owners read: the contexts are real, and what they say is heard by customers.

let now = Date.parse('2026-11-20T09:00:00Z');
const clock = () => now as Instant;

const opened = new Map<string, ContextInTest>();
const at = (name: string): ContextInTest => {
  const context = opened.get(name);
  if (!context) throw new Error(`${name} is not open`);
  return context;
};

beforeAll(async () => {
  const openStore = testStores();
  for (const name of ['customers', 'catalog', 'stores', 'deliveries', 'taxis', 'missions', 'gifts']) {
    const { open } = await loadContext(name);
    opened.set(name, await openForTest(open, { clock, openStore }));
  }
  await at('stores').context.seed({ demo: true });
  await at('customers').context.seed({ demo: true });
  for (const name of ['catalog', 'customers']) await at(name).hear(await at('stores').said());
}, 120_000);
afterAll(async () => {
  for (const { close } of opened.values()) await close();
});

const staff = (subject: string, held: readonly string[], stores: readonly string[] = []): Caller => ({
  ...anonymous,
  subject,
  scopes: held,
  stores,
});
const owner = staff('stf_admin', scopesOf(['OWNER'], scopes));
const manager = staff('stf_manager', scopesOf(['MANAGER'], scopes), ['sto_cafe1']);
const barista = staff('stf_cafe', scopesOf(['BARISTA'], scopes), ['sto_cafe1', 'sto_cafe2']);

/** Gives a command; a minute later, customers has heard what was said of it everywhere. */
const give = async (context: string, caller: Caller, command: string, input: object): Promise<Json> => {
  const type = `${command[0]?.toUpperCase()}${command.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { answer: ${command}(input: $input) { __typename ... on Refusal { code } } }`;
  const { answer } = await at(context).ask<Json>(caller, query, { input });
  await customersHears();
  now += 60_000;
  return answer;
};

const heard = new Set<string>();
const customersHears = async (): Promise<void> => {
  for (const { acts } of opened.values())
    for (const event of await acts()) {
      if (heard.has(event.id)) continue;
      heard.add(event.id);
      await at('customers').hear([event]);
    }
};

const shown = 'id occurredAt staffId staff { id } command context subjectIds';
const page = async (args = '', caller = owner): Promise<Json> =>
  (
    await at('customers').ask<Json>(
      caller,
      `{ auditTrail${args} { nodes { ${shown} } pageInfo { hasNextPage endCursor } } }`,
    )
  ).auditTrail;
const trail = async (args = ''): Promise<Json[]> => (await page(args)).nodes;
const newest = async (): Promise<Json> => (await trail('(first: 1)'))[0];

describe('the audit trail', () => {
  test('says who did what to what, where and when', async () => {
    const doneAt = new Date(now).toISOString();
    await give('stores', barista, 'pauseStore', { storeId: 'sto_cafe1' });
    expect(await newest()).toEqual({
      id: expect.stringMatching(/^act_/),
      occurredAt: doneAt,
      staffId: 'stf_cafe',
      staff: { id: 'stf_cafe' },
      command: 'pauseStore',
      context: 'stores',
      subjectIds: ['sto_cafe1'],
    });
  });

  test('has what staff do in every context, with what was made and what was named', async () => {
    const price = { minorUnits: 5_000, currency: 'KRW' };
    const latte = { idempotencyKey: 'latte', title: '라떼', price, menuItem: { storeId: 'sto_cafe1' } };
    await give('catalog', owner, 'registerProduct', latte);
    expect(await newest()).toMatchObject({
      command: 'registerProduct',
      context: 'catalog',
      subjectIds: [expect.stringMatching(/^prd_/), 'sto_cafe1'],
    });

    const accepted = TicketAccepted.make({
      ticketId: 'tkt_1',
      orderId: 'ord_1',
      customerId: 'cus_minji',
      storeId: 'sto_bookshop',
      fulfilment: 'SHIPMENT',
      prepMinutes: null,
    });
    await at('deliveries').hear([envelope('stores', 'ord_1', accepted, now)]);
    const courier = staff('stf_courier', scopesOf(['COURIER'], scopes));
    await give('deliveries', courier, 'dispatchDelivery', { orderId: 'ord_1' });
    expect(await newest()).toMatchObject({ context: 'deliveries', subjectIds: ['ord_1'] });

    const taxi = {
      taxiName: 'K5',
      companyName: '주문택시',
      rideClass: 'BASIC',
      availability: 1,
      fare: price,
    };
    await give('taxis', owner, 'registerTaxi', { idempotencyKey: 'k5', ...taxi });
    expect(await newest()).toMatchObject({ context: 'taxis', command: 'registerTaxi' });
    await give('missions', owner, 'defineMission', {
      idempotencyKey: 'm',
      title: '세 잔',
      rewardTitle: '쿠키',
    });
    expect(await newest()).toMatchObject({ context: 'missions', command: 'defineMission' });
    await give('gifts', owner, 'registerGiftOffer', { idempotencyKey: 'g', title: '텀블러', stock: 3 });
    expect(await newest()).toMatchObject({
      context: 'gifts',
      command: 'registerGiftOffer',
      staffId: 'stf_admin',
      subjectIds: [expect.stringMatching(/^gof_/)],
    });
  });

  test('says nothing of what was refused, forbidden or so before', async () => {
    const before = await trail('(first: 100)');
    expect(await give('stores', owner, 'pauseStore', { storeId: 'sto_nowhere' })).toMatchObject({
      code: 'STORE_NOT_FOUND',
    });
    const past = { storeId: 'sto_cafe2', until: '2020-01-01T00:00:00Z' };
    expect(await give('stores', owner, 'pauseStore', past)).toMatchObject({ code: 'INVALID_STORE' });
    await expect(give('stores', manager, 'pauseStore', { storeId: 'sto_cafe2' })).rejects.toThrow(
      'FORBIDDEN',
    );
    expect(await give('stores', barista, 'resumeStore', { storeId: 'sto_cafe2' })).toMatchObject({
      __typename: 'ResumeStoreSuccess',
    });
    const more = { email: 'boss@jumun.example', name: '김점장', roles: ['OWNER'], storeIds: [] };
    expect(
      await give('customers', manager, 'registerStaff', { idempotencyKey: 'boss', scopes: [], ...more }),
    ).toMatchObject({ code: 'SCOPE_NOT_HELD' });
    expect(await trail('(first: 100)')).toEqual(before);
  });

  test('has a command once that is repeated with its key', async () => {
    const shop = { idempotencyKey: 'once', name: '한번', acceptance: 'MANUAL' };
    await give('stores', owner, 'openStore', shop);
    const { id } = await newest();
    await give('stores', owner, 'openStore', shop);
    expect(await newest()).toMatchObject({ id, command: 'openStore' });
  });

  test('has who gave whom which account, and no word of the person or of the password', async () => {
    const password = 'a password of 25 letters';
    const person = { email: 'sujin@jumun.example', name: '박수진', password, storeIds: ['sto_cafe1'] };
    const input = { idempotencyKey: 'sujin', scopes: [], roles: ['BARISTA'], ...person };
    await give('customers', owner, 'registerStaff', input);
    const { subjectIds, ...act } = await newest();
    expect(act).toMatchObject({ staffId: 'stf_admin', command: 'registerStaff', context: 'customers' });
    const [staffId, ...named] = subjectIds;
    expect([staffId, named]).toEqual([expect.stringMatching(/^stf_/), ['sto_cafe1']]);
    await give('customers', owner, 'disableStaff', { staffId });
    expect(await newest()).toMatchObject({ command: 'disableStaff', subjectIds: [staffId] });

    const own = { current: password, password: 'another one of 22 letters' };
    await give('customers', owner, 'enableStaff', { staffId });
    await give('customers', staff(staffId, []), 'changePassword', own);
    expect(await newest()).toMatchObject({ command: 'changePassword', staffId, subjectIds: [staffId] });

    const said = JSON.stringify(await at('customers').acts());
    for (const secret of [person.email, person.name, password, own.password, 'sujin'])
      expect(said).not.toContain(secret);
  });

  test('has what customers do not at all', async () => {
    const before = await newest();
    const minji = { ...anonymous, subject: 'cus_demo1' };
    await give('customers', minji, 'updateProfile', { name: '김새이름' });
    // a foreign issuer may give its customers scopes of its own
    await give('customers', { ...minji, scopes: ['openid', 'email'] }, 'updateProfile', { name: '김또이름' });
    expect(await newest()).toEqual(before);
    expect(await at('customers').said()).toContainEqual(
      expect.objectContaining({
        type: 'ContactChanged',
        data: expect.objectContaining({ name: '김또이름' }),
      }),
    );
  });

  test('has what an operator does at the machine', async () => {
    const operate = async (command: string, input: string, fields = '') => {
      const query = `mutation { ${command}(input: ${input}) ${fields} }`;
      await at('customers').ask(serviceCaller('operator'), query);
      await customersHears();
      now += 120_000; // codes are given a minute apart
      return newest();
    };
    const email = '{ email: "first@jumun.example" }';
    const created = await operate('createOwner', email, '{ code }');
    expect(created).toMatchObject({
      staffId: null,
      staff: null,
      command: 'createOwner',
      context: 'customers',
    });
    const { subjectIds } = created;
    expect(subjectIds).toEqual([expect.stringMatching(/^stf_/)]);
    const reset = await operate('resetOwner', email, '{ code }');
    expect(reset).toMatchObject({ command: 'resetOwner', subjectIds });
    const disabled = await operate('disableOwner', email, '{ disabled }');
    expect(disabled).toMatchObject({ command: 'disableOwner', subjectIds });
    expect(await operate('disableOwner', '{ email: "nobody@jumun.example" }', '{ disabled }')).toEqual(
      disabled,
    );
    const removed = await operate('removeDemoAccounts', '{ remove: true }');
    expect(removed).toMatchObject({ command: 'removeDemoAccounts', staffId: null });
    expect(removed.subjectIds).toEqual(expect.arrayContaining(['stf_cafe', 'cus_demo1']));
    expect(JSON.stringify(await at('customers').acts())).not.toContain('example');
  });
});

describe('reading it', () => {
  test('is for those with audit:read, who are the owners', async () => {
    for (const caller of [barista, manager, staff('stf_help', scopesOf(['SUPPORT'], scopes))])
      await expect(page('', caller)).rejects.toThrow('FORBIDDEN');
    await expect(page('', anonymous)).rejects.toThrow('UNAUTHENTICATED');
    // not even their own
    await expect(page('(staffId: "stf_cafe")', barista)).rejects.toThrow('FORBIDDEN');
  });

  test('begins with the newest, a page at a time, and nothing is missing or twice', async () => {
    const all = await trail('(first: 100)');
    expect(all.length).toBeGreaterThan(12);
    const times = all.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual(times.toSorted().reverse());
    const paged: Json[] = [];
    for (let after = ''; ; ) {
      const { nodes, pageInfo } = await page(`(first: 5${after && `, after: "${after}"`})`);
      paged.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
  });

  test('may be of one person, of one thing, since a time, or all of these', async () => {
    const all = await trail('(first: 100)');
    const ofCafe = all.filter(({ subjectIds }) => subjectIds.includes('sto_cafe1'));
    expect(ofCafe.length).toBeGreaterThan(2);
    expect(await trail('(subjectId: "sto_cafe1")')).toEqual(ofCafe);
    expect(await trail('(staffId: "stf_cafe")')).toEqual(all.filter(({ staffId }) => staffId === 'stf_cafe'));
    const since = ofCafe[0].occurredAt;
    expect(await trail(`(first: 100, since: "${since}")`)).toEqual(
      all.filter(({ occurredAt }) => occurredAt >= since),
    );
    expect(await trail(`(staffId: "stf_admin", subjectId: "sto_cafe1", since: "${since}")`)).toEqual([
      ofCafe[0],
    ]);
    expect(await trail('(subjectId: "sto_unheard_of")')).toEqual([]);
    expect((await page('(first: 1, subjectId: "sto_cafe1")')).pageInfo.hasNextPage).toBe(true);
  });

  test('an act that is heard again stands there once', async () => {
    const before = await trail('(first: 100)');
    await at('customers').hear(await at('stores').acts());
    expect(await trail('(first: 100)')).toEqual(before);
  });
});
