import { type Clock, type Instant, later } from '@jumun/platform/kernel/clock';
import { type Cause, causeBy } from '@jumun/platform/kernel/work';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { GiftClient } from '../clients/gift.ts';
import {
  type IssuedItem,
  isIssued,
  type WalletItem,
  type WalletItemCommand,
  type WalletItemId,
} from '../domain/wallet-item.ts';
import type { Wallets } from '../wallets.ts';

/** What an exchange is driven with: whom it asks, and how it commits what it learns. */
export type Driver = {
  readonly gift: GiftClient;
  readonly clock: Clock;
  /** How long gifts may take, in milliseconds. */
  readonly deadlineMs: number;
  readonly load: (
    id: WalletItemId,
  ) => Promise<{ readonly state: WalletItem; readonly lookAt: Instant | null } | undefined>;
  readonly unit: <T>(cause: Cause, body: (own: Wallets) => Promise<T>) => Promise<T>;
  readonly warn: (facts: Readonly<Record<string, unknown>>, message: string) => void;
};

export type ExchangeItem = {
  /** Until when whoever begins an exchange at this moment drives it. */
  leaseFrom(at: Instant): Instant;
  /** Whoever has begun an exchange asks, and answers the item as it is then. */
  begin(id: WalletItemId, actor: string): Promise<IssuedItem>;
  /** Somebody repeats the wish: waits for whoever drives the exchange, no longer than an answer takes, or takes it on. */
  repeat(id: WalletItemId, actor: string): Promise<IssuedItem>;
  /** Takes on an exchange whose time has come and asks again; does nothing where somebody else was first. */
  goOn(id: WalletItemId, actor: string, pauseMs: number): Promise<void>;
};

/** What a driver may need for its own store, on a busy machine. */
const ownWorkMs = 1_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Exchange an item for a gift. That it is under way is committed before gifts is asked, under a key that follows from
 * the item: whoever asks again, also after a crash, asks for the same gift. Yes: the item is spent. No: it is as it was.
 * Unknown is neither: the same is asked again until it is known. Only who began it, and only while nobody else has asked,
 * may take "it could not be asked" for a no.
 */
export const exchangeItemSaga = (driver: Driver): ExchangeItem => {
  const { gift, clock, deadlineMs, load, unit } = driver;

  const issued = async (id: WalletItemId): Promise<IssuedItem> => {
    const state = (await load(id))?.state;
    if (!state || !isIssued(state)) throw new Error(`item ${id} has not been issued`);
    return state;
  };

  const commit = async (
    id: WalletItemId,
    command: WalletItemCommand,
    actor: string,
    correlationId: string,
  ): Promise<IssuedItem> => {
    const { state } = await unit(causeBy(actor, correlationId, clock()), ({ item }) => item(id, command));
    await failpoint('exchange/committed');
    if (!isIssued(state)) throw new Error(`item ${id} has not been issued`);
    return state;
  };

  const ask = async (id: WalletItemId, actor: string): Promise<IssuedItem> => {
    const state = await issued(id);
    if (state.status !== 'EXCHANGING') return state;
    const { customerId, attempts: attempt, exchange } = state;
    const { giftOfferId, correlationId } = exchange;
    await failpoint('exchange/asking');
    const answer = await gift.exchange(id, customerId, giftOfferId, correlationId);
    await failpoint('exchange/answered');
    switch (answer.type) {
      case 'GIVEN':
        return commit(id, { type: 'ConcludeExchange', given: answer.given }, actor, correlationId);
      case 'REFUSED':
        return commit(id, { type: 'AbandonExchange', attempt, reason: 'REFUSED' }, actor, correlationId);
      case 'UNKNOWN':
        return answer.asked
          ? state
          : commit(id, { type: 'AbandonExchange', attempt, reason: 'NOT_ASKED' }, actor, correlationId);
    }
  };

  const takeOn = async (id: WalletItemId, actor: string, pauseMs: number): Promise<boolean> => {
    const state = await issued(id);
    if (state.status !== 'EXCHANGING') return false;
    const now = clock();
    const lookAt = later(now, Math.max(pauseMs, deadlineMs + ownWorkMs));
    const cause = causeBy(actor, state.exchange.correlationId, now);
    const taken = await unit(cause, (own) => own.takeOn(id, lookAt));
    await failpoint('exchange/taken-on');
    return taken;
  };

  return {
    leaseFrom: (at) => later(at, deadlineMs + ownWorkMs),
    begin: ask,

    async repeat(id, actor) {
      const lookAt = (await load(id))?.lookAt ?? null;
      if (lookAt !== null && lookAt <= clock() && (await takeOn(id, actor, 0))) return ask(id, actor);
      const began = performance.now();
      for (;;) {
        const state = await issued(id);
        if (state.status !== 'EXCHANGING' || performance.now() - began >= deadlineMs) return state;
        await pause(20); // somebody drives it: the answer will be theirs
      }
    },

    async goOn(id, actor, pauseMs) {
      if (await takeOn(id, actor, pauseMs)) await ask(id, actor);
    },
  };
};
