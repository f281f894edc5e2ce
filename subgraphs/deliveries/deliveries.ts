import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type {
  CarrierTimes,
  Delivery,
  DeliveryCommand,
  DeliveryEvent,
  DeliveryRejection,
  OrderId,
} from './domain/delivery.ts';
import type { DeliveryRow } from './store/deliveries.ts';

/** What this context offers inside one unit of work. */
export type Deliveries = {
  readonly at: Instant;
  readonly delivery: (
    id: OrderId,
    command: DeliveryCommand,
  ) => Promise<Handled<Delivery, DeliveryEvent, DeliveryRejection>>;
  /** When the simulated carrier moves a parcel that is started now; null where couriers do the work. */
  readonly carrier: CarrierTimes | null;
};

/** What resolvers find in their context. */
export type DeliveriesGraph = GraphContext<
  Deliveries,
  { readonly deliveriesById: (ids: readonly OrderId[]) => Promise<readonly (DeliveryRow | null)[]> }
>;
