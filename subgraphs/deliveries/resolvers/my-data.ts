import { keptDeliveries } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  deliveries: ({ customerId }, _, { read }) => keptDeliveries(read, customerId),
};
