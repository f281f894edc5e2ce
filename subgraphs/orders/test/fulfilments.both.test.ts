import type { Instant } from '@jumun/platform/kernel/clock';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CancelState, cancelTerms } from '../domain/cancel-terms.ts';
import { aLatte, anAddress, aTaxi, heard, won } from './builders.ts';
import {
  type Answer,
  aPickup,
  aRide,
  haneul,
  minji,
  money,
  type OrdersInTest,
  openOrders,
  orderOf,
  quoteOperation,
  silence,
  staff,
} from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

type Type = 'SHIPMENT' | 'PICKUP' | 'RIDE';

/** How each fulfilment goes on, who says so, and who decides about cancelling it. */
const ways = {
  SHIPMENT: {
    input: {},
    authority: 'deliveries',
    withdraw: 'withdrawDelivery',
    steps: [
      ['stores', heard.ticketAccepted, 'ACCEPTED', 'DELIVERY'],
      ['deliveries', heard.deliveryStarted, 'ACCEPTED', 'DELIVERY'],
      ['deliveries', heard.deliveryDispatched, 'IN_FULFILMENT', 'DELIVERY'],
      ['deliveries', heard.deliveryCompleted, 'COMPLETED', null],
    ],
  },
  PICKUP: {
    input: aPickup,
    authority: 'stores',
    withdraw: 'withdrawTicket',
    steps: [
      ['stores', heard.ticketAccepted, 'ACCEPTED', 'STORE'],
      ['stores', heard.ticketReady, 'READY', 'CUSTOMER'],
      ['stores', heard.ticketHandedOver, 'COMPLETED', null],
    ],
  },
  RIDE: {
    input: aRide,
    authority: 'taxis',
    withdraw: 'withdrawRide',
    steps: [
      ['taxis', heard.rideAssigned, 'ACCEPTED', 'DRIVER'],
      ['taxis', heard.rideStarted, 'IN_FULFILMENT', 'RIDE'],
      ['taxis', heard.rideCompleted, 'COMPLETED', null],
    ],
  },
} as const;
const types = Object.keys(ways) as Type[];

let key = 0;
const placed = async (type: Type, change: Readonly<Record<string, unknown>> = {}) =>
  orderOf(await o.place({ ...ways[type].input, idempotencyKey: `key-${++key}`, ...change })).id;

/** Takes an order as far as this status, or to its end. */
const goOn = async (type: Type, id: string, upTo = 'COMPLETED') => {
  for (const [source, tell, status] of ways[type].steps) {
    await o.hear(o.envelope(source, tell(id)));
    if (status === upTo) return;
  }
};

const read = async (id: string, caller = minji) =>
  (
    await o.ask(
      `query ($id: ID!) { order(id: $id) { status sequence total { minorUnits }
        blockedOn { what since until }
        timeline { sequence event status occurredAt actor causationId correlationId message } } }`,
      { id },
      caller,
    )
  ).data?.order as {
    status: string;
    sequence: number;
    total: { minorUnits: number };
    blockedOn: { what: string; since: string; until: string | null } | null;
    timeline: Record<string, unknown>[];
  };

describe.each(types)('a %s', (type) => {
  const { authority, withdraw, steps } = ways[type];

  it('goes from booking and paying in one step to its end, and says at each what it waits for [CF-09 CF-13 CF-15 CF-21 CT-02 CT-19]', async () => {
    const id = await placed(type);
    expect(o.asked.map(({ ask }) => ask)).toEqual(['reserveStock', 'approvePayment']);
    const first = { SHIPMENT: 'STORE', PICKUP: 'STORE', RIDE: 'DISPATCHER' }[type];
    expect(await read(id)).toMatchObject({
      status: 'PLACED',
      blockedOn: { what: first, since: '2026-11-20T09:00:00.000Z', until: null },
    });
    for (const [i, [source, tell, status, waitsFor]] of steps.entries()) {
      o.pass(60_000);
      await o.hear(o.envelope(source, tell(id)));
      expect(await read(id)).toMatchObject({
        status,
        blockedOn: waitsFor && {
          what: waitsFor,
          since: new Date(Date.parse('2026-11-20T09:00:00Z') + (i + 1) * 60_000).toISOString(),
          until: null,
        },
      });
    }
  });

  it('tells in its timeline who did what, when, and because of which message [OB-41 GC-20]', async () => {
    const id = await placed(type);
    const causes: { id: string; correlationId: string; at: Instant }[] = [];
    for (const [source, tell] of steps) {
      o.pass(1_000);
      const event = o.envelope(source, tell(id));
      causes.push({ id: event.id, correlationId: event.correlationId, at: o.time.now });
      await o.hear(event);
    }
    const { timeline, sequence } = await read(id);
    expect(sequence).toBe(steps.length + 1);
    expect(timeline).toEqual([
      {
        sequence: 1,
        event: 'OrderPlaced',
        status: 'PLACED',
        occurredAt: '2026-11-20T09:00:00.000Z',
        actor: 'customer',
        causationId: null,
        correlationId: 'cor_test',
        message: expect.stringMatching(/[가-힣]/),
      },
      ...steps.map(([, , status], i) => ({
        sequence: i + 2,
        event: status === 'COMPLETED' ? 'OrderCompleted' : 'OrderProgressed',
        status,
        occurredAt: new Date(causes[i]?.at ?? 0).toISOString(),
        actor: 'policy:orders/progress-order-when-fulfilment-moves',
        causationId: causes[i]?.id,
        correlationId: causes[i]?.correlationId,
        message: expect.stringMatching(/[가-힣]/),
      })),
    ]);
  });

  it('is cancelled for free and refunded, and stays to be read [CF-08 CT-05 CT-07 CT-08 CT-14 CT-29]', async () => {
    const id = await placed(type);
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess', order: { id } });
    expect(o.asked.slice(2)).toEqual([
      { ask: withdraw, input: { orderId: id } },
      { ask: 'refundPayment', input: { key: `refund:${id}`, orderId: id } },
    ]);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderCancelled']);
    expect(await read(id)).toMatchObject({ status: 'CANCELLED', blockedOn: null, sequence: 2 });
    await goOn(type, id); // whatever is heard now is late
    expect(await read(id)).toMatchObject({ status: 'CANCELLED', sequence: 2 });
  });

  it('whose authority is away: ordering goes on, a wish to cancel stands and is decided when it is back [CF-14 CF-27 CF-32 CF-35 CT-15 CT-35]', async () => {
    for (const outcome of ['WITHDRAWN', 'TOO_LATE'] as const) {
      o.answers[withdraw] = silence;
      const id = await placed(type);
      expect(await o.cancel(id)).toMatchObject({ __typename: 'CancellationPending' });
      expect(await read(id)).toMatchObject({
        status: 'CANCELLATION_REQUESTED',
        blockedOn: { what: 'WITHDRAWAL', until: null },
      });
      await o.wait(30_000, 5_000);
      expect(await o.statusOf(id)).toBe('CANCELLATION_REQUESTED');
      // it is back: it says what happened while we did not hear of it, and decides what it hears as a wish
      if (outcome === 'TOO_LATE') await goOn(type, id, type === 'PICKUP' ? 'READY' : 'IN_FULFILMENT');
      const decided = o.envelope(authority, heard.withdrawalDecided(id, outcome, null, authority));
      await o.hear(decided);
      await o.wait(2_000);
      expect((await read(id)).timeline.at(-1)).toMatchObject({ causationId: decided.id });
      const ended = outcome === 'WITHDRAWN' ? 'CANCELLED' : type === 'PICKUP' ? 'READY' : 'IN_FULFILMENT';
      expect(await o.statusOf(id), outcome).toBe(ended);
      expect(o.count('refundPayment')).toBe(1); // of the first of the two only
      expect(await o.saidOf(id)).toEqual([
        'OrderPlaced',
        'OrderCancellationRequested',
        outcome === 'WITHDRAWN' ? 'OrderCancelled' : 'OrderCancellationRefused',
      ]);
    }
  });

  it('whose authority answers a moment later is asked again until it does [CF-14 CT-35]', async () => {
    o.answers[withdraw] = silence;
    const id = await placed(type);
    await o.cancel(id);
    o.answers[withdraw] = () => ({ outcome: 'WITHDRAWN', reason: null });
    await o.wait(3_000);
    expect(await o.statusOf(id)).toBe('CANCELLED');
  });

  it('whose money does not come back at once waits for it, and nothing else', async () => {
    o.answers.refundPayment = silence;
    const id = await placed(type);
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancellationPending' });
    expect(await read(id)).toMatchObject({ blockedOn: { what: 'REFUND', until: null } });
    o.answers.refundPayment = () => ({ __typename: 'Payment', status: 'REFUNDED' });
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('CANCELLED');
  });

  it('that is not paid is no order, and nothing of it goes further [CF-24 CT-13 CT-16 CT-33 CT-34]', async () => {
    o.answers.approvePayment = () => ({ __typename: 'PaymentRefused', reason: 'no funds' });
    expect(await o.place({ ...ways[type].input, idempotencyKey: 'poor' })).toMatchObject({
      __typename: 'PaymentDeclined',
      order: { status: 'PAYMENT_FAILED' },
    });
    o.answers.approvePayment = silence; // the customer is told that it is being checked
    const input = { ...ways[type].input, idempotencyKey: 'busy' };
    const later = await o.place(input);
    expect(later).toMatchObject({ __typename: 'OrderPending', order: { status: 'PLACING', sequence: 1 } });
    const { id } = orderOf(later);
    expect((await read(id)).blockedOn).toMatchObject({
      what: 'PAYMENT',
      until: '2026-11-20T09:01:00.000Z',
    });
    expect((await o.said()).map((event) => event.type)).toEqual(['OrderRefused', 'OrderQueued']);
    o.answers.approvePayment = () => ({ __typename: 'Payment', status: 'APPROVED' });
    await o.wait(1_000);
    expect(await o.place(input)).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { id } });
    expect((await o.said()).map((event) => event.type)).toEqual([
      'OrderRefused',
      'OrderQueued',
      'OrderPlaced',
    ]);
  });
});

describe.each(['SHIPMENT', 'PICKUP'] as const)('a %s whose store', (type) => {
  const acceptBy = Date.parse('2026-11-20T09:10:00Z');

  it('has a time to accept waits for it until then; one that accepts by itself has none, and costs no write [CF-03]', async () => {
    const [manual, automatic] = [await placed(type), await placed(type)];
    const facts = (await o.facts()).length;
    await o.hear(o.envelope('stores', heard.ticketOpened(automatic)));
    expect(await o.facts()).toHaveLength(facts);
    const opened = o.envelope('stores', heard.ticketOpened(manual, acceptBy));
    await o.hear(opened, opened);
    expect(await o.facts()).toHaveLength(facts + 1);
    expect((await read(manual)).blockedOn).toMatchObject({
      what: 'STORE',
      until: '2026-11-20T09:10:00.000Z',
    });
    expect((await read(manual)).sequence).toBe(1); // others do not hear of it
    expect((await read(automatic)).blockedOn).toMatchObject({ what: 'STORE', until: null });
    await o.hear(o.envelope('stores', heard.ticketAccepted(manual)));
    expect((await read(manual)).blockedOn?.until).toBeNull();
    await o.hear(opened); // again, after a restore
    expect((await read(manual)).blockedOn?.until).toBeNull();
  });

  it('turns it down, or lets the time run out: cancelled and refunded, once [CF-03 CF-05 CF-08]', async () => {
    for (const reason of ['no milk', 'ACCEPT_TIMEOUT']) {
      const before = o.count('refundPayment');
      const id = await placed(type);
      await o.hear(o.envelope('stores', heard.ticketOpened(id, acceptBy)));
      o.pass(600_000);
      const rejected = o.envelope('stores', heard.ticketRejected(id, reason));
      await o.hear(rejected, rejected);
      expect((await read(id)).blockedOn).toMatchObject({ what: 'REFUND' });
      await o.wait(2_000);
      await o.hear(rejected);
      await o.wait(2_000);
      expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderCancelled']);
      expect(o.count('refundPayment')).toBe(before + 1);
      expect((await o.said()).at(-1)).toMatchObject({ type: 'OrderCancelled', data: { rejection: reason } });
      const { timeline } = await read(id);
      // a timer carried it to its end; what began it is the store's message
      expect(timeline[1]).toMatchObject({
        status: 'CANCELLED',
        actor: 'timer:orders/drive-orders',
        causationId: rejected.id,
        correlationId: 'cor_test',
      });
    }
    expect(o.count('withdrawTicket') + o.count('withdrawDelivery')).toBe(0); // the store has said it already
  });

  it('turns it down while its customer waits to hear of a cancellation: it is over for both', async () => {
    o.answers[ways[type].withdraw] = silence;
    const id = await placed(type);
    await o.cancel(id);
    await o.hear(o.envelope('stores', heard.ticketRejected(id)));
    await o.wait(2_000);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderCancellationRequested', 'OrderCancelled']);
    expect(o.count('refundPayment')).toBe(1);
  });
});

describe('accepting and cancelling a pick-up', () => {
  it('is free until the store accepts; afterwards the answer is no at once, also while the store is away [CF-04 CF-06 CF-07]', async () => {
    const id = await placed('PICKUP');
    await goOn('PICKUP', id, 'ACCEPTED');
    o.answers.withdrawTicket = silence;
    expect(await o.cancel(id)).toMatchObject({
      __typename: 'OrderNotCancellable',
      status: 'ACCEPTED',
      message: '매장에서 주문을 접수해 취소할 수 없습니다.',
    });
    expect(o.count('withdrawTicket')).toBe(0);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderProgressed']);
  });

  it('has one winner where both happen at once: the store’s own answer [CF-07]', async () => {
    const id = await placed('PICKUP');
    o.answers.withdrawTicket = () => ({ outcome: 'TOO_LATE', reason: 'ACCEPTED' });
    expect(await o.cancel(id)).toMatchObject({
      __typename: 'OrderNotCancellable',
      status: 'PLACED', // its acceptance has not been heard of yet
      message: '매장에서 주문을 접수해 취소할 수 없습니다.',
    });
    await goOn('PICKUP', id);
    expect(await read(id)).toMatchObject({ status: 'COMPLETED' });
    expect(o.count('refundPayment')).toBe(0);
  });
});

describe('a ride', () => {
  const hearTaxis = (event: PublishedEvent) => o.hear(o.envelope('taxis', event));

  it('says from where to where it goes, to those who dispatch it; no other row of the journal does [CT-28]', async () => {
    const id = await placed('RIDE');
    await goOn('RIDE', id);
    const said = await o.said();
    expect(said[0]).toMatchObject({
      type: 'OrderPlaced',
      data: {
        fulfilment: 'RIDE',
        rideClass: 'BASIC',
        storeId: null,
        trip: {
          pickUp: anAddress,
          dropOff: { ...anAddress, line1: '2 Hangang-daero' },
          passengers: 2,
        },
      },
    });
    const rows = await o.facts();
    const places = rows.filter((row) => JSON.stringify(row).includes('daero'));
    expect(places.map(({ type }) => type)).toEqual(['OrderPlaced']);
    expect(JSON.stringify(places.map(({ fact }) => fact))).not.toContain('daero');
    const others = [await placed('SHIPMENT'), await placed('PICKUP')];
    const trips = (await o.said()).filter(({ data }) => 'trip' in (data as object));
    expect(trips.map(({ aggregate }) => aggregate)).toEqual([id]);
    expect(others).toHaveLength(2);
  });

  it('can be cancelled until it starts, also once a taxi is assigned; then no longer [CT-05 CT-06]', async () => {
    const id = await placed('RIDE');
    await goOn('RIDE', id, 'ACCEPTED');
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
    expect(o.count('withdrawRide')).toBe(1);
    const started = await placed('RIDE');
    await goOn('RIDE', started, 'IN_FULFILMENT');
    expect(await o.cancel(started)).toMatchObject({
      __typename: 'OrderNotCancellable',
      message: '운행이 시작되어 취소할 수 없습니다.',
    });
    expect(o.count('withdrawRide')).toBe(1);
  });

  it('goes back where it loses its taxi, and on with the next, in the order of what taxis says', async () => {
    const id = await placed('RIDE');
    const statuses = [];
    for (const event of [
      heard.rideAssigned(id),
      heard.rideStarted(id),
      heard.rideUnassigned(id, 1),
      heard.rideStarted(id), // heard again
      heard.rideAssigned(id, 1),
      heard.rideAssigned(id, 2), // given to another taxi
      heard.rideUnassigned(id, 1),
      heard.rideStarted(id, 2),
      heard.rideCompleted(id, 2),
    ]) {
      await hearTaxis(event);
      statuses.push((await read(id)).status);
    }
    expect(statuses).toEqual([
      'ACCEPTED',
      'IN_FULFILMENT',
      'PLACED',
      'PLACED',
      'ACCEPTED',
      'ACCEPTED',
      'ACCEPTED',
      'IN_FULFILMENT',
      'COMPLETED',
    ]);
    const said = (await o.said()).filter(({ aggregate }) => aggregate === id);
    expect(said[3]).toMatchObject({
      type: 'OrderProgressed',
      data: { status: 'PLACED', lost: 'BROKEN_DOWN' },
    });
    expect((await read(id)).timeline[3]?.message).toBe(
      '배정된 택시를 이용할 수 없게 되어 다른 택시를 찾고 있습니다.',
    );
    expect(said.map(({ data }) => (data as { fulfilmentStatus: string }).fulfilmentStatus)).toEqual([
      null,
      'ASSIGNED',
      'STARTED',
      'REQUESTED',
      'ASSIGNED',
      'ASSIGNED',
      'STARTED',
      'COMPLETED',
    ]);
  });

  it('whose taxi broke down can be cancelled again, although it was too late before', async () => {
    const id = await placed('RIDE');
    await goOn('RIDE', id, 'IN_FULFILMENT');
    expect(await o.cancel(id)).toMatchObject({ __typename: 'OrderNotCancellable' });
    await hearTaxis(heard.rideUnassigned(id, 1));
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
  });

  it('that taxis has let go of is cancelled, whatever its order was told before', async () => {
    const id = await placed('RIDE');
    await goOn('RIDE', id, 'IN_FULFILMENT');
    await hearTaxis(heard.rideUnassigned(id, 1));
    await hearTaxis(heard.withdrawalDecided(id, 'WITHDRAWN', null, 'taxis'));
    await o.wait(2_000);
    expect(await read(id)).toMatchObject({ status: 'CANCELLED' });
  });

  it('for which there is no taxi is cancelled and refunded, and others hear why', async () => {
    for (const before of [[], [heard.rideAssigned], [heard.rideAssigned, heard.rideStarted]]) {
      const id = await placed('RIDE');
      for (const event of before) await hearTaxis(event(id));
      if (before.length === 2) await hearTaxis(heard.rideUnassigned(id, 1));
      for (let i = 0; i < 2; i++) await hearTaxis(heard.rideGivenUp(id, 'NO_TAXI_IN_TIME'));
      await o.wait(2_000);
      expect(await read(id)).toMatchObject({ status: 'CANCELLED' });
      expect((await o.said()).findLast(({ aggregate }) => aggregate === id)).toMatchObject({
        type: 'OrderCancelled',
        data: { paymentStatus: 'REFUNDED', givenUp: 'NO_TAXI_IN_TIME' },
      });
    }
    expect(o.count('refundPayment')).toBe(3);
  });

  describe('that is over', () => {
    const refunds = () =>
      o.asked.filter(({ ask }) => ask === 'refundPart').map(({ input }) => input.minorUnits);
    const driven = async (fare?: number, before: (id: string) => Promise<unknown> = async () => {}) => {
      const id = await placed('RIDE');
      await hearTaxis(heard.rideAssigned(id));
      await hearTaxis(heard.rideStarted(id));
      await before(id);
      for (let i = 0; i < 2; i++) await hearTaxis(heard.rideCompleted(id, 0, fare));
      await o.wait(3_000);
      return id;
    };
    const cost = (id: string) => o.ask(`{ order(id: "${id}") { status ${money} } }`);

    it('costs what its taxi asks for, to the won: the rest goes back, once, and others hear of it [CT-25]', async () => {
      const id = await driven(aTaxi.price.minorUnits - 901);
      expect(refunds()).toEqual([901]);
      expect((await cost(id)).data?.order).toMatchObject({
        status: 'COMPLETED',
        refunded: { minorUnits: 901 },
        refunds: [{ cause: 'FARE', amount: { minorUnits: 901 } }],
      });
      expect((await o.said()).at(-1)).toMatchObject({
        type: 'OrderRefunded',
        data: { cause: 'FARE', amount: { minorUnits: 901 }, refundedTotal: { minorUnits: 901 } },
      });
    });

    it('costs no more than was booked, whatever its taxi asks for', async () => {
      for (const fare of [aTaxi.price.minorUnits, aTaxi.price.minorUnits + 5_000, undefined]) {
        const id = await driven(fare);
        expect(await read(id)).toMatchObject({ status: 'COMPLETED' });
      }
      expect(refunds()).toEqual([]);
    });

    it('gives back beyond the fare only what has not gone back before', async () => {
      const some = (id: string) =>
        o.refund(id, { amount: { minorUnits: 400, currency: 'KRW' }, reason: '늦게 옴' });
      await driven(aTaxi.price.minorUnits - 1_000, some);
      expect(refunds()).toEqual([400, 600]);
      await driven(aTaxi.price.minorUnits - 300, (id) =>
        o.refund(id, {
          idempotencyKey: 'other',
          amount: { minorUnits: 400, currency: 'KRW' },
          reason: '늦게 옴',
        }),
      );
      expect(refunds()).toEqual([400, 600, 400]);
    });

    it('waits with it for what is going back already', async () => {
      o.answers.refundPart = silence;
      const id = await driven(aTaxi.price.minorUnits - 1_000, (each) =>
        o.refund(each, { amount: { minorUnits: 400, currency: 'KRW' }, reason: '늦게 옴' }),
      );
      o.answers.refundPart = () => ({ status: 'RETURNED' });
      await o.wait(20_000);
      expect((await cost(id)).data?.order).toMatchObject({ refunded: { minorUnits: 1_000 } });
    });
  });

  it('that is paid, confirmed, under way, complete or deleted is told apart by its words [CF-29 CT-27]', async () => {
    const ids = [];
    for (const upTo of ['PLACED', 'ACCEPTED', 'IN_FULFILMENT', 'COMPLETED', 'CANCELLED']) {
      const id = await placed('RIDE');
      if (upTo === 'CANCELLED') await o.cancel(id);
      else if (upTo !== 'PLACED') await goOn('RIDE', id, upTo);
      ids.push(id);
    }
    const said = await o.said();
    const last = ids.map((id) => said.findLast(({ aggregate }) => aggregate === id)?.data);
    expect(last).toMatchObject([
      { status: 'PLACED', paymentStatus: 'APPROVED', fulfilmentStatus: null },
      { status: 'ACCEPTED', paymentStatus: 'APPROVED', fulfilmentStatus: 'ASSIGNED' },
      { status: 'IN_FULFILMENT', paymentStatus: 'APPROVED', fulfilmentStatus: 'STARTED' },
      { status: 'COMPLETED', paymentStatus: 'APPROVED', fulfilmentStatus: 'COMPLETED' },
      { status: 'CANCELLED', paymentStatus: 'REFUNDED', fulfilmentStatus: null },
    ]);
  });

  it('can be read at any time by the customer who booked it, and by no one else [CT-09]', async () => {
    const id = await placed('RIDE');
    await o.cancel(id);
    expect((await read(id)).status).toBe('CANCELLED');
    expect(await read(id, haneul)).toBeNull();
  });

  it.each([
    ['BASIC', 4_900],
    ['PRIME', 7_000],
    ['PLATINUM', 12_000],
  ] as const)('of class %s costs what the class costs [CT-01 CT-26]', async (rideClass, price) => {
    const offer = { ...aTaxi, productId: `prd_${rideClass}`, rideClass, price: won(price) };
    await o.hear(o.envelope('catalog', heard.product(offer)));
    const id = await placed('RIDE', { lines: [{ productId: offer.productId, quantity: 1 }] });
    expect((await read(id)).total).toEqual({ minorUnits: price });
    expect((await o.said()).at(-1)).toMatchObject({ data: { rideClass } });
  });
});

describe('the least fare', () => {
  const cheap = { ...aTaxi, productId: 'prd_cheap', price: won(1_000) };
  const lines = [{ productId: 'prd_cheap', quantity: 1 }];
  const total = (answer: Answer) => (answer.order as unknown as { total: unknown }).total;

  it('is what a ride costs at least: 3,800 won unless it is set otherwise [CT-52 CT-53 CT-55]', async () => {
    await o.hear(o.envelope('catalog', heard.product(cheap)));
    expect(total(await o.place({ ...aRide, lines }))).toEqual(won(3_800));
    expect(o.asked.find(({ ask }) => ask === 'approvePayment')?.input).toMatchObject({ minorUnits: 3_800 });
    expect((await o.said())[0]).toMatchObject({
      data: { total: won(3_800), lines: [{ unitPrice: won(3_800) }] },
    });
    await o.close();
    o = await openOrders(undefined, { JUMUN_MINIMUM_FARE: '5000' });
    await o.hear(o.envelope('catalog', heard.product(cheap)));
    expect(total(await o.place({ ...aRide, lines }))).toEqual(won(5_000));
  });

  it('is what the total that the customer was shown is compared with [CT-55]', async () => {
    await o.hear(o.envelope('catalog', heard.product(cheap)));
    expect(await o.place({ ...aRide, lines, expectedTotal: won(1_000) })).toMatchObject({
      __typename: 'PriceChanged',
      total: won(3_800),
    });
    expect(await o.place({ ...aRide, lines, expectedTotal: won(3_800) })).toMatchObject({
      __typename: 'PlaceOrderSuccess',
    });
  });

  it('is nothing to dearer rides, to other currencies, or to what is no ride', async () => {
    const dollars = { ...cheap, productId: 'prd_dollars', price: { minorUnits: 900, currency: 'USD' } };
    const coffee = { ...aLatte, price: won(1_500) };
    for (const offer of [dollars, coffee]) await o.hear(o.envelope('catalog', heard.product(offer)));
    expect(total(await o.place({ ...aRide, idempotencyKey: 'a' }))).toEqual(won(9_000));
    const abroad = [{ productId: 'prd_dollars', quantity: 1 }];
    expect(total(await o.place({ ...aRide, lines: abroad, idempotencyKey: 'b' }))).toEqual(dollars.price);
    expect(total(await o.place({ ...aPickup, idempotencyKey: 'c' }))).toEqual(won(1_500));
  });
});

// ---- what is told beforehand is what happens ------------------------------------------------------------------------

/** Brings an order into a state as it comes about, by answers that do not come and by what others say. */
const bring: Readonly<Record<CancelState, (type: Type) => Promise<string>>> = {
  async PLACING(type) {
    o.answers.approvePayment = silence;
    return placed(type);
  },
  async UNDOING(type) {
    o.answers.reserveStock = () => ({ __typename: 'StockShort', productIds: [] });
    o.answers.refundPayment = silence;
    return placed(type);
  },
  async NOT_PLACED(type) {
    o.answers.approvePayment = () => ({ __typename: 'PaymentRefused', reason: 'no' });
    return placed(type);
  },
  PLACED: (type) => placed(type),
  ACCEPTED: (type) => reached(type, 'ACCEPTED'),
  IN_FULFILMENT: (type) => reached(type, 'IN_FULFILMENT'),
  READY: (type) => reached(type, 'READY'),
  COMPLETED: (type) => reached(type, 'COMPLETED'),
  async NO_SHOW(type) {
    const id = await reached(type, 'READY');
    await o.hear(o.envelope('stores', heard.ticketNoShow(id)));
    return id;
  },
  async ASKED(type) {
    o.answers[ways[type].withdraw] = silence;
    return cancelled(type);
  },
  async TOO_LATE(type) {
    o.answers[ways[type].withdraw] = () => ({ outcome: 'TOO_LATE', reason: 'ELSEWHERE' });
    return cancelled(type);
  },
  async WITHDRAWN(type) {
    o.answers.refundPayment = silence;
    return cancelled(type);
  },
  CANCELLED: (type) => cancelled(type),
};
const reached = async (type: Type, status: string) => {
  const id = await placed(type);
  await goOn(type, id, status);
  return id;
};
const cancelled = async (type: Type) => {
  const id = await placed(type);
  await o.cancel(id);
  return id;
};

describe('cancelOrder does what cancelQuote has told', () => {
  const does = {
    ALLOWED: 'CancelOrderSuccess',
    NEEDS_DECISION: 'CancellationPending',
    REFUSED: 'OrderNotCancellable',
  };

  it.each(
    types.flatMap((type) =>
      (Object.keys(cancelTerms[type]) as CancelState[]).map((state) => [type, state] as const),
    ),
  )(
    'to the customer of a %s that is %s, and nothing to anyone else [CF-06 CF-32 CT-05]',
    async (type, state) => {
      const id = await bring[state](type);
      const quote = async (caller = minji) =>
        (await o.ask(quoteOperation, { id }, caller)).data?.cancelQuote as {
          outcome: keyof typeof does;
          reason: string | null;
          en: string | null;
          refund: unknown;
          until: string | null;
        };
      const before = await o.statusOf(id);
      const told = await quote();
      expect(await quote(staff)).toMatchObject({
        outcome: 'REFUSED',
        en: 'Only the customer who ordered can cancel it, or staff who help customers.',
        refund: null,
      });
      expect(await quote(haneul)).toBeNull();
      for (const caller of [staff, haneul])
        expect(await o.cancel(id, caller)).toMatchObject({ __typename: 'OrderNotFound' });
      expect(await o.statusOf(id)).toBe(before);

      const answer = await o.cancel(id);
      // what is cancelled already stays so, and says so
      expect(answer.__typename).toBe(state === 'CANCELLED' ? 'CancelOrderSuccess' : does[told.outcome]);
      expect(told.reason === null).toBe(told.outcome === 'ALLOWED');
      if (answer.__typename === 'OrderNotCancellable') expect(answer.message).toBe(told.reason);
      expect(told.refund === null).toBe(told.outcome === 'REFUSED' || ['PLACING', 'UNDOING'].includes(state));
      expect(told.until).toBe(state === 'PLACING' ? '2026-11-20T09:01:00.000Z' : null);
    },
  );

  it('and says until when it is free, where the store has a time to accept', async () => {
    const id = await placed('PICKUP');
    const acceptBy = '2026-11-20T09:10:00.000Z';
    await o.hear(o.envelope('stores', heard.ticketOpened(id, Date.parse(acceptBy))));
    expect((await o.ask(quoteOperation, { id })).data?.cancelQuote).toEqual({
      outcome: 'ALLOWED',
      reason: null,
      en: null,
      refund: { minorUnits: 4_500 },
      until: acceptBy,
    });
  });
});

// ---- a store that changes its mind ------------------------------------------------------------------------------------

describe('a pick-up whose store', () => {
  const hear = (event: Parameters<typeof o.envelope>[1]) => o.hear(o.envelope('stores', event));
  const messages = async (id: string) => (await read(id)).timeline.map(({ message }) => message);

  it('takes its acceptance back is placed again, waits for the store, and can be cancelled', async () => {
    const id = await placed('PICKUP');
    await hear(heard.ticketAccepted(id));
    await hear(heard.acceptanceUndone(id, o.time.now + 60_000));
    expect(await read(id)).toMatchObject({
      status: 'PLACED',
      blockedOn: { what: 'STORE', until: new Date(o.time.now + 60_000).toISOString() },
    });
    expect((await o.said()).at(-1)).toMatchObject({
      type: 'OrderProgressed',
      data: { status: 'PLACED', fulfilmentStatus: null },
    });
    expect((await messages(id)).at(-1)).toBe(
      '매장에서 접수를 되돌렸습니다. 다시 접수하기를 기다리고 있습니다.',
    );
    expect((await o.cancel(id)).__typename).toBe('CancelOrderSuccess');
  });

  it('takes its acceptance back and accepts again goes on to its end', async () => {
    const id = await placed('PICKUP');
    await hear(heard.ticketAccepted(id));
    await hear(heard.acceptanceUndone(id, o.time.now + 60_000));
    await goOn('PICKUP', id);
    expect((await read(id)).status).toBe('COMPLETED');
  });

  it('takes nothing back that is ready, or heard of again', async () => {
    const id = await placed('PICKUP');
    await hear(heard.acceptanceUndone(id, o.time.now));
    await hear(heard.ticketAccepted(id));
    await hear(heard.ticketReady(id));
    await hear(heard.acceptanceUndone(id, o.time.now));
    expect((await read(id)).status).toBe('READY');
  });

  it('takes its acceptance back while its customer waits for the answer to a cancellation, is let go', async () => {
    const id = await placed('PICKUP');
    o.answers.withdrawTicket = silence;
    await o.cancel(id);
    await hear(heard.ticketAccepted(id));
    await hear(heard.acceptanceUndone(id, o.time.now + 60_000));
    expect((await read(id)).status).toBe('CANCELLATION_REQUESTED');
    o.answers.withdrawTicket = () => ({ outcome: 'WITHDRAWN', reason: null });
    expect((await o.cancel(id)).__typename).toMatch(/CancelOrderSuccess|CancellationPending/);
    await hear(heard.withdrawalDecided(id, 'WITHDRAWN', null, 'stores'));
    await o.wait(3_000);
    expect((await read(id)).status).toBe('CANCELLED');
  });

  it('gives it up after accepting it is cancelled and refunded once, and says why', async () => {
    const id = await placed('PICKUP');
    await hear(heard.ticketAccepted(id));
    await hear(heard.ticketCancelled(id, '오븐이 고장 났습니다'));
    await o.wait(3_000);
    await hear(heard.ticketCancelled(id, '오븐이 고장 났습니다'));
    expect((await read(id)).status).toBe('CANCELLED');
    const cancelled = (await o.said()).filter(({ type }) => type === 'OrderCancelled');
    expect(cancelled).toMatchObject([
      { data: { givenUp: '오븐이 고장 났습니다', paymentStatus: 'REFUNDED' } },
    ]);
    expect(cancelled[0]?.data).not.toHaveProperty('rejection');
    expect(
      new Set(o.asked.filter(({ ask }) => ask === 'refundPayment').map(({ input }) => input.key)).size,
    ).toBe(1);
  });

  it('sees nobody come is over, stays paid, and counts as nothing that was completed', async () => {
    const id = await reached('PICKUP', 'READY');
    await hear(heard.ticketNoShow(id));
    await hear(heard.ticketHandedOver(id)); // never said by a store, and too late in any case
    expect(await read(id)).toMatchObject({ status: 'NO_SHOW', blockedOn: null });
    const types = (await o.said()).map(({ type }) => type);
    expect(types.at(-1)).toBe('OrderNotCollected');
    expect(types).not.toContain('OrderCompleted');
    expect(o.asked.some(({ ask }) => ask === 'refundPayment')).toBe(false);
    expect((await o.cancel(id)).__typename).toBe('OrderNotCancellable');
  });
});
