import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { DeliveryCompleted, DeliveryDispatched, DeliveryStarted } from '@jumun/schema/events/deliveries';
import type {
  TicketAccepted,
  TicketHandedOver,
  TicketNoShow,
  TicketReady,
} from '@jumun/schema/events/stores';
import type { RideAssigned, RideCompleted, RideStarted, RideUnassigned } from '@jumun/schema/events/taxis';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

type Moved =
  | TicketAccepted
  | TicketReady
  | TicketHandedOver
  | TicketNoShow
  | DeliveryStarted
  | DeliveryDispatched
  | DeliveryCompleted
  | RideAssigned
  | RideUnassigned
  | RideStarted
  | RideCompleted;

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
    'DeliveryCompleted',
    'RideAssigned',
    'RideUnassigned',
    'RideStarted',
    'RideCompleted',
  ],
  react({ type, data }, { order, at }) {
    const round = ('round' in data && data.round) || 0;
    return order(data.orderId as OrderId, { type: 'Progress', step: type, round, at });
  },
};
