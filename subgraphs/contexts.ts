import type { OpenContext } from '@jumun/platform/context';

/** Every context, opened only where a process needs it. The order is the one in which they are started. */
export const contexts: Readonly<Record<string, () => Promise<{ open: OpenContext }>>> = {
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
