import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { anyStore, mustWorkFor } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import { maskedName } from '@jumun/schema/masking';
import { contactRows } from '../store/contacts.ts';
import { findProduct } from '../store/products.ts';
import { findAwaitedBy, findWaitingFor, type WaitingRow } from '../store/waiting-list.ts';
import type { Resolves } from './types.generated.ts';

/** Who waits for a product, for those who sell it. What is not heard of yet is nobody's but those' who work for every store. */
export const waitingList: Resolves['Query']['waitingList'] = async (_, { productId, ...page }, context) => {
  const { caller, read } = context;
  if (!idText.safeParse(productId).success) return null;
  const known = await findProduct(read, productId);
  if (known) mustWorkFor(caller, known.storeId);
  else if (!caller.scopes.includes(anyStore)) return null;
  return connectionOf(page, {
    sort: byPlace(({ since: at, customerId: id }: WaitingRow) => ({ at, id })),
    find: (after, limit) => findWaitingFor(read, productId, after, limit),
    node: (row) => row,
  });
};

export const awaitedProducts: Resolves['Query']['awaitedProducts'] = (_, args, { caller, read }) =>
  connectionOf(args, {
    sort: byPlace(({ since: at, productId: id }: WaitingRow) => ({ at, id })),
    find: (after, limit) => findAwaitedBy(read, caller.subject ?? '', after, limit),
    node: (row) => row,
  });

export const WaitingCustomer: Resolves['WaitingCustomer'] = {
  customer: ({ customerId: id }) => ({ id }),
  name: async ({ customerId }, _, { load }) => {
    const contact = await load(contactRows, customerId);
    return contact && contact.name !== '' ? maskedName(contact.name) : null;
  },
};

export const AwaitedProduct: Resolves['AwaitedProduct'] = {
  product: ({ productId: id }) => ({ id }),
};
