// What callers may use: how many requests, what they may cost, and how often somebody may try.

import { createHash } from 'node:crypto';
import { Fault } from '@jumun/platform/kernel/errors';
import type { GraphCall } from '../call.ts';
import type { Limits } from './limits.ts';
import type { OpenLimit } from './shared-limits.ts';

export type Budgets = {
  /** Counts a request; throws RATE_LIMITED. */
  request(call: GraphCall): void;
  /** Takes the cost of an operation and answers what is left; throws RATE_LIMITED. */
  spend(call: GraphCall, cost: number): number;
  /** Counts an attempt from an address, and with an account from there if it names one; throws TOO_MANY_ATTEMPTS. */
  attempt(call: GraphCall, account: string | undefined): void;
};

/** Addresses are shared by many people, so those who have not signed in may spend more among them. */
const addressSpends = 10;
/** As many accounts are tried from one address without anything being wrong. */
const addressTries = 20;

type Callers = Pick<Limits, 'requestsPerTenSeconds' | 'costPerMinute' | 'attemptsPerMinute'>;

export const openBudgets = (limits: Callers, openLimit: OpenLimit): Budgets => {
  const perMinute = (name: string, points: number) => openLimit({ name, points, seconds: 60 });
  const requests = openLimit({ name: 'requests', points: limits.requestsPerTenSeconds, seconds: 10 });
  const costs = perMinute('cost', limits.costPerMinute);
  const addressCosts = perMinute('cost-of-address', limits.costPerMinute * addressSpends);
  const accountAttempts = perMinute('attempts', limits.attemptsPerMinute);
  const addressAttempts = perMinute('attempts-from', limits.attemptsPerMinute * addressTries);
  return {
    request(call) {
      const taken = requests.take(callerOf(call), 1);
      if (!taken.allowed) throw tooMuch(taken.retryAfterMs);
    },
    spend(call, cost) {
      const taken = (call.caller.subject === null ? addressCosts : costs).take(callerOf(call), cost);
      if (taken.allowed) return taken.remaining;
      throw tooMuch(taken.retryAfterMs);
    },
    attempt({ address = '' }, account) {
      const ofAddress = addressAttempts.take(address, 1);
      if (!ofAddress.allowed) throw tooOften(ofAddress.retryAfterMs);
      if (account === undefined) return;
      // not of the account wherever they come from: whoever tries it would keep its owner out, who has a device that is known to it
      const ofAccount = accountAttempts.take(hashOf(address, account), 1);
      if (!ofAccount.allowed) throw tooOften(ofAccount.retryAfterMs);
    },
  };
};

const callerOf = ({ caller, address = '' }: GraphCall): string =>
  caller.subject === null ? `address ${address}` : `subject ${caller.subject}`;

/** Addresses of people are not kept where limits are. */
const hashOf = (address: string, account: string): string =>
  createHash('sha256').update(`${address} ${account.trim().toLowerCase()}`).digest('base64url');

const texts = {
  tooMuch: {
    ko: '짧은 시간에 너무 많이 요청했습니다. 잠시 후 다시 시도해 주세요.',
    en: 'You have asked for too much in a short time. Please try again shortly.',
  },
  tooOften: {
    ko: '시도 횟수가 너무 많습니다. 잠시 기다렸다가 다시 시도해 주세요.',
    en: 'There were too many attempts. Please wait a moment and try again.',
  },
};

const tooMuch = (retryAfterMs: number): Fault => new Fault('RATE_LIMITED', texts.tooMuch, { retryAfterMs });

const tooOften = (retryAfterMs: number): Fault =>
  new Fault('TOO_MANY_ATTEMPTS', texts.tooOften, { retryAfterMs });
