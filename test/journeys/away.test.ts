import type { Context } from '@jumun/platform/graph/context';
import { deadLetters, journal } from '@jumun/platform/store/technical-tables';
import { contexts } from '@jumun/schema/sdl';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GraphClient, graphClient } from '../../tools/demo/graph-client.ts';
import {
  type Answered,
  aBook,
  cancel,
  command,
  expectLedger,
  statusOf,
  stockOf,
  unhurried,
  until,
} from '../shop.ts';
import { openSystem, type System } from '../system.ts';

// Ordering and cancelling need three contexts. Each of the others is taken away in turn, then all at once, while books,
// coffee and rides are ordered and cancelled and rewards are achieved and exchanged.

const core = ['orders', 'catalog', 'payments'];
/** Every context that ordering can do without; a new one is included by itself. */
const supporting = contexts.filter((name) => !core.includes(name));

let system: System;
let barista: GraphClient;
let dispatcher: GraphClient;
/** A company's taxis, enough for every ride here. */
let fleet: string;
beforeAll(async () => {
  system = await openSystem(undefined, unhurried);
  barista = await system.as('stf_cafe', { scopes: ['tickets:read', 'tickets:write'], stores: ['sto_cafe1'] });
  dispatcher = await system.as('stf_dispatcher', { scopes: ['taxis:read', 'taxis:write'] });
  const registered = await command(
    dispatcher,
    'registerTaxi',
    {
      ...{
        idempotencyKey: 'fleet',
        taxiName: 'ioniq',
        companyName: 'jumun',
        rideClass: 'BASIC',
        availability: 1_000,
      },
      fare: { minorUnits: 4_900, currency: 'KRW' },
    },
    '... on RegisterTaxiSuccess { taxi { id } }',
  );
  fleet = (registered.taxi as { id: string }).id;
});
afterAll(() => system.close());

/** Takes a context down: its client and its store reject everything until the returned function is called. */
const takeDown = (context: Context): (() => void) => {
  const store = context.store as { transaction: Context['store']['transaction'] };
  const client = context.subgraph.client as { execute: Context['subgraph']['client']['execute'] };
  const { transaction } = store;
  const { execute } = client;
  store.transaction = () => Promise.reject(Object.assign(new Error('down'), { code: 'SQLITE_BUSY' }));
  client.execute = () => Promise.reject(new Error('down'));
  return () => {
    store.transaction = transaction;
    client.execute = execute;
  };
};

/** The answer to a command, or undefined while its context is away. */
const attempt = (...given: Parameters<typeof command>): Promise<Answered | undefined> =>
  command(...given).catch(() => undefined);
const succeeds = (who: GraphClient, field: string, input: object): Promise<unknown> =>
  until(
    async () => (/Success$/.test((await attempt(who, field, input))?.__typename ?? '') ? true : undefined),
    40_000,
  );

const address = (line1: string) => ({ line1, city: '서울' });

/** What is ordered, which context decides about a cancellation, and what staff do to move it on. */
const kinds = {
  book: {
    authority: 'deliveries',
    wish: (book: string) => ({
      lines: [{ productId: book, quantity: 1 }],
      fulfilment: {
        shipment: { recipient: '김주문', phone: '010-1234-5678', address: address('세종대로 110') },
      },
    }),
    serve: async () => {},
  },
  coffee: {
    authority: 'stores',
    wish: (_: string, membershipNumber: string) => ({
      lines: [{ productId: 'prd_menu01', quantity: 1 }],
      fulfilment: { pickup: { storeId: 'sto_cafe1', membershipNumber } },
    }),
    serve: (orderId: string) => succeeds(barista, 'acceptTicket', { orderId, prepMinutes: 5 }),
  },
  ride: {
    authority: 'taxis',
    wish: () => ({
      lines: [{ productId: 'prd_ride_basic', quantity: 1 }],
      fulfilment: { ride: { pickUp: address('세종대로 110'), dropOff: address('서울역'), passengers: 1 } },
    }),
    async serve(orderId: string) {
      await succeeds(dispatcher, 'assignRide', { orderId, taxiId: fleet });
    },
  },
} as const;
type Kind = keyof typeof kinds;
const allKinds = Object.keys(kinds) as Kind[];

/** A customer with a new account, and so with a number to collect points on. */
const aCustomer = async () => {
  const anonymous = graphClient(system.url);
  const email = `away-${Math.random().toString(36).slice(2)}@example.com`;
  const { data } = await anonymous.ask<{ signUp: { customer: { id: string; membershipNumber: string } } }>(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { customer { id membershipNumber } } } }',
    { input: { email, password: 'a long password', name: '김주문', phone: '010-1234-5678' } },
  );
  await anonymous.close();
  const { id, membershipNumber } = data?.signUp.customer ?? { id: '', membershipNumber: '' };
  return { client: await system.as(id), membershipNumber };
};
type Customer = Awaited<ReturnType<typeof aCustomer>>;

/** Of each kind one order that stays and one that is to be cancelled. */
const ordersOf = async ({ client, membershipNumber }: Customer, book: string) => {
  const placed: { kind: Kind; kept: string; cancelled: string }[] = [];
  for (const kind of allKinds) {
    const ids: string[] = [];
    for (const fate of ['kept', 'cancelled']) {
      const answer = await command(
        client,
        'placeOrder',
        {
          idempotencyKey: `${kind}-${fate}`,
          ...kinds[kind].wish(book, membershipNumber),
          payment: { method: 'CARD', cardToken: 'tok_ok' },
          confirm: true,
        },
        '... on PlaceOrderSuccess { order { id status } }',
      );
      expect([kind, answer.__typename]).toEqual([kind, 'PlaceOrderSuccess']);
      ids.push((answer.order as { id: string }).id);
    }
    placed.push({ kind, kept: ids[0] ?? '', cancelled: ids[1] ?? '' });
  }
  return placed;
};

/** What each context has written down about an order: the types of its own facts, whenever they came. */
const factsAbout = async (orderId: string): Promise<Readonly<Record<string, readonly string[]>>> => {
  const facts: Record<string, readonly string[]> = {};
  for (const [name, { store }] of system.contexts) {
    const text = sql`${journal.aggregate} || ${journal.fact} || coalesce(${journal.published}, '')`;
    const about = await store.read
      .select({ type: journal.type })
      .from(journal)
      .where(sql`instr(${text}, ${orderId.replace(/^ord_/, '')}) > 0`);
    facts[name] = about.map(({ type }) => type).sort();
  }
  return facts;
};

type Page = {
  readonly mileage: number | null;
  readonly points: number | null;
  readonly wallet: readonly { readonly walletItemId: string; readonly exchangeable: boolean }[];
};
const pageOf = async ({ client }: Customer): Promise<Page | undefined> =>
  (await client.ask<{ myPage: Page }>('{ myPage { mileage points wallet { walletItemId exchangeable } } }'))
    .data?.myPage;

const achieve = ({ client }: Customer, missionId: string) =>
  attempt(client, 'achieveMission', { missionId, idempotencyKey: missionId });
const exchange = ({ client }: Customer, walletItemId: string) =>
  attempt(client, 'exchangeWalletItem', {
    walletItemId,
    giftOfferId: 'gof_americano',
    idempotencyKey: 'exchange',
  });
const itemsOf = async (who: Customer, count: number): Promise<Page['wallet']> =>
  until(async () => {
    const wallet = (await pageOf(who))?.wallet ?? [];
    return wallet.length === count ? wallet : undefined;
  }, 40_000);

test.each([...supporting.map((name) => [name, [name]] as const), ['all of them', supporting] as const])(
  '%s away: ordering and cancelling are answered, and everything is caught up afterwards, once [OB-12 OB-15 OB-17 OB-60 CF-14 CF-35 CF-44 CT-15 CT-35 GC-09 GC-15 GC-21 GC-23 GC-55 GC-56]',
  async (label, names) => {
    const initial = 50;
    const book = await aBook(system, `Without ${label}`, initial);
    const who = await aCustomer();
    await until(async () =>
      (await achieve(who, 'mis_welcome'))?.__typename === 'AchieveMissionSuccess' ? true : undefined,
    );
    const [item] = await itemsOf(who, 1);
    const itemId = item?.walletItemId ?? '';

    const isAway = (name: string) => names.includes(name);
    const giveBack = names.map((name) => takeDown(system.contexts.get(name) as Context));
    let during: Awaited<ReturnType<typeof ordersOf>>;
    try {
      during = await ordersOf(who, book);
      for (const { kind, cancelled } of during) {
        const { __typename } = await cancel(who.client, cancelled);
        if (isAway(kinds[kind].authority)) expect([kind, __typename]).toEqual([kind, 'CancellationPending']);
        else expect(['CancelOrderSuccess', 'CancellationPending']).toContain(__typename);
      }
      const achieved = await achieve(who, 'mis_game1');
      if (!isAway('missions')) expect(achieved?.__typename).toBe('AchieveMissionSuccess');
      if (isAway('gifts') && !isAway('wallets')) {
        const answer = await exchange(who, itemId);
        expect(['GiftUnavailable', 'ExchangePending']).toContain(answer?.__typename); // never a silent success
        if (!isAway('mypage')) expect((await pageOf(who))?.wallet).toHaveLength(1);
      }
    } finally {
      for (const give of giveBack) give();
    }

    for (const { kind, kept, cancelled } of during) {
      await until(async () => {
        const end = await statusOf(who.client, cancelled);
        return end?.status === 'CANCELLED' && end.payment?.status === 'REFUNDED' ? true : undefined;
      }, 40_000);
      await kinds[kind].serve(kept);
      await until(
        async () => ((await statusOf(who.client, kept))?.status === 'ACCEPTED' ? true : undefined),
        40_000,
      );
    }
    await until(async () => ((await stockOf(who.client, book)) === initial - 1 ? true : undefined));
    await expectLedger(
      system,
      during.map(({ kept }) => kept),
      during.map(({ cancelled }) => cancelled),
    );
    if (isAway('missions')) await achieve(who, 'mis_game1');
    await itemsOf(who, 2);
    await until(async () =>
      (await exchange(who, itemId))?.__typename === 'ExchangeWalletItemSuccess' ? true : undefined,
    );
    await until(async () => {
      const wallet = (await pageOf(who))?.wallet ?? [];
      return wallet.filter(({ exchangeable }) => exchangeable).length === 1 ? true : undefined;
    });

    // as if nothing had happened: later orders leave the same traces everywhere, no more and no fewer
    const other = await aCustomer();
    const now = await ordersOf(other, book);
    for (const { kind, kept, cancelled } of now) {
      await until(async () =>
        (await cancel(other.client, cancelled)).__typename === 'CancelOrderSuccess' ? true : undefined,
      );
      await kinds[kind].serve(kept);
    }
    for (const [i, { kept }] of during.entries()) {
      const then = now[i]?.kept ?? '';
      await until(async () => {
        const [was, is] = [await factsAbout(kept), await factsAbout(then)];
        return JSON.stringify(was) === JSON.stringify(is) ? true : undefined;
      }, 40_000).catch(async () => expect(await factsAbout(kept)).toEqual(await factsAbout(then)));
    }
    await until(async () => {
      const [was, is] = [await pageOf(who), await pageOf(other)];
      return was?.mileage === is?.mileage && was?.points === is?.points && was?.points ? true : undefined;
    }, 40_000);
    for (const { store } of system.contexts.values()) expect(await store.read.$count(deadLetters)).toBe(0);
    expect(system.workers.problems()).toEqual([]);
  },
  150_000,
);
