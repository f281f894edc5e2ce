import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import { afterCommands, events, refusal } from '../../../test/given.ts';
import { type GiftCommand, type GiftDetails, gift } from '../domain/gift.ts';
import { type GiftOfferCommand, giftOffer } from '../domain/gift-offer.ts';
import { exchangeKeyOf, type GiftOfferId, giftIdOf, type WalletItemId } from '../domain/ids.ts';

const at = 1_000 as Instant;
const walletItemId = 'wit_1' as WalletItemId;
const giftOfferId = 'gof_latte' as GiftOfferId;

describe('an offer', () => {
  const register: GiftOfferCommand = { type: 'RegisterOffer', title: '라떼', stock: 2, at };
  const take: GiftOfferCommand = { type: 'TakeGift', giftId: giftIdOf(walletItemId) };
  const after = afterCommands(giftOffer);
  const left = (...commands: GiftOfferCommand[]) => after(...commands).state;

  it('gives away as many as there are, and no more', () => {
    expect(left(register)).toMatchObject({ status: 'registered', left: 2 });
    expect(left(register, take)).toMatchObject({ left: 1 });
    expect(left(register, take, take)).toMatchObject({ left: 0 });
    expect(after(register, take, take).when(take)).toEqual(refusal({ type: 'OutOfStock' }));
  });
  it('that was never registered gives nothing', () => {
    expect(after().when(take)).toEqual(refusal({ type: 'UnknownOffer' }));
    expect(left(take, register)).toMatchObject({ left: 2 });
  });
  it('is registered once: gifts that were taken are not put back', () => {
    expect(after(register, take).when({ ...register, stock: 9 })).toEqual(events());
    expect(left(register, take, { ...register, stock: 9 })).toMatchObject({ left: 1 });
  });
});

describe('a gift', () => {
  const details: GiftDetails = { walletItemId, giftOfferId, customerId: 'cus_minji', title: '라떼' };
  const issue: GiftCommand = { type: 'IssueGift', details, at };
  const use: GiftCommand = { type: 'UseGift', at: 2_000 as Instant };
  const after = afterCommands(gift);

  it('is issued once', () => {
    expect(after().when(issue)).toEqual(events({ type: 'GiftIssued', details, issuedAt: 1_000 }));
    expect(after(issue).state).toMatchObject({ status: 'ISSUED', issuedAt: 1_000, usedAt: null });
    expect(after(issue).when({ ...issue, at: 1_500 as Instant })).toEqual(events());
    expect(after(issue, use).when(issue)).toEqual(events());
  });
  it('is used once, after it was issued', () => {
    expect(after().when(use)).toEqual(refusal({ type: 'GiftNotFound' }));
    expect(after(issue).when(use)).toEqual(events({ type: 'GiftUsed', usedAt: 2_000 }));
    const used = after(issue, use);
    expect(used.state).toMatchObject({ status: 'USED', issuedAt: 1_000, usedAt: 2_000 });
    expect(used.when(use)).toEqual(refusal({ type: 'GiftAlreadyUsed' }));
  });
  it('has its id, and its exchange the key, from the item of the wallet', () => {
    expect(giftIdOf(walletItemId)).toBe('gft_1');
    expect(exchangeKeyOf(walletItemId)).toBe('exchange:wit_1');
  });
});
