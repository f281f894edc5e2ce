import { checkedInput, line } from '@jumun/platform/graph/input';
import { z } from 'zod';
import { cancelTermOf } from '../domain/cancel-terms.ts';
import { isBegun, type OrderId } from '../domain/states.ts';
import type { OrdersGraph } from './context.ts';
import { cancelReasons } from './messages.ts';
import { findOrder, orderView } from './order.ts';
import { refuse } from './refuse.ts';

const form = z.object({ orderId: z.string(), reason: line(500).nullish() });

export const cancelOrder = async (_: unknown, { input: given }: { input: unknown }, context: OrdersGraph) => {
  const { caller, unit, at, sagas } = context;
  const input = checkedInput(form, given);
  const id = input.orderId as OrderId;
  const found = (await findOrder(context, id))?.state;
  if (!found || !isBegun(found) || found.customerId !== caller.subject)
    return refuse(context, 'OrderNotFound');

  const reason = input.reason ?? null;
  const decision = await unit(({ order }) => order(id, { type: 'RequestCancellation', reason, at }));
  if (!isBegun(decision.state)) return refuse(context, 'OrderNotFound');
  const drive = { id, actor: caller.subject, whenUnknown: 'LEAVE' } as const;
  const state =
    'rejection' in decision ? decision.state : await sagas.cancelling.start(drive, decision.state);

  const order = orderView(id, state);
  if (state.status === 'CANCELLED') return { __typename: 'CancelOrderSuccess', order };
  // the authority may have refused it just now
  const { outcome, reason: why } = cancelTermOf(state, 'CUSTOMER');
  if (outcome !== 'REFUSED') return { __typename: 'CancellationPending', order };
  const refusal = refuse(context, 'OrderNotCancellable', { status: state.status, order });
  return why ? { ...refusal, message: cancelReasons[why][context.locale] } : refusal;
};
