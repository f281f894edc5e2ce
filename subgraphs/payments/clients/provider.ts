import { TimedOut } from '@jumun/platform/kernel/deadline';
import type { Money } from '@jumun/platform/kernel/money';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import {
  BreakerOpen,
  type BreakerOptions,
  openBreaker,
  TooManyPending,
} from '@jumun/platform/remote/breaker';
import { NoConnection, openExchange } from '@jumun/platform/remote/exchange';
import { z } from 'zod';
import type { ChargeAnswer, RefundAnswer } from '../domain/provider-answer.ts';
import { manifest } from '../manifest.ts';

/** No certain answer: it may have been done, or may still be. Asked again with the same key, never taken as a no. */
export type Unknown = {
  readonly outcome: 'unknown';
  readonly why: string;
  /** The provider was asked, and its time passed. */
  readonly late?: boolean;
  /** Nothing was sent. */
  readonly unasked?: boolean;
};

export const isUnknown = (answer: { readonly outcome: string }): answer is Unknown =>
  answer.outcome === 'unknown';

/**
 * The payment provider. It carries out each key at most once and always gives the same answer. After a refund has found
 * nothing to refund, the provider should never charge that charge key; payments checks anyway.
 * Deadlines are in milliseconds, and begin when the request leaves: they are the provider's time and no one else's. Nothing is
 * thrown.
 */
export type Provider = {
  readonly charge: (
    key: string,
    orderId: string,
    amount: Money,
    cardToken: string,
    deadlineMs: number,
  ) => Promise<ChargeAnswer | Unknown>;
  /** Gives back a part, or with null all that is left. */
  readonly refund: (
    key: string,
    chargeKey: string,
    orderId: string,
    part: Money | null,
    deadlineMs: number,
  ) => Promise<RefundAnswer | Unknown>;
  /** What became of a charge, without asking for it. */
  readonly find: (chargeKey: string, deadlineMs: number) => Promise<ChargeAnswer | Unknown>;
  readonly close: () => Promise<void>;
};

/** Development defaults to the sandbox; production must name its provider and its own key. */
export const providerSettings = (mode: 'development' | 'production', settings: NodeJS.ProcessEnv) => {
  const url = z.url({ protocol: /^https?$/ });
  const key = z.string().min(1);
  const development = mode === 'development';
  return readSettings(
    {
      JUMUN_PROVIDER_URL: development ? url.default('http://127.0.0.1:4009') : url,
      JUMUN_PROVIDER_KEY: development ? key.default('sandbox') : key,
      /** How long it may take while a customer waits, and in the background. */
      JUMUN_PAYMENT_DEADLINE_MS: milliseconds(300),
      JUMUN_PROVIDER_DEADLINE_MS: milliseconds(2_000),
    },
    settings,
  );
};

const maxResponse = 64 * 1024; // bytes

const amount = z.object({ minorUnits: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });
/** A mistake in what is only shown is no reason to doubt the answer. */
const card = z
  .object({ brand: z.string().regex(/^[A-Z]{2,20}$/), lastFour: z.string().regex(/^\d{4}$/) })
  .optional()
  .catch(undefined);
const approved = z.object({
  status: z.literal('approved'),
  key: z.string(),
  orderId: z.string(),
  amount,
  card,
});
const declined = z.object({ status: z.literal('declined'), reason: z.string(), card });
const refunded = z.object({
  status: z.literal('refunded'),
  chargeKey: z.string(),
  orderId: z.string(),
  amount,
});
const nothing = z.object({ status: z.literal('nothing-to-refund') });
const moreThanLeft = z.object({ status: z.literal('more-than-left') });
const notFound = z.object({ status: z.literal('not-found') });

type Said = { readonly status: number; readonly body: unknown };

const unknown = (why: string): Unknown => ({ outcome: 'unknown', why });

const chargeIn = ({ status, body }: Said): ChargeAnswer | Unknown => {
  if (status === 409) return { outcome: 'conflict' };
  if (status === 200) {
    const yes = approved.safeParse(body).data;
    if (yes) {
      const { key, orderId, amount } = yes;
      return { outcome: 'approved', key, orderId, amount, ...(yes.card && { card: yes.card }) };
    }
  }
  // a status alone is never taken as a no: it may come from a proxy, or from a mistake of ours
  const no = status === 200 || status === 402 || status === 400 ? declined.safeParse(body).data : undefined;
  // a lone surrogate or a null byte cannot be stored, and the answer could never be recorded
  const reason = no?.reason.replaceAll('\0', '').slice(0, 200).toWellFormed();
  return reason === undefined
    ? unknown(`answered ${status}`)
    : { outcome: 'declined', reason, ...(no?.card && { card: no.card }) };
};

const refundIn = ({ status, body }: Said): RefundAnswer | Unknown => {
  if (status === 409) return { outcome: 'conflict' };
  if (status === 404 && nothing.safeParse(body).success) return { outcome: 'nothing-to-refund' };
  if (status === 422 && moreThanLeft.safeParse(body).success) return { outcome: 'more-than-left' };
  const yes = status === 200 ? refunded.safeParse(body).data : undefined;
  if (!yes) return unknown(`answered ${status}`);
  return { outcome: 'refunded', chargeKey: yes.chargeKey, orderId: yes.orderId, amount: yes.amount };
};

export const openProvider = ({ url, key }: { readonly url: string; readonly key: string }): Provider => {
  const base = url.replace(/\/+$/, '');
  const { exchange, close } = openExchange({ largest: maxResponse, keepAliveMs: 30_000 });
  const headers = { 'content-type': 'application/json', 'x-api-key': key };

  const ask = async (path: string, withinMs: number, body?: object): Promise<Said | Unknown> => {
    try {
      const sent = body && JSON.stringify(body);
      const { status, text } = await exchange({ url: `${base}${path}`, headers, body: sent, withinMs });
      return { status, body: JSON.parse(text) };
    } catch (error) {
      if (error instanceof TimedOut) return { ...unknown('no answer in time'), late: true };
      if (error instanceof NoConnection)
        return { ...unknown('not asked: no connection was free'), unasked: true };
      // only the kind of failure: the message may contain what was sent
      return unknown((error as { code?: string }).code ?? 'unreadable');
    }
  };

  return {
    async charge(chargeKey, orderId, { minorUnits, currency }, cardToken, deadlineMs) {
      const said = await ask('/charges', deadlineMs, {
        key: chargeKey,
        orderId,
        amount: { minorUnits, currency },
        cardToken,
      });
      return 'outcome' in said ? said : chargeIn(said);
    },
    async refund(refundKey, chargeKey, orderId, part, deadlineMs) {
      const amount = part && { minorUnits: part.minorUnits, currency: part.currency };
      const said = await ask('/refunds', deadlineMs, {
        key: refundKey,
        chargeKey,
        orderId,
        ...(amount && { amount }),
      });
      return 'outcome' in said ? said : refundIn(said);
    },
    async find(chargeKey, deadlineMs) {
      const said = await ask(`/charges/${encodeURIComponent(chargeKey)}`, deadlineMs);
      if ('outcome' in said) return said;
      if (said.status === 404 && notFound.safeParse(said.body).success) return { outcome: 'none' };
      return chargeIn(said);
    },
    close,
  };
};

/** Told to a breaker: the provider's failure where it is late, and nothing about the provider where it was not asked. */
class NoAnswer extends Error {
  readonly answer: Unknown;
  constructor(answer: Unknown) {
    super(answer.why);
    this.answer = answer;
  }
}

/**
 * The same provider for calls with a customer waiting: each kind of request has a breaker of its own, so that a provider
 * that does not answer delays only the first few callers. An immediate failure delays no caller and does not open it.
 */
export const withBreakers = (provider: Provider, options: BreakerOptions): Provider => {
  const behindBreaker = (call: (typeof manifest.calls)[number]) => {
    const breaker = openBreaker(`${manifest.name}/${call}`, {
      ...options,
      isFailure: (error) => error instanceof NoAnswer && error.answer.late === true,
    });
    return async <A extends { readonly outcome: string }>(ask: () => Promise<A | Unknown>) => {
      try {
        return await breaker.run(async () => {
          const answer = await ask();
          if (isUnknown(answer) && (answer.late || answer.unasked)) throw new NoAnswer(answer);
          return answer;
        });
      } catch (error) {
        if (error instanceof NoAnswer) return error.answer;
        if (error instanceof BreakerOpen)
          return { ...unknown('not asked: the breaker is open'), unasked: true };
        if (error instanceof TooManyPending)
          return { ...unknown('not asked: too many are waiting'), unasked: true };
        throw error;
      }
    };
  };
  const charge = behindBreaker('charge-card');
  const refund = behindBreaker('refund-card');
  const find = behindBreaker('look-up-charge');
  return {
    charge: (...asked) => charge(() => provider.charge(...asked)),
    refund: (...asked) => refund(() => provider.refund(...asked)),
    find: (...asked) => find(() => provider.find(...asked)),
    close: provider.close,
  };
};
