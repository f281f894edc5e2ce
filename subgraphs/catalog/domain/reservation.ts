import { accept, type Decider, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { type MovementKind, merged, type StockLine } from './stock.ts';

/** The id of the order that the stock is held for: one reservation per order, for ever. */
export type ReservationKey = string & { readonly __brand: 'ReservationKey' };

/**
 * The stock held for one order. It ends with the order, never by the clock. RELEASED is final, even for a key that was never
 * reserved: it protects an order that was given up from a reserve that arrives late.
 */
export type Reservation =
  | { readonly status: 'absent' }
  | {
      readonly status: 'HELD' | 'SOLD' | 'RELEASED';
      /** In the form of {@link merged}; none where the key was released before it was ever reserved. */
      readonly lines: readonly StockLine[];
      /** What came back of a sale while the rest stands, by the refund that it came back with. */
      readonly takenBack?: readonly TakenBack[];
    };

type TakenBack = { readonly key: string; readonly lines: readonly StockLine[] };

export type ReservationCommand =
  | { type: 'ReserveStock'; lines: readonly StockLine[] }
  /** The order stands. */
  | { type: 'SellStock' }
  /** Some of what was sold comes back, once for each key; never more than was sold. */
  | { type: 'TakeBackStock'; key: string; lines: readonly StockLine[] }
  /** The order did not come about, or is cancelled. */
  | { type: 'ReleaseStock' };

export type ReservationEvent =
  | {
      readonly type: 'StockHeld' | 'StockSold' | 'StockReleased' | 'StockReturned';
      readonly lines: readonly StockLine[];
    }
  | { readonly type: 'StockTakenBack'; readonly key: string; readonly lines: readonly StockLine[] };

export type ReservationRejection = { type: 'NothingReserved' } | { type: 'OtherLinesReserved' };

export const reservation: Decider<ReservationCommand, Reservation, ReservationEvent, ReservationRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'ReserveStock': {
        const lines = merged(command.lines);
        if (state.status === 'absent') return accept({ type: 'StockHeld', lines });
        if (state.status === 'RELEASED' || sameLines(state.lines, lines)) return accept(); // the first answer again
        return reject({ type: 'OtherLinesReserved' });
      }
      case 'SellStock':
        if (state.status === 'absent') return reject({ type: 'NothingReserved' });
        return state.status === 'HELD' ? accept({ type: 'StockSold', lines: state.lines }) : accept();
      case 'TakeBackStock':
        return takeBack(state, command.key, merged(command.lines));
      case 'ReleaseStock':
        switch (state.status) {
          case 'absent':
            return accept({ type: 'StockReleased', lines: [] });
          case 'HELD':
            return accept({ type: 'StockReleased', lines: state.lines });
          case 'SOLD':
            return accept({ type: 'StockReturned', lines: leftOf(state) });
          case 'RELEASED':
            return accept();
          default:
            return never(state);
        }
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'StockTakenBack') {
      if (state.status !== 'SOLD') return state;
      const { key, lines } = event;
      return { ...state, takenBack: [...(state.takenBack ?? []), { key, lines }] };
    }
    // what came back before stays sold no more: the reservation still says what it was for
    if (event.type === 'StockReturned' && state.status === 'SOLD') return { ...state, status: 'RELEASED' };
    return { status: statusAfter[event.type], lines: event.lines };
  },
};

type Sold = Exclude<Reservation, { status: 'absent' }>;

/** What of a sale has not come back. */
const leftOf = ({ lines, takenBack = [] }: Sold): readonly StockLine[] => {
  const back = new Map(
    merged(takenBack.flatMap((each) => each.lines)).map((line) => [line.productId, line.quantity]),
  );
  return lines.flatMap(({ productId, quantity }) => {
    const left = quantity - (back.get(productId) ?? 0);
    return left > 0 ? [{ productId, quantity: left }] : [];
  });
};

/** A reservation that was released has given everything back already. */
const takeBack = (
  state: Reservation,
  key: string,
  wanted: readonly StockLine[],
): Decision<ReservationEvent, ReservationRejection> => {
  if (state.status !== 'SOLD' || state.takenBack?.some((each) => each.key === key)) return accept();
  const left = new Map(leftOf(state).map((line) => [line.productId, line.quantity]));
  const lines = wanted.flatMap(({ productId, quantity }) => {
    const most = Math.min(quantity, left.get(productId) ?? 0);
    return most > 0 ? [{ productId, quantity: most }] : [];
  });
  return lines.length > 0 ? accept({ type: 'StockTakenBack', key, lines }) : accept();
};

const statusAfter = {
  StockHeld: 'HELD',
  StockSold: 'SOLD',
  StockReleased: 'RELEASED',
  StockReturned: 'RELEASED',
} as const;

/** How the copies of an event move in the stock ledger. */
export const movementOf: Readonly<Record<ReservationEvent['type'], MovementKind>> = {
  StockHeld: 'HELD',
  StockSold: 'SOLD',
  StockReleased: 'RELEASED',
  StockReturned: 'RETURNED',
  StockTakenBack: 'TAKEN_BACK',
};

const sameLines = (a: readonly StockLine[], b: readonly StockLine[]): boolean =>
  a.length === b.length &&
  a.every(({ productId, quantity }, i) => productId === b[i]?.productId && quantity === b[i].quantity);
