import { keptRewards } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  rewards: ({ customerId }, _, { read }) => keptRewards(read, customerId),
};
