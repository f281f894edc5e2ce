import type { Instant } from '@jumun/platform/kernel/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCommands, outcomesOf } from '../../../test/given.ts';
import { balance, balanceIdOf, holderOf } from '../domain/balance.ts';
import { type EarningCommand, earning } from '../domain/earning.ts';
import { type CustomerId, type OrderId, pointsFor, wonIn } from '../domain/programme.ts';
import {
  type WalletItemCommand,
  type WalletItemId,
  walletItem,
  walletItemIdOf,
} from '../domain/wallet-item.ts';

const customerId = 'cus_minji' as CustomerId;
const orderId = 'ord_1' as OrderId;
const earn: EarningCommand = { type: 'Earn', customerId, amount: 500 };
const reverse: EarningCommand = { type: 'Reverse' };

const after = outcomesOf(earning);

describe('an order', () => {
  it('earns once, and gives it back once', () =>
    expect(after(earn, earn, reverse, reverse, earn)).toEqual(['Earned', '', 'Reversed', '', '']));
  it('never earns when its cancellation is heard first', () =>
    expect(after(reverse, earn, reverse)).toEqual(['Barred', '', '']));
  it('that is worth nothing earns nothing', () =>
    expect(after({ type: 'Earn', customerId, amount: 0 }, reverse)).toEqual(['', 'Barred']));
  it('is worth its price in won, and nothing in another currency', () => {
    expect(wonIn({ minorUnits: 4_500, currency: 'KRW' })).toBe(4_500);
    expect(wonIn({ minorUnits: 4_500, currency: 'USD' })).toBe(0);
  });
});

describe('a balance', () => {
  const enter = (reason: 'EARNED' | 'REVERSED', amount: number) =>
    balance.decide({ type: 'Enter', reason, orderId, amount }, { amount: 300, sequence: 4 });

  it('goes up and down, and counts', () => {
    expect(enter('EARNED', 200)).toMatchObject({ events: [{ change: 200, amount: 500, sequence: 5 }] });
    expect(enter('REVERSED', 200)).toMatchObject({ events: [{ change: -200, amount: 100, sequence: 5 }] });
  });
  it('gives back no more than there is', () => {
    expect(enter('REVERSED', 500)).toMatchObject({ events: [{ change: -300, amount: 0, sequence: 5 }] });
    expect(
      balance.decide({ type: 'Enter', reason: 'REVERSED', orderId, amount: 500 }, balance.initial),
    ).toEqual({ events: [] });
  });
  it('has its customer and programme in its id, with any form of customer id', () =>
    expect(holderOf(balanceIdOf('google.12' as CustomerId, 'MILEAGE'))).toEqual({
      customerId: 'google.12',
      programme: 'MILEAGE',
    }));
});

describe('an order that is picked up', () => {
  const claim: EarningCommand = { type: 'Claim', claim: { membershipNumber: '1', won: 9_000 } };
  const confirm: EarningCommand = { type: 'Confirm', at: 5_000 as Instant };

  it('earns once claim and acceptance are known, in either order [CF-12]', () => {
    expect(after(claim, earn, confirm, earn, earn)).toEqual(['Claimed', '', 'Confirmed', 'Earned', '']);
    expect(after(confirm, earn, claim, earn, earn)).toEqual(['Confirmed', '', 'Claimed', 'Earned', '']);
  });
  it('ignores repeated claims and acceptances', () =>
    expect(after(claim, claim, confirm, confirm, earn, claim, confirm)).toEqual([
      'Claimed',
      '',
      'Confirmed',
      '',
      'Earned',
      '',
      '',
    ]));
  it('never earns once it was cancelled, in any state before', () => {
    for (const known of [[], [claim], [confirm], [claim, confirm]])
      expect(after(...known, reverse, claim, confirm, earn, reverse).slice(known.length)).toEqual([
        'Barred',
        '',
        '',
        '',
        '',
      ]);
  });
  it('gives back what it earned, not what it would earn today', () =>
    expect(after(claim, confirm, earn, { ...earn, amount: 9 }, reverse)).toEqual([
      'Claimed',
      'Confirmed',
      'Earned',
      '',
      'Reversed',
    ]));
  it('and is worth no points stops waiting', () =>
    expect(after(claim, confirm, { type: 'Earn', customerId, amount: 0 }, earn)).toEqual([
      'Claimed',
      'Confirmed',
      'Barred',
      '',
    ]));
  it('is worth a share of its price, rounded down, exact even for very large prices', () => {
    expect([0, 19, 20, 39, 4_500, 12_345].map((won) => pointsFor(won, 5))).toEqual([0, 0, 1, 1, 225, 617]);
    expect(pointsFor(12_345, 0)).toBe(0);
    expect(pointsFor(Number.MAX_SAFE_INTEGER, 100)).toBe(Number.MAX_SAFE_INTEGER);
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 100 }), (won, percent) => {
        expect(BigInt(pointsFor(won, percent))).toBe((BigInt(won) * BigInt(percent)) / 100n);
      }),
    );
  });
});

describe('an item of the wallet', () => {
  const details = { rewardId: 'rew_1', missionId: 'mis_1', customerId, title: '커피' };
  const given = { giftId: 'gft_1', giftOfferId: 'gof_latte' };
  const issue: WalletItemCommand = { type: 'IssueItem', details, at: 1 as Instant };
  const begin: WalletItemCommand = {
    type: 'BeginExchange',
    giftOfferId: 'gof_latte',
    correlationId: 'cor_1',
    at: 2 as Instant,
    lookAt: 9 as Instant,
  };
  const takeOn: WalletItemCommand = { type: 'TakeOnExchange', lookAt: 20 as Instant };
  const conclude: WalletItemCommand = { type: 'ConcludeExchange', given };
  const refused = (attempt: number): WalletItemCommand => ({
    type: 'AbandonExchange',
    attempt,
    reason: 'REFUSED',
  });
  const notAsked: WalletItemCommand = { type: 'AbandonExchange', attempt: 1, reason: 'NOT_ASKED' };

  const outcomes = outcomesOf(walletItem);
  const stateAfter = (...commands: WalletItemCommand[]) => afterCommands(walletItem)(...commands).state;
  const told = (...commands: WalletItemCommand[]) => outcomes(issue, ...commands).slice(1);

  it('is named after its reward', () => expect(walletItemIdOf('rew_1')).toBe('wit_1' as WalletItemId));
  it('is exchanged once', () =>
    expect(told(begin, conclude, conclude, begin, refused(1))).toEqual([
      'ExchangeBegun',
      'ItemExchanged',
      '',
      'WalletItemSpent',
      '',
    ]));
  it('is as it was after a refusal, and may be exchanged again', () =>
    expect(told(begin, refused(1), { ...begin, giftOfferId: 'gof_cake' }, conclude)).toEqual([
      'ExchangeBegun',
      'ExchangeAbandoned',
      'ExchangeBegun',
      'ItemExchanged',
    ]));
  it('that is being exchanged accepts the same exchange again, but no other', () =>
    expect(told(begin, begin, { ...begin, giftOfferId: 'gof_cake' })).toEqual([
      'ExchangeBegun',
      '',
      'ExchangePending',
    ]));
  it('is not abandoned by an answer to an earlier exchange', () =>
    expect(told(begin, refused(1), begin, refused(1), refused(2))).toEqual([
      'ExchangeBegun',
      'ExchangeAbandoned',
      'ExchangeBegun',
      '',
      'ExchangeAbandoned',
    ]));
  it('is abandoned where gifts was not asked, but not once another driver may have asked [GC-54]', () => {
    expect(told(begin, notAsked)).toEqual(['ExchangeBegun', 'ExchangeAbandoned']);
    expect(told(begin, takeOn, notAsked, refused(1))).toEqual([
      'ExchangeBegun',
      'ExchangeTakenOn',
      '',
      'ExchangeAbandoned',
    ]);
  });
  it('is spent where there is a gift, even one that is heard of late', () =>
    expect(told(begin, refused(1), conclude)).toEqual([
      'ExchangeBegun',
      'ExchangeAbandoned',
      'ItemExchanged',
    ]));
  it('is spent at once where its gift was heard of before its reward', () => {
    const story = [conclude, conclude, begin, issue, issue];
    expect(outcomes(...story)).toEqual([
      'GiftHeardOf',
      '',
      'WalletItemNotFound',
      'ItemIssued+ItemExchanged',
      '',
    ]);
    expect(stateAfter(...story)).toMatchObject({ status: 'EXCHANGED', given });
  });
  it('ends up the same when reward and gift are heard in any order, with repeats', () => {
    const one = stateAfter(issue, conclude);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([issue, conclude, issue, conclude], { minLength: 4, maxLength: 4 }),
        (all) => {
          expect(stateAfter(...all)).toEqual(one);
        },
      ),
    );
  });
});
