import type { Timer } from '@jumun/platform/kernel/later';
import type { WalletItemId } from '../domain/wallet-item.ts';
import { findDueItems } from '../store/items.ts';
import type { Driver, ExchangeItem } from './exchange-item.ts';

const alertAfterMs = 5 * 60_000;

/** The longer nobody answered, the more rarely it is asked again: every two seconds, at last every ten. */
const lookAgainIn = (age: number): number => (age < 10_000 ? 2_000 : age < 60_000 ? 5_000 : 10_000);

/** Goes on with every exchange of which nobody knows what became of it, for as long as it takes. */
export const driveExchanges = ({ load, clock, warn }: Driver, exchangeItem: ExchangeItem): Timer => ({
  name: 'wallets/drive-exchanges',
  due: findDueItems,
  async fire(given) {
    const id = given as WalletItemId;
    const state = (await load(id))?.state;
    if (state?.status !== 'EXCHANGING') return;
    const age = clock() - state.exchange.since;
    const pauseMs = lookAgainIn(age);
    // once in each of its five minutes
    if (Math.floor(age / alertAfterMs) > Math.floor((age - pauseMs) / alertAfterMs))
      warn({ walletItemId: id, ageMs: age }, 'an exchange has waited for minutes');
    await exchangeItem.goOn(id, 'timer:wallets/drive-exchanges', pauseMs);
  },
});
