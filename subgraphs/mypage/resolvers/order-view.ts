import { localeOf } from '@jumun/platform/locale';
import type { OrderStep, OrderView as View } from '../domain/order-view.ts';
import { messageOf } from '../messages.ts';
import type { MypageGraph } from '../mypage.ts';

const message = (step: OrderStep, { locale }: { locale?: string | null }, context: MypageGraph) =>
  messageOf(step, localeOf(locale) ?? context.locale);

const order = ({ orderId }: { orderId: string }) => ({ __typename: 'Order', id: orderId });

export const OrderView = {
  /** An older view, from the feed, shows the steps up to itself. */
  async steps({ orderId, sequence }: View, _: unknown, { load, stepsByOrder }: MypageGraph) {
    const steps = (await load(stepsByOrder, orderId)) ?? [];
    return steps.filter((step) => step.sequence <= sequence);
  },
  order,
};

export const OrderViewStep = { message };

export const OrderStatusEvent = { message, order };
