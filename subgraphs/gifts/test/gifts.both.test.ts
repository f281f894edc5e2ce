import { anonymous, serviceCaller } from '@jumun/platform/graph/client';
import { later } from '@jumun/platform/kernel/clock';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji, staff } from '../../../test/callers.ts';
import { evolving, expectRowsToFollow } from '../../../test/history.ts';
import { hears } from '../../contexts.ts';
import { gift } from '../domain/gift.ts';
import { giftOffer } from '../domain/gift-offer.ts';
import { giftOffers, gifts } from '../store/tables.ts';
import { type GiftsInTest, openGifts, wallets } from './open.ts';

let g: GiftsInTest;
beforeEach(async () => {
  g = await openGifts();
});
afterEach(() => g.close());

it('gifts hears no other context', () => {
  expect(Object.values(hears.gifts ?? {}).flat()).toEqual([]);
  expect(g.context.reactions).toEqual([]);
});

describe('an offer', () => {
  it('is registered by staff, and listed for anyone while it lasts', async () => {
    const { __typename, giftOffer } = await g.register({ stock: 1 });
    expect(__typename).toBe('RegisterGiftOfferSuccess');
    expect(giftOffer).toEqual({ id: expect.stringMatching(/^gof_/), title: '아메리카노', available: true });
    expect((await g.offers()).nodes).toEqual([giftOffer]);
    await g.exchange('wit_1', giftOffer.id);
    expect((await g.offers()).nodes).toEqual([{ ...giftOffer, available: false }]);
  });

  it('is registered once for each key, even by twenty requests at once', async () => {
    const first = await g.register();
    const again = await Promise.all(Array.from({ length: 20 }, () => g.register()));
    expect(new Set(again.map(({ giftOffer }) => giftOffer.id))).toEqual(new Set([first.giftOffer.id]));
    expect(await g.register({ stock: 4 })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await g.offers()).nodes).toHaveLength(1);
    expect(await g.left(first.giftOffer.id)).toBe(3);
  });

  it('with invalid input names the field, and uses up no key', async () => {
    for (const [input, field] of [
      [{ stock: -1 }, 'stock'],
      [{ stock: 1_000_001 }, 'stock'],
      [{ title: '   ' }, 'title'],
    ] as const)
      expect(await g.register(input)).toMatchObject({ code: 'INVALID_GIFT_OFFER', field: [field] });
    expect(await g.register()).toMatchObject({ __typename: 'RegisterGiftOfferSuccess' });
  });

  it('is registered by no one without gifts:write', async () => {
    expect(await g.register({}, minji)).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await g.register({}, staff('gifts:read'))).toMatchObject({ __typename: 'FORBIDDEN' });
  });

  it('is listed page by page, each once', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      ids.unshift(await g.anOffer(i));
      g.time.now = later(g.time.now, i % 2);
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await g.offers({ first: 2, after });
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect([...seen].sort()).toEqual([...ids].sort());
    expect(await g.offers({ after: 'nonsense' })).toMatchObject({ __typename: 'INVALID_CURSOR' });
  });

  it('of the demo is registered once, even if the demo is seeded again; one is sold out', async () => {
    await g.context.seed({ demo: true });
    await g.exchange('wit_1', 'gof_americano');
    await g.context.seed({ demo: true });
    expect(await g.left('gof_americano')).toBe(99);
    const offers = (await g.offers()).nodes as { id: string; available: boolean }[];
    expect(offers.length).toBeGreaterThanOrEqual(5);
    expect(offers.filter(({ available }) => !available).map(({ id }) => id)).toEqual(['gof_soldout']);
  });
});

describe('an offer that lasts', () => {
  const merchandiser = staff('gifts:write', 'gifts:read');
  const change = (name: 'endGiftOffer' | 'refillGiftOffer', input: object, caller = merchandiser) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    return g.run(
      `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) { __typename
        ... on ${type}Success { giftOffer { available endedAt stock left } } ... on Refusal { code message } } }`,
      { input },
      caller,
      'en',
    );
  };
  const end = (giftOfferId: string) => change('endGiftOffer', { giftOfferId });
  const refill = (giftOfferId: string, more: number, idempotencyKey = 'refill') =>
    change('refillGiftOffer', { giftOfferId, more, idempotencyKey });

  it('gives nothing more once it has ended, however many come at that moment; gifts that were given can be used', async () => {
    const offer = await g.anOffer(100);
    await g.exchange('wit_before', offer);
    const told = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i === 10 ? end(offer) : g.exchange(`wit_${i}`, offer))),
    );
    const given = told.filter(({ __typename }) => __typename === 'Gift').length;
    expect(told[10]).toMatchObject({ giftOffer: { available: false, left: 99 - given } });
    expect(await g.gifts()).toHaveLength(1 + given);
    expect(await g.exchange('wit_after', offer)).toEqual({ __typename: 'GiftRefused', reason: 'OFFER_OVER' });
    expect(await g.exchange('wit_before', offer)).toMatchObject({ id: 'gft_before' });
    expect(await g.use('gft_before')).toMatchObject({ __typename: 'UseGiftSuccess' });
    expect(await g.gifts()).toHaveLength(1 + given);
    g.time.now = later(g.time.now, 60_000);
    expect((await end(offer)).giftOffer.endedAt).toBe('2026-11-20T09:00:00.000Z');
    expect(await refill(offer, 1)).toMatchObject({ code: 'GIFT_OFFER_OVER' });
  });

  it('is refilled once for a key, also by twenty requests at once, and gives exactly so many more', async () => {
    const offer = await g.anOffer(1);
    await g.exchange('wit_1', offer);
    const told = await Promise.all(Array.from({ length: 20 }, () => refill(offer, 2)));
    for (const each of told)
      expect(each).toMatchObject({ giftOffer: { stock: 3, left: 2, available: true } });
    const made = await Promise.all(Array.from({ length: 9 }, (_, i) => g.exchange(`wit_m${i}`, offer)));
    expect(made.filter(({ __typename }) => __typename === 'Gift')).toHaveLength(2);
    expect(await refill(offer, 3)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await refill(offer, 0, 'other')).toMatchObject({ code: 'INVALID_GIFT_OFFER' });
    expect(await refill('gof_none', 1, 'other')).toMatchObject({ code: 'GIFT_OFFER_NOT_FOUND' });
    expect((await g.acts()).map(({ data }) => data.command)).toEqual([
      'registerGiftOffer',
      'refillGiftOffer',
    ]);
  });

  it('is listed by whether one can be had, oldest or newest first; how many are left is for staff', async () => {
    const [some, none, over] = [await g.anOffer(2), await g.anOffer(0), await g.anOffer(3)];
    await end(over);
    const ids = async (args: string) =>
      (await g.run(`{ answer: giftOffers${args} { nodes { id } } }`, {}, anonymous)).nodes.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids('(filter: { available: true })')).toEqual([some]);
    expect((await ids('(filter: { available: false })')).sort()).toEqual([none, over].sort());
    expect(await ids('(filter: { ended: true })')).toEqual([over]);
    const all = await ids('');
    expect(await ids('(sort: OLDEST)')).toEqual(all.toReversed());
    const left = async (caller: typeof minji) =>
      g.run('{ answer: giftOffers(filter: { ended: true }) { nodes { left stock } } }', {}, caller);
    expect(await left(merchandiser)).toEqual({ nodes: [{ left: 3, stock: 3 }] });
    expect(await left(minji)).toEqual({ nodes: [{ left: null, stock: null }] });
  });
});

describe('the gifts that were given', () => {
  const list = async (args: string, caller = staff('gifts:read')): Promise<string[]> =>
    (await g.run(`{ answer: gifts${args} { nodes { id } } }`, {}, caller)).nodes.map(
      ({ id }: { id: string }) => id,
    );

  it('are listed for staff by state, offer and customer, and customers see their own', async () => {
    const [one, two] = [await g.anOffer(5, 'one'), await g.anOffer(5, 'two')];
    await g.exchange('wit_1', one);
    g.time.now = later(g.time.now, 1_000);
    await g.exchange('wit_2', two, { customerId: 'cus_jun' });
    await g.exchange('wit_3', two);
    await g.use('gft_1');
    expect(await list('')).toEqual(['gft_3', 'gft_2', 'gft_1']);
    expect(await list('(sort: OLDEST)')).toEqual(['gft_1', 'gft_2', 'gft_3']);
    expect(await list('(filter: { status: USED })')).toEqual(['gft_1']);
    expect(await list(`(filter: { giftOfferId: "${two}" })`)).toEqual(['gft_3', 'gft_2']);
    expect(await list('(filter: { customerId: "cus_jun" })')).toEqual(['gft_2']);
    expect(await list('', minji)).toEqual(['gft_3', 'gft_1']);
    expect(await list('(filter: { customerId: "cus_jun" })', minji)).toEqual([]);
    expect(await list('', staff('gifts:write'))).toEqual([]);
    expect(await g.run('{ answer: gifts { nodes { id } } }', {}, anonymous)).toMatchObject({
      __typename: 'UNAUTHENTICATED',
    });
  });

  it('are listed page by page, each once', async () => {
    const offer = await g.anOffer(9);
    for (let i = 0; i < 5; i++) await g.exchange(`wit_${i}`, offer);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await g.run(
        'query ($after: String) { answer: gifts(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
        minji,
      );
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['gft_4', 'gft_3', 'gft_2', 'gft_1', 'gft_0']);
  });
});

describe('an exchange', () => {
  it('takes one from the offer, makes it the customer’s gift and publishes it [GC-04 GC-48]', async () => {
    const offer = await g.anOffer(3, 'latte');
    const made = await g.exchange('wit_1', offer);
    expect(made).toEqual({
      __typename: 'Gift',
      id: 'gft_1',
      title: 'latte',
      status: 'ISSUED',
      usedAt: null,
      offer: { id: offer },
      walletItem: { id: 'wit_1' },
      issuedAt: '2026-11-20T09:00:00.000Z',
    });
    expect(await g.left(offer)).toBe(2);
    expect((await g.said()).map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'GiftIssued',
        data: {
          giftId: 'gft_1',
          giftOfferId: offer,
          walletItemId: 'wit_1',
          customerId: 'cus_minji',
          title: 'latte',
        },
      },
    ]);
  });

  it('that is repeated answers the same gift, for ever, even for another offer [T8]', async () => {
    const [first, other] = [await g.anOffer(1, 'one'), await g.anOffer(9, 'nine')];
    const made = await g.exchange('wit_1', first);
    expect(await g.exchange('wit_1', first)).toEqual(made); // although it is sold out now
    expect(await g.exchange('wit_1', other)).toEqual(made);
    expect(await g.exchange('wit_1', 'gof_unknown')).toEqual(made);
    await g.use('gft_1');
    expect(await g.exchange('wit_1', other)).toMatchObject({ id: 'gft_1', status: 'USED' });
    expect(await g.gifts()).toHaveLength(1);
    expect([await g.left(first), await g.left(other)]).toEqual([0, 9]);
  });

  it('is refused without a trace when the offer is sold out or unknown, and may be tried again [GC-08]', async () => {
    const [none, some] = [await g.anOffer(0, 'none'), await g.anOffer(1, 'some')];
    const refused = (reason: string) => ({ __typename: 'GiftRefused', reason });
    expect(await g.exchange('wit_1', none)).toEqual(refused('OUT_OF_STOCK'));
    expect(await g.exchange('wit_1', 'gof_unknown')).toEqual(refused('UNKNOWN_OFFER'));
    expect(await g.gifts()).toEqual([]);
    expect(await g.said()).toEqual([]);
    expect(await g.exchange('wit_1', some)).toMatchObject({ id: 'gft_1' });
    expect(await g.gifts()).toHaveLength(1);
  });

  it('is open to wallets only, under the key of its item, and never gives another customer’s gift', async () => {
    const offer = await g.anOffer(3);
    for (const caller of [anonymous, minji, staff('gifts:write'), serviceCaller('orders')])
      expect((await g.exchange('wit_1', offer, {}, caller)).__typename).toMatch(
        /^(FORBIDDEN|UNAUTHENTICATED)$/,
      );
    for (const wrong of [{ key: 'exchange:wit_2' }, { key: 'k' }, { walletItemId: '1', key: 'exchange:1' }])
      expect(await g.exchange('wit_1', offer, wrong)).toMatchObject({ __typename: 'BAD_USER_INPUT' });
    await g.exchange('wit_1', offer);
    expect(await g.exchange('wit_1', offer, { customerId: 'cus_jun' })).toMatchObject({
      __typename: 'BAD_USER_INPUT',
    });
    expect(await g.left(offer)).toBe(2);
  });

  it('requested two hundred times at once for twenty gifts makes exactly twenty [GC-04 T8]', async () => {
    const offer = await g.anOffer(20);
    const made = await Promise.all(Array.from({ length: 200 }, (_, i) => g.exchange(`wit_${i}`, offer)));
    const kinds = Object.groupBy(made, ({ __typename }) => __typename);
    expect(kinds.Gift).toHaveLength(20);
    expect(kinds.GiftRefused).toHaveLength(180);
    expect(await g.gifts()).toHaveLength(20);
    expect(await g.left(offer)).toBe(0);
    expect((await g.said()).filter(({ type }) => type === 'GiftIssued')).toHaveLength(20);
  });

  it('of one item forty times at once, for two offers with one gift each, makes one gift and refuses no request [T8]', async () => {
    const offers = [await g.anOffer(1, 'a'), await g.anOffer(1, 'b')];
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, i) => g.exchange('wit_1', offers[i % 2] as string)),
    );
    expect(new Set(made.map(({ __typename, offer }) => `${__typename} ${offer?.id}`)).size).toBe(1);
    expect(made[0].__typename).toBe('Gift');
    expect(await g.gifts()).toHaveLength(1);
    expect([await g.left(offers[0] as string), await g.left(offers[1] as string)].sort()).toEqual([0, 1]);
  });
});

describe('a gift', () => {
  it('is used once by its customer, and others hear of it [GC-39]', async () => {
    await g.exchange('wit_1', await g.anOffer(1, 'latte'));
    g.time.now = later(g.time.now, 60_000);
    const used = await g.use('gft_1');
    expect(used).toMatchObject({
      __typename: 'UseGiftSuccess',
      gift: { id: 'gft_1', status: 'USED', usedAt: '2026-11-20T09:01:00.000Z' },
    });
    g.time.now = later(g.time.now, 60_000);
    expect(await g.use('gft_1')).toEqual(used);
    expect(await g.use('gft_1', minji, { idempotencyKey: 'another' })).toMatchObject({
      code: 'GIFT_ALREADY_USED',
      gift: used.gift,
    });
    const said = (await g.said()).filter(({ type }) => type === 'GiftUsed');
    expect(said.map(({ data }) => data)).toEqual([
      expect.objectContaining({ giftId: 'gft_1', title: 'latte', usedAt: Date.parse(used.gift.usedAt) }),
    ]);
  });

  it('used twenty times at once is used once, and the same is told each time without a key', async () => {
    await g.exchange('wit_1', await g.anOffer(1));
    const told = await Promise.all(Array.from({ length: 20 }, () => g.use('gft_1')));
    for (const each of told) expect(each).toEqual(told[0]);
    expect(told[0]).toMatchObject({ __typename: 'UseGiftSuccess' });
    expect((await g.said()).filter(({ type }) => type === 'GiftUsed')).toHaveLength(1);
  });

  it('used twenty times at once with different keys is used by one of them', async () => {
    await g.exchange('wit_1', await g.anOffer(1));
    const told = await Promise.all(
      Array.from({ length: 20 }, (_, i) => g.use('gft_1', minji, { idempotencyKey: `key-${i}` })),
    );
    expect(told.filter(({ __typename }) => __typename === 'UseGiftSuccess')).toHaveLength(1);
    expect(told.filter(({ __typename }) => __typename === 'GiftAlreadyUsed')).toHaveLength(19);
  });

  it('used with a key is answered as it was when the first answer was lost', async () => {
    const offer = await g.anOffer(2, 'latte');
    await g.exchange('wit_1', offer);
    await g.exchange('wit_2', offer);
    const use = (giftId: string, idempotencyKey: string) => g.use(giftId, minji, { idempotencyKey });
    const told = await Promise.all(Array.from({ length: 20 }, () => use('gft_1', 'key-use')));
    g.time.now = later(g.time.now, 60_000);
    told.push(await use('gft_1', 'key-use'));
    for (const each of told)
      expect(each).toMatchObject({
        __typename: 'UseGiftSuccess',
        gift: { id: 'gft_1', usedAt: '2026-11-20T09:00:00.000Z' },
      });
    expect(await use('gft_1', 'another')).toMatchObject({ code: 'GIFT_ALREADY_USED' });
    expect(await use('gft_2', 'key-use')).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await use('gft_2', 'another')).toMatchObject({ __typename: 'UseGiftSuccess' }); // a refusal uses up no key
    expect(await use('gft_2', 'with space')).toMatchObject({ __typename: 'BAD_USER_INPUT' });
    expect((await g.said()).filter(({ type }) => type === 'GiftUsed')).toHaveLength(2);
  });

  it('of another customer is not found, not even by staff', async () => {
    await g.exchange('wit_1', await g.anOffer(1));
    for (const caller of [customer('cus_jun'), staff('gifts:read', 'gifts:write')])
      expect(await g.use('gft_1', caller)).toMatchObject({ code: 'GIFT_NOT_FOUND' });
    expect(await g.use('gft_none')).toMatchObject({ code: 'GIFT_NOT_FOUND' });
    expect(await g.use("' or 1=1")).toMatchObject({ code: 'GIFT_NOT_FOUND' });
    expect(await g.use('gft_1', anonymous)).toMatchObject({ __typename: 'UNAUTHENTICATED' });
    expect((await g.gifts())[0]?.status).toBe('ISSUED');
  });

  it('is visible to its customer, to staff with gifts:read, and to no one else', async () => {
    await g.exchange('wit_1', await g.anOffer(1));
    for (const caller of [minji, staff('gifts:read')])
      expect(await g.gift('gft_1', caller)).toMatchObject({ id: 'gft_1', walletItem: { id: 'wit_1' } });
    for (const caller of [customer('cus_jun'), staff('gifts:write'), anonymous])
      expect(await g.gift('gft_1', caller)).toBeNull();
    expect(await g.gift('gft_none', minji)).toBeNull();
  });

  it('is refused in the caller’s language', async () => {
    const { message } = await g.run(
      `mutation { answer: useGift(input: { giftId: "gft_none" }) { ... on Refusal { message } } }`,
      {},
      minji,
      'en',
    );
    expect(message).toBe('There is no such gift.');
  });
});

describe('after exchanges and uses in any order, with repeats', () => {
  type Step = { readonly item: number; readonly offer: number; readonly what: 'exchange' | 'use' };
  const steps = fc.array(
    fc.record<Step>({
      item: fc.integer({ min: 0, max: 5 }),
      offer: fc.integer({ min: 0, max: 2 }),
      what: fc.constantFrom('exchange', 'exchange', 'use'),
    }),
    { maxLength: 40 },
  );

  it('what is left is the stock less the gifts, each item has one, and the rows follow from the journal', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        run++;
        const offers = await Promise.all(
          [0, 2, 50].map((stock) => g.anOffer(stock, `run ${run} of ${stock}`)),
        );
        for (const { item, offer, what } of all)
          if (what === 'use') await g.use(`gft_${run}x${item}`);
          else await g.exchange(`wit_${run}x${item}`, offers[offer] as string);
        const made = (await g.gifts()).filter(({ id }) => id.startsWith(`gft_${run}x`));
        for (const [i, stock] of [0, 2, 50].entries()) {
          const taken = made.filter(({ giftOfferId }) => giftOfferId === offers[i]).length;
          expect(await g.left(offers[i] as string)).toBe(stock - taken);
        }
        const asked = all
          .filter(({ what, offer }) => what === 'exchange' && offer === 2)
          .map(({ item }) => item);
        for (const item of asked) expect(made.map(({ id }) => id)).toContain(`gft_${run}x${item}`);
      }),
      { numRuns: 20 },
    );

    const rows = [...(await g.gifts()), ...(await g.context.store.read.select().from(giftOffers))];
    expect(rows.length).toBeGreaterThan(50);
    expectRowsToFollow(await g.history(), rows, (id) =>
      id.startsWith('gft_') ? evolving(gift) : evolving(giftOffer),
    );
  });
});

describe('the stock of an offer', () => {
  it('can never be stored below zero, and an item’s gift only once', async () => {
    const offer = await g.anOffer(1);
    const { store } = g.context;
    await expect(
      store.transaction((tx) => tx.update(giftOffers).set({ left: -1 }).execute()),
    ).rejects.toThrow();
    await g.exchange('wit_1', offer);
    const [row] = await g.gifts();
    if (!row) throw new Error('no gift');
    await expect(store.transaction((tx) => tx.insert(gifts).values(row).execute())).rejects.toThrow();
    expect(await g.left(offer)).toBe(0);
  });
});

it('a service without gifts:read does not see a gift', async () => {
  await g.exchange('wit_1', await g.anOffer(1));
  expect(await g.gift('gft_1', wallets)).toBeNull();
});
