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
