import { keptMessages } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  messages: ({ customerId }, _, { read }) => keptMessages(read, customerId),
};
