import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { useKey } from '@jumun/platform/kernel/idempotency';
import { Conflict } from '@jumun/platform/kernel/unit';
import { unitsOf, type Work } from '@jumun/platform/kernel/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import { gift as giftDecider, giftIdOf, isIssued } from './domain/gift.ts';
import { giftOffer as giftOfferDecider, isRegistered } from './domain/gift-offer.ts';
import type { Gifts } from './gifts.ts';
import { publish } from './publish.ts';
import { exchangeForGift } from './resolvers/exchange-for-gift.ts';
import { Gift } from './resolvers/gift.ts';
import { GiftOffer, giftOffers } from './resolvers/gift-offers.ts';
import { registerGiftOffer } from './resolvers/register-gift-offer.ts';
import { useGift } from './resolvers/use-gift.ts';
import { seedGifts } from './seed.ts';
import { giftOfferRows } from './store/gift-offers.ts';
import { giftRows } from './store/gifts.ts';

/** What items of the wallet are exchanged for, and its use; asks nobody and hears nobody. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'gifts', folder: import.meta.dirname, typeDefs: subgraphSdl('gifts') },
    ({ store, clock, notifier }) => {
      const handleOffer = handler({ decider: giftOfferDecider, rows: giftOfferRows });
      const handleGift = handler({ decider: giftDecider, rows: giftRows, publish });

      const commands = (work: Work): Gifts => ({
        at: work.at,
        offer: (id, command) => handleOffer(work, id, command),
        gift: (id, command) => handleGift(work, id, command),
        loadGift: async (id) => (await giftRows.load(work.tx, id))?.state,
        async exchange({ walletItemId, customerId, giftOfferId }) {
          const id = giftIdOf(walletItemId);
          // The offer first: whoever had to wait for it sees the gift that was issued meanwhile, and never says no to it.
          const offer = (await giftOfferRows.load(work.tx, giftOfferId))?.state;
          const before = (await giftRows.load(work.tx, id))?.state;
          if (before && isIssued(before)) return { gift: before };
          if (!offer || !isRegistered(offer)) return { rejection: { type: 'UnknownOffer' } };
          const taken = await handleOffer(work, giftOfferId, { type: 'TakeGift', giftId: id });
          if ('rejection' in taken) return taken;
          const details = { walletItemId, customerId, giftOfferId, title: offer.title };
          const issued = await handleGift(work, id, { type: 'IssueGift', details, at: work.at });
          // Issued for another offer since we looked: what was taken from this one is put back, and all is looked at again.
          if (!('events' in issued) || issued.events.length === 0) throw new Conflict(`gift ${id}`);
          const { state } = issued;
          if (!isIssued(state)) throw new Error(`gift ${id} was issued and is not there`);
          return { gift: state };
        },
        useKey: (use) => useKey(work, use),
      });

      return {
        commands,
        graph: {
          giftsById: (ids: readonly never[]) => giftRows.findMany(store.read, ids),
          offersById: (ids: readonly never[]) => giftOfferRows.findMany(store.read, ids),
        },
        resolvers: {
          Query: { giftOffers },
          Mutation: { registerGiftOffer, useGift, exchangeForGift },
          Gift,
          GiftOffer,
        },
        seed: async ({ demo }) => {
          if (demo) await seedGifts(unitsOf({ store, clock, notify: notifier.publish }, commands), clock());
        },
      };
    },
  );
