import { keptMissions } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  missions: ({ customerId }, _, { read }) => keptMissions(read, customerId),
};
