import { findCart } from '../store/carts.ts';
import { keptOrders } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  cart: ({ customerId }, _, { read }) => findCart(read, customerId),
  orders: ({ customerId }, _, { read }) => keptOrders(read, customerId),
};
