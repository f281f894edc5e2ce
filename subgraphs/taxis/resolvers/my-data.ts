import { keptRides } from '../store/my-data.ts';
import { passengerRows } from '../store/passengers.ts';
import type { Resolves } from './types.generated.ts';

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  passenger: ({ customerId }, _, { load }) => load(passengerRows, customerId),
  rides: ({ customerId }, _, { read }) => keptRides(read, customerId),
};
