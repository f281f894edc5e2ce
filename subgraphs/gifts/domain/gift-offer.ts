import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import type { GiftId } from './ids.ts';

/** What items of a wallet can be exchanged for, and how many are left. */
export type GiftOffer =
  | { readonly status: 'absent' }
  | {
      readonly status: 'registered';
      readonly title: string;
      /** How many there were at first, and how many came later. */
      readonly stock: number;
      /** Never below zero: `stock` less the gifts that were taken. */
      readonly left: number;
      readonly registeredAt: Instant;
      /** Since when nothing is given any more; absent while it lasts. */
      readonly endedAt?: Instant;
    };

export type GiftOfferCommand =
  | { type: 'RegisterOffer'; title: string; stock: number; at: Instant }
  | { type: 'EndOffer'; at: Instant }
  | { type: 'RefillOffer'; more: number }
  /** Takes one, which becomes this gift. */
  | { type: 'TakeGift'; giftId: GiftId };

export type GiftOfferEvent =
  | { type: 'OfferRegistered'; title: string; stock: number; registeredAt: Instant }
  | { type: 'OfferEnded'; endedAt: Instant }
  | { type: 'OfferRefilled'; more: number }
  | { type: 'GiftTaken'; giftId: GiftId };

export type GiftOfferRejection = { type: 'UnknownOffer' } | { type: 'OfferOver' } | { type: 'OutOfStock' };

export const giftOffer: Decider<GiftOfferCommand, GiftOffer, GiftOfferEvent, GiftOfferRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'RegisterOffer': {
        if (isRegistered(state)) return accept(); // a repeated request
        const { title, stock, at: registeredAt } = command;
        return accept({ type: 'OfferRegistered', title, stock, registeredAt });
      }
      case 'EndOffer':
        if (!isRegistered(state)) return reject({ type: 'UnknownOffer' });
        return isOver(state) ? accept() : accept({ type: 'OfferEnded', endedAt: command.at });
      case 'RefillOffer':
        if (!isRegistered(state)) return reject({ type: 'UnknownOffer' });
        return isOver(state)
          ? reject({ type: 'OfferOver' })
          : accept({ type: 'OfferRefilled', more: command.more });
      case 'TakeGift':
        if (!isRegistered(state)) return reject({ type: 'UnknownOffer' });
        if (isOver(state)) return reject({ type: 'OfferOver' });
        if (state.left < 1) return reject({ type: 'OutOfStock' });
        return accept({ type: 'GiftTaken', giftId: command.giftId });
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'OfferRegistered') {
      const { title, stock, registeredAt } = event;
      return { status: 'registered', title, stock, left: stock, registeredAt };
    }
    if (!isRegistered(state)) return state; // nothing else happens to an offer before it exists
    switch (event.type) {
      case 'OfferEnded':
        return { ...state, endedAt: event.endedAt };
      case 'OfferRefilled':
        return { ...state, stock: state.stock + event.more, left: state.left + event.more };
      case 'GiftTaken':
        return { ...state, left: state.left - 1 };
      default:
        return never(event);
    }
  },
};

export type RegisteredOffer = Extract<GiftOffer, { status: 'registered' }>;

export const isRegistered = (state: GiftOffer): state is RegisteredOffer => state.status === 'registered';

export const isOver = ({ endedAt }: RegisteredOffer): boolean => endedAt !== undefined;

/** Whether one can be had now. */
export const isAvailable = (offer: RegisteredOffer): boolean => !isOver(offer) && offer.left > 0;
