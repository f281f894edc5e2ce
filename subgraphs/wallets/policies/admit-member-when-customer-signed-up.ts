import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CustomerSignedUp } from '@jumun/schema/events/customers';
import type { Wallets } from '../commands.ts';
import type { CustomerId } from '../domain/programme.ts';

/** The number has a member from now on, who also gets what orders have claimed with it already. */
export const admitMemberWhenCustomerSignedUp: Reaction<Wallets, CustomerSignedUp> = {
  name: 'wallets/admit-member-when-customer-signed-up',
  on: 'CustomerSignedUp',
  async react({ data: { customerId, membershipNumber } }, { admitMember }) {
    await admitMember(membershipNumber, customerId as CustomerId);
  },
};
