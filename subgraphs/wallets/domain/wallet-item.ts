import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import type { CustomerId } from './programme.ts';

export type WalletItemId = string & { readonly __brand: 'WalletItemId' };

/** An item is named after the reward it stands for: there is one for each. */
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
  /** Until then whoever began it drives it; then, and whenever its time has come again, one other does. */
  readonly lookAt: Instant;
  /** Somebody else has taken it on: that one driver could not ask proves nothing any more. */
  readonly doubtful: boolean;
};

type Item = ItemDetails & {
  readonly issuedAt: Instant;
  /** Counts the exchanges that were begun: 1, 2, 3 … */
  readonly attempts: number;
};

/**
 * A reward in a customer's wallet. `gifted` remembers a gift that was heard of before the reward. While it is unknown
 * what became of an exchange the item is EXCHANGING; it is shown as it was before.
 */
export type WalletItem =
  | { readonly status: 'absent' }
  | { readonly status: 'gifted'; readonly given: Given }
  | (Item & { readonly status: 'ISSUED' })
  | (Item & { readonly status: 'EXCHANGING'; readonly exchange: Exchange })
  | (Item & { readonly status: 'EXCHANGED'; readonly given: Given });

export type WalletItemCommand =
  | { type: 'IssueItem'; details: ItemDetails; at: Instant }
  | { type: 'BeginExchange'; giftOfferId: string; correlationId: string; at: Instant; lookAt: Instant }
  /** Somebody goes on with an exchange that another began. */
  | { type: 'TakeOnExchange'; lookAt: Instant }
  /** There is a gift for the item: asked and answered, or heard. */
  | { type: 'ConcludeExchange'; given: Given }
  /** There is none, and none is on its way: `attempt` was refused, or could not be asked for by whoever began it. */
  | { type: 'AbandonExchange'; attempt: number; reason: 'REFUSED' | 'NOT_ASKED' };

export type WalletItemEvent =
  | { type: 'ItemIssued'; details: ItemDetails; issuedAt: Instant }
  | { type: 'ExchangeBegun'; exchange: Exchange }
  | { type: 'ExchangeTakenOn'; lookAt: Instant }
  | { type: 'ExchangeAbandoned'; reason: 'REFUSED' | 'NOT_ASKED' }
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
        if (isIssued(state)) return accept(); // heard before
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
        // also when it was abandoned meanwhile: where there is a gift, the item is spent
        if (isIssued(state))
          return state.status === 'EXCHANGED'
            ? accept()
            : accept({ type: 'ItemExchanged', given: command.given });
        return state.status === 'gifted' ? accept() : accept({ type: 'GiftHeardOf', given: command.given });
      case 'AbandonExchange': {
        const { attempt, reason } = command;
        if (state.status !== 'EXCHANGING' || state.attempts !== attempt) return accept(); // it is known by now
        if (reason === 'NOT_ASKED' && state.exchange.doubtful) return accept(); // somebody else may have asked
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

/** When the system has to look at it again, or null while it waits for nobody. */
export const lookAtOf = (state: WalletItem): Instant | null =>
  state.status === 'EXCHANGING' ? state.exchange.lookAt : null;
