import type { Instant } from '@jumun/platform/kernel/clock';
import { forget } from '@jumun/platform/kernel/forgotten';
import type { Work } from '@jumun/platform/kernel/work';
import { persons } from '@jumun/schema/published-language';
import { cancellationOf, type Refund, refundOf, type Sold, saleOf } from './domain/entry.ts';
import { addEntries, findEntries } from './store/entries.ts';

/** What is heard of an order that was placed: some of it given back, or all of it cancelled, or neither. */
export type HeardOrder = Sold & { readonly refund: Refund | null; readonly cancelledAt: Instant | null };

/** What sales can do inside one unit of work. Everything may be heard again. */
export const salesIn = ({ tx }: Work) => ({
  /** Any event that says what was ordered says that it was sold: the first may have been pruned before sales began to hear. */
  async hearOrders(heard: readonly HeardOrder[]) {
    await addEntries(tx, heard.flatMap(saleOf));
    await addEntries(tx, heard.flatMap(refundOf));
    const cancelled = heard.filter(({ cancelledAt }) => cancelledAt !== null);
    const entries = await findEntries(tx, [...new Set(cancelled.map(({ orderId }) => orderId))]);
    await addEntries(
      tx,
      cancelled.flatMap((order) => cancellationOf(order, order.cancelledAt as Instant, entries)),
    );
  },
  /** Takes a customer who has left out of what waits to be heard, and of what comes later. */
  forgetPerson: (customerId: string) => forget(tx, customerId, persons),
});

export type Sales = ReturnType<typeof salesIn>;
