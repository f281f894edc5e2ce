import { localeOf } from '@jumun/platform/graph/locale';
import type { OrderStep, OrderView as View } from '../domain/order-view.ts';
import { messageOf } from '../messages.ts';
import type { MypageGraph } from '../mypage.ts';

/** A step says what happened, its order what it was that moved. */
type Told = OrderStep & Pick<View, 'fulfilment'>;

const message = (step: Told, { locale }: { locale?: string | null }, context: MypageGraph) =>
  messageOf(step, localeOf(locale) ?? context.locale);

const order = ({ orderId }: { orderId: string }) => ({ __typename: 'Order', id: orderId });

export const OrderView = {
  /** An older view, from the feed, shows the steps up to itself. */
  async steps({ orderId, sequence, fulfilment }: View, _: unknown, { load, stepsByOrder }: MypageGraph) {
    const steps = (await load(stepsByOrder, orderId)) ?? [];
    return steps.flatMap((step): Told[] => (step.sequence <= sequence ? [{ ...step, fulfilment }] : []));
  },
  order,
};

export const OrderViewStep = { message };

export const OrderStatusEvent = { message, order };
