import type { ProductDetails, Registered } from '../domain/product.ts';
import type { Reservation, ReservationKey } from '../domain/reservation.ts';
import type { StockLine } from '../domain/stock.ts';

// What resolvers are handed as the parent of a type.

export type ProductModel = Registered;

export type BookDetailsModel = Extract<ProductDetails, { kind: 'BOOK' }>;

export type MenuItemDetailsModel = Extract<ProductDetails, { kind: 'MENU_ITEM' }>;

export type StockReservationModel = {
  readonly __typename: 'StockReservation';
  readonly key: ReservationKey;
  readonly state: Exclude<Reservation['status'], 'absent'>;
  readonly lines: readonly StockLine[];
};
