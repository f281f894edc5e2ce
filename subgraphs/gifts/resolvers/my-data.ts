import { keptGifts } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  gifts: ({ customerId }, _, { read }) => keptGifts(read, customerId),
};
