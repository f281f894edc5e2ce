import { line, readInput } from '@jumun/platform/graph/input';
import { z } from 'zod';
import { cancelTermOf } from '../domain/cancel-terms.ts';
import { isBegun } from '../domain/states.ts';
import { isAllThatIsLeft } from '../domain/trimming.ts';
import { cancelLines, cancelledLines, wasAsked } from './cancel-lines.ts';
import { cancelReasons } from './messages.ts';
import { findOrder, mayCancel, orderView } from './order.ts';
import { checkedInput, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ orderId: z.string(), reason: line(500).nullish() });

/** The customer need not say why; whoever does it in the customer's name has to, and the customer is told. */
const formOfStaff = z.object({ reason: line(500) });

const reasonOfStaff = (input: unknown): string => checkedInput(formOfStaff, input).reason;

export const cancelOrder: Resolves['Mutation']['cancelOrder'] = async (_, { input }, context) => {
  const { caller, unit, at, sagas } = context;
  const { orderId } = checkedInput(form, input);
  const parsed = readInput(cancelledLines, input);
  if ('problem' in parsed) return refuseField(context, 'InvalidCancellation', parsed);
  const { lines, idempotencyKey } = parsed.value;
  const found = await findOrder(orderId, context);
  if (!found || !mayCancel(context, found)) return refuse(context, 'OrderNotFound');
  const because = found.customerId === caller.subject ? null : reasonOfStaff(input);

  if (lines && found.fulfilment.type === 'RIDE')
    return refuse(context, 'InvalidCancellation', { field: ['lines'] });
  const wish = lines && { lines, because, key: idempotencyKey ?? null };
  if (wish && (!isAllThatIsLeft(found, wish.lines) || (await wasAsked(context, found, wish))))
    return cancelLines(context, found, wish);

  const { id } = found;
  const decision = await unit(({ order }) =>
    order(id, { type: 'RequestCancellation', at, ...(because !== null && { because }) }),
  );
  const known = decision.state;
  if (!isBegun(known)) return refuse(context, 'OrderNotFound');
  const drive = { id, actor: caller.subject ?? found.customerId, whenUnknown: 'LEAVE' } as const;
  const state =
    'rejection' in decision
      ? known
      : (await sagas.cancelling.start(drive, { state: known, version: decision.version })).state;

  const order = orderView(id, state);
  if (state.status === 'CANCELLED') return { __typename: 'CancelOrderSuccess', refund: null, order };
  // the authority may have refused it just now
  const { outcome, reason: why } = cancelTermOf(state, 'CUSTOMER');
  if (outcome !== 'REFUSED') return { __typename: 'CancellationPending', order };
  const refusal = refuse(context, 'OrderNotCancellable', { status: state.status, order });
  return why ? { ...refusal, message: cancelReasons[why][context.locale] } : refusal;
};
