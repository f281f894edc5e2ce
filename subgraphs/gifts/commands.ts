import { handler } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import { Conflict } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { type GiftCommand, gift, type IssuedGift, isIssued } from './domain/gift.ts';
import {
  type GiftOfferCommand,
  type GiftOfferRejection,
  giftOffer,
  isRegistered,
} from './domain/gift-offer.ts';
import { type GiftId, type GiftOfferId, giftIdOf, type WalletItemId } from './domain/ids.ts';
import { publish } from './publish.ts';
import { giftOfferRows } from './store/gift-offers.ts';
import { giftRows } from './store/gifts.ts';

const handleOffer = handler({ decider: giftOffer, rows: giftOfferRows });
const handleGift = handler({ decider: gift, rows: giftRows, publish });

export type Wish = {
  readonly walletItemId: WalletItemId;
  readonly customerId: string;
  readonly giftOfferId: GiftOfferId;
};

/** What gifts can do inside one unit of work. */
export const giftsIn = (work: Work) => ({
  at: work.at,
  offer: (id: GiftOfferId, command: GiftOfferCommand) => handleOffer(work, id, command),
  gift: (id: GiftId, command: GiftCommand) => handleGift(work, id, command),
  findOffer: async (id: GiftOfferId) => (await giftOfferRows.find(work.tx, id))?.state,
  loadGift: async (id: GiftId) => (await giftRows.load(work.tx, id))?.state,
  /** One gift for an item of a wallet, for ever: a repeat gets the same gift, even when it asks for another offer. */
  async exchange({
    walletItemId,
    customerId,
    giftOfferId,
  }: Wish): Promise<{ readonly gift: IssuedGift } | { readonly rejection: GiftOfferRejection }> {
    const id = giftIdOf(walletItemId);
    // The offer first: a unit that had to wait for it sees a gift issued meanwhile, and does not refuse that one.
    const offer = (await giftOfferRows.load(work.tx, giftOfferId))?.state;
    const before = (await giftRows.load(work.tx, id))?.state;
    if (before && isIssued(before)) return { gift: before };
    if (!offer || !isRegistered(offer)) return { rejection: { type: 'UnknownOffer' } };
    const taken = await handleOffer(work, giftOfferId, { type: 'TakeGift', giftId: id });
    if ('rejection' in taken) return taken;
    const details = { walletItemId, customerId, giftOfferId, title: offer.title };
    const issued = await handleGift(work, id, { type: 'IssueGift', details, at: work.at });
    // Issued from another offer in the meantime: the conflict rolls back what was taken from this one.
    if (!('events' in issued) || issued.events.length === 0) throw new Conflict(`gift ${id}`);
    const { state } = issued;
    if (!isIssued(state)) throw new Error(`gift ${id} was issued and does not exist`);
    return { gift: state };
  },
  useKey: (given: GivenKey) => useKey(work, given),
});

export type Gifts = ReturnType<typeof giftsIn>;
