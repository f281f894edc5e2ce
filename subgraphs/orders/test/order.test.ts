import type { PublishedEvent } from '@jumun/platform/kernel/published';
import { orderEventTypes } from '@jumun/schema/events/orders';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driverMs, lookAgainMs, parkedMs, pendingMs, queuedMs } from '../domain/deadlines.ts';
import { isPublished, type OrderEvent } from '../domain/events.ts';
import { type OrderCommand, order } from '../domain/order.ts';
import { isBegun, isPlacing, lookAtOf, type Order, type OrderStatus } from '../domain/states.ts';
import { publish, recorded } from '../publish.ts';
import {
  after,
  allCommands,
  announce,
  at,
  begin,
  begun,
  decided,
  finishUndo,
  park,
  parkUndo,
  pend,
  place,
  queue,
  refunded,
  rejectedByStore,
  resume,
  step,
  theToken,
  tooLate,
  undoDeclined,
  undoShort,
  undoTimedOut,
  wantOut,
  withdrawn,
} from './builders.ts';

const given = (...commands: OrderCommand[]) => {
  const state = after(commands);
  return {
    state,
    when: (command: OrderCommand) => {
      const said = decided(state, command);
      return { ...said, types: said.events.map(({ type }) => type) };
    },
  };
};

/** The attempt of an order that is being placed or undone. */
const attemptOf = (state: Order) => {
  const known = begun(state);
  return 'placing' in known ? known.placing : undefined;
};

const finals: ReadonlySet<OrderStatus> = new Set([
  'NO_SHOW',
  'OUT_OF_STOCK',
  'PAYMENT_FAILED',
  'COMPLETED',
  'CANCELLED',
]);
describe('placing', () => {
  it('begins once, committed before anything is asked of other contexts', () => {
    expect(given().when(begin()).types).toEqual(['PlacingBegun']);
    expect(begun(after([begin()]))).toMatchObject({
      status: 'PLACING',
      sequence: 0,
      placing: { direction: 'FORWARD', mode: 'RUNNING', lookAt: 1_000 + driverMs },
    });
    expect(attemptOf(after([begin()]))).not.toHaveProperty('giveUpAt');
    expect(given(begin()).when(begin()).types).toEqual([]);
  });

  it('nothing can happen to an order that was never begun', () => {
    for (const command of allCommands.filter(({ type }) => type !== 'BeginPlacing'))
      expect(given().when(command)).toMatchObject({
        types: [],
        rejection: undefined,
        state: { status: 'absent' },
      });
  });

  it('ends as placed, and the card token leaves with it', () => {
    const placed = given(begin()).when(place);
    expect(placed.types).toEqual(['OrderPlaced']);
    expect(placed.state).toMatchObject({
      status: 'PLACED',
      paymentStatus: 'APPROVED',
      sequence: 1,
    });
    expect(placed.state).not.toHaveProperty('placing');
    expect(JSON.stringify(placed.state)).not.toContain(theToken);
    expect(given(begin(), place).when(place).rejection).toEqual({ type: 'NotPlacing' });
  });

  it('that turned round is never placed, by any driver', () => {
    for (const undo of [undoShort, undoDeclined, undoTimedOut])
      for (const how of [[], [park], [pend], [queue]]) {
        const turned = given(begin(), ...how, undo);
        expect(turned.when(place).rejection).toEqual({ type: 'NotPlacing' });
        for (const command of [
          park,
          queue,
          resume(99_000, true),
          resume(99_000, false),
          undoDeclined,
          undoShort,
        ])
          expect(turned.when(command).types, command.type).toEqual([]);
      }
  });

  it('that is being undone and hears no answer is looked at again in a second, by any driver', () => {
    for (const how of [[], [park], [pend], [queue]]) {
      const parked = given(begin(), ...how, undoTimedOut).when(parkUndo);
      expect(parked.types).toEqual(how.length === 0 ? ['UndoParked'] : []); // else there is no driver to wait for
      expect(attemptOf(parked.state)).toMatchObject({ direction: 'UNDOING', waitingOn: 'PAYMENT' });
      expect(attemptOf(parked.state)?.mode).not.toBe('RUNNING');
    }
    expect(given(begin(), undoTimedOut, parkUndo).when(place).rejection).toEqual({ type: 'NotPlacing' });
    expect(given(begin()).when(parkUndo).types).toEqual([]);
    expect(given(begin(), undoShort, parkUndo).when(finishUndo).state).toMatchObject({
      status: 'OUT_OF_STOCK',
    });
  });

  it('is undone once, and ends by what it waited for', () => {
    const cases = [
      [undoShort, 'OUT_OF_STOCK', null],
      [{ ...undoTimedOut, waitingOn: 'STOCK' }, 'OUT_OF_STOCK', null],
      [undoDeclined, 'PAYMENT_FAILED', 'DECLINED'],
      [undoTimedOut, 'PAYMENT_FAILED', 'VOIDED'],
    ] as const;
    for (const [undo, status, paymentStatus] of cases) {
      const done = given(begin(), undo as OrderCommand).when(finishUndo);
      expect(done.types).toEqual(['OrderRefused']);
      expect(done.state).toMatchObject({ status, sequence: 1 });
      expect('paymentStatus' in done.state ? done.state.paymentStatus : null).toBe(paymentStatus);
      expect(done.state).not.toHaveProperty('placing');
      expect(JSON.stringify(done.state)).not.toContain(theToken);
      expect(given(begin(), undo as OrderCommand, finishUndo).when(finishUndo).types).toEqual([]);
    }
    expect(given(begin()).when(finishUndo).types).toEqual([]);
    expect(given(begin(), place).when(undoShort).types).toEqual([]);
  });

  it('says so where an unknown charge has been given back', () => {
    const done = given(begin(), undoTimedOut).when({
      ...finishUndo,
      paymentStatus: 'REFUNDED',
    } as OrderCommand);
    expect(done.state).toMatchObject({ status: 'PAYMENT_FAILED', paymentStatus: 'REFUNDED' });
  });

  it('waits a minute for a repeat when "try again later" was answered; the last repeat counts', () => {
    expect(attemptOf(after([begin(), park]))).toMatchObject({
      mode: 'PARKED',
      lookAt: 2_000 + lookAgainMs,
      giveUpAt: 2_000 + parkedMs,
    });
    const again = [begin(), park, resume(30_000, true), { ...park, at: at(31_000) } as OrderCommand];
    expect(attemptOf(after(again))).toMatchObject({ mode: 'PARKED', giveUpAt: 30_000 + parkedMs });
    const driverDied = [begin(), park, resume(30_000, true), resume(40_000, false)];
    expect(attemptOf(after(driverDied))).toMatchObject({ giveUpAt: 30_000 + parkedMs });
  });

  it('goes on by itself for a minute where an answer is missing, and is told to others', () => {
    const pending = given(begin()).when(pend);
    expect(pending.types).toEqual(['OrderQueued']);
    expect(pending.state).toMatchObject({
      status: 'PLACING',
      sequence: 1,
      placing: { mode: 'QUEUED', lookAt: 2_000 + lookAgainMs, giveUpAt: 2_000 + pendingMs },
    });
    for (const command of [pend, queue, park, resume(99_000, true), resume(99_000, false)])
      expect(given(begin(), pend).when(command).types).toEqual([]);
  });

  it('is never left to the customer where a driver before may have asked for the charge', () => {
    const takenOver = [begin(), resume(6_000, false)];
    expect(given(begin()).when(park).types).toEqual(['PlacingParked']);
    expect(given(begin(), park, resume(6_000, true)).when(park).types).toEqual(['PlacingParked']);
    expect(given(...takenOver).when(park).types).toEqual(['OrderQueued']);
    expect(given(begin(), park, resume(6_000, true), resume(16_000, true)).when(park).types).toEqual([
      'OrderQueued',
    ]);
  });

  it('is taken in for fifteen minutes from the beginning, once', () => {
    const queued = given(begin()).when(queue);
    expect(queued.types).toEqual(['OrderQueued']);
    expect(queued.state).toMatchObject({
      status: 'PLACING',
      sequence: 1,
      placing: { mode: 'QUEUED', giveUpAt: 1_000 + queuedMs },
    });
    for (const command of [queue, park, resume(99_000, true), resume(99_000, false)])
      expect(given(begin(), queue).when(command).types).toEqual([]);
  });

  it('has one driver at a time', () => {
    const running = given(begin());
    expect(running.when(resume(1_000 + driverMs - 1, true)).types).toEqual([]);
    expect(running.when(resume(1_000 + driverMs, true)).types).toEqual(['PlacingResumed']);
    expect(running.when(resume(1_000 + driverMs, false)).types).toEqual(['PlacingResumed']);
    expect(given(begin(), resume(6_000, true)).when(resume(6_000, true)).types).toEqual([]);
    expect(given(begin(), park).when(resume(2_001, true)).types).toEqual(['PlacingResumed']);
    expect(given(begin(), park).when(resume(99_000, false)).types).toEqual([]); // parked: only the customer goes on
  });

  it('goes on waiting for the payment when stock is silent the second time', () => {
    const again = [
      begin(),
      park,
      resume(10_000, true),
      { type: 'ParkPlacing', waitingOn: 'STOCK', at: at(11_000) } as const,
    ];
    expect(attemptOf(after(again))).toMatchObject({ waitingOn: 'PAYMENT' });
    const queuedAfter = [begin(), park, resume(10_000, true), queue];
    expect(attemptOf(after(queuedAfter))).toMatchObject({ waitingOn: 'PAYMENT' });
  });
});

describe('cancelling', () => {
  const began = [begin(), place, wantOut];

  it('goes through withdrawn to refunded, each once', () => {
    expect(given(begin(), place).when(wantOut).types).toEqual(['CancellationBegun']);
    expect(given(...began).when(wantOut).types).toEqual([]);
    expect(given(...began).when(refunded).types).toEqual([]); // no money back before the authority let go
    expect(given(...began).when(withdrawn).state).toMatchObject({
      status: 'PLACED',
      paymentStatus: 'REFUNDING',
    });
    expect(given(...began, withdrawn).when(withdrawn).types).toEqual([]);
    const done = given(...began, withdrawn).when(refunded);
    expect(done.types).toEqual(['OrderCancelled']);
    expect(done.state).toMatchObject({
      status: 'CANCELLED',
      paymentStatus: 'REFUNDED',
      sequence: 2,
    });
    expect(done.state).not.toHaveProperty('cancelling');
    expect(given(...began, withdrawn, refunded).when(refunded).types).toEqual([]);
  });

  it('has no way back once withdrawn', () => {
    const gone = given(...began, withdrawn);
    for (const command of [tooLate, step('DeliveryDispatched'), step('DeliveryCompleted'), rejectedByStore])
      expect(gone.when(command).types).toEqual([]);
  });

  it('that was too late is dropped in silence unless it was announced', () => {
    const late = given(...began).when(tooLate);
    expect(late.types).toEqual(['CancellationDropped']);
    expect(late.state).toMatchObject({
      status: 'PLACED',
      tooLate: 'DISPATCHED',
      sequence: 1,
    });
    expect(late.state).not.toHaveProperty('cancelling');
    expect(given(...began, tooLate).when(tooLate).types).toEqual([]);
    expect(given(...began, tooLate).when(wantOut).rejection).toEqual({
      type: 'OrderNotCancellable',
      status: 'PLACED',
      reason: 'DISPATCHED',
    });
  });

  it('that was announced and too late goes back to the status reached meanwhile', () => {
    expect(given(...began).when(announce).types).toEqual(['OrderCancellationRequested']);
    expect(given(...began, announce).when(announce).types).toEqual([]);
    expect(given(...began, announce).when(step('DeliveryDispatched')).types).toEqual(['ProgressNoted']);
    const refused = given(...began, announce, step('DeliveryDispatched')).when(tooLate);
    expect(refused.types).toEqual(['OrderCancellationRefused']);
    expect(refused.state).toMatchObject({ status: 'IN_FULFILMENT', sequence: 3 });
    expect(given(...began, announce).when(tooLate).state).toMatchObject({ status: 'PLACED' });
    const delivered = given(...began, announce, step('DeliveryCompleted')).when(tooLate);
    expect(delivered.types).toEqual(['OrderCancellationRefused', 'OrderCompleted']);
    expect(delivered.state).toMatchObject({ status: 'COMPLETED', sequence: 4 });
  });

  it('is over when the goods arrive first, and no late answer opens it again', () => {
    const delivered = given(...began).when(step('DeliveryCompleted'));
    expect(delivered.types).toEqual(['CancellationDropped', 'OrderCompleted']);
    expect(delivered.state).toMatchObject({ status: 'COMPLETED', tooLate: 'DELIVERED' });
    expect(delivered.state).not.toHaveProperty('cancelling');
    for (const command of [announce, withdrawn, tooLate, refunded, rejectedByStore])
      expect(given(...began, step('DeliveryCompleted')).when(command).types, command.type).toEqual([]);
  });

  it('while placing turns the attempt round at once; it ends as cancelled, and is never placed', () => {
    for (const how of [[], [park], [pend], [queue]]) {
      expect(given(begin(), ...how).when(wantOut).types).toEqual(['UndoBegun']);
      const turned = [begin(), ...how, wantOut];
      expect(given(...turned).when(wantOut).types).toEqual([]);
      expect(given(...turned).when(place).rejection).toEqual({ type: 'NotPlacing' });
      expect(JSON.stringify(given(...turned).when(wantOut).state)).not.toContain(theToken);
      const done = given(...turned).when(finishUndo);
      expect(done.types).toEqual(['OrderRefused']);
      expect(done.state).toMatchObject({
        status: 'CANCELLED',
        paymentStatus: 'VOIDED',
        refused: { reason: 'CANCELLED' },
      });
      expect(done.state).not.toHaveProperty('placing');
      expect(given(...turned, finishUndo).when(wantOut)).toMatchObject({ types: [], rejection: undefined });
    }
  });

  it('comes too late for an attempt that is undone for another reason', () => {
    expect(given(begin(), undoShort).when(wantOut).types).toEqual([]);
    expect(given(begin(), undoShort, wantOut).when(finishUndo).state).toMatchObject({
      status: 'OUT_OF_STOCK',
    });
  });

  it('starts by itself when the store rejects the order', () => {
    const rejected = given(begin('PICKUP'), place).when(rejectedByStore);
    expect(rejected.types).toEqual(['CancellationBegun', 'OrderWithdrawn']);
    expect(rejected.state).toMatchObject({
      paymentStatus: 'REFUNDING',
      cancelling: { withdrawn: true },
      rejection: 'no milk',
    });
    expect(given(begin('PICKUP'), place, wantOut).when(rejectedByStore).types).toEqual(['OrderWithdrawn']);
    for (const before of [
      [],
      [undoShort],
      [undoShort, finishUndo],
      [place, wantOut, withdrawn, refunded],
      [place, step('TicketReady')],
    ])
      expect(given(begin('PICKUP'), ...before).when(rejectedByStore).types).toEqual([]);
  });

  it('says nothing where no cancellation is under way', () => {
    for (const command of [announce, withdrawn, tooLate, refunded]) {
      expect(given(begin(), place).when(command).types).toEqual([]);
      expect(given(begin()).when(command).types).toEqual([]);
    }
  });
});

describe('progress', () => {
  const stepsOf = {
    SHIPMENT: ['TicketAccepted', 'DeliveryStarted', 'DeliveryDispatched', 'DeliveryCompleted'],
    PICKUP: ['TicketAccepted', 'TicketReady', 'TicketHandedOver'],
    RIDE: ['RideAssigned', 'RideStarted', 'RideCompleted'],
  } as const;
  const statuses = {
    SHIPMENT: ['ACCEPTED', 'ACCEPTED', 'IN_FULFILMENT', 'COMPLETED'],
    PICKUP: ['ACCEPTED', 'READY', 'COMPLETED'],
    RIDE: ['ACCEPTED', 'IN_FULFILMENT', 'COMPLETED'],
  } as const;

  it.each(['SHIPMENT', 'PICKUP', 'RIDE'] as const)('of a %s goes step by step, each said once', (type) => {
    let state = after([begin(type), place]);
    stepsOf[type].forEach((name, i) => {
      const next = decided(state, step(name));
      expect(next.events).toHaveLength(1);
      expect(next.state).toMatchObject({ status: statuses[type][i], sequence: i + 2 });
      expect(decided(next.state, step(name)).events).toEqual([]);
      state = next.state;
    });
    expect(state.status).toBe('COMPLETED');
  });

  it.each(['SHIPMENT', 'PICKUP', 'RIDE'] as const)(
    'of a %s comes to the same in any order, twice each',
    (type) => {
      const names = [...stepsOf[type], ...stepsOf[type]];
      fc.assert(
        fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
          const end = begun(after([begin(type), place, ...shuffled.map((name) => step(name))]));
          expect(end.status).toBe('COMPLETED');
          expect(end.sequence).toBeLessThanOrEqual(1 + stepsOf[type].length);
        }),
        { numRuns: 50 },
      );
    },
  );

  it('of another fulfilment, of an order not placed, refused or cancelled, changes nothing', () => {
    expect(given(begin('SHIPMENT'), place).when(step('TicketReady')).types).toEqual([]);
    expect(given(begin('PICKUP'), place).when(step('DeliveryDispatched')).types).toEqual([]);
    expect(given(begin('RIDE'), place).when(step('TicketAccepted')).types).toEqual([]);
    for (const before of [
      [],
      [park],
      [undoShort],
      [undoShort, finishUndo],
      [place, wantOut, withdrawn],
      [place, wantOut, withdrawn, refunded],
    ])
      expect(given(begin(), ...before).when(step('DeliveryCompleted')).types).toEqual([]);
  });

  it('goes on while a cancellation is asked for', () => {
    expect(given(begin(), place, wantOut).when(step('TicketAccepted')).types).toEqual(['OrderProgressed']);
  });
});

// ---- any commands in any order -------------------------------------------------------------------------------------

const said: ReadonlySet<string> = new Set(orderEventTypes);

const rank: Readonly<Record<OrderStatus, number>> = {
  PLACING: 0,
  PLACED: 1,
  ACCEPTED: 2,
  IN_FULFILMENT: 3,
  READY: 3,
  CANCELLATION_REQUESTED: 4,
  OUT_OF_STOCK: 9,
  PAYMENT_FAILED: 9,
  COMPLETED: 9,
  NO_SHOW: 9,
  CANCELLED: 9,
};

/** The only way down is out of an undecided cancellation, to no less than before it. */
const goesBack = (from: OrderStatus, to: OrderStatus, beforeRequest: OrderStatus) =>
  from === 'CANCELLATION_REQUESTED' ? rank[to] < rank[beforeRequest] : rank[to] < rank[from];

const histories = fc.record({
  type: fc.constantFrom('SHIPMENT' as const, 'PICKUP' as const, 'RIDE' as const),
  /** Half of the histories are about what comes after placing, and a third of those about cancelling. */
  first: fc.constantFrom<OrderCommand[]>([], [], [], [place], [place, wantOut], [place, wantOut, announce]),
  commands: fc.array(
    fc.record({ command: fc.constantFrom(...allCommands), wait: fc.constantFrom(0, 1, 2_000, 70_000) }),
    { maxLength: 30 },
  ),
});

/** Without what dispatchers need of a booking, and couriers of a shipment: nothing else carries a name or an address. */
const withoutWhere = (heard: PublishedEvent | null) => {
  if (heard?.type !== 'OrderPlaced') return heard;
  const { trip: _, shipment: __, ...data } = heard.data as { trip?: unknown; shipment?: unknown };
  return { ...heard, data };
};

describe('whatever is said to an order, in any order', () => {
  it('its sequence counts what others hear without a gap, its status never goes back, and an end is an end', () => {
    fc.assert(
      fc.property(histories, ({ type, first, commands }) => {
        let now = 1_000;
        let state: Order = after([begin(type)]);
        let beforeRequest: OrderStatus = 'PLACED';
        let withdrawnOnce = false;
        let turned = false;
        for (const { command, wait } of [...first.map((command) => ({ command, wait: 0 })), ...commands]) {
          now += wait;
          const timed = 'at' in command ? ({ ...command, at: at(now) } as OrderCommand) : command;
          const old = begun(state);
          const next = decided(state, timed);
          let walked: Order = state;
          for (const event of next.events) {
            const from = begun(walked);
            walked = order.evolve(walked, event);
            const to = begun(walked);
            const heardOf = publish(event, walked, 'ord_1' as never);
            expect(heardOf !== null).toBe(isPublished(event));
            if (heardOf) expect(said).toContain(heardOf.type);
            expect(to.sequence).toBe(from.sequence + (heardOf ? 1 : 0));
            if (heardOf) expect(heardOf.data).toMatchObject({ sequence: to.sequence, status: to.status });
            if (to.status !== from.status)
              expect(heardOf, `${from.status} → ${to.status} in silence`).not.toBeNull();
            if (event.type === 'ReopeningNoted') beforeRequest = 'PLACED';
            const wentBack = goesBack(from.status, to.status, beforeRequest);
            expect(wentBack, `${from.status} → ${to.status}`).toBe(event.type === 'OrderReopened');
            if (event.type === 'OrderCancellationRequested') beforeRequest = from.status;
            if (withdrawnOnce)
              expect(event.type).not.toMatch(/Progress|Completed|Collected|Reopen|Dropped|Refused/);
            if (event.type === 'OrderWithdrawn') withdrawnOnce = true;
            if (turned) expect(event.type).toMatch(/UndoParked|OrderRefused/);
            if (event.type === 'UndoBegun') turned = true;
            if (event.type === 'OrderPlaced') expect(isPlacing(from)).toBe(true);
          }
          state = next.state;
          expect(walked).toEqual(state);
          if (finals.has(old.status)) expect(state, `${command.type} after ${old.status}`).toEqual(old);
          const { status } = begun(state);
          expect('placing' in state).toBe(status === 'PLACING');
          expect('placing' in state && 'cancelling' in state).toBe(false);
          expect(lookAtOf(state) !== null).toBe(
            'placing' in state || 'cancelling' in state || 'resending' in state,
          );
          expect(Object.values(state).includes(undefined)).toBe(false);
          if (finals.has(status)) expect(JSON.stringify(state)).not.toContain(theToken);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('the same command a second time at the same moment says nothing new', () => {
    fc.assert(
      fc.property(histories, ({ type, first, commands }) => {
        let state: Order = after([begin(type), ...first]);
        for (const { command } of commands) {
          state = decided(state, command).state;
          // a parked attempt is parked again, by the same words
          if (command.type === 'ParkPlacing') expect(decided(state, command).state).toEqual(state);
          else expect(decided(state, command).events, command.type).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('what others hear is in the published form, and the journal keeps no secret', () => {
    fc.assert(
      fc.property(histories, ({ type, first, commands }) => {
        let state: Order = { status: 'absent' };
        for (const command of [begin(type), ...first, ...commands.map((c) => c.command)]) {
          for (const event of decided(state, command).events as OrderEvent[]) {
            state = order.evolve(state, event);
            const heard = publish(event, state, 'ord_1' as never);
            const outside = JSON.stringify([recorded(event), withoutWhere(heard)]);
            for (const secret of [theToken, 'Minji', 'Sejong', '1234 5678', 'changed my mind'])
              expect(outside).not.toContain(secret);
          }
        }
        expect(isBegun(state)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
