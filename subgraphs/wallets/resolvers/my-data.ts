import { keptWallet } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  wallet: ({ customerId }, _, { read }) => keptWallet(read, customerId),
};
