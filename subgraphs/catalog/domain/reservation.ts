import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
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
    };

export type ReservationCommand =
  | { type: 'ReserveStock'; lines: readonly StockLine[] }
  /** The order stands. */
  | { type: 'SellStock' }
  /** The order did not come about, or is cancelled. */
  | { type: 'ReleaseStock' };

export type ReservationEvent = {
  readonly type: 'StockHeld' | 'StockSold' | 'StockReleased' | 'StockReturned';
  readonly lines: readonly StockLine[];
};

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
      case 'ReleaseStock':
        switch (state.status) {
          case 'absent':
            return accept({ type: 'StockReleased', lines: [] });
          case 'HELD':
            return accept({ type: 'StockReleased', lines: state.lines });
          case 'SOLD':
            return accept({ type: 'StockReturned', lines: state.lines });
          case 'RELEASED':
            return accept();
          default:
            return never(state);
        }
      default:
        return never(command);
    }
  },

  evolve: (_, { type, lines }) => ({ status: statusAfter[type], lines }),
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
};

const sameLines = (a: readonly StockLine[], b: readonly StockLine[]): boolean =>
  a.length === b.length &&
  a.every(({ productId, quantity }, i) => productId === b[i]?.productId && quantity === b[i].quantity);
