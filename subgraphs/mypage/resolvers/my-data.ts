import { keptPage } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  myPage: ({ customerId }, _, { read }) => keptPage(read, customerId),
};
