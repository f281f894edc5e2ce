import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CustomerSignedUp } from '@jumun/schema/events/customers';
import type { CustomerId } from '../domain/programme.ts';
import type { Wallets } from '../wallets.ts';

/** A number has a member from now on, who gets what orders have claimed by it before this was heard. */
export const admitMemberWhenCustomerSignedUp: Reaction<Wallets, CustomerSignedUp> = {
  name: 'wallets/admit-member-when-customer-signed-up',
  on: 'CustomerSignedUp',
  async react({ data: { customerId, membershipNumber } }, { admitMember }) {
    await admitMember(membershipNumber, customerId as CustomerId);
  },
};
