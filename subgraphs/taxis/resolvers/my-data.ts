import { keptRides } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  rides: ({ customerId }, _, { read }) => keptRides(read, customerId),
};
