import type { OpenContext } from '@jumun/platform/context';
import type { Reader } from '@jumun/platform/unit';
import type { Work } from '@jumun/platform/work';

/** A row that is not what the logs say: missing, wrong, or there by mistake. */
export type Difference = {
  readonly table: string;
  readonly key: Readonly<Record<string, string | number>>;
};

/** Of a context all of whose rows follow from what it hears, so that they can be made again from the logs. */
export type ReadModel = {
  /** Tables that stay as they are, because clients count on what was in them. */
  readonly kept: readonly string[];
  /**
   * Reads the right rows from a store that was made again. What it answers puts them, in a unit of the live store, in the
   * place of the wrong ones, tells the customers who saw those, and answers how many changes it told.
   */
  readonly correct: (
    right: Reader,
    differences: readonly Difference[],
  ) => Promise<(work: Pick<Work, 'tx' | 'at'>) => Promise<number>>;
};

/** Every context, opened only where a process needs it. The order is the one in which they are started. */
export const contexts: Readonly<
  Record<string, () => Promise<{ readonly open: OpenContext; readonly readModel?: ReadModel }>>
> = {
  customers: () => import('@jumun/customers'),
  catalog: () => import('@jumun/catalog'),
  stores: () => import('@jumun/stores'),
  payments: () => import('@jumun/payments'),
  orders: () => import('@jumun/orders'),
  deliveries: () => import('@jumun/deliveries'),
  taxis: () => import('@jumun/taxis'),
  missions: () => import('@jumun/missions'),
  rewards: () => import('@jumun/rewards'),
  gifts: () => import('@jumun/gifts'),
  wallets: () => import('@jumun/wallets'),
  notifications: () => import('@jumun/notifications'),
  mypage: () => import('@jumun/mypage'),
};

/** Whom each context asks, from its `clients/`: a process that opens it opens these too, unless a URL is configured. */
export const asks: Readonly<Record<string, readonly string[]>> = {
  orders: ['catalog', 'payments', 'stores', 'deliveries', 'taxis'],
  wallets: ['gifts'],
};

/** Every circuit breaker by its name, for operators: what a context asks of others, and payments of its provider. */
export const breakers: readonly string[] = [
  'orders/reserve-stock',
  'orders/release-stock',
  'orders/approve-payment',
  'orders/find-payment',
  'orders/refund-payment',
  'orders/withdraw-delivery',
  'orders/withdraw-ticket',
  'orders/withdraw-ride',
  'wallets/exchange-for-gift',
  'payments/charge-card',
  'payments/look-up-charge',
  'payments/refund-card',
];
