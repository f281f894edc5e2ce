import type { OpenContext } from '@jumun/platform/context';

/** Every context, opened only where a process needs it. The order is the one in which they are started. */
export const contexts: Readonly<Record<string, () => Promise<{ open: OpenContext }>>> = {
  customers: () => import('@jumun/customers'),
  catalog: () => import('@jumun/catalog'),
  stores: () => import('@jumun/stores'),
  payments: () => import('@jumun/payments'),
  orders: () => import('@jumun/orders'),
  deliveries: () => import('@jumun/deliveries'),
  mypage: () => import('@jumun/mypage'),
};

/** Whom each context asks, from its `clients/`: a process that opens it opens these too, unless a URL is configured. */
export const asks: Readonly<Record<string, readonly string[]>> = {
  orders: ['catalog', 'payments', 'stores', 'deliveries'],
};
