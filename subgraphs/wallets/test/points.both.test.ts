import type { Envelope } from '@jumun/platform/kernel/published';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji } from '../../../test/callers.ts';
import { testStores } from '../../../test/stores.ts';
import {
  aCancelledOrder,
  anAcceptedTicket,
  anOrderNotCollected,
  anUndoneAcceptance,
  aPlacedOrder,
  aSignUp,
} from './builders.ts';
import { openWallets, type WalletsInTest } from './open.ts';

let w: WalletsInTest;
beforeEach(async () => {
  w = await openWallets();
});
afterEach(() => w.close());

const number = '100000000017';
const signUp = aSignUp('cus_minji', number);
/** A coffee for 4,500 won that is picked up, ordered with Minji's number. */
const withNumber = { total: 4_500, membershipNumber: number };
const placed = (about: object = {}) => aPlacedOrder('ord_1', { ...withNumber, ...about });
const accepted = (about: object = {}) => anAcceptedTicket('ord_1', { ...withNumber, ...about });
const undone = () => anUndoneAcceptance('ord_1');
const notCollected = () => anOrderNotCollected('ord_1', withNumber);
const cancelled = (about: object = {}) => aCancelledOrder('ord_1', { ...withNumber, ...about });

describe('the points of a member', () => {
  it('are earned when the store accepts the order, not when it is placed and paid [CF-12]', async () => {
    await w.hear([signUp, placed()]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    await w.hear([accepted()]);
    expect(await w.pointsOf('cus_minji')).toBe(225);
    expect(await w.mileageOf('cus_minji')).toBe(4_500);
  });

  it('are five percent of the price in won, or as the setting says, rounded down', async () => {
    await w.hear([signUp, placed({ total: 4_519 }), accepted()]);
    expect(await w.pointsOf('cus_minji')).toBe(225);
    for (const [percent, points] of [
      ['7', 316],
      ['0', 0],
    ] as const) {
      const other = await openWallets(undefined, { settings: { JUMUN_POINTS_PERCENT: percent } });
      await other.hear([signUp, placed({ total: 4_519 }), accepted()]);
      expect(await other.pointsOf('cus_minji')).toBe(points);
      await other.close();
    }
    await expect(openWallets(undefined, { settings: { JUMUN_POINTS_PERCENT: '101' } })).rejects.toThrow(
      'JUMUN_POINTS_PERCENT',
    );
  });

  it('are not earned without a number, or with one that has no member [CF-12]', async () => {
    await w.hear([signUp, placed({ membershipNumber: null }), accepted()]);
    await w.hear([
      aPlacedOrder('ord_2', { ...withNumber, membershipNumber: '999999999999' }),
      anAcceptedTicket('ord_2', withNumber),
    ]);
    expect(await w.balances()).toMatchObject([{ programme: 'MILEAGE' }]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
  });

  it('go to the member whose number was given, even when a friend orders', async () => {
    await w.hear([signUp, aSignUp('cus_jun', '200000000024')]);
    await w.hear([placed({ customerId: 'cus_jun' }), accepted({ customerId: 'cus_jun' })]);
    expect(await w.pointsOf('cus_minji')).toBe(225);
    expect(await w.pointsOf('cus_jun')).toBe(0);
    expect(await w.mileageOf('cus_jun')).toBe(4_500);
  });

  it('are earned only by orders that are picked up and paid in won', async () => {
    const { membershipNumber: _, ...shipped } = withNumber;
    await w.hear([signUp, aPlacedOrder('ord_1', shipped), anAcceptedTicket('ord_1', shipped)]);
    await w.hear([
      aPlacedOrder('ord_2', { ...withNumber, currency: 'USD' }),
      anAcceptedTicket('ord_2', withNumber),
    ]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    expect((await w.earnings()).map(({ id }) => id)).not.toContain('ord_1.POINTS');
  });

  it('go back when the store takes its acceptance back, and come again when it accepts again, once', async () => {
    await w.hear([signUp, placed(), accepted()]);
    await w.hear([undone(), undone()]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    await w.hear([accepted(), accepted()]);
    expect(await w.pointsOf('cus_minji')).toBe(225);
    await w.hear([undone()]);
    await w.hear([cancelled()]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    await w.hear([accepted()]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
  });

  it('whose acceptance is taken back before anything was earned are not due', async () => {
    await w.hear([accepted(), undone(), signUp, placed()]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    await w.hear([accepted()]);
    expect(await w.pointsOf('cus_minji')).toBe(225);
  });

  it('are not earned by an order that nobody comes for, nor is mileage', async () => {
    await w.hear([signUp, placed(), accepted()]);
    await w.hear([notCollected(), notCollected()]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    expect(await w.mileageOf('cus_minji')).toBe(0);
  });

  it('are taken back, exactly as earned, when the order is cancelled [CF-12]', async () => {
    const stores = testStores();
    const generous = await openWallets(stores, { settings: { JUMUN_POINTS_PERCENT: '10' } });
    await generous.hear([signUp, placed(), accepted()]);
    expect(await generous.pointsOf('cus_minji')).toBe(450);
    await generous.close();
    const thrifty = await openWallets(stores); // five percent
    await thrifty.hear([cancelled(), cancelled()]);
    expect(await thrifty.pointsOf('cus_minji')).toBe(0);
    expect((await thrifty.ledger()).map(({ amount }) => amount).sort()).toEqual(
      [-450, -4_500, 450, 4_500].sort(),
    );
    await thrifty.hear([placed(), accepted(), signUp]);
    expect(await thrifty.pointsOf('cus_minji')).toBe(0);
    await thrifty.close();
  });

  it('are never earned by an order whose cancellation is heard before its acceptance, or first of all', async () => {
    await w.hear([signUp, placed(), cancelled(), accepted()]);
    await w.hear([
      aCancelledOrder('ord_2', withNumber),
      anAcceptedTicket('ord_2', withNumber),
      aPlacedOrder('ord_2', withNumber),
    ]);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    expect((await w.ledger()).filter(({ programme }) => programme === 'POINTS')).toEqual([]);
  });

  it('are earned by all waiting orders when the sign-up is heard last', async () => {
    for (const id of ['ord_1', 'ord_2', 'ord_3'])
      await w.hear([aPlacedOrder(id, withNumber), anAcceptedTicket(id, withNumber)]);
    await w.hear([aCancelledOrder('ord_3', withNumber), aPlacedOrder('ord_4', withNumber)]);
    await w.hear([signUp, signUp]);
    expect(await w.pointsOf('cus_minji')).toBe(450);
  });

  it('are published after each change, counted apart from the mileage', async () => {
    await w.hear([signUp, placed(), accepted(), cancelled()]);
    const about = { customerId: 'cus_minji', orderId: 'ord_1' };
    expect((await w.saidOf('PointsChanged')).map(({ data }) => data)).toEqual([
      { ...about, points: 225, change: 225, sequence: 1 },
      { ...about, points: 0, change: -225, sequence: 2 },
    ]);
    expect(
      (await w.saidOf('MileageChanged')).map(({ data }) => (data as { sequence: number }).sequence),
    ).toEqual([1, 2]);
  });

  it('can be read at any time, with their entries beside those of the mileage [CF-17]', async () => {
    const fields = 'points mileage entries { nodes { programme amount reason orderId occurredAt } }';
    expect(await w.wallet(minji, 'cus_minji', fields)).toEqual({
      points: 0,
      mileage: 0,
      entries: { nodes: [] },
    });
    await w.hear([signUp, placed({ at: 5_000 }), accepted({ at: 5_000 })]);
    const { points, entries } = await w.wallet(minji, 'cus_minji', fields);
    expect(points).toBe(225);
    expect(entries.nodes).toEqual([
      {
        programme: 'POINTS',
        amount: 225,
        reason: 'EARNED',
        orderId: 'ord_1',
        occurredAt: '1970-01-01T00:00:05.500Z', // when the store accepted, not when that was heard
      },
      {
        programme: 'MILEAGE',
        amount: 4_500,
        reason: 'EARNED',
        orderId: 'ord_1',
        occurredAt: '1970-01-01T00:00:05.000Z',
      },
    ]);
    expect(await w.wallet(customer('cus_jun'), 'cus_minji', 'points')).toBeNull();
  });
});

const strip = (entries: readonly object[]): string[] =>
  (entries as readonly Record<string, unknown>[])
    .map(({ sequence: _, ...entry }) => JSON.stringify(entry, Object.keys(entry).sort()))
    .sort();

/** Balances and ledger, without the order in which entries were made. */
const walletsOf = async (w: WalletsInTest, suffix: string) => {
  const ledger = (await w.ledger()).filter(({ customerId }) => customerId.endsWith(suffix));
  const balances = (await w.balances()).filter(({ customerId }) => customerId.endsWith(suffix));
  return {
    ledger: strip(ledger),
    balances: balances.map(({ id, amount }) => `${id}: ${amount}`).sort(),
  };
};

/** The same story for customers of their own, so that many fit into one store. */
const relabelled = (events: readonly Envelope[], from: string, to: string): Envelope[] =>
  events.map((event) => JSON.parse(JSON.stringify(event).replaceAll(from, to)));

const story = (cancels: boolean): Envelope[] => {
  const about = { customerId: 'cus_minji_run0', ...withNumber, membershipNumber: 'number_run0' };
  const other = { ...about, customerId: 'cus_jun_run0', total: 9_999 };
  return [
    aSignUp('cus_minji_run0', 'number_run0'),
    aPlacedOrder('ord_1_run0', about),
    anAcceptedTicket('ord_1_run0', about),
    aPlacedOrder('ord_2_run0', other),
    anAcceptedTicket('ord_2_run0', other),
    ...(cancels ? [aCancelledOrder('ord_2_run0', other)] : []),
  ];
};

describe('events heard in any order, with repeats', () => {
  it('lead to the same points, ledger and mileage as in the order in which they happened [CF-12]', async () => {
    const straight: Record<string, Awaited<ReturnType<typeof walletsOf>>> = {};
    for (const [name, events] of [
      ['kept', story(false)],
      ['cancelled', story(true)],
    ] as const) {
      await w.hear(relabelled(events, 'run0', name));
      straight[name] = await walletsOf(w, name);
    }
    expect(straight.kept?.balances).toContain('cus_minji_kept.POINTS: 724');
    expect(straight.cancelled?.balances).toContain('cus_minji_cancelled.POINTS: 225');

    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.boolean().chain((cancels) =>
          fc.tuple(
            fc.constant(cancels),
            fc.array(fc.constantFrom(...story(cancels)), { maxLength: 4 }).chain((again) =>
              fc.shuffledSubarray([...story(cancels), ...again], {
                minLength: story(cancels).length + again.length,
              }),
            ),
          ),
        ),
        async ([cancels, events]) => {
          const name = `run${++run}`;
          await w.hearTogether(relabelled(events, 'run0', name), 3);
          const found = JSON.stringify(await walletsOf(w, name)).replaceAll(
            name,
            cancels ? 'cancelled' : 'kept',
          );
          const { ledger, balances } = JSON.parse(found);
          const expected = straight[cancels ? 'cancelled' : 'kept'];
          // an order that is cancelled before it has earned leaves no entries, instead of two that cancel out
          const gone = (entries: string[]) =>
            cancels ? entries.filter((entry) => !entry.includes('ord_2')) : entries;
          expect(gone(ledger)).toEqual(gone(expected?.ledger ?? []));
          expect(balances.filter((line: string) => !line.endsWith(': 0'))).toEqual(
            expected?.balances.filter((line) => !line.endsWith(': 0')),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a new store that hears every event again', () => {
  it('has the same balances', async () => {
    const pick = fc.subarray(
      Array.from({ length: 30 }, (_, i) => i),
      { minLength: 10, maxLength: 20 },
    );
    const [kept = []] = fc.sample(pick, { numRuns: 1, seed: 3 });
    const events = [
      signUp,
      ...Array.from({ length: 30 }, (_, i) => {
        const about = { ...withNumber, total: 777 * (i + 1), customerId: i % 3 ? 'cus_minji' : 'cus_jun' };
        return [
          aPlacedOrder(`ord_${i}`, about),
          anAcceptedTicket(`ord_${i}`, about),
          ...(kept.includes(i) ? [] : [aCancelledOrder(`ord_${i}`, about)]),
        ];
      }).flat(),
    ];
    await w.hear(events);
    const again = await openWallets();
    await again.hear(events);
    const balancesOf = async (of: WalletsInTest) =>
      (await of.balances()).map(({ id, state }) => ({ id, state })).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect((await balancesOf(w)).length).toBe(3);
    expect(await balancesOf(again)).toEqual(await balancesOf(w));
    await again.close();
  });
});
