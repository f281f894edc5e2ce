import { byId, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { maskedEmail, maskedName, maskedPhone } from '@jumun/schema/masking';
import { findCustomers } from '../store/search.ts';
import { customerView } from './account.ts';
import { clueIn } from './clue.ts';
import type { Resolves } from './types.generated.ts';

/** Whom somebody at the support desk may mean: enough to choose by, and the customer behind it for whoever has to know. */
export const customers: Resolves['Query']['customers'] = (_, { search, ...args }, { read }) => {
  const clue = clueIn(search);
  return connectionOf(args, {
    sort: byId,
    find: async (after, limit) => (clue ? findCustomers(read, clue, after, limit) : []),
    node: ({ id, state }) => {
      const customer = required(customerView(id, state), id);
      const { name, email, phone } = customer;
      return {
        customer,
        name: maskedName(name),
        email: maskedEmail(email),
        phone: phone === null ? null : maskedPhone(phone),
      };
    },
  });
};
