import type { PublishedEvent } from '@jumun/platform/published';
import * as said from '@jumun/schema/events/wallets';
import { type Balance, type BalanceEvent, type BalanceId, holderOf } from './domain/balance.ts';

/** What others hear of a balance. */
export const publish = (event: BalanceEvent, _: Balance, id: BalanceId): PublishedEvent => {
  const { customerId, programme } = holderOf(id);
  const { orderId, amount, change, sequence } = event;
  switch (programme) {
    case 'MILEAGE':
      return said.MileageChanged.make({ customerId, orderId, mileage: amount, change, sequence });
  }
};
