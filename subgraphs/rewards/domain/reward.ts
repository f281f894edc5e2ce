import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never } from '@jumun/platform/kernel/decider';

export type RewardId = string & { readonly __brand: 'RewardId' };
export type WalletItemId = string & { readonly __brand: 'WalletItemId' };

/** A reward is named after its achievement, so there can be only one. */
export const rewardIdOf = (achievementId: string): RewardId =>
  achievementId.replace(/^ach_/, 'rew_') as RewardId;

/** What a reward is, and the achievement that it is given for. */
export type RewardDetails = {
  readonly achievementId: string;
  readonly missionId: string;
  readonly customerId: string;
  readonly title: string;
};

/**
 * What a customer is given for one achievement. `awaited` keeps what wallets said about a reward before its achievement was heard
 * of.
 */
export type Reward =
  | { readonly status: 'absent' }
  | {
      readonly status: 'awaited';
      readonly walletItemId: WalletItemId;
      readonly exchanged: boolean;
    }
  | (RewardDetails & {
      readonly status: 'ALLOCATED' | 'EXCHANGED';
      readonly allocatedAt: Instant;
      /** Null until wallets has announced it. */
      readonly walletItemId: WalletItemId | null;
    });

export type Allocated = Extract<Reward, { status: 'ALLOCATED' | 'EXCHANGED' }>;

export const isAllocated = (state: Reward): state is Allocated =>
  state.status === 'ALLOCATED' || state.status === 'EXCHANGED';

export type RewardCommand =
  | { type: 'AllocateReward'; details: RewardDetails; at: Instant }
  /** It is in the customer's wallet. */
  | { type: 'NoteItem'; walletItemId: WalletItemId }
  /** It was exchanged for a gift. */
  | { type: 'MarkExchanged'; walletItemId: WalletItemId };

export type RewardEvent =
  | { type: 'RewardAllocated'; details: RewardDetails; allocatedAt: Instant }
  | { type: 'ItemNoted'; walletItemId: WalletItemId }
  | { type: 'RewardExchanged'; walletItemId: WalletItemId };

/** Repeated commands change nothing, and the order of commands makes no difference in the end. */
export const reward: Decider<RewardCommand, Reward, RewardEvent, never> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'AllocateReward':
        if (isAllocated(state)) return accept();
        return accept({ type: 'RewardAllocated', details: command.details, allocatedAt: command.at });
      case 'NoteItem':
        if (itemIn(state) !== null) return accept();
        return accept({ type: 'ItemNoted', walletItemId: command.walletItemId });
      case 'MarkExchanged':
        if (isExchanged(state)) return accept();
        return accept({ type: 'RewardExchanged', walletItemId: command.walletItemId });
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'RewardAllocated':
        return {
          ...event.details,
          status: isExchanged(state) ? 'EXCHANGED' : 'ALLOCATED',
          allocatedAt: event.allocatedAt,
          walletItemId: itemIn(state),
        };
      case 'ItemNoted':
        return isAllocated(state)
          ? { ...state, walletItemId: event.walletItemId }
          : { status: 'awaited', walletItemId: event.walletItemId, exchanged: isExchanged(state) };
      case 'RewardExchanged':
        return isAllocated(state)
          ? { ...state, status: 'EXCHANGED', walletItemId: event.walletItemId }
          : { status: 'awaited', walletItemId: event.walletItemId, exchanged: true };
      default:
        return never(event);
    }
  },
};

const itemIn = (state: Reward): WalletItemId | null =>
  state.status === 'absent' ? null : state.walletItemId;

const isExchanged = (state: Reward): boolean =>
  state.status === 'EXCHANGED' || (state.status === 'awaited' && state.exchanged);
