import { anonymous, type Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, staff } from '../../../test/callers.ts';
import { customersAtOnce } from '../domain/announcement.ts';
import { aContact, heard, reward, stepsOf } from './builders.ts';
import { type Opened, openNotifications } from './open.ts';

const support = staff('notifications:read');

let n: Opened;
beforeEach(async () => {
  n = await openNotifications();
});
afterEach(() => n.close());

const on = (topic: string, ...channels: string[]) =>
  channels.map((channel) => `cus_minji ${topic} ${channel}`);

describe('a customer is told', () => {
  const pickUp = { fulfilment: 'PICKUP' as const };

  it.each([
    ['that the order was taken in', heard.queued(), on('ORDER_QUEUED', 'PUSH')],
    ['that it is placed', heard.placed(), on('ORDER_PLACED', 'EMAIL')],
    ['that it was refused', heard.refused('DECLINED'), on('ORDER_REFUSED', 'EMAIL')],
    ['that it moves on', heard.progressed('PREPARING'), on('ORDER_PROGRESSED', 'PUSH')],
    [
      'that the request to cancel is received',
      heard.cancellationRequested(),
      on('CANCELLATION_REQUESTED', 'PUSH'),
    ],
    ['that it was too late', heard.tooLate(), on('CANCELLATION_REFUSED', 'PUSH')],
    ['that it is cancelled', heard.cancelled(), on('ORDER_CANCELLED', 'EMAIL')],
    ['that it is complete', heard.completed(), on('ORDER_COMPLETED', 'EMAIL')],
    ['that the payment is approved', heard.paid(), on('PAYMENT_APPROVED', 'EMAIL')],
    ['that it is refunded', heard.refunded(), on('PAYMENT_REFUNDED', 'EMAIL')],
    ['that a pick-up moves on', heard.progressed('READY', pickUp), on('ORDER_PROGRESSED', 'SMS')],
    ['that a pick-up is cancelled', heard.cancelled(pickUp), on('ORDER_CANCELLED', 'SMS')],
    ['why a store rejected it', heard.rejected(), on('TICKET_REJECTED', 'SMS')],
    ['why a store gave it up', heard.givenUp(), on('TICKET_CANCELLED', 'SMS')],
    ['that nobody came for it', heard.notCollected(pickUp), on('ORDER_NOT_COLLECTED', 'SMS')],
    ['that the taxi has broken down', heard.brokenDown(), on('RIDE_BROKE_DOWN', 'SMS')],
    ['that the delivery is cancelled', heard.deliveryCancelled(), on('DELIVERY_CANCELLED', 'PUSH')],
    ['that a reward is there', reward.issued(), on('WALLET_ITEM_ISSUED', 'PUSH')],
    ['that the reward was exchanged', reward.given(), on('GIFT_ISSUED', 'PUSH')],
    ['that the gift was used', reward.used(), on('GIFT_USED', 'EMAIL')],
  ])('%s, once and on one channel, however often it is heard [EB-04 EB-09]', async (_, event, told) => {
    const envelope = n.envelope(event);
    await n.react(envelope, envelope);
    expect(await n.told()).toEqual(told);
    expect(await n.due()).toHaveLength(told.length);
  });

  it('about an order of a book six times, unless more is wished for', async () => {
    const steps = ['ACCEPTED', 'PREPARING', 'DISPATCHED'].map((step) => heard.progressed(step));
    await n.hear(heard.paid(), heard.placed(), ...steps, heard.completed());
    expect(await n.told()).toEqual([
      ...on('ORDER_COMPLETED', 'EMAIL'),
      ...on('ORDER_PLACED', 'EMAIL'),
      ...on('ORDER_PROGRESSED', 'PUSH', 'PUSH', 'PUSH'),
      ...on('PAYMENT_APPROVED', 'EMAIL'),
    ]);
  });

  type Told = { readonly channel: string; readonly happenedAt: string; readonly body: string };
  /** The SMS about each event, in the order in which they were heard; the words are as they would be sent. */
  const smsOf = async (events: readonly PublishedEvent[]) => {
    await n.hear(aContact());
    const words: string[] = [];
    for (const [i, event] of events.entries()) {
      n.time.now = (2_000 + i) as Instant;
      await n.hear(event);
      const query = '{ notifications(first: 20) { nodes { channel happenedAt body } } }';
      const answer = await n.ask<{ notifications: { nodes: Told[] } }>(customer('cus_minji'), query);
      const { nodes } = answer.notifications;
      const own = nodes.filter(
        ({ channel, happenedAt }) => channel === 'SMS' && happenedAt.endsWith(`0${i}Z`),
      );
      expect(own).toHaveLength(1);
      words.push(own[0]?.body.replace(/^.*?: /, '') ?? '');
    }
    return words;
  };

  it('by SMS of every change of a pick-up, in the words of a store [CF-10 CF-16]', async () => {
    expect(await smsOf([...stepsOf('PICKUP'), heard.rejected('NOT_ACCEPTED_IN_TIME')])).toEqual([
      '주문이 완료되었습니다. ₩15,000 결제가 승인되었습니다.',
      '주문이 접수되었습니다.',
      '상품이 준비되었습니다. 매장에서 받아 가세요.',
      '상품을 전달해 드렸습니다. 이용해 주셔서 감사합니다.',
      '매장에서 주문을 받지 못했습니다: 제시간에 접수되지 않았습니다. 결제하신 금액은 환불됩니다.',
    ]);
  });

  it('by SMS of every change of a ride, in the words of a ride [CT-10 CT-18]', async () => {
    const ride = { fulfilment: 'RIDE' as const, orderId: 'ord_RIDE', storeId: null };
    const cancelled = [
      heard.cancellationRequested(ride),
      heard.tooLate({ ...ride, fulfilmentStatus: 'STARTED' }),
      heard.cancelled(ride),
    ];
    expect(await smsOf([...stepsOf('RIDE'), ...cancelled])).toEqual([
      '택시 예약이 완료되었습니다. ₩15,000 결제가 승인되었습니다.',
      '택시가 배정되었습니다.',
      '운행이 시작되었습니다.',
      '운행이 끝났습니다. 이용해 주셔서 감사합니다.',
      '취소 요청을 받았습니다. 확인되는 대로 알려 드리겠습니다.',
      '예약을 취소할 수 없습니다. 운행이 시작되었습니다.',
      '예약이 취소되어 삭제되었습니다. 결제하신 ₩15,000은 환불되었습니다.',
    ]);
  });

  it('only in the history where a channel has no provider, and an operator is alerted once', async () => {
    await n.close();
    n = await openNotifications({});
    await n.hear(heard.placed(), heard.completed());
    expect(await n.rows()).toHaveLength(2);
    for (const row of await n.rows())
      expect(row).toMatchObject({ status: 'UNSENT', reason: 'NOT_CONFIGURED', attempts: 0 });
    expect(n.context.externalJobs).toEqual([]);
    expect(n.logged.filter((line) => line.includes('channel-not-configured'))).toHaveLength(1);
  });
});

describe('a customer who chooses channels', () => {
  const preferences = '{ notificationPreferences { topic channels channelsOnTheWay chosen } }';
  const choose = async (...chosen: { topic: string; channels: string[] | null }[]) =>
    (
      await n.ask(
        customer('cus_minji'),
        `mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) {
          __typename ... on ChannelRequired { code message topic }
          ... on UpdateNotificationPreferencesSuccess { preferences { topic channels chosen } } } }`,
        { input: { preferences: chosen } },
      )
    ).updateNotificationPreferences;
  const shown = async () =>
    (await n.ask<{ notificationPreferences: unknown[] }>(customer('cus_minji'), preferences))
      .notificationPreferences;

  it('is told on these, each change of state on as many as wished [EB-15]', async () => {
    await n.hear(aContact());
    await choose(
      { topic: 'STEPS', channels: ['SMS', 'PUSH', 'EMAIL'] },
      { topic: 'PLACED', channels: ['PUSH'] },
    );
    await n.hear(heard.progressed('READY', { fulfilment: 'PICKUP' }), heard.placed(), heard.completed());
    expect(await n.told()).toEqual([
      ...on('ORDER_COMPLETED', 'EMAIL'),
      ...on('ORDER_PLACED', 'PUSH'),
      ...on('ORDER_PROGRESSED', 'EMAIL', 'PUSH', 'SMS'),
    ]);
  });

  it('sees what was chosen and what is so by default, and can go back to that', async () => {
    const steps = { topic: 'STEPS', channels: ['PUSH'], channelsOnTheWay: ['SMS'], chosen: false };
    const ads = ['EMAIL'];
    expect(await shown()).toContainEqual(steps);
    expect(await shown()).toContainEqual({
      topic: 'ADVERTISING',
      channels: ads,
      channelsOnTheWay: ads,
      chosen: false,
    });
    expect(await choose({ topic: 'STEPS', channels: ['EMAIL', 'SMS'] })).toMatchObject({
      __typename: 'UpdateNotificationPreferencesSuccess',
      preferences: expect.arrayContaining([{ topic: 'STEPS', channels: ['SMS', 'EMAIL'], chosen: true }]),
    });
    const chosen = ['SMS', 'EMAIL'];
    expect(await shown()).toContainEqual({
      topic: 'STEPS',
      channels: chosen,
      channelsOnTheWay: chosen,
      chosen: true,
    });
    await choose({ topic: 'STEPS', channels: null });
    expect(await shown()).toContainEqual(steps);
  });

  it('may hear nothing of steps, which stay in the history, but not nothing of an order or a refund', async () => {
    await n.hear(aContact());
    await choose({ topic: 'STEPS', channels: [] });
    await n.hear(heard.progressed('PREPARING'));
    expect(await n.rows()).toMatchObject([{ status: 'UNSENT', reason: 'NOT_WANTED' }]);
    expect(await n.due()).toEqual([]);
    expect(await choose({ topic: 'STEPS', channels: ['SMS'] }, { topic: 'PLACED', channels: [] })).toEqual({
      __typename: 'ChannelRequired',
      code: 'CHANNEL_REQUIRED',
      message: expect.stringContaining('하나 이상'),
      topic: 'PLACED',
    });
    expect(await shown()).toContainEqual(expect.objectContaining({ topic: 'STEPS', channels: [] }));
  });

  it('chooses for nobody else', async () => {
    await n.hear(aContact(), aContact({ customerId: 'cus_jun' }));
    await choose({ topic: 'STEPS', channels: ['SMS'] });
    await n.hear(heard.progressed('PREPARING', { customerId: 'cus_jun' }));
    expect(await n.told()).toEqual(['cus_jun ORDER_PROGRESSED PUSH']);
    await expect(n.ask(anonymous, preferences)).rejects.toThrow('UNAUTHENTICATED');
  });

  it('and has no telephone is told of a pick-up by the app', async () => {
    await n.hear(aContact({ phone: null }), heard.progressed('READY', { fulfilment: 'PICKUP' }));
    expect(await n.told()).toEqual(on('ORDER_PROGRESSED', 'PUSH'));
  });
});

describe('the e-mail about a gift that was used', () => {
  it('can be read by its id, as it was sent [GC-07 GC-50]', async () => {
    await n.hear(aContact(), reward.used());
    const [row] = await n.rows();
    const one = 'query ($id: ID!) { notification(id: $id) { id channel topic subject body deliveryStatus } }';
    const read = async (caller: string) => (await n.ask(customer(caller), one, { id: row?.id })).notification;
    expect(await read('cus_minji')).toEqual({
      id: row?.id,
      channel: 'EMAIL',
      topic: 'GIFT_USED',
      deliveryStatus: 'PENDING',
      subject: '[Jumun] 선물을 사용하셨습니다: 아메리카노',
      body: '김민지님, 안녕하세요.\n\n선물 《아메리카노》을(를) 사용하셨습니다.\n',
    });
    expect(await read('cus_jun')).toBeNull();
  });
});

describe('a new book', () => {
  const people = (...names: string[]): PublishedEvent[] =>
    names.map((name) => aContact({ customerId: `cus_${name}`, marketingConsent: true }));

  it('is announced once, and only to those who agreed to advertising [OB-09 OB-22]', async () => {
    await n.hear(aContact(), ...people('jun', 'haneul'));
    const registered = n.envelope(heard.registered());
    await n.react(registered, registered);
    await n.announce();
    await n.react(registered);
    await n.announce();
    expect(await n.told()).toEqual(['cus_haneul NEW_BOOK EMAIL', 'cus_jun NEW_BOOK EMAIL']);
  });

  it('is announced, but a new coffee is not', async () => {
    await n.hear(...people('jun'), heard.registered({ kind: 'MENU_ITEM' }));
    await n.announce();
    expect(await n.told()).toEqual([]);
  });

  it('is announced to those who were customers then, even if heard of late, and not to those who came later', async () => {
    const [early, later] = people('early', 'later').map((event, i) =>
      n.envelope(event, i === 0 ? 500 : 2_000),
    );
    await n.react(n.envelope(heard.registered(), 1_000));
    await n.announce();
    await n.react(early!, later!);
    await n.announce();
    expect(await n.told('cus_early')).toHaveLength(1);
    await n.react(n.envelope(heard.registered({ productId: 'prd_other' }), 1_000));
    await n.announce(); // a second one, of the same time, with both known
    expect(await n.told('cus_early')).toHaveLength(2);
    expect(await n.told('cus_later')).toEqual([]);
  });

  it('is not sent to those who have withdrawn their consent by then', async () => {
    await n.hear(...people('jun'), heard.registered());
    await n.announce();
    await n.hear(aContact({ customerId: 'cus_jun', marketingConsent: false }));
    await n.send();
    for (const row of await n.rows()) expect(row).toMatchObject({ status: 'UNSENT', reason: 'NO_CONSENT' });
    expect(await n.said()).toEqual([]);
  });

  it('goes out a few customers at a time, and after a crash continues with the next', async () => {
    const many = customersAtOnce * 2 + 7;
    const names = Array.from({ length: many }, (_, i) => String(i).padStart(4, '0'));
    await n.hear(...people(...names), heard.registered());
    const [timer] = n.context.timers;
    const [id = ''] = (await timer?.due(timer.read, n.time.now, 10))?.ids ?? [];
    // a crash in the second unit: the first is kept, the second undone
    const { transaction } = n.context.store;
    let units = 0;
    Object.assign(n.context.store, {
      transaction: ((work, patience) =>
        transaction(async (tx) => {
          const value = await work(tx);
          if (++units === 2) throw new Error('the process ends here');
          return value;
        }, patience)) as typeof transaction,
    });
    await expect(timer?.fire(id)).rejects.toThrow('ends here');
    expect(await n.rows()).toHaveLength(customersAtOnce);
    Object.assign(n.context.store, { transaction });
    await n.announce();
    expect(await n.rows()).toHaveLength(many);
    expect(new Set(await n.told()).size).toBe(many);
  });
});

describe('a restock', () => {
  const short = (about = {}) => heard.refused('SHORT', about);
  const restocks = async () => (await n.told()).filter((line) => line.includes('RESTOCKED')).length;

  it('is told to those who could not buy, once [OB-10 OB-22]', async () => {
    await n.hear(short(), short({ customerId: 'cus_jun' }), heard.offered());
    await n.announce();
    await n.announce();
    expect(await restocks()).toBe(2);
  });

  it('is told after a shortage only, not after a declined card, and not of another product', async () => {
    await n.hear(heard.refused('DECLINED'), heard.refused('TIMED_OUT'), short({ products: ['prd_2'] }));
    await n.hear(heard.offered());
    await n.announce();
    expect(await restocks()).toBe(0);
  });

  it('of one product is not told to those whose order wanted it too, but was short of another', async () => {
    const both = short({ products: ['prd_1', 'prd_2'] });
    await n.hear({ ...both, data: { ...both.data, shortProductIds: ['prd_2'] } }, heard.offered());
    await n.announce();
    expect(await restocks()).toBe(0);
    await n.hear(both, heard.offered()); // an older event does not say which: any of them
    await n.announce();
    expect(await restocks()).toBe(1);
  });

  it('is told again only to those who were refused again', async () => {
    await n.hear(short(), heard.offered());
    await n.announce();
    n.time.now = 2_000 as Instant;
    await n.hear(heard.offered());
    await n.announce();
    expect(await restocks()).toBe(1);
    n.time.now = 3_000 as Instant;
    await n.hear(short(), heard.offered());
    await n.announce();
    expect(await restocks()).toBe(2);
  });

  it('is not told to those who have bought meanwhile', async () => {
    await n.hear(short(), heard.placed(), heard.offered());
    await n.announce();
    expect(await restocks()).toBe(0);
  });

  it('is told when it is put on offer, and not when copies come in that cannot be bought', async () => {
    await n.hear(short(), heard.changed(false));
    await n.announce(); // copies come in while it is off offer: catalog says nothing that is heard
    expect(await restocks()).toBe(0);
    n.time.now = 2_000 as Instant;
    await n.hear(heard.changed(true), heard.offered());
    await n.announce();
    expect(await restocks()).toBe(1);
  });

  it('is told to nobody while the product is gone again, and to all who wait when it is back', async () => {
    for (const gone of [heard.soldOut(), heard.changed(false)]) {
      await n.hear(heard.offered(), gone);
      await n.hear(short({ placedAt: n.time.now }));
      await n.announce();
      expect(await restocks()).toBe(0);
    }
    n.time.now = 2_000 as Instant;
    await n.hear(heard.offered());
    await n.announce();
    expect(await restocks()).toBe(1);
  });

  it('that is sold out before its message goes out is not told, and told once when the product is back for good', async () => {
    await n.hear(aContact(), short(), heard.offered());
    await n.announce();
    await n.hear(heard.soldOut());
    const due = async () => {
      await n.claim();
      return (await n.rows())
        .filter(({ news }) => news.topic === 'RESTOCKED')
        .map(({ status, reason }) => reason ?? status);
    };
    expect(await due()).toEqual(['SOLD_OUT']);
    n.time.now = 2_000 as Instant;
    await n.hear(heard.offered());
    await n.announce();
    await n.announce();
    expect((await due()).sort()).toEqual(['PENDING', 'SOLD_OUT']);
    n.time.now = 3_000 as Instant;
    await n.hear(heard.offered());
    await n.announce();
    expect(await restocks()).toBe(2);
  });

  it('between the order and its refusal is told, whichever is heard first', async () => {
    const refused = n.envelope(short({ placedAt: 1_500 }), 2_000);
    const back = n.envelope(heard.offered(), 1_800);
    await n.react(back, refused);
    await n.announce();
    expect(await restocks()).toBe(1);
    const other = { products: ['prd_2'], placedAt: 1_500 };
    await n.react(n.envelope(short(other), 2_000), n.envelope(heard.offered('prd_2'), 1_800));
    await n.announce();
    expect(await restocks()).toBe(2);
    n.time.now = 3_000 as Instant;
    await n.hear(heard.offered(), heard.offered('prd_2'));
    await n.announce();
    expect(await restocks()).toBe(2);
  });

  it('that is heard again, after the product is gone, brings nobody a message', async () => {
    const [back, gone] = [n.envelope(heard.offered()), n.envelope(heard.soldOut())];
    await n.react(n.envelope(short()), back, gone, back);
    await n.announce();
    expect(await restocks()).toBe(0);
  });

  it('is told after an earlier shortage that is heard late, and not after a later one', async () => {
    await n.react(n.envelope(heard.offered(), 2_000));
    await n.announce();
    const [late, later] = [
      n.envelope(short(), 1_000),
      n.envelope(short({ customerId: 'cus_jun', placedAt: 2_900 }), 3_000),
    ];
    await n.react(late, late, later);
    await n.announce();
    expect(await n.told('cus_minji')).toContain('cus_minji RESTOCKED PUSH');
    expect(await n.told('cus_jun')).not.toContain('cus_jun RESTOCKED PUSH');
    n.time.now = 4_000 as Instant;
    await n.hear(heard.offered());
    await n.announce();
    expect(await n.told('cus_jun')).toContain('cus_jun RESTOCKED PUSH');
    expect(await restocks()).toBe(2); // Minji was told of the first
  });
});

describe('the history', () => {
  const list = `query ($first: Int, $after: String) { notifications(first: $first, after: $after) {
    nodes { channel topic subject body deliveryStatus attempts reason happenedAt sentAt order { id } }
    pageInfo { hasNextPage endCursor } } }`;

  type Page = {
    readonly nodes: readonly { readonly channel: string; readonly topic: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };

  type Answer = { readonly notifications: Page };

  it('is the customer’s own, newest first, page by page [EB-26]', async () => {
    await n.wants(['SMS', 'EMAIL', 'PUSH']);
    await n.hear(aContact(), heard.placed(), heard.placed({ customerId: 'cus_jun', orderId: 'ord_2' }));
    n.time.now = 2_000 as Instant;
    await n.hear(heard.progressed('PREPARING'));
    const seen: unknown[] = [];
    let after: string | null = null;
    for (let hasNext = true; hasNext; ) {
      const page: Page = (await n.ask<Answer>(customer('cus_minji'), list, { first: 2, after }))
        .notifications;
      seen.push(...page.nodes.map(({ topic }) => topic));
      ({ hasNextPage: hasNext, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual([...Array(3).fill('ORDER_PROGRESSED'), ...Array(3).fill('ORDER_PLACED')]);
    const all = (await n.ask<Answer>(customer('cus_minji'), list)).notifications;
    expect(all.nodes.find(({ channel, topic }) => channel === 'SMS' && topic === 'ORDER_PLACED')).toEqual({
      channel: 'SMS',
      topic: 'ORDER_PLACED',
      subject: '[Jumun] 주문이 완료되었습니다',
      body: '[Jumun] 주문 EG52222J: 주문이 완료되었습니다. ₩15,000 결제가 승인되었습니다.',
      deliveryStatus: 'PENDING',
      attempts: 0,
      reason: null,
      happenedAt: '1970-01-01T00:00:01.000Z',
      sentAt: null,
      order: { id: 'ord_1' },
    });
  });

  it('is seen by staff without its words, and by no other customer', async () => {
    await n.hear(aContact(), heard.progressed('PREPARING'));
    const [row] = await n.rows();
    const one = 'query ($id: ID!) { notification(id: $id) { topic subject body } }';
    const entity = `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Customer { notifications { nodes { topic body } } } ... on Notification { topic } } }`;
    const r = [
      { __typename: 'Customer', id: 'cus_minji' },
      { __typename: 'Notification', id: row?.id },
    ];
    const readOne = async (caller: Caller) => (await n.ask(caller, one, { id: row?.id })).notification;
    const readEntities = async (caller: Caller) => (await n.ask(caller, entity, { r }))._entities;
    const read = async (caller: Caller) => [await readOne(caller), await readEntities(caller)];
    expect(await read(customer('cus_minji'))).toMatchObject([
      { topic: 'ORDER_PROGRESSED', body: expect.stringContaining('포장') },
      [
        { notifications: { nodes: [{ body: expect.stringContaining('포장') }] } },
        { topic: 'ORDER_PROGRESSED' },
      ],
    ]);
    expect(await read(support)).toMatchObject([
      { topic: 'ORDER_PROGRESSED', subject: '[Jumun] 주문 진행 안내', body: null },
      [{ notifications: { nodes: [{ body: null }] } }, { topic: 'ORDER_PROGRESSED' }],
    ]);
    expect(await read(customer('cus_jun'))).toEqual([null, [{ notifications: null }, null]]);
    await expect(readOne(anonymous)).rejects.toThrow('UNAUTHENTICATED');
    expect(await readEntities(anonymous)).toEqual([{ notifications: null }, null]);
    expect((await n.ask(customer('cus_jun'), list)).notifications).toMatchObject({ nodes: [] });
  });

  it('of another customer does not even reveal its length', async () => {
    await n.hear(aContact(), heard.progressed('PREPARING'));
    const query = `{ _entities(representations: [{ __typename: "Customer", id: "cus_minji" }]) {
      ... on Customer { notifications { pageInfo { endCursor } } } } }`;
    for (const caller of [customer('cus_jun'), anonymous])
      expect((await n.ask(caller, query))._entities).toEqual([{ notifications: null }]);
    expect((await n.ask(support, query))._entities).toMatchObject([{ notifications: { pageInfo: {} } }]);
  });

  it('has no strange ids, and refuses strange cursors', async () => {
    const me = customer('cus_minji');
    for (const id of ['', 'ntf_none', 'ntf_\0', 'a\ud800'])
      expect(await n.ask(me, 'query ($id: ID!) { notification(id: $id) { id } }', { id })).toEqual({
        notification: null,
      });
    await expect(n.ask(me, list, { after: 'nonsense' })).rejects.toThrow('INVALID_CURSOR');
  });
});
