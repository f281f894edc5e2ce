import { withdrawWhenCancellationRequested } from '@jumun/schema/withdrawal';
import type { OrderId } from '../domain/ride-states.ts';

export const withdrawRideWhenCancellationRequested = withdrawWhenCancellationRequested<OrderId>(
  'taxis/withdraw-ride-when-cancellation-requested',
  'RIDE',
);
