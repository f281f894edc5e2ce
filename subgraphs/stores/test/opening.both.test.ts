import { anonymous, type Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { setImpossibleAgain } from '@jumun/platform/store/timetable';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderId } from '../domain/ticket.ts';
import { stores } from '../store/tables.ts';
import { ticketRows } from '../store/tickets.ts';
import { aPlacedOrder } from './builders.ts';
import { acceptWithinMs, customer, openStores, owner, staffOf } from './open.ts';

let s: Awaited<ReturnType<typeof openStores>>;
beforeEach(async () => {
  s = await openStores();
  s.time.now = Date.parse('2026-11-20T12:00:00+09:00') as Instant; // a Friday
});
afterEach(() => s.close());

const barista = staffOf('sto_cafe1');
const manager: Caller = { ...staffOf('sto_cafe1'), subject: 'stf_manager', scopes: ['stores:write'] };

const fields = `id name acceptance phone timeZone prepMinutes fulfilments isOpen opensAt
  address { line1 line2 city postalCode } hours { day opens closes }
  exceptions { date hours { opens closes } } pause { since until }`;
const typeOf = (field: string) => `${field[0]?.toUpperCase()}${field.slice(1)}`;

const tell = async (caller: Caller, field: string, input: object, locale: 'ko' | 'en' = 'ko') => {
  const refusal = field === 'resumeStore' ? '' : '... on InvalidStore { field }';
  const { data, errors } = await s.ask(
    caller,
    `mutation ($input: ${typeOf(field)}Input!) { answer: ${field}(input: $input) { __typename
      ... on Refusal { code message } ${refusal} ... on ${typeOf(field)}Success { store { ${fields} } } } }`,
    { input },
    locale,
  );
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any of the mutations
  return (data?.answer as any) ?? errors?.map(({ extensions }) => extensions.code);
};
// biome-ignore lint/suspicious/noExplicitAny: what the graph shows
const shown = async (id: string, caller = anonymous): Promise<any> => {
  const r = [{ __typename: 'Store', id }];
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Store { ${fields} } } }`;
  const { data } = await s.ask(caller, query, { r });
  return (data as { _entities: unknown[] } | null)?._entities[0];
};

const friday = { day: 'FRIDAY', opens: '09:00', closes: '18:00' };
const anInput = {
  idempotencyKey: 'key-1',
  name: '주문커피 광화문점',
  acceptance: 'MANUAL',
  hours: [friday],
  exceptions: [{ date: '2026-12-25' }, { date: '2027-01-01', hours: [{ opens: '11:00', closes: '15:00' }] }],
  address: { line1: '세종대로 110', city: '서울' },
  phone: '02-123-4567',
  prepMinutes: 15,
};

describe('opening a store', () => {
  it('shows it with all that was said, to everybody, and publishes it', async () => {
    const { __typename, store } = await tell(owner, 'openStore', anInput);
    expect(__typename).toBe('OpenStoreSuccess');
    expect(store).toEqual({
      id: expect.stringMatching(/^sto_/),
      name: '주문커피 광화문점',
      acceptance: 'MANUAL',
      phone: '+8221234567',
      timeZone: 'Asia/Seoul',
      prepMinutes: 15,
      fulfilments: ['PICKUP'],
      isOpen: true,
      opensAt: null,
      address: { line1: '세종대로 110', line2: null, city: '서울', postalCode: null },
      hours: [friday],
      exceptions: [
        { date: '2026-12-25', hours: [] },
        { date: '2027-01-01', hours: [{ opens: '11:00', closes: '15:00' }] },
      ],
      pause: null,
    });
    expect(await shown(store.id)).toEqual(store);
    const list = await s.ask(anonymous, '{ stores(first: 100) { nodes { id } } }');
    expect(list.data).toMatchObject({ stores: { nodes: expect.arrayContaining([{ id: store.id }]) } });
    expect(await s.said()).toMatchObject([
      {
        type: 'StoreOpened',
        aggregate: store.id,
        data: { storeId: store.id, hours: [friday], fulfilments: ['PICKUP'], pause: null },
      },
    ]);
  });

  it('once per key, however often and however much at once it is asked for', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => tell(owner, 'openStore', anInput)));
    expect(new Set(answers.map(({ store }) => store.id)).size).toBe(1);
    expect(await s.said()).toHaveLength(1);
    expect(await tell(owner, 'openStore', { ...anInput, name: '다른 매장' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const other = await tell(owner, 'openStore', { ...anInput, idempotencyKey: 'key-2' });
    expect(other.store.id).not.toBe(answers[0].store.id);
  });

  it('needs hours for nothing: such a store is open at all of them', async () => {
    const input = { idempotencyKey: 'key-1', name: '무인 매장', acceptance: 'AUTOMATIC' };
    expect((await tell(owner, 'openStore', input)).store).toMatchObject({
      hours: null,
      exceptions: [],
      isOpen: true,
      opensAt: null,
      address: null,
    });
  });

  it('is for those who work for every store', async () => {
    expect(await tell(anonymous, 'openStore', anInput)).toEqual(['UNAUTHENTICATED']);
    for (const caller of [manager, barista, customer('cus_minji'), { ...owner, scopes: ['stores:any'] }])
      expect(await tell(caller, 'openStore', anInput)).toEqual(['FORBIDDEN']);
    expect(await s.said()).toEqual([]);
  });

  it.each<[string, object, readonly string[]]>([
    ['no name', { name: ' ' }, ['name']],
    ['a time that no clock shows', { hours: [{ ...friday, opens: '9:00' }] }, ['hours', '0', 'opens']],
    [
      'a time after the end of the day',
      { hours: [{ ...friday, closes: '24:30' }] },
      ['hours', '0', 'closes'],
    ],
    ['more hours than a week has', { hours: Array(29).fill(friday) }, ['hours']],
    ['a date that no calendar has', { exceptions: [{ date: '2027-02-29' }] }, ['exceptions', '0', 'date']],
    ['a date twice', { exceptions: [{ date: '2026-12-25' }, { date: '2026-12-25' }] }, ['exceptions']],
    ['a time zone that nobody has', { timeZone: 'Asia/Pyeongchang' }, ['timeZone']],
    ['a telephone number that is none', { phone: 'call me' }, ['phone']],
    ['an address without a city', { address: { line1: '세종대로 110', city: '' } }, ['address', 'city']],
    ['five hours to prepare', { prepMinutes: 300 }, ['prepMinutes']],
    ['no way to get anything', { fulfilments: [] }, ['fulfilments']],
  ])('with %s is refused, and says what is wrong', async (_, change, field) => {
    const refusal = await tell(owner, 'openStore', { ...anInput, ...change });
    expect(refusal).toMatchObject({ __typename: 'InvalidStore', code: 'INVALID_STORE', field });
    const english = await tell(owner, 'openStore', { ...anInput, ...change }, 'en');
    expect(english.message).toMatch(/^[A-Z][ -~]+\.$/);
    expect(refusal.message).toMatch(/[가-힣].*\.$/);
    expect(await s.said()).toEqual([]);
    expect((await tell(owner, 'openStore', anInput)).__typename).toBe('OpenStoreSuccess'); // the key is not used up
  });
});

describe('changing a store', () => {
  it('changes what was said, keeps the rest, and publishes the whole of it', async () => {
    const { store } = await tell(manager, 'updateStore', {
      storeId: 'sto_cafe1',
      hours: [friday],
      prepMinutes: 7,
      phone: '02-123-4567',
    });
    expect(store).toMatchObject({
      name: '주문커피 시청점 Jumun Coffee City Hall',
      hours: [friday],
      prepMinutes: 7,
    });
    expect(await s.said()).toMatchObject([
      {
        type: 'StoreChanged',
        data: { storeId: 'sto_cafe1', acceptance: 'MANUAL', hours: [friday], prepMinutes: 7 },
      },
    ]);
    const again = await tell(manager, 'updateStore', { storeId: 'sto_cafe1', phone: '', hours: [] });
    expect(again.store).toMatchObject({
      phone: null,
      hours: [],
      prepMinutes: 7,
      isOpen: false,
      opensAt: null,
    });
  });

  it('to what it is already changes nothing', async () => {
    const input = {
      storeId: 'sto_cafe1',
      acceptance: 'MANUAL',
      fulfilments: ['PICKUP', 'PICKUP'],
      hours: null,
    };
    expect((await tell(manager, 'updateStore', input)).__typename).toBe('UpdateStoreSuccess');
    expect(await s.said()).toEqual([]);
  });

  it('is for those who work there, and may; what a store accepts by itself follows at once', async () => {
    const input = { storeId: 'sto_cafe1', acceptance: 'AUTOMATIC', prepMinutes: 12 };
    for (const caller of [barista, { ...manager, stores: ['sto_cafe2'] }, { ...manager, stores: [] }])
      expect(await tell(caller, 'updateStore', input)).toEqual(['FORBIDDEN']);
    expect(await s.said()).toEqual([]);
    expect((await tell(manager, 'updateStore', input)).store.acceptance).toBe('AUTOMATIC');
    await s.hear(s.envelope(aPlacedOrder('ord_1')));
    expect((await ticketRows.find(s.context.store.read, 'ord_1' as OrderId))?.state).toMatchObject({
      status: 'ACCEPTED',
      prepMinutes: 12,
    });
  });

  it('that does not exist is refused', async () => {
    for (const storeId of ['sto_nowhere', 'not an id'])
      expect(await tell(owner, 'updateStore', { storeId, name: '이름' })).toMatchObject({
        code: 'STORE_NOT_FOUND',
      });
    expect(await tell(owner, 'updateStore', { storeId: 'sto_cafe1', timeZone: 'Mars' }, 'en')).toMatchObject({
      code: 'INVALID_STORE',
      message: 'The time zone must be a time zone, such as Asia/Seoul.',
      field: ['timeZone'],
    });
  });
});

describe('a store', () => {
  it('is shown as open or closed by its own clock, with when it opens next', async () => {
    await tell(manager, 'updateStore', { storeId: 'sto_cafe1', hours: [friday] });
    expect(await shown('sto_cafe1')).toMatchObject({ isOpen: true, opensAt: null });
    s.pass(6 * 3_600_000);
    expect(await shown('sto_cafe1')).toMatchObject({ isOpen: false, opensAt: '2026-11-27T00:00:00.000Z' });
  });

  it('is paused by its barista, and takes orders again when she says so', async () => {
    const paused = (await tell(barista, 'pauseStore', { storeId: 'sto_cafe1' })).store;
    expect(paused).toMatchObject({
      isOpen: false,
      opensAt: null,
      pause: { since: '2026-11-20T03:00:00.000Z', until: null },
    });
    await tell(barista, 'pauseStore', { storeId: 'sto_cafe1' });
    expect((await tell(barista, 'resumeStore', { storeId: 'sto_cafe1' })).store).toMatchObject({
      isOpen: true,
      pause: null,
    });
    expect((await s.said()).map(({ type, data }) => [type, data])).toMatchObject([
      ['StoreChanged', { pause: { since: s.time.now, until: null } }],
      ['StoreChanged', { pause: null }],
    ]);
  });

  it('is paused until a time, and opens by itself', async () => {
    const until = '2026-11-20T04:00:00.000Z';
    expect((await tell(barista, 'pauseStore', { storeId: 'sto_cafe1', until })).store).toMatchObject({
      isOpen: false,
      opensAt: until,
      pause: { until },
    });
    s.pass(3_600_000);
    expect(await shown('sto_cafe1')).toMatchObject({ isOpen: true, opensAt: null, pause: null });
    expect(await tell(barista, 'pauseStore', { storeId: 'sto_cafe1', until }, 'en')).toMatchObject({
      code: 'INVALID_STORE',
      message: 'The end of the pause is over already: choose a later time.',
      field: ['until'],
    });
  });

  it('is not paused by those who work elsewhere, nor by customers', async () => {
    const input = { storeId: 'sto_cafe1' };
    for (const field of ['pauseStore', 'resumeStore'])
      for (const caller of [staffOf('sto_cafe2'), staffOf(), customer('cus_minji')])
        expect(await tell(caller, field, input)).toEqual(['FORBIDDEN']);
    expect(await s.said()).toEqual([]);
    expect(await tell(owner, 'pauseStore', { storeId: 'sto_nowhere' })).toMatchObject({
      code: 'STORE_NOT_FOUND',
    });
  });

  it('counts the changes of its tickets apart from its own', async () => {
    await s.hear(s.envelope(aPlacedOrder('ord_1')));
    await tell(barista, 'pauseStore', { storeId: 'sto_cafe1' });
    await s.hear(s.envelope(aPlacedOrder('ord_2')));
    const [cafe] = (await s.context.store.read.select().from(stores)).filter(({ id }) => id === 'sto_cafe1');
    expect(cafe).toMatchObject({ sequence: 2, version: 2 });
  });
});

describe('an order for later', () => {
  const tomorrow = Date.parse('2026-11-27T10:00:00+09:00');
  const place = (pickupAt = tomorrow) => s.hear(s.envelope(aPlacedOrder('ord_1', { pickupAt })));
  const stored = async () => (await ticketRows.find(s.context.store.read, 'ord_1' as OrderId))?.state;
  const closeForTheNight = async () => {
    await tell(manager, 'updateStore', { storeId: 'sto_cafe1', hours: [friday] });
    s.pass(12 * 3_600_000);
  };

  it('waits for the store to open, and is rejected only when the staff let their time pass then', async () => {
    await closeForTheNight();
    await place();
    const acceptBy = Date.parse('2026-11-27T09:00:00+09:00') + acceptWithinMs;
    expect(await stored()).toMatchObject({ status: 'OPEN', acceptBy, pickupAt: tomorrow });
    for (const { furthest } of s.context.timers)
      if (furthest) expect(await setImpossibleAgain(s.context.store, furthest, s.time.now)).toBe(false);
    s.time.now = (acceptBy - 1) as Instant;
    expect(await s.due()).toEqual([]);
    s.pass(1);
    expect(await s.due()).toEqual(['ord_1']);
    await s.fire('ord_1');
    expect(await stored()).toMatchObject({ status: 'REJECTED' });
    expect(await s.due()).toEqual([]);
  });

  it('shows the store and its customer when it is to be picked up', async () => {
    await place();
    const query = '{ tickets(storeId: "sto_cafe1") { nodes { pickupAt acceptBy } } }';
    expect((await s.ask(barista, query)).data).toEqual({
      tickets: {
        nodes: [
          {
            pickupAt: new Date(tomorrow).toISOString(),
            acceptBy: new Date(s.time.now + acceptWithinMs).toISOString(),
          },
        ],
      },
    });
  });
});

describe('stores of before they were opened by command', () => {
  it('are opened with their names, at all hours, when the system starts', async () => {
    const { store } = s.context;
    await store.transaction(async (tx) => {
      await tx.delete(stores).execute();
      const rows = [
        { id: 'sto_bookshop', name: '옛 책방', acceptance: 'AUTOMATIC', sequence: 7 },
        { id: 'sto_old', name: '옛 카페', acceptance: 'MANUAL', sequence: 3 },
      ] as const;
      for (const row of rows)
        await tx
          .insert(stores)
          .values(row as never)
          .execute();
    });
    await Promise.all([s.context.seed({ demo: false }), s.context.seed({ demo: false })]);
    await s.context.seed({ demo: false });
    expect(await shown('sto_old')).toMatchObject({
      name: '옛 카페',
      acceptance: 'MANUAL',
      hours: null,
      isOpen: true,
      fulfilments: ['SHIPMENT', 'PICKUP'],
    });
    const rows = await store.read.select().from(stores).orderBy(stores.id);
    expect(rows).toMatchObject([
      { id: 'sto_bookshop', sequence: 7, version: 1 },
      { id: 'sto_old', sequence: 3, version: 1 },
    ]);
    expect((await s.said()).map(({ type, aggregate }) => `${type} ${aggregate}`).sort()).toEqual([
      'StoreOpened sto_bookshop',
      'StoreOpened sto_old',
    ]);
  });
});
