import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { Logger } from '@jumun/platform/process/logger';
import type { Product, ProductCommand, ProductEvent, ProductId, ProductRejection } from './domain/product.ts';
import type {
  Reservation,
  ReservationCommand,
  ReservationEvent,
  ReservationKey,
  ReservationRejection,
} from './domain/reservation.ts';
import type { KeyUse } from './store/idempotency.ts';

/** What this context offers inside one unit of work. */
export type Catalog = {
  readonly at: Instant;
  readonly product: (
    id: ProductId,
    command: ProductCommand,
  ) => Promise<Handled<Product, ProductEvent, ProductRejection>>;
  readonly loadProduct: (id: ProductId) => Promise<Product | undefined>;
  /** Throws StockShort, which undoes the unit of work, where not every line can be held. */
  readonly reservation: (
    key: ReservationKey,
    command: ReservationCommand,
  ) => Promise<Handled<Reservation, ReservationEvent, ReservationRejection>>;
  /** What the caller's key was used for before. */
  readonly findKeyUse: (caller: string, key: string) => Promise<KeyUse | undefined>;
  readonly saveKeyUse: (use: Omit<KeyUse, 'at'>) => Promise<void>;
  readonly log: Logger;
};
