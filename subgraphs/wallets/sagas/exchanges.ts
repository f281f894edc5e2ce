import { later } from '@jumun/platform/kernel/clock';
import { pause } from '@jumun/platform/kernel/deadline';
import { causeBy } from '@jumun/platform/kernel/work';
import type { IssuedItem } from '../domain/wallet-item.ts';
import { asIssued, type Driver } from './driver.ts';
import { exchangeItem } from './exchange-item.ts';
import { type Drive, type Interpreted, interpret, reached } from './interpreter.ts';

export type Exchanges = Pick<Interpreted, 'start'> & {
  /** How long a driver has an exchange for itself. */
  readonly leaseMs: number;
  /** Answers a repeated request: takes over an exchange that is due, or waits for its driver as long as an answer may take. */
  repeat(drive: Drive): Promise<IssuedItem>;
  /** Takes over an exchange that is due, and asks again; does nothing where another driver was first. */
  resume(drive: Drive, pauseMs: number): Promise<void>;
};

/** The time a driver may need for its own store on a busy machine. */
const ownWorkMs = 1_000;

export const openExchanges = (driver: Driver): Exchanges => {
  const { clock, deadlineMs, load, unit } = driver;
  const leaseMs = deadlineMs + ownWorkMs;
  const saga = interpret(exchangeItem, driver);

  const takeOn = async ({ id, actor }: Drive, pauseMs: number): Promise<boolean> => {
    const state = (await load(id))?.state;
    if (state?.status !== 'EXCHANGING') return false;
    const now = clock();
    const lookAt = later(now, Math.max(pauseMs, leaseMs));
    const cause = causeBy(actor, state.exchange.correlationId, now);
    const taken = await unit(cause, (commands) => commands.takeOn(id, lookAt));
    await reached(exchangeItem, 'taken-on');
    return taken;
  };

  return {
    start: saga.start,
    leaseMs,

    async repeat(drive) {
      const lookAt = (await load(drive.id))?.lookAt ?? null;
      if (lookAt !== null && lookAt <= clock() && (await takeOn(drive, 0))) return saga.goOn(drive);
      const began = performance.now();
      for (;;) {
        const item = asIssued(drive.id, (await load(drive.id))?.state);
        if (item.status !== 'EXCHANGING' || performance.now() - began >= deadlineMs) return item;
        await pause(20); // for the outcome that the other driver commits
      }
    },

    async resume(drive, pauseMs) {
      if (await takeOn(drive, pauseMs)) await saga.goOn(drive);
    },
  };
};

/** Every failpoint of wallets. */
export const failpoints: readonly string[] = [
  'begun',
  ...exchangeItem.steps.flatMap(({ before, name, commit }) => [before, name, commit]),
  'taken-on',
].map((place) => `${exchangeItem.name}/${place}`);
