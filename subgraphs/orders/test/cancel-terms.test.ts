import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DeliveryEvent, delivery } from '../../deliveries/domain/delivery.ts';
import { type TicketEvent, ticket } from '../../stores/domain/ticket.ts';
import { ride } from '../../taxis/domain/ride.ts';
import type { RideEvent } from '../../taxis/domain/ride-states.ts';
import {
  type CancelActor,
  type CancelOutcome,
  type CancelReason,
  type CancelState,
  type CancelTerm,
  cancelStateOf,
  cancelTermOf,
  cancelTerms,
  untilOf,
} from '../domain/cancel-terms.ts';
import type { Fulfilment } from '../domain/fulfilment.ts';
import type { OrderCommand } from '../domain/order.ts';
import type { Begun } from '../domain/states.ts';
import { cancelReasons } from '../resolvers/messages.ts';
import {
  after,
  announce,
  at,
  begin,
  begun,
  decided,
  finishUndo,
  givenUp,
  park,
  parkUndo,
  pend,
  place,
  queue,
  refunded,
  rejectedByStore,
  reopen,
  step,
  toBeAccepted,
  tooLate,
  undoDeclined,
  undoShort,
  undoTimedOut,
  wantOut,
  withdrawn,
} from './builders.ts';

// The table promises, and the rules of orders follow it. What a cell should say is therefore taken from elsewhere: from what those
// with the last word would answer, by their own rules, at this stage; and what comes of it is seen by giving the command.

type Type = Fulfilment['type'];
type Ways = readonly (readonly OrderCommand[])[];

const steps = {
  SHIPMENT: {
    ACCEPTED: ['TicketAccepted', 'DeliveryStarted'],
    IN_FULFILMENT: ['DeliveryDispatched'],
    COMPLETED: ['DeliveryCompleted'],
  },
  PICKUP: {
    ACCEPTED: ['TicketAccepted'],
    READY: ['TicketReady'],
    COMPLETED: ['TicketHandedOver'],
    NO_SHOW: ['TicketNoShow'],
  },
  RIDE: { ACCEPTED: ['RideAssigned'], IN_FULFILMENT: ['RideStarted'], COMPLETED: ['RideCompleted'] },
} as const;

/** Every way of some interest into each state that an order of this fulfilment can be in. */
const waysInto = (type: Type): Partial<Record<CancelState, Ways>> => {
  const begins = begin(type);
  const placed = [begins, place];
  const reached = Object.fromEntries(
    Object.entries(steps[type]).map(([state, names]) => [
      state,
      (names as readonly Parameters<typeof step>[0][]).map((name) => [...placed, step(name)]),
    ]),
  ) as Record<string, Ways>;
  const undone = [undoShort, undoDeclined, undoTimedOut];
  return {
    PLACING: [[begins], [begins, park], [begins, pend], [begins, queue]],
    UNDOING: undone.flatMap((undo) => [
      [begins, undo],
      [begins, undo, parkUndo],
      [begins, queue, undo, wantOut],
      [begins, wantOut],
    ]),
    NOT_PLACED: undone.map((undo) => [begins, undo, finishUndo]),
    PLACED: [placed, ...(type === 'PICKUP' ? [[...placed, step('TicketAccepted'), reopen]] : [])],
    ASKED: [
      [...placed, wantOut],
      [...placed, wantOut, announce],
    ],
    TOO_LATE: [
      [...placed, wantOut, tooLate],
      [...placed, wantOut, announce, tooLate],
    ],
    WITHDRAWN: [
      [...placed, wantOut, withdrawn],
      [...placed, wantOut, announce, withdrawn],
    ],
    CANCELLED: [
      [...placed, wantOut, withdrawn, refunded],
      [begins, wantOut, finishUndo],
    ],
    ...reached,
  };
};

/** What becomes of it when this actor says its command to the rules. */
const happens: Readonly<Record<Exclude<CancelActor, 'STAFF'>, (state: Begun) => CancelOutcome>> = {
  CUSTOMER(state) {
    const { events, rejection } = decided(state, wantOut);
    if (rejection) return 'REFUSED';
    if (events.some(({ type }) => type === 'CancellationBegun' || type === 'UndoBegun')) return 'ALLOWED';
    return state.status === 'CANCELLED' ? 'REFUSED' : 'NEEDS_DECISION'; // a repeat of what is done changes nothing
  },
  STORE(state) {
    const events = [rejectedByStore, givenUp].flatMap((command) => decided(state, command).events);
    return events.some(({ type }) => type === 'OrderWithdrawn') ? 'ALLOWED' : 'REFUSED';
  },
  SYSTEM(state) {
    const says = (command: OrderCommand) => decided(state, command).events.length > 0;
    if ([undoTimedOut, finishUndo, refunded].some(says)) return 'ALLOWED'; // it ends what is to end
    // its clock runs out at the store, which then rejects
    return says(toBeAccepted) && happens.STORE(state) === 'ALLOWED' ? 'NEEDS_DECISION' : 'REFUSED';
  },
};

// ---- those who have the last word -------------------------------------------------------------------------------

const openedFor = (fulfilment: Type) =>
  ({ type: 'TicketOpened', details: { fulfilment }, openedAt: 1, acceptBy: null }) as unknown as TicketEvent;
const onTicket: readonly TicketEvent[] = [
  openedFor('PICKUP'),
  { type: 'TicketAccepted', prepMinutes: null },
  { type: 'TicketReady' },
  { type: 'TicketHandedOver' },
];
const onDelivery = [
  { type: 'DeliveryStarted', details: {}, startedAt: 1 },
  { type: 'DeliveryDispatched', dispatchedAt: 2 },
  { type: 'DeliveryCompleted', deliveredAt: 3 },
] as unknown as readonly DeliveryEvent[];
const onRide = [
  { type: 'RideRequested', details: {}, requestedAt: 1 },
  { type: 'RideAssigned', taxi: {} },
  { type: 'RideStarted' },
  { type: 'RideCompleted' },
] as unknown as readonly RideEvent[];

const ticketAfter = (events: readonly TicketEvent[]) => events.reduce(ticket.evolve, ticket.initial);

/** What the authority answers to a wish to cancel, after this many of its steps. */
const withdraws = {
  SHIPMENT: (steps: number) =>
    delivery.decide(
      { type: 'WithdrawDelivery' },
      onDelivery.slice(0, steps).reduce(delivery.evolve, delivery.initial),
    ),
  PICKUP: (steps: number) => ticket.decide({ type: 'WithdrawTicket' }, ticketAfter(onTicket.slice(0, steps))),
  RIDE: (steps: number) =>
    ride.decide({ type: 'WithdrawRide' }, onRide.slice(0, steps).reduce(ride.evolve, ride.initial)),
};
const byAuthority = (type: Type, steps: number): CancelOutcome =>
  JSON.stringify(withdraws[type](steps)).includes('"WITHDRAWN"') ? 'ALLOWED' : 'REFUSED';

/** Whether the store can still reject its ticket, to which so much has happened, or give it up. */
const byStore = (...events: readonly TicketEvent[]): CancelOutcome =>
  (['RejectTicket', 'CancelTicket'] as const).some((type) => {
    const decision = ticket.decide({ type, reason: 'no milk' }, ticketAfter(events));
    return 'events' in decision && decision.events.length > 0;
  })
    ? 'ALLOWED'
    : 'REFUSED';

/** Whether the taxi desk can still give up its ride, after this many of its steps. */
const byDesk = (steps: number): CancelOutcome =>
  'events' in
  ride.decide(
    { type: 'GiveUpRide', reason: 'no taxi' },
    onRide.slice(0, steps).reduce(ride.evolve, ride.initial),
  )
    ? 'ALLOWED'
    : 'REFUSED';

/** How many steps the authority has taken when the order is in a state; several where they look the same from here. */
const stepsTaken: Record<Type, Partial<Record<CancelState, readonly number[]>>> = {
  SHIPMENT: { PLACED: [0], ACCEPTED: [0, 1], IN_FULFILMENT: [2], COMPLETED: [3] },
  PICKUP: { PLACED: [0, 1], ACCEPTED: [2], READY: [3], COMPLETED: [4] },
  RIDE: { PLACED: [0, 1], ACCEPTED: [2], IN_FULFILMENT: [3], COMPLETED: [4] },
};

/** The customer's own rules, before the order is fulfilled and after cancelling was asked for: no other context states them. */
const promised: Partial<Record<CancelState, CancelOutcome>> = {
  PLACING: 'ALLOWED',
  UNDOING: 'NEEDS_DECISION',
  NOT_PLACED: 'REFUSED',
  ASKED: 'NEEDS_DECISION',
  TOO_LATE: 'REFUSED',
  WITHDRAWN: 'NEEDS_DECISION',
  CANCELLED: 'REFUSED',
};

const truth = (type: Type, state: CancelState, actor: CancelActor): readonly CancelOutcome[] => {
  if (actor === 'STAFF') return ['REFUSED'];
  if (actor === 'CUSTOMER')
    return (
      stepsTaken[type][state]?.map((steps) => byAuthority(type, steps)) ?? [promised[state] ?? 'REFUSED']
    );
  if (actor === 'SYSTEM') return []; // its own commands say it, and no table: see above
  if (['PLACING', 'UNDOING', 'NOT_PLACED'].includes(state)) return [byStore()];
  if (type === 'RIDE') {
    // what the customer asked for or was told changes no ride, and what was withdrawn or cancelled has ended
    const asBefore = ['ASKED', 'TOO_LATE'].includes(state) ? [1] : [4];
    return [...new Set((stepsTaken.RIDE[state] ?? asBefore).filter((steps) => steps > 0).map(byDesk))];
  }
  const opened = openedFor(type);
  if (['WITHDRAWN', 'CANCELLED'].includes(state)) return [byStore(opened, { type: 'TicketClosed' })];
  if (state === 'NO_SHOW') return [byStore(...onTicket.slice(0, 3), { type: 'TicketNoShow' })];
  if (state === 'COMPLETED' && type === 'PICKUP') return [byStore(...onTicket)];
  // what the customer asked for or was told changes no ticket
  return [
    ['PLACED', 'ASKED', 'TOO_LATE'].includes(state)
      ? byStore(opened)
      : byStore(opened, { type: 'TicketAccepted', prepMinutes: null }),
  ];
};

const types: readonly Type[] = ['SHIPMENT', 'PICKUP', 'RIDE'];
const actors: readonly CancelActor[] = ['CUSTOMER', 'STAFF', 'STORE', 'SYSTEM'];
const cells = types.flatMap((type) =>
  (Object.keys(cancelTerms[type]) as CancelState[]).flatMap((state) =>
    actors.map((actor) => [type, state, actor] as const),
  ),
);

describe('who may cancel what', () => {
  it.each(cells)(
    'a %s that is %s, for %s, is as the rules have it [CF-04 CF-06 CF-07 CF-32 CT-05]',
    (type, state, actor) => {
      const ways = waysInto(type)[state] ?? [];
      const expected = new Set(truth(type, state, actor));
      expect(expected.size).toBeLessThanOrEqual(1);
      expect(ways.length, `a way into ${state}`).toBeGreaterThan(0);
      for (const way of ways) {
        const order = begun(after(way));
        expect(cancelStateOf(order, 'CUSTOMER')).toBe(state);
        const { outcome, reason, refunds } = cancelTermOf(order, actor);
        for (const said of expected) expect(outcome).toBe(said);
        if (actor !== 'STAFF')
          expect(outcome, JSON.stringify(way.map(({ type: said }) => said))).toBe(happens[actor](order));
        else expect([outcome, reason]).toEqual(['REFUSED', 'ONLY_THE_CUSTOMER']); // cancelOrder finds nothing for them: see cancel-order
        expect(reason === null).toBe(outcome === 'ALLOWED');
        const isCharged = !(actor === 'CUSTOMER' && state === 'PLACING') && reason !== 'BEING_UNDONE';
        expect(refunds).toBe(outcome !== 'REFUSED' && isCharged);
      }
    },
  );

  it('has a cell for every state that can be reached, and none besides', () => {
    for (const type of types)
      expect(Object.keys(cancelTerms[type]).sort()).toEqual(Object.keys(waysInto(type)).sort());
    expect(cells).toHaveLength(4 * (11 + 12 + 11));
  });

  it('what is allowed the authority may still refuse: it has the last word', () => {
    const seen = new Set<string>();
    for (const type of types)
      for (const [state, row] of Object.entries(cancelTerms[type]))
        for (const way of waysInto(type)[state as CancelState] ?? []) {
          const asked = decided(after(way), wantOut);
          if (row.CUSTOMER?.outcome !== 'ALLOWED' || state === 'PLACING') continue; // no authority has heard of it yet
          seen.add(`${type} ${state}`);
          const refused = decided(asked.state, tooLate).state;
          expect(refused).toMatchObject({ tooLate: 'DISPATCHED' });
          expect(refused).not.toHaveProperty('cancelling');
        }
    expect([...seen].sort()).toEqual([
      'PICKUP PLACED',
      'RIDE ACCEPTED',
      'RIDE PLACED',
      'SHIPMENT ACCEPTED',
      'SHIPMENT PLACED',
    ]);
  });

  it('whatever the customer asked for or was told, what the store decides counts: once accepted, of pick-ups only', () => {
    for (const type of ['SHIPMENT', 'PICKUP'] as const)
      for (const way of [...(waysInto(type).ASKED ?? []), ...(waysInto(type).TOO_LATE ?? [])]) {
        expect(cancelTermOf(begun(after(way)), 'STORE').outcome).toBe('ALLOWED');
        const accepted = begun(after([...way, step('TicketAccepted')]));
        const expected =
          type === 'PICKUP'
            ? { outcome: 'ALLOWED', reason: null }
            : { outcome: 'REFUSED', reason: 'ACCEPTED_BY_STORE' };
        expect(cancelTermOf(accepted, 'STORE')).toMatchObject(expected);
        expect(happens.STORE(accepted)).toBe(expected.outcome);
      }
  });

  it('ends by the clock where a clock runs: the store’s time to accept, or the end of an attempt', () => {
    const until = (actor: CancelActor, ...way: OrderCommand[]) => {
      const order = begun(after(way));
      return untilOf(order, cancelTermOf(order, actor));
    };
    expect(until('CUSTOMER', begin('PICKUP'), place, toBeAccepted)).toBe(600_000);
    expect(until('STORE', begin('PICKUP'), place, toBeAccepted)).toBe(600_000);
    expect(until('SYSTEM', begin('PICKUP'), place, toBeAccepted)).toBe(600_000);
    expect(until('CUSTOMER', begin('PICKUP'), place)).toBeNull(); // a store that accepts by itself, or has not heard
    expect(until('CUSTOMER', begin('PICKUP'), place, toBeAccepted, step('TicketAccepted'))).toBeNull();
    expect(until('CUSTOMER', begin('SHIPMENT'), place, toBeAccepted)).toBeNull(); // free beyond that time
    expect(until('CUSTOMER', begin(), park)).toBe(at(62_000));
    expect(until('CUSTOMER', begin(), pend)).toBe(at(62_000));
    expect(until('CUSTOMER', begin(), queue)).toBe(at(901_000));
    expect(until('CUSTOMER', begin())).toBeNull();
    expect(until('CUSTOMER', begin('RIDE'), place)).toBeNull();
  });
});

// ---- the page ---------------------------------------------------------------------------------------------------

const ends = { ACCEPT_BY: ' until the store’s time is up', GIVE_UP_AT: ' until it is given up' } as const;

const shown = (term: CancelTerm | null | undefined): string =>
  term
    ? `${term.outcome}${term.reason ? ` ${term.reason}` : ''}${term.until ? ends[term.until] : ''}`
    : 'as before';

const tableOf = (type: Type): string[] => [
  '| State | Customer | Staff | Store | System |',
  '|---|---|---|---|---|',
  ...Object.entries(cancelTerms[type]).map(
    ([state, row]) => `| ${[state, ...actors.map((actor) => shown(row[actor]))].join(' | ')} |`,
  ),
];

const reasonsTable = (): string[] => [
  '| Reason | 한국어 | English |',
  '|---|---|---|',
  ...Object.entries(cancelReasons).map(([reason, { ko, en }]) => `| ${reason} | ${ko} | ${en} |`),
];

describe('docs/cancelling.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/cancelling.md'), 'utf8').split('\n');
  const section = (title: string) => {
    const from = page.indexOf(`## ${title}`);
    const to = page.findIndex((line, i) => i > from && line.startsWith('## '));
    return page.slice(from, to < 0 ? undefined : to).filter((line) => line.startsWith('|'));
  };

  it.each(types)('shows for a %s what the code says', (type) => {
    expect(section(type)).toEqual(tableOf(type));
  });

  it('shows every reason as customers read it, in both languages', () => {
    expect(section('Reasons')).toEqual(reasonsTable());
    for (const { ko, en } of Object.values(cancelReasons)) {
      expect(ko).toMatch(/[가-힣].*\.$/);
      expect(en).toMatch(/^[A-Z][ -~]+\.$/);
    }
    expect(new Set(Object.values(cancelReasons).map(({ en }) => en)).size).toBe(
      Object.keys(cancelReasons).length,
    );
  });

  it('needs every reason', () => {
    const used = new Set<CancelReason | null | undefined>(
      cells.map(([type, state, actor]) => cancelTerms[type][state]?.[actor]?.reason),
    );
    expect(Object.keys(cancelReasons).filter((reason) => !used.has(reason as CancelReason))).toEqual([]);
  });
});
