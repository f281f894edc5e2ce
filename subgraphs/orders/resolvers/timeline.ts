import { localeOf } from '@jumun/platform/kernel/locale';
import type { OrderId, OrderStatus } from '../domain/states.ts';
import { findHistory } from '../store/orders.ts';
import type { ResolverContext } from './context.ts';
import { eventMessage } from './messages.ts';
import type { OrderTimelineEntryModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

type Published = {
  readonly sequence: number;
  readonly status: OrderStatus;
  readonly fulfilmentStatus: string | null;
};

/** What others heard of an order, oldest first. */
export const timelineOf = async (
  id: OrderId,
  { read }: ResolverContext,
): Promise<OrderTimelineEntryModel[]> => {
  // A timer only finishes what a message began: the step before it knows that message.
  let begunBy: string | null = null;
  return (await findHistory(read, id)).flatMap(({ published, actor, at, causationId, correlationId }) => {
    const cause = actor.startsWith('timer:') ? (causationId ?? begunBy) : causationId;
    begunBy = published ? null : cause;
    if (!published) return [];
    const { sequence, status, fulfilmentStatus } = published.data as Published;
    return {
      sequence,
      event: published.type,
      status,
      fulfilmentStatus,
      occurredAt: at,
      actor: withoutName(actor),
      causationId: cause,
      correlationId,
    };
  });
};

/** Who did it, without naming a person: the customer, somebody of the staff, a policy, a timer or a service. */
const withoutName = (actor: string): string => {
  if (/^(policy|timer|service):/.test(actor)) return actor;
  return actor.startsWith('stf_') ? 'staff' : 'customer';
};

export const OrderTimelineEntry: Resolves['OrderTimelineEntry'] = {
  message: ({ event, status, fulfilmentStatus }, { locale }, context) =>
    eventMessage(event, status, fulfilmentStatus, localeOf(locale) ?? context.locale),
};
