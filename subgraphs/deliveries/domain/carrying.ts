import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import {
  attemptsOf,
  attemptsWithParcel,
  type FailedAttempt,
  type FailureReason,
  isAway,
  isUsable,
  mostAttempts,
  parcelOf,
  type Started,
} from './states.ts';

/** Who moves a parcel: a member of staff, who may stand in for its courier or not, or null for the simulated carrier. */
export type Mover = { readonly id: string; readonly standsIn: boolean } | null;

/** What is done with a delivery that has started. */
export type CarryingCommand =
  | { type: 'TakeDelivery'; courier: string }
  /** Gives it back before the parcel is picked up. */
  | { type: 'LeaveDelivery'; by: Mover }
  | { type: 'DispatchDelivery'; by: Mover; at: Instant }
  | { type: 'CompleteDelivery'; by: Mover; at: Instant }
  | { type: 'FailDelivery'; by: Mover; key: string; reason: FailureReason; at: Instant }
  | { type: 'ReturnDelivery'; by: Mover; at: Instant }
  | { type: 'LoseDelivery'; by: Mover; at: Instant };

export type CarryingEvent =
  | { type: 'DeliveryTaken'; courier: string }
  | { type: 'DeliveryLeft' }
  /** `courier`: who carries it from now on, where nobody had taken it. */
  | { type: 'DeliveryDispatched'; dispatchedAt: Instant; courier?: string }
  | { type: 'DeliveryCompleted'; deliveredAt: Instant }
  | { type: 'DeliveryAttemptFailed'; attempt: FailedAttempt; goesBack: boolean; courier?: string }
  | { type: 'DeliveryReturned'; isUsable: boolean; at: Instant }
  | { type: 'DeliveryLost'; at: Instant };

export type CarryingRejection =
  /** Another courier has it. */
  { type: 'DeliveryTaken' } | { type: 'DeliveryNotPreparing' } | { type: 'DeliveryNotDispatched' };

type Decided = Decision<CarryingEvent, CarryingRejection>;

const isAnothers = ({ courier }: Started, by: Mover): boolean =>
  by !== null && !by.standsIn && courier !== undefined && courier !== by.id;

/** Who moves a parcel that nobody has taken carries it from then on. */
const taking = ({ courier }: Started, by: Mover) =>
  courier === undefined && by !== null ? { courier: by.id } : {};

export const decideCarrying = (state: Started, command: CarryingCommand): Decided => {
  if (command.type === 'TakeDelivery') return take(state, command.courier);
  if (isAnothers(state, command.by)) return reject({ type: 'DeliveryTaken' });
  switch (command.type) {
    case 'LeaveDelivery':
      if (state.status !== 'PREPARING') return reject({ type: 'DeliveryNotPreparing' });
      return state.courier === undefined ? accept() : accept({ type: 'DeliveryLeft' });
    case 'DispatchDelivery':
      if (state.status === 'DISPATCHED') return accept();
      if (state.status !== 'PREPARING') return reject({ type: 'DeliveryNotPreparing' });
      return accept({ type: 'DeliveryDispatched', dispatchedAt: command.at, ...taking(state, command.by) });
    case 'CompleteDelivery':
      if (state.status === 'DELIVERED') return accept();
      if (state.status !== 'DISPATCHED') return reject({ type: 'DeliveryNotDispatched' });
      return accept({ type: 'DeliveryCompleted', deliveredAt: command.at });
    case 'FailDelivery':
      return fail(state, command);
    case 'ReturnDelivery':
      if (state.status === 'RETURNED') return accept();
      if (!isAway(state)) return reject({ type: 'DeliveryNotDispatched' });
      return accept({ type: 'DeliveryReturned', isUsable: isUsable(state), at: command.at });
    case 'LoseDelivery':
      if (state.status === 'LOST') return accept();
      if (!isAway(state)) return reject({ type: 'DeliveryNotDispatched' });
      return accept({ type: 'DeliveryLost', at: command.at });
    default:
      return never(command);
  }
};

const take = (state: Started, courier: string): Decided => {
  if (state.status !== 'PREPARING') return reject({ type: 'DeliveryNotPreparing' });
  if (state.courier !== undefined)
    return state.courier === courier ? accept() : reject({ type: 'DeliveryTaken' });
  return accept({ type: 'DeliveryTaken', courier });
};

const fail = (
  state: Started,
  { by, key, reason, at }: CarryingCommand & { type: 'FailDelivery' },
): Decided => {
  if (attemptsOf(state).some((attempt) => attempt.key === key)) return accept(); // told before
  if (state.status !== 'DISPATCHED') return reject({ type: 'DeliveryNotDispatched' });
  const number = attemptsWithParcel(state).length + 1;
  const attempt = { parcel: parcelOf(state), number, key, reason, at };
  const goesBack = number >= mostAttempts;
  return accept({ type: 'DeliveryAttemptFailed', attempt, goesBack, ...taking(state, by) });
};

export const evolveCarrying = (state: Started, event: CarryingEvent): Started => {
  switch (event.type) {
    case 'DeliveryTaken': // a parcel that a courier took is not the simulated carrier's any more
      return state.status === 'PREPARING' ? { ...state, courier: event.courier, carrier: null } : state;
    case 'DeliveryLeft': {
      const { courier: _, ...left } = state;
      return left;
    }
    case 'DeliveryDispatched':
      return state.status === 'PREPARING'
        ? { ...state, status: 'DISPATCHED', dispatchedAt: event.dispatchedAt, ...carriedBy(event) }
        : state;
    case 'DeliveryCompleted':
      return state.status === 'DISPATCHED'
        ? { ...state, status: 'DELIVERED', deliveredAt: event.deliveredAt }
        : state;
    case 'DeliveryAttemptFailed': {
      if (state.status !== 'DISPATCHED') return state;
      const attempts = [...attemptsOf(state), event.attempt];
      const status = event.goesBack ? 'RETURNING' : 'DISPATCHED';
      return { ...state, status, attempts, carrier: null, ...carriedBy(event) };
    }
    case 'DeliveryReturned':
      return isAway(state) ? { ...state, status: 'RETURNED', endedAt: event.at } : state;
    case 'DeliveryLost':
      return isAway(state) ? { ...state, status: 'LOST', endedAt: event.at } : state;
    default:
      return never(event);
  }
};

const carriedBy = ({ courier }: { readonly courier?: string }) => (courier === undefined ? {} : { courier });
