import type { Instant } from '@jumun/platform/kernel/clock';
import { money } from '@jumun/platform/kernel/money';
import { withdrawalIn } from '@jumun/schema/withdrawal';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../test/given.ts';
import { ride } from '../domain/ride.ts';
import type { OrderId, RideCommand, RideDetails } from '../domain/ride-states.ts';
import type { RideClass, Taxi, TaxiId } from '../domain/taxi.ts';
import { trip } from './builders.ts';

const details: RideDetails = {
  orderId: 'ord_1' as OrderId,
  customerId: 'cus_minji',
  rideClass: 'BASIC',
  ...trip,
};

const aTaxi = (id: string, { rideClass = 'BASIC' as RideClass, capacity = 1, busy = 0 } = {}): Taxi => ({
  status: 'registered',
  id: id as TaxiId,
  taxiName: 'sonata',
  companyName: 'tmap',
  fare: money(4_900, 'KRW'),
  registeredAt: 1 as Instant,
  registeredFor: capacity,
  rideClass,
  capacity,
  offered: capacity,
  busy,
});

const assignTo = (taxiId: string, taxi: Taxi = aTaxi(taxiId)): RideCommand => ({
  type: 'AssignRide',
  taxiId: taxiId as TaxiId,
  taxi,
});

const at = (n: number) => n as Instant;
const request: RideCommand = { type: 'RequestRide', details, at: at(1) };
const assign = assignTo('tax_1');
const start: RideCommand = { type: 'StartRide' };
const complete: RideCommand = { type: 'CompleteRide' };
const withdraw: RideCommand = { type: 'WithdrawRide' };
const close: RideCommand = { type: 'CloseRide' };

const outcome = outcomeOf(ride);
const after = (...commands: RideCommand[]) => {
  const { state, ...rest } = outcome(...commands);
  return { ...rest, state, status: state.status, answer: withdrawalIn(state) };
};

const withdrawn = { outcome: 'WITHDRAWN', reason: null };

describe('a ride', () => {
  it('waits for a taxi as it was booked, once', () => {
    expect(after(request)).toMatchObject({
      outcome: ['RideRequested'],
      state: { ...details, status: 'REQUESTED', requestedAt: 1, taxi: null, withdrawal: null },
    });
    expect(after(request, request)).toMatchObject({ outcome: [], status: 'REQUESTED' });
    expect(after(request, assign, request)).toMatchObject({ outcome: [], status: 'ASSIGNED' });
  });

  it('is assigned to one taxi; a repeat changes nothing', () => {
    const serving = { taxiId: 'tax_1', taxiName: 'sonata' };
    expect(after(request, assign)).toMatchObject({
      outcome: ['RideAssigned'],
      state: { status: 'ASSIGNED', taxi: serving },
    });
    const busyWithIt = assignTo('tax_1', aTaxi('tax_1', { busy: 1 }));
    expect(after(request, assign, busyWithIt)).toMatchObject({ outcome: [], state: { taxi: serving } });
  });

  it('is assigned only to a taxi of its class that has a place left', () => {
    for (const taxi of [
      aTaxi('tax_1', { rideClass: 'PRIME' }),
      aTaxi('tax_1', { busy: 1 }),
      aTaxi('tax_1', { capacity: 0 }),
      aTaxi('tax_1', { capacity: 10, busy: 10 }),
      { status: 'absent' } as const,
    ])
      expect(after(request, assignTo('tax_1', taxi))).toMatchObject({
        outcome: 'TaxiUnavailable',
        status: 'REQUESTED',
      });
    const lastPlace = aTaxi('tax_1', { capacity: 10, busy: 9 });
    expect(after(request, assignTo('tax_1', lastPlace)).status).toBe('ASSIGNED');
  });

  it('starts after it was assigned, once', () => {
    expect(after(request, start)).toMatchObject({ outcome: 'RideNotAssigned', status: 'REQUESTED' });
    expect(after(request, assign, start)).toMatchObject({ outcome: ['RideStarted'], status: 'STARTED' });
    expect(after(request, assign, start, start)).toMatchObject({ outcome: [], status: 'STARTED' });
    expect(after(request, assign, start, assign).outcome).toBe('RideNotRequested');
  });

  it('is completed after it started, once', () => {
    expect(after(request, complete).outcome).toBe('RideNotStarted');
    expect(after(request, assign, complete).outcome).toBe('RideNotStarted');
    expect(after(request, assign, start, complete)).toMatchObject({
      outcome: ['RideCompleted'],
      status: 'COMPLETED',
    });
    expect(after(request, assign, start, complete, complete)).toMatchObject({ outcome: [] });
    expect(after(request, assign, start, complete, start).outcome).toBe('RideNotAssigned');
  });

  it('that was never requested is not found', () => {
    for (const command of [assign, start, complete]) {
      expect(after(command).outcome).toBe('RideNotFound');
      expect(after(withdraw, command).outcome).toBe('RideNotFound');
    }
  });
});

const by = at(500);
const unassign: RideCommand = { type: 'UnassignRide', assignBy: by };
const decline: RideCommand = { type: 'DeclineRide', assignBy: by };
const breakDown: RideCommand = { type: 'BreakDownRide', assignBy: by };
const giveUp: RideCommand = { type: 'GiveUpRide', reason: 'no taxi' };
const endWait = (now: number): RideCommand => ({ type: 'EndWait', at: at(now) });
const requestUntil = (assignBy: number): RideCommand =>
  ({ ...request, assignBy: at(assignBy) }) as RideCommand;

describe('a ride that loses its taxi', () => {
  it('goes to another in one step, until it starts', () => {
    expect(after(request, assign, assignTo('tax_2'))).toMatchObject({
      outcome: ['RideLost', 'RideAssigned'],
      state: { status: 'ASSIGNED', taxi: { taxiId: 'tax_2' }, round: 1, lost: { taxiId: 'tax_1' } },
    });
    expect(after(request, assign, assignTo('tax_2', aTaxi('tax_2', { busy: 1 })))).toMatchObject({
      outcome: 'TaxiUnavailable',
      state: { taxi: { taxiId: 'tax_1' } },
    });
    expect(after(request, assign, start, assignTo('tax_2')).outcome).toBe('RideNotRequested');
  });

  it('waits again where it was called back or declined, as long as is said then', () => {
    for (const [command, why] of [
      [unassign, 'UNASSIGNED'],
      [decline, 'DECLINED'],
    ] as const) {
      expect(after(request, assign, command)).toMatchObject({
        outcome: ['RideLost'],
        state: { status: 'REQUESTED', taxi: null, round: 1, lost: { why, taxiId: 'tax_1' }, assignBy: 500 },
      });
      expect(after(request, assign, command, command)).toMatchObject({ outcome: [], status: 'REQUESTED' });
      expect(after(request, assign, start, command).outcome).toBe('RideNotAssigned');
      expect(after(request, assign, withdraw, command).outcome).toBe('RideNotAssigned');
    }
    expect(after(request, decline).outcome).toBe('RideNotAssigned');
  });

  it('is not given again to a taxi that declined it, unless the dispatcher insists', () => {
    const again = { ...assign, insists: true } as RideCommand;
    expect(after(request, assign, decline, assign)).toMatchObject({
      outcome: 'TaxiDeclined',
      status: 'REQUESTED',
    });
    expect(after(request, assign, unassign, assign).outcome).toEqual(['RideAssigned']);
    expect(after(request, assign, decline, again)).toMatchObject({
      outcome: ['RideAssigned'],
      state: { taxi: { taxiId: 'tax_1' } },
    });
    expect(after(request, assign, decline, again, { ...decline, of: 'tax_1' as TaxiId })).toMatchObject({
      outcome: ['RideLost'],
      state: { status: 'REQUESTED', declinedBy: ['tax_1'], round: 2 },
    });
  });

  it('comes before all others where the taxi broke down with its passengers, who may cancel again', () => {
    expect(after(request, assign, breakDown).outcome).toBe('RideNotStarted');
    expect(after(request, assign, start, withdraw, breakDown)).toMatchObject({
      outcome: ['RideLost'],
      state: { status: 'REQUESTED', urgent: true, round: 1, withdrawal: null },
    });
    expect(after(request, assign, start, breakDown, breakDown).outcome).toEqual([]);
    expect(after(request, assign, start, withdraw, breakDown, withdraw)).toMatchObject({
      status: 'CANCELLED',
      answer: withdrawn,
    });
    expect(after(request, assign, start, breakDown, complete).outcome).toBe('RideNotStarted');
    expect(after(request, assign, start, breakDown, assignTo('tax_2'), start, complete)).toMatchObject({
      outcome: ['RideCompleted'],
      state: { taxi: { taxiId: 'tax_2' } },
    });
    expect(after(request, assign, start, complete, breakDown).outcome).toBe('RideNotStarted');
  });
});

describe('a ride without a taxi', () => {
  it('is given up by the desk, with a reason, until it starts', () => {
    for (const before of [[request], [request, assign], [request, assign, start, breakDown]]) {
      expect(after(...before, giveUp)).toMatchObject({
        outcome: ['RideGivenUp'],
        state: { status: 'CANCELLED', givenUp: 'no taxi' },
      });
      expect(after(...before, giveUp, giveUp).outcome).toEqual([]);
      expect(after(...before, giveUp, assign).outcome).toBe('RideNotRequested');
      expect(after(...before, giveUp, withdraw)).toMatchObject({
        outcome: ['RideWithdrawn'],
        answer: withdrawn,
      });
    }
    expect(after(request, assign, start, giveUp).outcome).toBe('RideNotRequested');
    expect(after(request, withdraw, giveUp).outcome).toBe('RideNotRequested');
  });

  it('is given up by itself when nobody has taken it in time, and not a moment before', () => {
    expect(after(requestUntil(500), endWait(499)).outcome).toEqual([]);
    expect(after(requestUntil(500), endWait(500))).toMatchObject({
      outcome: ['RideGivenUp'],
      state: { status: 'CANCELLED', givenUp: 'NO_TAXI_IN_TIME' },
    });
    expect(after(requestUntil(500), assign, endWait(9_999))).toMatchObject({
      outcome: [],
      status: 'ASSIGNED',
    });
    expect(after(requestUntil(100), assign, decline, endWait(499)).outcome).toEqual([]); // a wait of its own
    expect(after(request, endWait(9_999)).outcome).toEqual([]); // of before rides had an end
  });
});

describe('a driver', () => {
  const of = (command: RideCommand, taxiId = 'tax_1') => ({ ...command, of: taxiId }) as RideCommand;

  it('speaks of the rides of the own taxi only', () => {
    for (const [before, command] of [
      [[request, assign], start],
      [[request, assign], decline],
      [[request, assign, start], breakDown],
      [[request, assign, start], complete],
    ] as const) {
      expect(after(...before, of(command, 'tax_2')).outcome).toBe('RideNotFound');
      expect(after(...before, of(command)).outcome).toHaveLength(1);
    }
    expect(after(request, of(decline)).outcome).toBe('RideNotFound');
  });

  it('who has declined a ride may say so again, also when another has it by now', () => {
    const declined = [request, assign, of(decline)];
    expect(after(...declined, of(decline)).outcome).toEqual([]);
    expect(after(...declined, assignTo('tax_2'), start, of(decline))).toMatchObject({
      outcome: [],
      state: { status: 'STARTED', taxi: { taxiId: 'tax_2' } },
    });
    expect(after(...declined, assignTo('tax_2'), of(start)).outcome).toBe('RideNotFound');
    expect(after(request, assign, assignTo('tax_2'), of(start)).outcome).toBe('RideNotFound');
  });
});

describe('a request to cancel', () => {
  it('is granted until the ride starts, and the ride then never starts', () => {
    for (const before of [[request], [request, assign]]) {
      expect(after(...before, withdraw)).toMatchObject({
        outcome: ['RideWithdrawn', 'RideCancelled'],
        status: 'CANCELLED',
        answer: withdrawn,
      });
      expect(after(...before, withdraw, assign).outcome).toBe('RideNotRequested');
      expect(after(...before, withdraw, start).outcome).toBe('RideNotAssigned');
    }
  });

  it('comes too late once the ride has started, and the answer says how far the ride was', () => {
    expect(after(request, assign, start, withdraw)).toMatchObject({
      outcome: ['RideWithdrawn'],
      status: 'STARTED',
      answer: { outcome: 'TOO_LATE', reason: 'STARTED' },
    });
    expect(after(request, assign, start, complete, withdraw).answer).toEqual({
      outcome: 'TOO_LATE',
      reason: 'COMPLETED',
    });
  });

  it('keeps its first answer, whatever happens later', () => {
    expect(after(request, withdraw, withdraw)).toMatchObject({ outcome: [], answer: withdrawn });
    expect(after(request, assign, start, withdraw, complete, withdraw)).toMatchObject({
      outcome: [],
      status: 'COMPLETED',
      answer: { outcome: 'TOO_LATE', reason: 'STARTED' },
    });
  });

  it('is granted for what was cancelled before', () => {
    expect(after(request, close, withdraw)).toMatchObject({
      outcome: ['RideWithdrawn'],
      status: 'CANCELLED',
      answer: withdrawn,
    });
  });

  it('that comes before the order leaves a tombstone: the ride is never requested', () => {
    expect(after(withdraw)).toMatchObject({
      outcome: ['RideWithdrawn'],
      state: { status: 'withdrawn' },
      answer: withdrawn,
    });
    expect(after(withdraw, withdraw)).toMatchObject({ outcome: [], answer: withdrawn });
    expect(after(withdraw, request)).toMatchObject({ outcome: [], state: { status: 'withdrawn' } });
  });

  it('has no answer before it is made', () => {
    expect(after().answer).toBeNull();
    expect(after(request, assign).answer).toBeNull();
  });
});

describe('a cancelled order', () => {
  it('cancels its ride as long as it has not started', () => {
    for (const before of [[request], [request, assign]])
      expect(after(...before, close)).toMatchObject({ outcome: ['RideCancelled'], status: 'CANCELLED' });
    expect(after(request, close, close)).toMatchObject({ outcome: [], status: 'CANCELLED' });
    expect(after(request, withdraw, close)).toMatchObject({ outcome: [], status: 'CANCELLED' });
  });

  it('does not call back a ride that has started', () => {
    expect(after(request, assign, start, close)).toMatchObject({ outcome: [], status: 'STARTED' });
    expect(after(request, assign, start, complete, close)).toMatchObject({
      outcome: [],
      status: 'COMPLETED',
    });
  });

  it('that is heard before the order keeps the ride from being requested', () => {
    expect(after(close)).toMatchObject({ outcome: ['RideCancelled'], state: { status: 'withdrawn' } });
    expect(after(close, request)).toMatchObject({ outcome: [], state: { status: 'withdrawn' } });
    expect(after(close, close).outcome).toEqual([]);
  });
});
