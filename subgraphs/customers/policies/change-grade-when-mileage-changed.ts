import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { MileageChanged } from '@jumun/schema/events/wallets';
import type { Customers } from '../customers.ts';
import type { CustomerId } from '../domain/customer.ts';

/** The grade follows the mileage, up and down; what is older than what was heard changes nothing. */
export const changeGradeWhenMileageChanged: Reaction<Customers, MileageChanged> = {
  name: 'customers/change-grade-when-mileage-changed',
  on: 'MileageChanged',
  async react({ data: { customerId, mileage, sequence } }, { hearMileage }) {
    await hearMileage(customerId as CustomerId, { mileage, mileageSequence: sequence });
  },
};
