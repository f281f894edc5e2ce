import { idText } from '@jumun/platform/graph/input';
import { liveIterator } from '@jumun/platform/graph/live';
import { Fault } from '@jumun/platform/kernel/errors';
import { newsOf } from '@jumun/platform/redis/notifier';
import { orderTopic } from '../domain/topics.ts';
import { findOrder, findStepsAfter } from '../store/order-views.ts';
import type { Resolves } from './types.generated.ts';

/**
 * Replays what came after `after`, then continues live. An order that is unknown may still become known. Another customer's
 * order is treated exactly like an unknown one, so that this does not reveal which orders there are.
 */
export const orderStatus: Resolves['Subscription']['orderStatus'] = {
  async subscribe(_, { orderId, after }, { read, listen, call, caller, unknownOrderMs }) {
    let seen = after ?? 0;
    if (seen < 0)
      throw new Fault(
        'BAD_USER_INPUT',
        { ko: 'after: 0 이상의 정수로 써 주세요.', en: 'after must be 0 or more.' },
        { field: ['after'] },
      );

    const news = newsOf(listen, orderTopic(orderId));
    const patience = patienceOf(unknownOrderMs);
    const mayBeOwn = caller.subject !== null && idText.safeParse(orderId).success;
    let order: Awaited<ReturnType<typeof findOrder>>;
    const isOwn = () => order?.customerId === caller.subject;
    return liveIterator({
      signal: call.signal,
      lag: { stream: 'orderStatus', happened: (event) => event.orderStatus.occurredAt },
      wait: (signal) => (isOwn() ? news(signal) : patience.within(news, signal)),
      async next() {
        if (mayBeOwn && !isOwn()) order = await findOrder(read, orderId);
        if (!order || !isOwn()) {
          if (patience.isOver())
            throw new Fault('NOT_FOUND', { ko: '주문을 찾을 수 없습니다.', en: 'There is no such order.' });
          return [];
        }
        const steps = await findStepsAfter(read, orderId, seen);
        seen = steps.at(-1)?.sequence ?? seen;
        const { fulfilment } = order;
        return steps.map((step) => ({ orderStatus: { ...step, fulfilment } }));
      },
    });
  },
};

/** A deadline, and a way to wait that ends with it. */
const patienceOf = (ms: number) => {
  const end = performance.now() + ms;
  return {
    isOver: () => performance.now() >= end,
    async within(wait: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
      const over = new AbortController();
      const stop = () => over.abort();
      const timer = setTimeout(stop, Math.max(0, end - performance.now()));
      signal.addEventListener('abort', stop);
      await wait(over.signal);
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
};
