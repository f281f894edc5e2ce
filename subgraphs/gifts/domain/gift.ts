import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import type { GiftOfferId, WalletItemId } from './ids.ts';

export type GiftDetails = {
  readonly walletItemId: WalletItemId;
  readonly customerId: string;
  readonly giftOfferId: GiftOfferId;
  /** The title of the offer at the time of the exchange. */
  readonly title: string;
};

type IssuedFacts = GiftDetails & { readonly issuedAt: Instant };

/** What a customer gets for an item of the wallet. */
export type Gift =
  | { readonly status: 'absent' }
  | (IssuedFacts & { readonly status: 'ISSUED'; readonly usedAt: null })
  | (IssuedFacts & { readonly status: 'USED'; readonly usedAt: Instant });

export type GiftCommand =
  | { type: 'IssueGift'; details: GiftDetails; at: Instant }
  | { type: 'UseGift'; at: Instant };

export type GiftEvent =
  | { type: 'GiftIssued'; details: GiftDetails; issuedAt: Instant }
  | { type: 'GiftUsed'; usedAt: Instant };

export type GiftRejection = { type: 'GiftNotFound' } | { type: 'GiftAlreadyUsed' };

export const gift: Decider<GiftCommand, Gift, GiftEvent, GiftRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'IssueGift':
        return isIssued(state)
          ? accept() // a repeated request
          : accept({ type: 'GiftIssued', details: command.details, issuedAt: command.at });
      case 'UseGift':
        if (!isIssued(state)) return reject({ type: 'GiftNotFound' });
        if (state.status === 'USED') return reject({ type: 'GiftAlreadyUsed' });
        return accept({ type: 'GiftUsed', usedAt: command.at });
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'GiftIssued')
      return { ...event.details, status: 'ISSUED', issuedAt: event.issuedAt, usedAt: null };
    return isIssued(state) ? { ...state, status: 'USED', usedAt: event.usedAt } : state; // no gift is used before it is issued
  },
};

export type IssuedGift = Exclude<Gift, { status: 'absent' }>;

export const isIssued = (state: Gift): state is IssuedGift => state.status !== 'absent';
