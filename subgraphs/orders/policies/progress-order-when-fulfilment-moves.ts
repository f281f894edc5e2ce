import type { Reaction } from '@jumun/platform/kernel/reaction';
import type {
  DeliveryAttemptFailed,
  DeliveryCompleted,
  DeliveryDispatched,
  DeliveryLost,
  DeliveryReturned,
  DeliveryStarted,
} from '@jumun/schema/events/deliveries';
import type {
  TicketAccepted,
  TicketHandedOver,
  TicketNoShow,
  TicketReady,
} from '@jumun/schema/events/stores';
import type { RideAssigned, RideCompleted, RideStarted, RideUnassigned } from '@jumun/schema/events/taxis';
import type { Orders } from '../commands.ts';
import type { StepFacts } from '../domain/fulfilment.ts';
import type { OrderId } from '../domain/states.ts';

type Moved =
  | TicketAccepted
  | TicketReady
  | TicketHandedOver
  | TicketNoShow
  | DeliveryStarted
  | DeliveryDispatched
  | DeliveryAttemptFailed
  | DeliveryReturned
  | DeliveryLost
  | DeliveryCompleted
  | RideAssigned
  | RideUnassigned
  | RideStarted
  | RideCompleted;

/** How often it had begun again: with another taxi, or as another parcel. */
const roundOf = (data: Moved['data']): number => {
  if ('parcel' in data) return (data.parcel ?? 1) - 1;
  return ('round' in data && data.round) || 0;
};

/** What an event says beside the step. */
const factsOf = (data: Moved['data']): StepFacts => ({
  round: roundOf(data),
  ...('attempt' in data && { attempt: data.attempt, goesBack: data.goesBack }),
  ...('isUsable' in data && { isUsable: data.isUsable }),
  ...('why' in data && { lost: data.why }),
});

/** What the contexts that fulfil an order report becomes the order's own progress. */
export const progressOrderWhenFulfilmentMoves: Reaction<Orders, Moved> = {
  name: 'orders/progress-order-when-fulfilment-moves',
  on: [
    'TicketAccepted',
    'TicketReady',
    'TicketHandedOver',
    'TicketNoShow',
    'DeliveryStarted',
    'DeliveryDispatched',
    'DeliveryAttemptFailed',
    'DeliveryReturned',
    'DeliveryLost',
    'DeliveryCompleted',
    'RideAssigned',
    'RideUnassigned',
    'RideStarted',
    'RideCompleted',
  ],
  react: ({ type, data }, { order, at }) =>
    order(data.orderId as OrderId, { type: 'Progress', step: type, ...factsOf(data), at }),
};
