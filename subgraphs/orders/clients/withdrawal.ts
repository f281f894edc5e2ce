import type { ContextParts } from '@jumun/platform/graph/context';
import { type Ask, asksOf } from '@jumun/platform/remote/ask';
import type { Fulfilment } from '../domain/fulfilment.ts';
import { manifest } from '../manifest.ts';

export type WithdrawalAnswer =
  | { readonly outcome: 'WITHDRAWN' | 'TOO_LATE'; readonly reason: string | null }
  | { readonly outcome: 'UNKNOWN' };

/** Asks the authority over a fulfilment to let go of the order; its first answer is final. */
export type WithdrawalClient = {
  /** Whether a context here fulfils such orders: one that cannot be withdrawn must not be placed. */
  hasAuthority(fulfilment: Fulfilment['type']): boolean;
  withdraw(fulfilment: Fulfilment['type'], orderId: string, correlationId: string): Promise<WithdrawalAnswer>;
  /** Asks it to let go of some lines; its first answer to each key is final. */
  withdrawLines(
    fulfilment: Fulfilment['type'],
    orderId: string,
    part: { key: string; lines: readonly { productId: string; quantity: number; lineId?: string }[] },
    correlationId: string,
  ): Promise<WithdrawalAnswer>;
};

/** One authority per fulfilment; each has a name of its own for the same command. */
const authorities = {
  SHIPMENT: { name: 'withdraw-delivery', field: 'withdrawDelivery' },
  PICKUP: { name: 'withdraw-ticket', field: 'withdrawTicket' },
  RIDE: { name: 'withdraw-ride', field: 'withdrawRide' },
} as const;

type Withdrawn = { withdrawal: { outcome: 'WITHDRAWN' | 'TOO_LATE'; reason: string | null } };

export const openWithdrawalClient = (
  parts: Pick<ContextParts, 'client' | 'log' | 'settings'>,
  deadlineMs: number,
): WithdrawalClient => {
  const ask = asksOf(manifest, parts, deadlineMs);
  const askOf = (fulfilment: Fulfilment['type']): Ask<Withdrawn> => {
    const { name, field } = authorities[fulfilment];
    return ask(
      name,
      `mutation Withdraw($input: WithdrawInput!) { withdrawal: ${field}(input: $input) { outcome reason } }`,
    );
  };
  const asks = { SHIPMENT: askOf('SHIPMENT'), PICKUP: askOf('PICKUP'), RIDE: askOf('RIDE') };
  return {
    hasAuthority(fulfilment) {
      try {
        return Boolean(parts.client(manifest.asks[authorities[fulfilment].name]));
      } catch {
        return false; // neither in this process nor in another
      }
    },
    async withdrawLines(fulfilment, orderId, part, correlationId) {
      const answer = await asks[fulfilment]({ input: { orderId, part } }, correlationId);
      return answer.known ? answer.data.withdrawal : { outcome: 'UNKNOWN' };
    },
    async withdraw(fulfilment, orderId, correlationId) {
      const answer = await asks[fulfilment]({ input: { orderId } }, correlationId);
      return answer.known ? answer.data.withdrawal : { outcome: 'UNKNOWN' };
    },
  };
};
