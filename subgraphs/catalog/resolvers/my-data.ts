import { keptWishes } from '../store/wishes.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  wishes: ({ customerId }, _, { read }) => keptWishes(read, customerId),
};
