import type { Reader } from '@jumun/platform/kernel/unit';
import { atScrape, gauge } from '@jumun/platform/process/metrics';
import { countPastLimit } from '../store/orders.ts';

const pastLimit = gauge(
  'jumun_orders_past_limit',
  'Orders that have waited for longer than they may, by what they wait for.',
  'what',
);

export type PastLimit = { readonly measure: () => void; readonly close: () => void };

/** Counts orders past their limit, from the first `measure` on: only where timers run, not in every process with this store. */
export const gaugePastLimit = (read: Reader): PastLimit => {
  let forget: (() => void) | undefined;
  return {
    measure() {
      forget ??= atScrape(async () => {
        for (const { what, count } of await countPastLimit(read)) if (what) pastLimit(count, what);
      });
    },
    close: () => forget?.(),
  };
};
