import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import type { GiftId } from './ids.ts';

/** What items of a wallet can be exchanged for, and how many are left. */
export type GiftOffer =
  | { readonly status: 'absent' }
  | {
      readonly status: 'registered';
      readonly title: string;
      /** How many there were at first. */
      readonly stock: number;
      /** Never below zero: `stock` less the gifts that were taken. */
      readonly left: number;
      readonly registeredAt: Instant;
    };

export type GiftOfferCommand =
  | { type: 'RegisterOffer'; title: string; stock: number; at: Instant }
  /** Takes one, which becomes this gift. */
  | { type: 'TakeGift'; giftId: GiftId };

export type GiftOfferEvent =
  | { type: 'OfferRegistered'; title: string; stock: number; registeredAt: Instant }
  | { type: 'GiftTaken'; giftId: GiftId };

export type GiftOfferRejection = { type: 'UnknownOffer' } | { type: 'OutOfStock' };

export const giftOffer: Decider<GiftOfferCommand, GiftOffer, GiftOfferEvent, GiftOfferRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'RegisterOffer': {
        if (isRegistered(state)) return accept(); // a repeated request
        const { title, stock, at: registeredAt } = command;
        return accept({ type: 'OfferRegistered', title, stock, registeredAt });
      }
      case 'TakeGift':
        if (!isRegistered(state)) return reject({ type: 'UnknownOffer' });
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
    return isRegistered(state) ? { ...state, left: state.left - 1 } : state; // nothing is taken before the offer exists
  },
};

export type RegisteredOffer = Extract<GiftOffer, { status: 'registered' }>;

export const isRegistered = (state: GiftOffer): state is RegisteredOffer => state.status === 'registered';
