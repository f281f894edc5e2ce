import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { Money } from '@jumun/platform/kernel/money';
import type { Notifier } from '@jumun/platform/redis/notifier';
import type { OrderId, Ride, RideCommand, RideEvent, RideRejection } from './domain/ride.ts';
import type { Taxi, TaxiCommand, TaxiEvent, TaxiId, TaxiRejection } from './domain/taxi.ts';
import type { RideRow } from './store/rides.ts';
import type { TaxiRow } from './store/taxis.ts';

export type HandledRide = Handled<Ride, RideEvent, RideRejection>;

/** What this context offers inside one unit of work. */
export type Taxis = {
  readonly at: Instant;
  /** No taxi is registered for less. */
  readonly minimumFare: Money;
  readonly taxi: (
    id: TaxiId,
    command: Exclude<TaxiCommand, { type: 'TakeTaxi' | 'FreeTaxi' }>,
  ) => Promise<Handled<Taxi, TaxiEvent, TaxiRejection>>;
  /** Its taxi is taken and freed with it: both rows or neither. */
  readonly ride: (id: OrderId, command: Exclude<RideCommand, { type: 'AssignRide' }>) => Promise<HandledRide>;
  readonly assignRide: (id: OrderId, taxiId: TaxiId) => Promise<HandledRide>;
};

/** What resolvers find in their context. */
export type TaxisGraph = GraphContext<
  Taxis,
  {
    readonly ridesById: (ids: readonly OrderId[]) => Promise<readonly (RideRow | null)[]>;
    readonly taxisById: (ids: readonly TaxiId[]) => Promise<readonly (TaxiRow | null)[]>;
    readonly minimumFare: Money;
    readonly listen: Notifier['listen'];
  }
>;
