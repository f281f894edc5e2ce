import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evolving, expectRowsToFollow } from '../../../test/history.ts';
import { balance } from '../domain/balance.ts';
import { earning } from '../domain/earning.ts';
import { aCancelledOrder, anAcceptedTicket, aPlacedOrder, aSignUp } from './builders.ts';
import { openWallets, type WalletsInTest } from './open.ts';

// A long story; the short ones that run on every store are in wallets.both.test.ts and points.both.test.ts.

let w: WalletsInTest;
beforeEach(async () => {
  w = await openWallets();
});
afterEach(() => w.close());

const number = '100000000017';
const signUp = aSignUp('cus_minji', number);

describe('a thousand orders, placed and cancelled in random order', () => {
  it('leaves neither mileage nor points, and hearing it all again in a new store does the same', async () => {
    const orders = Array.from({ length: 1_000 }, (_, i) => `ord_${i}`);
    const about = (id: string) => ({ membershipNumber: number, total: 1_000 + Number(id.slice(4)) });
    const all = [
      signUp,
      ...orders.flatMap((id) => [
        aPlacedOrder(id, about(id)),
        anAcceptedTicket(id, about(id)),
        aCancelledOrder(id, about(id)),
      ]),
    ];
    const [events] = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { numRuns: 1, seed: 7 });
    await w.hearTogether(events ?? []);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    expect(await w.mileageOf('cus_minji')).toBe(0);
    const ledger = await w.ledger();
    expect(ledger.length).toBeGreaterThan(100); // many were earned and taken back on the way
    for (const programme of ['MILEAGE', 'POINTS'] as const) {
      let sum = 0;
      const entries = ledger
        .filter((entry) => entry.programme === programme)
        .toSorted((a, b) => a.sequence - b.sequence);
      for (const [i, { amount, sequence }] of entries.entries()) {
        sum += amount;
        expect(sequence).toBe(i + 1);
        expect(sum).toBeGreaterThanOrEqual(0);
      }
      expect(sum).toBe(0);
    }

    // every row follows from its history
    const rows = [...(await w.earnings()), ...(await w.balances())];
    expect(rows).toHaveLength(2_002);
    const balances = new Set<string>((await w.balances()).map(({ id }) => id));
    expect(balances).toEqual(new Set(['cus_minji.MILEAGE', 'cus_minji.POINTS']));
    expectRowsToFollow(await w.history(), rows, (id) =>
      balances.has(id) ? evolving(balance) : evolving(earning),
    );

    // a new store that hears it all in the order of the sources ends up the same
    const again = await openWallets();
    await again.hearTogether(all.toSorted((a, b) => a.number - b.number));
    expect(await again.pointsOf('cus_minji')).toBe(0);
    expect(await again.mileageOf('cus_minji')).toBe(0);
    await again.close();
  }, 120_000);
});
