import { keptPayments } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  payments: ({ customerId }, _, { read }) => keptPayments(read, customerId),
};
