import { keptTickets } from '../store/my-data.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  tickets: ({ customerId }, _, { read }) => keptTickets(read, customerId),
};
