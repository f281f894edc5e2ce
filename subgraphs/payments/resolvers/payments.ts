import { byId, connectionOf } from '@jumun/platform/graph/connection';
import { boundTo } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { Instant } from '@jumun/platform/kernel/clock';
import { normalisedOrderNumber } from '@jumun/schema/order-number';
import { findPayments, type Wanted } from '../store/list.ts';
import type { ResolverContext } from './context.ts';
import { paymentView } from './payment.ts';
import type { ResolversTypes, Resolves } from './types.generated.ts';

type Filter = ResolversTypes['PaymentFilter'];

/** Stands for what no payment has, as a text that cannot be an id or a number of ours. */
const nothing = '-';

const named = (id: string): string => (idText.safeParse(id).success ? id : nothing);

/** Whose payments the caller may list; null for all. Payments know no stores, so those who are bound to some see none of others. */
const listedCustomer = ({ caller }: ResolverContext): string | null =>
  caller.scopes.includes('payments:read') && boundTo(caller) === null ? null : (caller.subject ?? '');

const wantedBy = (context: ResolverContext, filter: Filter): Wanted | null => {
  const { status, customerId, orderId, number, placedAfter, placedBefore } = filter;
  const own = listedCustomer(context);
  if (own !== null && customerId != null && customerId !== own) return null;
  const whose = own ?? (customerId == null ? null : named(customerId));
  return {
    ...(whose !== null && { customerId: whose }),
    ...(status != null && { statuses: status }),
    ...(orderId != null && { orderId: named(orderId) }),
    ...(number != null && { number: normalisedOrderNumber(number) ?? nothing }),
    ...(placedAfter != null && { placedAfter: placedAfter as Instant }),
    ...(placedBefore != null && { placedBefore: placedBefore as Instant }),
  };
};

/** The caller's own payments, or all for staff. */
export const payments: Resolves['Query']['payments'] = (_, { filter, sort, ...args }, context) => {
  const wanted = wantedBy(context, filter ?? {});
  return connectionOf(args, {
    sort: byId,
    find: async (after, limit) =>
      wanted ? findPayments(context.read, wanted, { sort: sort ?? 'NEWEST', after, limit }) : [],
    node: ({ id, state }) => required(paymentView(state), id),
  });
};
