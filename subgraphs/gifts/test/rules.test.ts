import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import { exchangeKeyOf, type GiftCommand, gift, giftIdOf, type WalletItemId } from '../domain/gift.ts';
import { type GiftOfferCommand, type GiftOfferId, giftOffer } from '../domain/gift-offer.ts';

const at = 1_000 as Instant;
const walletItemId = 'wit_1' as WalletItemId;
const giftOfferId = 'gof_latte' as GiftOfferId;

describe('an offer', () => {
  const register: GiftOfferCommand = { type: 'RegisterOffer', title: '라떼', stock: 2, at };
  const take: GiftOfferCommand = { type: 'TakeGift', giftId: giftIdOf(walletItemId) };
  /** What becomes of each command, and how many are left after it. */
  const after = (...commands: GiftOfferCommand[]) => {
    let state = giftOffer.initial;
    return commands.map((command) => {
      const decision = giftOffer.decide(command, state);
      if ('rejection' in decision) return decision.rejection.type;
      state = decision.events.reduce(giftOffer.evolve, state);
      return state.status === 'registered' ? state.left : state.status;
    });
  };

  it('gives away as many as there are, and no more', () =>
    expect(after(register, take, take, take)).toEqual([2, 1, 0, 'OutOfStock']));
  it('that nobody has registered gives nothing', () =>
    expect(after(take, register)).toEqual(['UnknownOffer', 2]));
  it('is registered once: what was taken is not put back', () =>
    expect(after(register, take, { ...register, stock: 9 })).toEqual([2, 1, 1]));
});

describe('a gift', () => {
  const issue: GiftCommand = {
    type: 'IssueGift',
    details: { walletItemId, giftOfferId, customerId: 'cus_minji', title: '라떼' },
    at,
  };
  const use: GiftCommand = { type: 'UseGift', at: 2_000 as Instant };
  const after = (...commands: GiftCommand[]) => {
    let state = gift.initial;
    return commands.map((command) => {
      const decision = gift.decide(command, state);
      if ('rejection' in decision) return decision.rejection.type;
      state = decision.events.reduce(gift.evolve, state);
      return state.status === 'absent' ? 'absent' : [state.status, state.issuedAt, state.usedAt];
    });
  };

  it('is issued once and used once', () =>
    expect(after(use, issue, { ...issue, at: 1_500 as Instant }, use, use, issue)).toEqual([
      'GiftNotFound',
      ['ISSUED', 1_000, null],
      ['ISSUED', 1_000, null],
      ['USED', 1_000, 2_000],
      'GiftAlreadyUsed',
      ['USED', 1_000, 2_000],
    ]));
  it('and the key of its exchange are named after the item of the wallet', () => {
    expect(giftIdOf(walletItemId)).toBe('gft_1');
    expect(exchangeKeyOf(walletItemId)).toBe('exchange:wit_1');
  });
});
