import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import type { CustomerId } from './programme.ts';

export type WalletItemId = string & { readonly __brand: 'WalletItemId' };

/** An item is named after its reward, so there can be only one. */
export const walletItemIdOf = (rewardId: string): WalletItemId =>
  `wit_${rewardId.replace(/^rew_/, '')}` as WalletItemId;

export type ItemDetails = {
  readonly rewardId: string;
  readonly missionId: string;
  readonly customerId: CustomerId;
  readonly title: string;
};

/** The gift that was given for an item. */
export type Given = { readonly giftId: string; readonly giftOfferId: string };

/** An exchange that is under way. */
export type Exchange = {
  readonly giftOfferId: string;
  readonly correlationId: string;
  readonly since: Instant;
  /** Until then the request that began the exchange drives it. Then, and each time it is due again, one other driver takes over. */
  readonly lookAt: Instant;
  /** Another driver has taken over, so that one driver could not ask does not mean that none did. */
  readonly doubtful: boolean;
};

type Item = ItemDetails & {
  readonly issuedAt: Instant;
  /** Counts the exchanges that were begun: 1, 2, 3 … */
  readonly attempts: number;
};

/**
 * A reward in a customer's wallet. `gifted` keeps a gift that was heard of before the reward. While the outcome of an exchange is
 * unknown the item is EXCHANGING, and is shown as it was before.
 */
export type WalletItem =
  | { readonly status: 'absent' }
  | { readonly status: 'gifted'; readonly given: Given }
  | (Item & { readonly status: 'ISSUED' })
  | (Item & { readonly status: 'EXCHANGING'; readonly exchange: Exchange })
  | (Item & { readonly status: 'EXCHANGED'; readonly given: Given });

/** Why there is no gift: gifts refused, or could not be asked. */
export type NoGift = 'REFUSED' | 'NOT_ASKED';

export type WalletItemCommand =
  | { type: 'IssueItem'; details: ItemDetails; at: Instant }
  | { type: 'BeginExchange'; giftOfferId: string; correlationId: string; at: Instant; lookAt: Instant }
  /** Another driver takes over. */
  | { type: 'TakeOnExchange'; lookAt: Instant }
  /** There is a gift for the item, as answered by gifts or heard from it. */
  | { type: 'ConcludeExchange'; given: Given }
  /** There is no gift, and none is on its way: `attempt` was refused, or could not be asked for by the driver that began it. */
  | { type: 'AbandonExchange'; attempt: number; reason: NoGift };

export type WalletItemEvent =
  | { type: 'ItemIssued'; details: ItemDetails; issuedAt: Instant }
  | { type: 'ExchangeBegun'; exchange: Exchange }
  | { type: 'ExchangeTakenOn'; lookAt: Instant }
  | { type: 'ExchangeAbandoned'; reason: NoGift }
  | { type: 'ItemExchanged'; given: Given }
  | { type: 'GiftHeardOf'; given: Given };

export type WalletItemRejection =
  | { type: 'WalletItemNotFound' }
  | { type: 'WalletItemSpent' }
  /** Another exchange of it is under way. */
  | { type: 'ExchangePending' };

export type IssuedItem = Exclude<WalletItem, { status: 'absent' | 'gifted' }>;

export const isIssued = (state: WalletItem): state is IssuedItem =>
  state.status !== 'absent' && state.status !== 'gifted';

export const walletItem: Decider<WalletItemCommand, WalletItem, WalletItemEvent, WalletItemRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'IssueItem': {
        if (isIssued(state)) return accept(); // a repeat
        const { details, at: issuedAt } = command;
        const issued: WalletItemEvent = { type: 'ItemIssued', details, issuedAt };
        return state.status === 'gifted'
          ? accept<WalletItemEvent>(issued, { type: 'ItemExchanged', given: state.given })
          : accept(issued);
      }
      case 'BeginExchange': {
        if (!isIssued(state)) return reject({ type: 'WalletItemNotFound' });
        if (state.status === 'EXCHANGED') return reject({ type: 'WalletItemSpent' });
        const { giftOfferId, correlationId, at: since, lookAt } = command;
        if (state.status === 'EXCHANGING')
          return state.exchange.giftOfferId === giftOfferId ? accept() : reject({ type: 'ExchangePending' });
        const exchange = { giftOfferId, correlationId, since, lookAt, doubtful: false };
        return accept({ type: 'ExchangeBegun', exchange });
      }
      case 'TakeOnExchange':
        return state.status === 'EXCHANGING' && !state.exchange.doubtful
          ? accept({ type: 'ExchangeTakenOn', lookAt: command.lookAt })
          : accept();
      case 'ConcludeExchange':
        // even after the exchange was abandoned: where there is a gift, the item is spent
        if (isIssued(state))
          return state.status === 'EXCHANGED'
            ? accept()
            : accept({ type: 'ItemExchanged', given: command.given });
        return state.status === 'gifted' ? accept() : accept({ type: 'GiftHeardOf', given: command.given });
      case 'AbandonExchange': {
        const { attempt, reason } = command;
        if (state.status !== 'EXCHANGING' || state.attempts !== attempt) return accept(); // the outcome is known by now
        if (reason === 'NOT_ASKED' && state.exchange.doubtful) return accept(); // the other driver may have asked
        return accept({ type: 'ExchangeAbandoned', reason });
      }
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'ItemIssued')
      return { ...event.details, status: 'ISSUED', issuedAt: event.issuedAt, attempts: 0 };
    if (event.type === 'GiftHeardOf') return { status: 'gifted', given: event.given };
    if (!isIssued(state)) return state; // nothing else happens to an item before it is issued
    const { rewardId, missionId, customerId, title, issuedAt, attempts } = state;
    const item: Item = { rewardId, missionId, customerId, title, issuedAt, attempts };
    switch (event.type) {
      case 'ExchangeBegun':
        return { ...item, attempts: attempts + 1, status: 'EXCHANGING', exchange: event.exchange };
      case 'ExchangeTakenOn':
        return state.status === 'EXCHANGING'
          ? { ...state, exchange: { ...state.exchange, lookAt: event.lookAt, doubtful: true } }
          : state;
      case 'ExchangeAbandoned':
        return { ...item, status: 'ISSUED' };
      case 'ItemExchanged':
        return { ...item, status: 'EXCHANGED', given: event.given };
      default:
        return never(event);
    }
  },
};

/** When its exchange is due for another driver; null while none is under way. */
export const lookAtOf = (state: WalletItem): Instant | null =>
  state.status === 'EXCHANGING' ? state.exchange.lookAt : null;
