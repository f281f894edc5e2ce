import type { Instant } from '@jumun/platform/kernel/clock';
import { answerOf, withdrawalIn } from '@jumun/schema/withdrawal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../test/given.ts';
import {
  type OrderId,
  type StoreId,
  type Ticket,
  type TicketCommand,
  type TicketDetails,
  ticket,
} from '../domain/ticket.ts';

const details: TicketDetails = {
  orderId: 'ord_1' as OrderId,
  storeId: 'sto_cafe1' as StoreId,
  customerId: 'cus_minji',
  fulfilment: 'PICKUP',
  lines: [{ productId: 'prd_latte', title: '카페 라떼', quantity: 2 }],
  correlationId: 'cor_1',
};

const open = {
  type: 'OpenTicket',
  details,
  acceptBy: 601 as Instant,
  prepMinutes: null,
  at: 1 as Instant,
} as const;
const openAutomatically: TicketCommand = { ...open, acceptBy: null, prepMinutes: 15 };
const at = 2_000 as Instant;
const accept: TicketCommand = { type: 'AcceptTicket', prepMinutes: 10, at };
const reject: TicketCommand = { type: 'RejectTicket', reason: '재료가 떨어졌습니다' };
const ready: TicketCommand = { type: 'ReadyTicket', at: 60_000 as Instant };
const handOver: TicketCommand = { type: 'HandOverTicket' };
const withdraw: TicketCommand = { type: 'WithdrawTicket' };
const close: TicketCommand = { type: 'CloseTicket' };

const outcome = outcomeOf(ticket);
const after = (...commands: TicketCommand[]) => {
  const { state, ...rest } = outcome(...commands);
  return { ...rest, state, status: state.status, answer: withdrawalIn(state) };
};

const withdrawn = { outcome: 'WITHDRAWN', reason: null };

describe('a ticket', () => {
  it('waits for the staff, or is accepted at once where the store accepts everything', () => {
    expect(after(open)).toMatchObject({
      outcome: ['TicketOpened'],
      state: { ...details, status: 'OPEN', openedAt: 1, acceptBy: 601, prepMinutes: null, withdrawal: null },
    });
    expect(after(openAutomatically)).toMatchObject({
      outcome: ['TicketOpened', 'TicketAccepted'],
      state: { status: 'ACCEPTED', acceptBy: null, prepMinutes: 15 },
    });
  });

  it('opens once', () => {
    expect(after(open, open)).toMatchObject({ outcome: [], status: 'OPEN' });
    expect(after(open, accept, openAutomatically)).toMatchObject({ outcome: [], status: 'ACCEPTED' });
  });

  it('is accepted with the time it will take', () => {
    expect(after(open, accept)).toMatchObject({
      outcome: ['TicketAccepted'],
      state: { status: 'ACCEPTED', prepMinutes: 10 },
    });
  });

  it('accepted again as before changes nothing; accepted with another time is refused', () => {
    expect(after(open, accept, accept)).toMatchObject({ outcome: [], status: 'ACCEPTED' });
    expect(after(open, accept, { type: 'AcceptTicket', prepMinutes: 20, at })).toMatchObject({
      outcome: 'TicketNotOpen',
      state: { prepMinutes: 10 },
    });
  });

  it('is rejected once', () => {
    expect(after(open, reject)).toMatchObject({ outcome: ['TicketRejected'], status: 'REJECTED' });
    expect(after(open, reject, reject)).toMatchObject({ outcome: [], status: 'REJECTED' });
  });

  it('is accepted or rejected, never both [CF-03 CF-31]', () => {
    expect(after(open, accept, reject)).toMatchObject({ outcome: 'TicketNotOpen', status: 'ACCEPTED' });
    expect(after(open, reject, accept)).toMatchObject({ outcome: 'TicketNotOpen', status: 'REJECTED' });
  });

  it('is ready after it was accepted, once', () => {
    expect(after(open, ready)).toMatchObject({ outcome: 'TicketNotAccepted', status: 'OPEN' });
    expect(after(open, reject, ready).outcome).toBe('TicketNotAccepted');
    expect(after(open, accept, ready)).toMatchObject({ outcome: ['TicketReady'], status: 'READY' });
    expect(after(open, accept, ready, ready)).toMatchObject({ outcome: [], status: 'READY' });
    expect(after(open, accept, ready, accept).outcome).toBe('TicketNotOpen');
  });

  it('is handed over after it was ready, once', () => {
    expect(after(open, accept, handOver)).toMatchObject({ outcome: 'TicketNotReady', status: 'ACCEPTED' });
    expect(after(open, accept, ready, handOver)).toMatchObject({
      outcome: ['TicketHandedOver'],
      status: 'HANDED_OVER',
    });
    expect(after(open, accept, ready, handOver, handOver)).toMatchObject({ outcome: [] });
    expect(after(open, accept, ready, handOver, ready).outcome).toBe('TicketNotAccepted');
  });

  it('that never opened is not found', () => {
    for (const command of [accept, reject, ready, handOver]) {
      expect(after(command).outcome).toBe('TicketNotFound');
      expect(after(withdraw, command).outcome).toBe('TicketNotFound');
    }
  });
});

describe('an acceptance by mistake', () => {
  const undoAt = (ms: number): TicketCommand => ({
    type: 'UndoAcceptance',
    acceptBy: (ms + 60_000) as Instant,
    at: ms as Instant,
  });
  const undo = undoAt(at + 30_000);
  const rejectionOf = (...commands: TicketCommand[]) => {
    const command = commands.pop() as TicketCommand;
    const decision = ticket.decide(command, outcome(...commands).state);
    return 'rejection' in decision ? decision.rejection : 'accepted';
  };

  it('is taken back within 30 seconds: the ticket is open, and the staff have time to decide again', () => {
    expect(after(open, accept, undo)).toMatchObject({
      outcome: ['AcceptanceUndone'],
      state: { status: 'OPEN', prepMinutes: null, acceptBy: 92_000 },
    });
    expect(after(open, accept, undo).state).not.toHaveProperty('acceptedAt');
    expect(after({ ...open, acceptBy: 600_000 as Instant }, accept, undo).state).toMatchObject({
      acceptBy: 600_000, // never less time than there was
    });
    expect(after(open, accept, undo, undo).outcome).toEqual([]);
  });

  it('stands after 30 seconds', () => {
    expect(rejectionOf(open, accept, undoAt(at + 30_001))).toMatchObject({ why: 'TOO_LATE' });
  });

  it('stands once anything else was done, or a customer was told that it is too late', () => {
    for (const since of [
      [ready],
      [withdraw],
      [ready, handOver],
      [{ type: 'CancelTicket', reason: 'x' } as const],
    ])
      expect(rejectionOf(open, accept, ...since, undo)).toMatchObject({ why: 'GONE_ON' });
    expect(rejectionOf(open, reject, undo)).toMatchObject({ why: 'GONE_ON' });
  });

  it('stands where nobody accepted it, and where it is packed at once', () => {
    expect(rejectionOf({ ...openAutomatically, at } as TicketCommand, undo)).toMatchObject({
      why: 'BY_ITSELF',
    });
    const shipped: TicketCommand = { ...open, details: { ...details, fulfilment: 'SHIPMENT' } };
    expect(rejectionOf(shipped, accept, undo)).toMatchObject({ why: 'SHIPMENT' });
  });

  it('leaves everything open: it can be accepted again, rejected or withdrawn', () => {
    expect(after(open, accept, undo, accept)).toMatchObject({ status: 'ACCEPTED' });
    expect(after(open, accept, undo, reject)).toMatchObject({ status: 'REJECTED' });
    expect(after(open, accept, undo, withdraw)).toMatchObject({ status: 'CANCELLED', answer: withdrawn });
  });
});

describe('a ticket that the store gives up', () => {
  const cancel: TicketCommand = { type: 'CancelTicket', reason: '오븐이 고장 났습니다' };

  it('is cancelled after it was accepted and before it is handed over, once', () => {
    for (const before of [[open, accept], [open, accept, ready], [openAutomatically]])
      expect(after(...before, cancel)).toMatchObject({ outcome: ['TicketCancelled'], status: 'CANCELLED' });
    expect(after(open, accept, cancel, cancel)).toMatchObject({ outcome: [], status: 'CANCELLED' });
  });

  it('can otherwise be rejected, has ended, or is not the store’s to give up', () => {
    expect(after(open, cancel)).toMatchObject({ outcome: 'TicketNotCancellable', status: 'OPEN' });
    expect(after(open, accept, ready, handOver, cancel)).toMatchObject({ status: 'HANDED_OVER' });
    expect(after(open, reject, cancel)).toMatchObject({
      outcome: 'TicketNotCancellable',
      status: 'REJECTED',
    });
    const shipped: TicketCommand = { ...open, details: { ...details, fulfilment: 'SHIPMENT' } };
    expect(after(shipped, accept, cancel)).toMatchObject({ status: 'ACCEPTED' });
  });

  it('takes no further step', () => {
    for (const command of [accept, ready, handOver])
      expect(after(open, accept, cancel, command)).toMatchObject({ status: 'CANCELLED' });
    expect(after(open, accept, cancel, withdraw).answer).toEqual(withdrawn);
  });
});

describe('a ticket that nobody comes for', () => {
  const noShow = (ms: number): TicketCommand => ({ type: 'NoShowTicket', afterMs: 1_000, at: ms as Instant });
  const isReady = [open, accept, ready]; // at 60,000

  it('is over once it has waited long enough, counted from when it was ready', () => {
    expect(after(...isReady, noShow(60_999))).toMatchObject({ outcome: 'NoShowTooEarly', status: 'READY' });
    expect(after(...isReady, noShow(61_000))).toMatchObject({ outcome: ['TicketNoShow'], status: 'NO_SHOW' });
    expect(after(...isReady, noShow(61_000), noShow(61_000)).outcome).toEqual([]);
  });

  it('waits until after the time at which it was wanted', () => {
    const later: TicketCommand = { ...open, details: { ...details, pickupAt: 90_000 as Instant } };
    expect(after(later, accept, ready, noShow(90_999))).toMatchObject({ status: 'READY' });
    expect(after(later, accept, ready, noShow(91_000))).toMatchObject({ status: 'NO_SHOW' });
  });

  it('has to be ready, and takes no further step', () => {
    expect(after(open, accept, noShow(99_000))).toMatchObject({
      outcome: 'TicketNotReady',
      status: 'ACCEPTED',
    });
    expect(after(...isReady, handOver, noShow(99_000))).toMatchObject({ status: 'HANDED_OVER' });
    expect(after(...isReady, noShow(99_000), handOver)).toMatchObject({ status: 'NO_SHOW' });
    expect(after(...isReady, noShow(99_000), withdraw).answer).toEqual({
      outcome: 'TOO_LATE',
      reason: 'NO_SHOW',
    });
  });
});

describe('a request to cancel', () => {
  it('is granted while the ticket waits, and no work is left [CF-07]', () => {
    expect(after(open, withdraw)).toMatchObject({
      outcome: ['TicketWithdrawn'],
      status: 'CANCELLED',
      answer: withdrawn,
    });
    expect(after(open, withdraw, accept)).toMatchObject({ outcome: 'TicketNotOpen', status: 'CANCELLED' });
  });

  it('is granted for a ticket that the store rejected', () => {
    expect(after(open, reject, withdraw)).toMatchObject({ status: 'REJECTED', answer: withdrawn });
  });

  it('comes too late once the ticket is accepted, and the answer says how far the work was [CF-04]', () => {
    expect(after(open, accept, withdraw)).toMatchObject({
      outcome: ['TicketWithdrawn'],
      status: 'ACCEPTED',
      answer: { outcome: 'TOO_LATE', reason: 'ACCEPTED' },
    });
    expect(after(open, accept, ready, withdraw).answer).toEqual({ outcome: 'TOO_LATE', reason: 'READY' });
    expect(after(open, accept, ready, handOver, withdraw).answer).toEqual({
      outcome: 'TOO_LATE',
      reason: 'HANDED_OVER',
    });
  });

  it('keeps its first answer, whatever happens later', () => {
    expect(after(open, withdraw, withdraw)).toMatchObject({ outcome: [], answer: withdrawn });
    expect(after(open, accept, withdraw, ready, withdraw)).toMatchObject({
      outcome: [],
      status: 'READY',
      answer: { outcome: 'TOO_LATE', reason: 'ACCEPTED' },
    });
    expect(after(open, accept, withdraw, close, withdraw).answer).toEqual({
      outcome: 'TOO_LATE',
      reason: 'ACCEPTED',
    });
  });

  it('that comes before the order leaves a tombstone: the ticket never opens', () => {
    expect(after(withdraw)).toMatchObject({
      outcome: ['TicketWithdrawn'],
      state: { status: 'withdrawn' },
      answer: withdrawn,
    });
    expect(after(withdraw, withdraw)).toMatchObject({ outcome: [], answer: withdrawn });
    expect(after(withdraw, openAutomatically)).toMatchObject({ outcome: [], state: { status: 'withdrawn' } });
  });

  it('has no answer before it is made', () => {
    expect(after().answer).toBeNull();
    expect(after(open, accept).answer).toBeNull();
  });
});

describe('a cancelled order', () => {
  it('closes its ticket as long as there is work', () => {
    for (const before of [[open], [open, accept], [open, accept, ready]])
      expect(after(...before, close)).toMatchObject({ outcome: ['TicketClosed'], status: 'CANCELLED' });
    expect(after(open, close, close)).toMatchObject({ outcome: [], status: 'CANCELLED' });
  });

  it('does not change a ticket that has ended', () => {
    expect(after(open, reject, close)).toMatchObject({ outcome: [], status: 'REJECTED' });
    expect(after(open, accept, ready, handOver, close)).toMatchObject({ outcome: [], status: 'HANDED_OVER' });
    expect(after(open, withdraw, close)).toMatchObject({ outcome: [], status: 'CANCELLED' });
  });

  it('that is heard before the order keeps the ticket from opening', () => {
    expect(after(close)).toMatchObject({ outcome: ['TicketClosed'], state: { status: 'withdrawn' } });
    expect(after(close, openAutomatically)).toMatchObject({ outcome: [], state: { status: 'withdrawn' } });
    expect(after(close, close).outcome).toEqual([]);
  });
});

describe('commands in any order, with repeats', () => {
  const commands = fc.array(
    fc.constantFrom<TicketCommand>(open, openAutomatically, accept, reject, ready, handOver, withdraw, close),
    { maxLength: 12 },
  );
  /** Everything that happened, in order. */
  const happened = (given: readonly TicketCommand[]) => {
    let state: Ticket = ticket.initial;
    return given.flatMap((command) => {
      const decision = ticket.decide(command, state);
      if ('rejection' in decision) return [];
      state = decision.events.reduce(ticket.evolve, state);
      return decision.events;
    });
  };
  const runs = { numRuns: 2_000, seed: 20_261_120 };

  it('make each event happen at most once, and a ticket is accepted or rejected, never both [CF-03]', () => {
    fc.assert(
      fc.property(commands, (given) => {
        const types = happened(given).map(({ type }) => type);
        expect(new Set(types).size).toBe(types.length);
        const answers = types.filter((type) => type === 'TicketAccepted' || type === 'TicketRejected');
        expect(answers.length).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });

  it('never accept a withdrawn ticket, and withdraw an accepted one only when its order is cancelled [CF-04]', () => {
    fc.assert(
      fc.property(commands, (given) => {
        const events = happened(given);
        const place = (type: string) => events.findIndex((event) => event.type === type);
        const decided = events.find((event) => event.type === 'TicketWithdrawn');
        const accepted = place('TicketAccepted');
        if (accepted < 0 || decided?.withdrawal.outcome !== 'WITHDRAWN') return;
        expect(place('TicketWithdrawn')).toBeGreaterThan(accepted);
        expect(place('TicketClosed')).toBeGreaterThan(accepted);
      }),
      runs,
    );
  });

  it('leave no work on a cancelled order, whenever the cancellation is heard', () => {
    fc.assert(
      fc.property(commands, commands, (before, later) => {
        const { status } = after(...before, close, ...later);
        expect(['withdrawn', 'REJECTED', 'HANDED_OVER', 'CANCELLED']).toContain(status);
      }),
      runs,
    );
  });
});

describe('lines that are cancelled', () => {
  const without = (key: string, quantity: number): TicketCommand => ({
    type: 'WithdrawLines',
    key,
    lines: [{ productId: 'prd_latte', quantity }],
  });
  const answerTo = (key: string, ...commands: TicketCommand[]) => answerOf(after(...commands).state, key);
  const two = { lines: [{ quantity: 2 }] };
  const oneLeft = { lines: [{ productId: 'prd_latte', quantity: 1 }] };

  it('leave the ticket once for each key, as long as nobody has accepted it', () => {
    expect(after(open, without('a', 1)).state).toMatchObject(oneLeft);
    expect(after(open, without('a', 1), without('a', 1))).toMatchObject({ outcome: [], state: oneLeft });
    expect(answerTo('a', open, without('a', 1), accept, without('a', 1))).toEqual(withdrawn);
  });

  it('are too late once it is accepted, and that answer stays, also when the acceptance is taken back', () => {
    const late = [open, accept, without('a', 1)] as const;
    expect(answerTo('a', ...late)).toEqual({ outcome: 'TOO_LATE', reason: 'ACCEPTED' });
    expect(after(...late).state).toMatchObject(two);
    const undo: TicketCommand = { type: 'UndoAcceptance', acceptBy: at, at };
    expect(answerTo('a', ...late, undo, without('a', 1))).toMatchObject({ outcome: 'TOO_LATE' });
    expect(answerTo('b', ...late, undo, without('b', 1))).toEqual(withdrawn);
  });

  it('may be heard before the order, which then opens without them', () => {
    const { state } = after(without('a', 1), open);
    expect(state).toMatchObject({ status: 'OPEN', ...oneLeft });
    expect(after(without('a', 1), close, open).state).toEqual({ status: 'withdrawn' });
  });

  it('of a ticket that is over, or never opens, are not taken out', () => {
    expect(answerTo('a', open, withdraw, without('a', 1))).toMatchObject({ outcome: 'TOO_LATE' });
    expect(answerTo('a', close, without('a', 1))).toMatchObject({ outcome: 'TOO_LATE' });
  });

  it('of a product that was ordered in several ways are those that are named', () => {
    const latte = { productId: 'prd_latte', title: '카페 라떼', quantity: 1 };
    const lines = [
      { ...latte, lineId: '1' },
      { ...latte, lineId: '2' },
    ];
    const out: TicketCommand = {
      type: 'WithdrawLines',
      key: 'a',
      lines: [{ productId: 'prd_latte', lineId: '2', quantity: 1 }],
    };
    const opened: TicketCommand = { ...open, details: { ...details, lines } };
    expect(after(opened, out).state).toMatchObject({ lines: [{ lineId: '1', quantity: 1 }] });
  });

  it('that others have decided about leave it whatever has been done', () => {
    const takeOut: TicketCommand = { ...without('a', 1), type: 'TakeOutLines' } as TicketCommand;
    expect(after(open, accept, takeOut, takeOut).state).toMatchObject(oneLeft);
  });
});
