import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CustomerSignedUp } from '@jumun/schema/events/customers';
import type { Wallets } from '../commands.ts';
import type { CustomerId } from '../domain/programme.ts';

/** The number now has a member, who also gets the points of earlier orders with it. */
export const admitMemberWhenCustomerSignedUp: Reaction<Wallets, CustomerSignedUp> = {
  name: 'wallets/admit-member-when-customer-signed-up',
  on: 'CustomerSignedUp',
  async react({ data: { customerId, membershipNumber } }, { admitMember }) {
    await admitMember(membershipNumber, customerId as CustomerId);
  },
};
