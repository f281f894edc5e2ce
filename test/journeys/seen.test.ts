import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphClient, graphClient } from '../../tools/demo/graph-client.ts';
import { openHole } from '../hole.ts';
import {
  type Answered,
  aBook,
  cancel,
  command,
  dispatch,
  place,
  stockOf,
  unhurried,
  until,
} from '../shop.ts';
import { openSystem, type System } from '../system.ts';

// What people see of what is promised to them, through the router and nowhere else.

type View = {
  readonly orderId: string;
  readonly number: string;
  readonly status: string;
  readonly paymentStatus: string | null;
  readonly fulfilmentStatus: string | null;
};
type Seen = {
  readonly status: string;
  readonly delivery: { readonly status: string } | null;
  readonly payment: { readonly status: string } | null;
  readonly timeline: readonly { readonly event: string; readonly message: string }[];
};

const orderSeen = async (who: GraphClient, id: string): Promise<Seen | null> =>
  (
    await who.ask<{ order: Seen | null }>(
      'query ($id: ID!) { order(id: $id) { status delivery { status } payment { status } timeline { event message } } }',
      { id },
    )
  ).data?.order ?? null;

const viewFields = 'orderId number status paymentStatus fulfilmentStatus';
const pageSeen = async (who: GraphClient, id: string): Promise<View | undefined> =>
  (
    await who.ask<{ myPage: { orders: { nodes: View[] } } }>(
      `{ myPage { orders(first: 50) { nodes { ${viewFields} } } } }`,
    )
  ).data?.myPage.orders.nodes.find(({ orderId }) => orderId === id);

let system: System;
beforeAll(async () => {
  system = await openSystem(undefined, unhurried);
});
afterAll(() => system.close());

describe('a customer who has ordered a book', () => {
  let customer: GraphClient;
  let courier: GraphClient;
  let book: string;
  beforeAll(async () => {
    customer = await system.as('cus_demo1');
    courier = await system.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
    book = await aBook(system, 'A book that is seen', 10);
  });

  const ordered = async (key: string, quantity: number): Promise<string> => {
    const { order } = await place(customer, { key, productId: book, quantity });
    const id = order?.id ?? '';
    await until(async () => ((await orderSeen(customer, id))?.delivery ? true : undefined));
    return id;
  };
  /** What the order, its delivery and my page say, once all three say this. */
  const everywhere = (id: string, status: string, delivery: string) =>
    until(async () => {
      const [order, view] = await Promise.all([orderSeen(customer, id), pageSeen(customer, id)]);
      const said = [order?.status, order?.delivery?.status, view?.status, view?.fulfilmentStatus];
      return String(said) === String([status, delivery, status, delivery]) ? { order, view } : undefined;
    });

  it('sees every state of the delivery on the order and on my page, as it comes [OB-26]', async () => {
    const id = await ordered('seen', 1);
    await everywhere(id, 'ACCEPTED', 'PREPARING');
    await dispatch(courier, id);
    await everywhere(id, 'IN_FULFILMENT', 'DISPATCHED');
    await command(courier, 'completeDelivery', { orderId: id });
    const { order } = await everywhere(id, 'COMPLETED', 'DELIVERED');
    expect(order?.timeline.map(({ message }) => message).at(-1)).toBe('The order is completed.');
  });

  it('sees a cancelled order cancelled everywhere: order, delivery, money and my page; and the copy is for sale again [OB-25 OB-29]', async () => {
    const before = await stockOf(customer, book);
    const id = await ordered('not-wanted', 2);
    expect((await cancel(customer, id)).__typename).toBe('CancelOrderSuccess');
    const { order, view } = await everywhere(id, 'CANCELLED', 'CANCELLED');
    expect([order?.payment?.status, view?.paymentStatus]).toEqual(['REFUNDED', 'REFUNDED']);
    expect(order?.timeline.at(-1)).toMatchObject({ event: 'OrderCancelled' });
    await until(async () => ((await stockOf(customer, book)) === before ? true : undefined));
  });
});

describe('a customer who has booked taxis', () => {
  let customer: GraphClient;
  let dispatcher: GraphClient;
  const rides: string[] = [];
  const address = (line1: string) => ({ line1, city: '서울' });

  const book = async (n: number): Promise<string> => {
    const wish = {
      idempotencyKey: `ride-${n}`,
      lines: [{ productId: 'prd_ride_basic', quantity: 1 }],
      fulfilment: { ride: { pickUp: address('세종대로 110'), dropOff: address('서울역'), passengers: 1 } },
      payment: { method: 'CARD', cardToken: 'tok_ok' },
      confirm: true,
    };
    const answer = await command(customer, 'placeOrder', wish, '... on PlaceOrderSuccess { order { id } }');
    return (answer.order as { id: string }).id;
  };
  const succeeds = (field: string, input: object): Promise<Answered> =>
    until(async () => {
      const answer = await command(dispatcher, field, input);
      return /Success$/.test(answer.__typename) ? answer : undefined;
    });

  beforeAll(async () => {
    customer = await system.as('cus_demo2');
    dispatcher = await system.as('stf_dispatcher', { scopes: ['taxis:read', 'taxis:write'] });
    const taxi = {
      idempotencyKey: 'seen',
      taxiName: 'ioniq',
      companyName: 'jumun',
      rideClass: 'BASIC',
      availability: 10,
      fare: { minorUnits: 4_900, currency: 'KRW' },
    };
    const more = '... on RegisterTaxiSuccess { taxi { id } }';
    const taxiId = ((await command(dispatcher, 'registerTaxi', taxi, more)).taxi as { id: string }).id;
    for (let n = 0; n < 7; n++) rides.push(await book(n));
    const [, assigned, started, completed, cancelled] = rides;
    for (const orderId of [assigned, started, completed]) await succeeds('assignRide', { orderId, taxiId });
    for (const orderId of [started, completed]) await succeeds('startRide', { orderId });
    await succeeds('completeRide', { orderId: completed });
    await cancel(customer, cancelled ?? '');
    await until(async () => {
      const views = await Promise.all(rides.map((id) => pageSeen(customer, id)));
      return String(views.map((view) => view?.status)) ===
        'PLACED,ACCEPTED,IN_FULFILMENT,COMPLETED,CANCELLED,PLACED,PLACED'
        ? true
        : undefined;
    });
  }, 120_000);

  it('sees every booking on my page, page by page, each with its state and none without [CT-24 CT-36]', async () => {
    const seen: View[] = [];
    for (let after: string | null = null; ; ) {
      type Page = { nodes: View[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      const { data }: { data?: { myPage: { orders: Page } } | null } = await customer.ask(
        `query ($after: String) { myPage { orders(first: 2, after: $after) {
           nodes { ${viewFields} } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      const page: Page | undefined = data?.myPage.orders;
      seen.push(...(page?.nodes ?? []));
      if (!page?.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen.map(({ orderId }) => orderId)).toEqual([...rides].reverse());
    expect(seen.map(({ status }) => status).reverse()).toEqual([
      'PLACED',
      'ACCEPTED',
      'IN_FULFILMENT',
      'COMPLETED',
      'CANCELLED',
      'PLACED',
      'PLACED',
    ]);
    for (const view of seen) expect(Object.values(view)).not.toContain(null);
  });

  it('sees of each booking its number, class, card, name and state [CT-20]', async () => {
    type Booking = { readonly ride: { readonly rideClass: string; readonly status: string } | null };
    const bookings = await Promise.all(
      rides.map(
        async (id) =>
          (
            await customer.ask<{ order: Booking }>(
              `query ($id: ID!) { order(id: $id) { id number status customer { name } lines { title }
                 payment { status card { brand lastFour } } ride { rideClass status } } }`,
              { id },
            )
          ).data?.order,
      ),
    );
    for (const [n, booking] of bookings.entries())
      expect(booking).toMatchObject({
        id: rides[n],
        number: expect.stringMatching(/^[2-9A-Z]{8}$/),
        status: expect.stringMatching(/^[A-Z_]+$/),
        customer: { name: expect.stringMatching(/./) },
        payment: {
          card: { brand: expect.stringMatching(/^[A-Z]+$/), lastFour: expect.stringMatching(/^\d{4}$/) },
        },
        ride: { rideClass: 'BASIC', status: expect.stringMatching(/^[A-Z_]+$/) },
      });
  });

  it('sees what was paid: order, card and state of each payment [CT-21]', async () => {
    type Paid = { status: string; order: { id: string }; card: { lastFour: string } | null };
    const { data } = await customer.ask<{ payments: { nodes: Paid[] } }>(
      '{ payments(first: 8) { nodes { status order { id } card { lastFour } } } }',
    );
    const paid = data?.payments.nodes ?? [];
    expect(paid.map(({ order }) => order.id)).toEqual([...rides].reverse());
    expect(paid.map(({ status }) => status).reverse()).toEqual([
      ...Array(4).fill('APPROVED'),
      'REFUNDED',
      'APPROVED',
      'APPROVED',
    ]);
    expect(new Set(paid.map(({ card }) => card?.lastFour)).size).toBe(1);
  });
});

describe('somebody without a good token', () => {
  const own = '{ orders { nodes { id } } }';
  const open = '{ products(first: 1) { nodes { title } } }';
  const asked = async (token: string | undefined, query: string) => {
    const client = graphClient(system.url, token);
    const { data, errors } = await client.ask<Record<string, unknown>>(query);
    await client.close();
    return { data: data ?? null, code: errors?.[0]?.extensions?.code ?? null };
  };
  const forged = async (): Promise<string> => {
    const { privateKey } = await generateKeyPair('EdDSA');
    return new SignJWT({ scope: 'orders:read stores:any' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'issuer' })
      .setSubject('cus_demo1')
      .setIssuer('jumun')
      .setAudience('jumun')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  };
  const unsigned = (): string =>
    [
      { alg: 'none', kid: 'issuer' },
      { sub: 'cus_demo1', iss: 'jumun', aud: 'jumun', exp: 9_999_999_999 },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
      .concat('.');

  it.each([
    ['none', async () => undefined],
    ['a forged one', forged],
    ['an unsigned one', async () => unsigned()],
    ['one that has expired', () => system.token('cus_demo1', {}, '1 hour ago')],
    ['one that was changed', async () => `${(await system.token('cus_demo1')).slice(0, -8)}AAAAAAAA`],
  ])('(%s) is told nothing of anybody, and sees what is open to all [GC-26]', async (_, token) => {
    const given = await token();
    const { data, code } = await asked(given, own);
    expect(code).toMatch(/^(UNAUTHENTICATED|INVALID_TOKEN|TOKEN_EXPIRED)$/);
    expect(JSON.stringify(data)).not.toContain('ord_');
    const mutation = await asked(
      given,
      'mutation { cancelOrder(input: { orderId: "ord_1" }) { __typename } }',
    );
    expect(mutation.code).toMatch(/^(UNAUTHENTICATED|INVALID_TOKEN|TOKEN_EXPIRED)$/);
    expect((await asked(given, open)).code).toBeNull();
  });

  it('(a good one of somebody else) sees nothing of others, and does nothing that needs more [GC-26]', async () => {
    const token = await system.token('cus_stranger');
    expect(await asked(token, own)).toMatchObject({ data: { orders: { nodes: [] } }, code: null });
    expect((await asked(token, '{ customers(search: "minji") { nodes { name } } }')).code).toBe('FORBIDDEN');
  });
});

describe('customers while the payment provider hangs', () => {
  let hanging: System;
  let hole: Awaited<ReturnType<typeof openHole>>;
  beforeAll(async () => {
    hole = await openHole(() => Number(new URL(hanging.provider.url).port));
    hanging = await openSystem(undefined, {
      JUMUN_PROVIDER_URL: hole.url,
      JUMUN_STOCK_DEADLINE_MS: '10000',
      JUMUN_PAYMENT_DEADLINE_MS: '300',
      JUMUN_BREAKER_HALF_OPEN_MS: '2000',
    });
  });
  afterAll(async () => {
    await hanging.close();
    await hole.close();
  });

  const timed = async <T>(work: Promise<T>) => {
    const began = performance.now();
    return { answer: await work, took: performance.now() - began };
  };

  it('wait for a few answers only: then they are told at once that their orders are being checked, and everything else goes on [GC-28]', async () => {
    const book = await aBook(hanging, 'A book while nobody can pay', 100);
    const buyer = await hanging.as('cus_buyer');
    const told: { __typename: string; took: number }[] = [];
    hole.swallow(true);
    for (let n = 1; n <= 12; n++) {
      const wish = { key: `hangs-${n}`, productId: book, quantity: n };
      const { answer, took } = await timed(place(buyer, wish));
      told.push({ __typename: answer.__typename, took });
    }
    // nothing is charged that nobody was told of: each is being checked, and the first have waited for the provider
    expect(new Set(told.map(({ __typename }) => __typename))).toEqual(new Set(['OrderPending']));
    for (const { took } of told.slice(0, 3)) expect(took).toBeGreaterThan(250);
    const waited = (some: typeof told) => some.reduce((sum, { took }) => sum + took, 0);
    expect(waited(told.slice(-4))).toBeLessThan(waited(told.slice(0, 4)) / 2); // nobody waits for who does not answer

    const page = await timed(
      buyer.ask<{ products: { nodes: unknown[] } }>('{ products(first: 5) { nodes { title } } }'),
    );
    expect(page.answer.data?.products.nodes).toHaveLength(5);
    expect(page.took).toBeLessThan(1_000);

    hole.swallow(false); // once the provider answers again, orders are placed again
    const again = { key: 'hangs-after', productId: book, quantity: 20 };
    await until(async () =>
      (await place(buyer, again)).__typename === 'PlaceOrderSuccess' ? true : undefined,
    );
  }, 60_000);
});
