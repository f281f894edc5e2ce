import type { Timer } from '@jumun/platform/kernel/later';
import type { Logger } from '@jumun/platform/process/logger';
import type { WalletItemId } from '../domain/wallet-item.ts';
import type { Driver } from '../sagas/driver.ts';
import type { Exchanges } from '../sagas/exchanges.ts';
import { looks } from '../store/items.ts';

const name = 'wallets/drive-exchanges';
const actor = `timer:${name}`;
const alertAfterMs = 5 * 60_000;

/** Asks less often the longer the answer is missing: every two seconds at first, every ten later. */
const lookAgainIn = (age: number): number => (age < 10_000 ? 2_000 : age < 60_000 ? 5_000 : longestPauseMs);
const longestPauseMs = 10_000;

type Given = Pick<Driver, 'load' | 'clock'> & { readonly exchanges: Exchanges; readonly log: Logger };

/** Resumes every exchange whose outcome is unknown, until it is known. */
export const driveExchanges = ({ load, clock, exchanges, log }: Given): Timer => ({
  name,
  due: looks.due,
  furthest: { times: looks, ms: Math.max(longestPauseMs, exchanges.leaseMs), insteadMs: 0 },
  async fire(due) {
    const id = due as WalletItemId;
    const state = (await load(id))?.state;
    if (state?.status !== 'EXCHANGING') return;
    const age = clock() - state.exchange.since;
    const pauseMs = lookAgainIn(age);
    // once every five minutes
    if (Math.floor(age / alertAfterMs) > Math.floor((age - pauseMs) / alertAfterMs))
      log.warn({ walletItemId: id, ageMs: age }, 'the outcome of an exchange has been unknown for minutes');
    await exchanges.resume({ id, actor }, pauseMs);
  },
});
