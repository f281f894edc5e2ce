import type { ProductDetails, Registered } from '../domain/product.ts';
import type { Reservation, ReservationKey } from '../domain/reservation.ts';
import type { StockLine } from '../domain/stock.ts';
import type { MovementRow } from '../store/movements.ts';

// What resolvers are handed as the parent of a type.

export type ProductModel = Registered;

export type BookDetailsModel = Extract<ProductDetails, { kind: 'BOOK' }>;

export type MenuItemDetailsModel = Extract<ProductDetails, { kind: 'MENU_ITEM' }>;

export type StockMovementModel = Pick<MovementRow, 'sequence' | 'at' | 'kind' | 'quantity' | 'reason'> & {
  readonly onHandBefore: number;
  readonly onHandAfter: number;
  readonly availableBefore: number;
  readonly availableAfter: number;
  readonly staffId: string | null;
  readonly orderId: string | null;
};

export type StockReservationModel = {
  readonly __typename: 'StockReservation';
  readonly key: ReservationKey;
  readonly state: Exclude<Reservation['status'], 'absent'>;
  readonly lines: readonly StockLine[];
};

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
