import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import {
  type Booked,
  isWaiting,
  type Loss,
  type Ride,
  type RideCommand,
  type RideEvent,
  type RideRejection,
  roundOf,
  type ServingTaxi,
} from './ride-states.ts';
import { canTake, isRegistered, type TaxiId } from './taxi.ts';

type Command<T extends RideCommand['type']> = Extract<RideCommand, { type: T }>;
type Decided = Decision<RideEvent, RideRejection>;

export const decideAtDesk = (
  state: Booked,
  command: Command<'AssignRide' | 'UnassignRide' | 'DeclineRide' | 'GiveUpRide'>,
): Decided => {
  switch (command.type) {
    case 'AssignRide':
      return assign(state, command);
    case 'UnassignRide':
      if (state.status === 'REQUESTED') return accept();
      if (state.status !== 'ASSIGNED') return reject({ type: 'RideNotAssigned' });
      return accept({ type: 'RideLost', why: 'UNASSIGNED', assignBy: command.assignBy });
    case 'DeclineRide': {
      const { of, assignBy } = command;
      if (hasDeclined(state, of)) return accept();
      if (!isOf(state, of)) return reject({ type: 'RideNotFound' });
      if (state.status !== 'ASSIGNED') return reject({ type: 'RideNotAssigned' });
      return accept({ type: 'RideLost', why: 'DECLINED', assignBy });
    }
    case 'GiveUpRide':
      if (state.status === 'CANCELLED' && state.givenUp === command.reason) return accept();
      if (!isWaiting(state)) return reject({ type: 'RideNotRequested' });
      return accept({ type: 'RideGivenUp', reason: command.reason });
    default:
      return never(command);
  }
};

/** A ride that is assigned already goes from its taxi to the other in one step. */
const assign = (state: Booked, { taxiId, taxi, insists = false }: Command<'AssignRide'>): Decided => {
  if (state.status === 'ASSIGNED' && state.taxi.taxiId === taxiId) return accept();
  if (!isWaiting(state)) return reject({ type: 'RideNotRequested' });
  if (!isRegistered(taxi) || !canTake(taxi, state.rideClass)) return reject({ type: 'TaxiUnavailable' });
  if (state.declinedBy?.includes(taxiId) && !insists) return reject({ type: 'TaxiDeclined' });
  const { taxiName, fare } = taxi;
  const assigned: RideEvent = { type: 'RideAssigned', taxi: { taxiId, taxiName, fare } };
  return state.status === 'ASSIGNED'
    ? accept<RideEvent>({ type: 'RideLost', why: 'REASSIGNED' }, assigned)
    : accept(assigned);
};

export const decideOnRoad = (
  state: Booked,
  command: Command<'StartRide' | 'CompleteRide' | 'BreakDownRide'>,
): Decided => {
  const { of } = command;
  if (command.type === 'BreakDownRide' && hasLost(state, of, 'BROKEN_DOWN')) return accept();
  if (!isOf(state, of)) return reject({ type: 'RideNotFound' });
  switch (command.type) {
    case 'StartRide':
      if (state.status === 'STARTED') return accept();
      return state.status === 'ASSIGNED'
        ? accept({ type: 'RideStarted' })
        : reject({ type: 'RideNotAssigned' });
    case 'CompleteRide':
      if (state.status === 'COMPLETED') return accept();
      return state.status === 'STARTED'
        ? accept({ type: 'RideCompleted' })
        : reject({ type: 'RideNotStarted' });
    case 'BreakDownRide':
      return state.status === 'STARTED'
        ? accept({ type: 'RideLost', why: 'BROKEN_DOWN', assignBy: command.assignBy })
        : reject({ type: 'RideNotStarted' });
    default:
      return never(command);
  }
};

/** Whether the driver of this taxi may speak for the ride; dispatchers, who have none, always may. */
const isOf = ({ taxi }: Booked, of: TaxiId | undefined): boolean => of === undefined || taxi?.taxiId === of;

/** Whether it has been said already: the taxi has lost the ride, and another may have it by now. */
const hasLost = ({ status, taxi, lost }: Booked, of: TaxiId | undefined, why: Loss): boolean =>
  lost?.why === why &&
  (of === undefined ? status === 'REQUESTED' : lost.taxiId === of && taxi?.taxiId !== of);

const hasDeclined = (state: Booked, of: TaxiId | undefined): boolean =>
  of === undefined
    ? hasLost(state, of, 'DECLINED')
    : state.taxi?.taxiId !== of && state.declinedBy?.includes(of) === true;

/** The ride waits again, with all it knows of the taxi it had. That it was too late to withdraw it is so no longer. */
export const withoutTaxi = (
  state: Booked,
  { why, assignBy }: Extract<RideEvent, { type: 'RideLost' }>,
): Ride => {
  const { taxi } = state;
  if (!taxi) return state;
  return {
    ...state,
    status: 'REQUESTED',
    taxi: null,
    withdrawal: null,
    round: roundOf(state) + 1,
    lost: { ...taxi, why },
    ...(assignBy !== undefined && { assignBy }),
    ...(why === 'DECLINED' && { declinedBy: [...new Set([...(state.declinedBy ?? []), taxi.taxiId])] }),
    ...(why === 'BROKEN_DOWN' && { urgent: true }),
  };
};

/** What an event of a ride means for a taxi: one ride more or one less; null where nothing changes. */
export const taxiMoveOf = (
  event: RideEvent,
  after: Booked,
): { readonly taxiId: TaxiId; readonly command: { type: 'TakeTaxi' | 'FreeTaxi' } } | null => {
  const freed = (taxi: ServingTaxi | null | undefined) =>
    taxi ? ({ taxiId: taxi.taxiId, command: { type: 'FreeTaxi' } } as const) : null;
  switch (event.type) {
    case 'RideAssigned':
      return { taxiId: event.taxi.taxiId, command: { type: 'TakeTaxi' } };
    case 'RideLost':
      return freed(after.lost);
    case 'RideCompleted':
    case 'RideCancelled':
    case 'RideGivenUp':
      return freed(after.taxi);
    default:
      return null;
  }
};
