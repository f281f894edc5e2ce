import { idText } from '@jumun/platform/graph/input';
import { z } from 'zod';
import { parcelsOf } from '../domain/parcels.ts';
import { type Begun, isBegun, isResent } from '../domain/states.ts';
import type { ResolverContext } from './context.ts';
import type { OrderModel } from './models.ts';
import { findOrder, orderView } from './order.ts';
import { looksAfter } from './refund-order.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ orderId: idText });
const keyForm = form.extend({ idempotencyKey: idText });

/** The order that a member of staff decides about; an order of another store is not found. */
const findTheirs = async (orderId: string, context: ResolverContext): Promise<OrderModel | null> => {
  const found = await findOrder(orderId, context);
  return found && looksAfter(context, found) ? found : null;
};

const driveBy = ({ id }: OrderModel, { caller }: ResolverContext) =>
  ({ id, actor: caller.subject ?? '', whenUnknown: 'LEAVE' }) as const;

export const sendOrderAgain: Resolves['Mutation']['sendOrderAgain'] = async (_, { input }, context) => {
  const { orderId, idempotencyKey: key } = checkedInput(keyForm, input);
  const { unit, at, sagas } = context;
  const found = await findTheirs(orderId, context);
  if (!found) return refuse(context, 'OrderNotFound');
  const decision = await unit(({ order }) => order(found.id, { type: 'SendAgain', key, at }));
  const known = decision.state;
  if (!isBegun(known)) return refuse(context, 'OrderNotFound');
  if ('rejection' in decision)
    return refuse(context, 'OrderNotUndelivered', { order: orderView(found.id, known) });
  const drive = driveBy(found, context);
  const { state } = await sagas.resending.start(drive, { state: known, version: decision.version });
  return presentSending(context, orderView(found.id, state), key);
};

const presentSending = (context: ResolverContext, order: OrderModel, key: string) => {
  if (isResent(order) || parcelsOf(order).keys.includes(key))
    return { __typename: 'SendOrderAgainSuccess' as const, order };
  return refuse(context, 'NotEnoughToSendAgain', { order, productIds: parcelsOf(order).short ?? [] });
};

export const refundUndelivered: Resolves['Mutation']['refundUndelivered'] = async (_, { input }, context) => {
  const { orderId } = checkedInput(form, input);
  const { unit, at, sagas } = context;
  const found = await findTheirs(orderId, context);
  if (!found) return refuse(context, 'OrderNotFound');
  const decision = await unit(({ order }) => order(found.id, { type: 'RefundUndelivered', at }));
  const known = decision.state;
  if (!isBegun(known)) return refuse(context, 'OrderNotFound');
  const shown = (state: Begun) => ({ order: orderView(found.id, state) });
  if ('rejection' in decision) return refuse(context, 'OrderNotUndelivered', shown(known));
  const drive = driveBy(found, context);
  const { state } = await sagas.cancelling.start(drive, { state: known, version: decision.version });
  return { __typename: 'RefundUndeliveredSuccess', ...shown(state) };
};
