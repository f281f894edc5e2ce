import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { MileageChanged } from '@jumun/schema/events/wallets';
import type { Customers } from '../commands.ts';
import type { CustomerId } from '../domain/customer.ts';

/** The grade follows the mileage, up and down. A change that is older than one already heard has no effect. */
export const changeGradeWhenMileageChanged: Reaction<Customers, MileageChanged> = {
  name: 'customers/change-grade-when-mileage-changed',
  on: 'MileageChanged',
  async react({ data: { customerId, mileage, sequence } }, { hearMileage }) {
    await hearMileage(customerId as CustomerId, { mileage, mileageSequence: sequence });
  },
};
