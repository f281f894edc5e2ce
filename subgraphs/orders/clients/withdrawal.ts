import type { ContextParts } from '@jumun/platform/graph/context';
import { type Ask, asksOf } from '@jumun/platform/remote/ask';
import type { Fulfilment } from '../domain/fulfilment.ts';

export type WithdrawalAnswer =
  | { readonly outcome: 'WITHDRAWN' | 'TOO_LATE'; readonly reason: string | null }
  | { readonly outcome: 'UNKNOWN' };

/** Asks the authority over a fulfilment to let go of the order; its first answer is final. */
export type WithdrawalClient = {
  /** Whether a context here fulfils such orders: one that cannot be withdrawn must not be placed. */
  hasAuthority(fulfilment: Fulfilment['type']): boolean;
  withdraw(fulfilment: Fulfilment['type'], orderId: string, correlationId: string): Promise<WithdrawalAnswer>;
};

/** One authority per fulfilment, and its name for the same command. */
const authorities = {
  SHIPMENT: { context: 'deliveries', field: 'withdrawDelivery', name: 'withdraw-delivery' },
  PICKUP: { context: 'stores', field: 'withdrawTicket', name: 'withdraw-ticket' },
  RIDE: { context: 'taxis', field: 'withdrawRide', name: 'withdraw-ride' },
} as const;

type Withdrawn = { withdrawal: { outcome: 'WITHDRAWN' | 'TOO_LATE'; reason: string | null } };

export const openWithdrawalClient = (
  parts: Pick<ContextParts, 'client' | 'log' | 'settings'>,
  deadlineMs: number,
): WithdrawalClient => {
  const ask = asksOf('orders', parts);
  const asks = Object.fromEntries(
    Object.entries(authorities).map(([fulfilment, { context, field, name }]) => [
      fulfilment,
      ask<Withdrawn>({
        name,
        to: context,
        operation: `mutation Withdraw($input: WithdrawInput!) { withdrawal: ${field}(input: $input) { outcome reason } }`,
        deadlineMs,
      }),
    ]),
  ) as Record<Fulfilment['type'], Ask<Withdrawn>>;
  return {
    hasAuthority(fulfilment) {
      try {
        return Boolean(parts.client(authorities[fulfilment].context));
      } catch {
        return false; // neither in this process nor in another
      }
    },
    async withdraw(fulfilment, orderId, correlationId) {
      const answer = await asks[fulfilment]({ input: { orderId } }, correlationId);
      return answer.known ? answer.data.withdrawal : { outcome: 'UNKNOWN' };
    },
  };
};
