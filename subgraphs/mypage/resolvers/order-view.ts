import { localeOf } from '@jumun/platform/kernel/locale';
import { orderNumberOf } from '@jumun/schema/order-number';
import { fulfilmentIdOf, type OrderProgress } from '../domain/order-view.ts';
import { messageOf, reasonOf } from '../messages.ts';
import { stepRows } from '../store/order-views.ts';
import type { ResolverContext } from './context.ts';
import type { OrderViewStepModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

type InLanguage = { readonly locale?: string | null };

const message = (step: OrderViewStepModel, { locale }: InLanguage, context: ResolverContext) =>
  messageOf(step, localeOf(locale) ?? context.locale);

const rejectionReason = (
  { rejection, givenUp }: Pick<OrderProgress, 'rejection' | 'givenUp'>,
  { locale }: InLanguage,
  context: ResolverContext,
) => {
  const reason = rejection ?? givenUp;
  return reason ? reasonOf(reason, localeOf(locale) ?? context.locale) : null;
};

const number = ({ orderId }: { readonly orderId: string }) => orderNumberOf(orderId);

const order = ({ orderId }: { readonly orderId: string }) => ({ id: orderId });

export const OrderView: Resolves['OrderView'] = {
  /** A view from the feed is older than the order; it shows the steps up to its own. */
  async steps({ orderId, sequence, fulfilment }, _, { load }) {
    const steps = (await load(stepRows, orderId)) ?? [];
    return steps.filter((step) => step.sequence <= sequence).map((step) => ({ ...step, fulfilment }));
  },
  fulfilmentId: fulfilmentIdOf,
  rejectionReason,
  number,
  order,
};

export const OrderViewStep: Resolves['OrderViewStep'] = { message };

export const OrderStatusEvent: Resolves['OrderStatusEvent'] = { message, rejectionReason, number, order };
