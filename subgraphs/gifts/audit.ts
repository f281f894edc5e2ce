import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { by, from, history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, namesake } from '@jumun/platform/audit/invariant';
import { type Gift, type GiftEvent, gift } from './domain/gift.ts';
import { type GiftOffer, type GiftOfferEvent, giftOffer, isAvailable, isOver } from './domain/gift-offer.ts';

// A gift is named after its item, so there is never a second one.

const offersAddUp: Invariant = {
  id: 'I1',
  holds: 'each offer has as many left as were registered and not given, and never fewer than zero',
  needs: ['gifts'],
  look: byQueries('gifts.gift_offers', () => {
    const given = `(select g.gift_offer_id, count(*) as n from gifts.gifts g group by g.gift_offer_id)`;
    const stock = `cast(o.state ->> 'stock' as bigint)`;
    return [
      {
        what: 'what is left is not the stock less the gifts',
        sql: `select o.id as subject, 'left ' || o.left_over || ', stock ' || ${stock} || ', gifts ' || coalesce(x.n, 0) as detail
          from gifts.gift_offers o left join ${given} x on x.gift_offer_id = o.id
          where not coalesce(o.left_over = ${stock} - coalesce(x.n, 0)
            and o.left_over = cast(o.state ->> 'left' as bigint), false)`,
      },
      {
        what: 'more were given than there were',
        sql: `select o.id as subject, 'stock ' || ${stock} || ', gifts ' || coalesce(x.n, 0) as detail
          from gifts.gift_offers o left join ${given} x on x.gift_offer_id = o.id
          where o.left_over < 0 or coalesce(x.n, 0) > ${stock}`,
      },
      {
        what: 'its offer was not taken from exactly once for it',
        sql: `select g.id as subject, g.gift_offer_id as detail from gifts.gifts g
          left join (select l.aggregate as offer_id, cast(l.fact ->> 'giftId' as text) as gift_id from gifts.log l
            where l.type = 'GiftTaken') x on x.gift_id = g.id and x.offer_id = g.gift_offer_id
          where not exists (select 1 from gifts.seals s where s.aggregate = g.id)
          group by g.id, g.gift_offer_id having count(x.gift_id) <> 1`,
      },
      {
        what: 'its columns hold other ids than its state',
        sql: `select g.id as subject from gifts.gifts g
          where not coalesce(g.id = ${namesake('gft', 'g.wallet_item_id')} and g.wallet_item_id = g.state ->> 'walletItemId'
            and g.gift_offer_id = g.state ->> 'giftOfferId' and g.customer_id = g.state ->> 'customerId', false)`,
      },
      {
        what: 'two gifts were given for one item',
        sql: `select g.wallet_item_id as subject, min(g.id) || ' and ' || max(g.id) as detail from gifts.gifts g
          group by g.wallet_item_id having count(*) > 1`,
      },
    ];
  }),
};

const legalForOffers = by<GiftOffer, GiftOfferEvent>({
  OfferRegistered: from('absent'),
  OfferEnded: (state) => state.status === 'registered' && !isOver(state),
  OfferRefilled: (state) => state.status === 'registered' && !isOver(state),
  GiftTaken: (state) => state.status === 'registered' && isAvailable(state),
});

const legalForGifts = by<Gift, GiftEvent>({ GiftIssued: from('absent'), GiftUsed: from('ISSUED') });

export const audit: ContextAudit = {
  invariants: [offersAddUp],
  histories: [
    history({
      table: 'gift_offers',
      decider: giftOffer,
      begins: ['OfferRegistered'],
      hasStatus: false,
      isLegal: legalForOffers,
    }),
    history({ table: 'gifts', decider: gift, begins: ['GiftIssued'], isLegal: legalForGifts }),
  ],
  why: { parts: [] },
};
