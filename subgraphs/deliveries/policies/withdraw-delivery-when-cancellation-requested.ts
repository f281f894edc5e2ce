import { withdrawWhenCancellationRequested } from '@jumun/schema/withdrawal';
import type { OrderId } from '../domain/states.ts';

export const withdrawDeliveryWhenCancellationRequested = withdrawWhenCancellationRequested<OrderId>(
  'deliveries/withdraw-delivery-when-cancellation-requested',
  'SHIPMENT',
);
