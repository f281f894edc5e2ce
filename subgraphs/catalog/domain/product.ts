import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import { fingerprint } from '@jumun/platform/kernel/ids';
import type { Money } from '@jumun/platform/kernel/money';
import type { OptionGroup } from '@jumun/schema/item-options';

export type ProductId = string & { readonly __brand: 'ProductId' };
export type StoreId = string & { readonly __brand: 'StoreId' };
export type RideClass = 'BASIC' | 'PRIME' | 'PLATINUM';

/** Sells every book of which nobody said who sells it. */
export const bookshop = 'sto_bookshop' as StoreId;

/** What depends on the kind of a product. */
export type ProductDetails =
  | {
      readonly kind: 'BOOK';
      readonly author: string;
      readonly isbn: string | null;
      /** Absent: the bookshop. */
      readonly storeId?: StoreId;
    }
  | { readonly kind: 'MENU_ITEM'; readonly storeId: StoreId }
  | { readonly kind: 'RIDE_CLASS'; readonly rideClass: RideClass };

export type ProductFacts = {
  readonly id: ProductId;
  readonly title: string;
  readonly price: Money;
  readonly details: ProductDetails;
  /** What customers choose of it; absent where there is nothing to choose. Items on a menu only. */
  readonly options?: readonly OptionGroup[];
} & Described;

/** What is said of a product on its page. Absent or null: nothing. */
export type Described = {
  readonly description?: string | null | undefined;
  /** The heading under which it stands. */
  readonly category?: string | null | undefined;
  readonly pictureUrl?: string | null | undefined;
};

/** What may be changed of a product; what is absent stays as it is. Author and ISBN are of books only. */
export type ProductChanges = Described & {
  readonly title?: string | undefined;
  readonly price?: Money | undefined;
  readonly author?: string | undefined;
  readonly isbn?: string | null | undefined;
};

export type Product =
  | { readonly status: 'absent' }
  | (ProductFacts & {
      readonly status: 'registered';
      /** Whether it is on offer. Whether a copy is left is another matter, of its stock. */
      readonly available: boolean;
      readonly registeredAt: Instant;
    });

export type ProductCommand =
  /** `stock` is the initial number of copies; it is ignored where copies are not counted. */
  | { type: 'RegisterProduct'; product: ProductFacts; stock: number; at: Instant }
  | { type: 'SetAvailability'; available: boolean }
  | { type: 'RestockProduct'; quantity: number }
  | { type: 'UpdateProduct'; changes: ProductChanges }
  /** All of them; none for an item of which nothing is chosen. `currency` is that of their prices. */
  | { type: 'SetProductOptions'; options: readonly OptionGroup[]; currency: string | null }
  /** `available` copies are promised to nobody now; null where copies are not counted. */
  | { type: 'AdjustStock'; change: number; reason: string; available: number | null };

export type ProductEvent =
  /** `stock` is null where copies are not counted. */
  | { type: 'ProductRegistered'; product: ProductFacts; stock: number | null; registeredAt: Instant }
  | { type: 'AvailabilitySet'; available: boolean }
  | { type: 'ProductRestocked'; quantity: number }
  | { type: 'ProductUpdated'; changes: ProductChanges }
  | { type: 'OptionsSet'; options: readonly OptionGroup[] }
  /** Copies were counted that nobody had entered, or were missing: `change` is not zero. */
  | { type: 'StockAdjusted'; change: number; reason: string };

export type ProductRejection =
  | { type: 'ProductNotFound' }
  | { type: 'StockNotCounted' }
  /** An author or an ISBN was given for something that is no book. */
  | { type: 'OfBooksOnly'; field: 'author' | 'isbn' }
  /** Nothing is chosen of what is no item on a menu. */
  | { type: 'OfMenuItemsOnly' }
  /** What is chosen is paid for together with the product. */
  | { type: 'OtherCurrency'; currency: string }
  /** So many copies cannot be taken out: the others are promised to orders. */
  | { type: 'StockPromised'; available: number };

export const product: Decider<ProductCommand, Product, ProductEvent, ProductRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'RegisterProduct': {
        if (isRegistered(state)) return accept(); // a repeated request
        const { product, at: registeredAt } = command;
        const stock = isCounted(product.details) ? command.stock : null;
        return accept({ type: 'ProductRegistered', product, stock, registeredAt });
      }
      case 'SetAvailability':
        if (!isRegistered(state)) return reject({ type: 'ProductNotFound' });
        if (state.available === command.available) return accept();
        return accept({ type: 'AvailabilitySet', available: command.available });
      case 'RestockProduct':
        if (!isRegistered(state)) return reject({ type: 'ProductNotFound' });
        if (!isCounted(state.details)) return reject({ type: 'StockNotCounted' });
        return accept({ type: 'ProductRestocked', quantity: command.quantity });
      case 'UpdateProduct': {
        if (!isRegistered(state)) return reject({ type: 'ProductNotFound' });
        const { changes } = command;
        const ofBooks = (['author', 'isbn'] as const).find((field) => changes[field] !== undefined);
        if (ofBooks && state.details.kind !== 'BOOK') return reject({ type: 'OfBooksOnly', field: ofBooks });
        const other = changes.price && changes.price.currency !== state.price.currency;
        if (other && hasExtras(state))
          return reject({ type: 'OtherCurrency', currency: state.price.currency });
        const made = differing(state, changes);
        return Object.keys(made).length === 0 ? accept() : accept({ type: 'ProductUpdated', changes: made });
      }
      case 'SetProductOptions': {
        if (!isRegistered(state)) return reject({ type: 'ProductNotFound' });
        if (state.details.kind !== 'MENU_ITEM') return reject({ type: 'OfMenuItemsOnly' });
        const { options, currency } = command;
        if (currency !== null && currency !== state.price.currency)
          return reject({ type: 'OtherCurrency', currency: state.price.currency });
        const isSame = fingerprint(options) === fingerprint(state.options ?? []);
        return isSame ? accept() : accept({ type: 'OptionsSet', options });
      }
      case 'AdjustStock': {
        if (!isRegistered(state)) return reject({ type: 'ProductNotFound' });
        const { change, reason, available } = command;
        if (available === null) return reject({ type: 'StockNotCounted' });
        if (available + change < 0) return reject({ type: 'StockPromised', available });
        return accept({ type: 'StockAdjusted', change, reason });
      }
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'ProductRegistered')
      return { ...event.product, status: 'registered', available: true, registeredAt: event.registeredAt };
    if (!isRegistered(state)) return state; // nothing else happens to a product before it is registered
    switch (event.type) {
      case 'AvailabilitySet':
        return { ...state, available: event.available };
      case 'ProductRestocked':
      case 'StockAdjusted':
        return state; // the stock ledger holds the copies
      case 'ProductUpdated':
        return updated(state, event.changes);
      case 'OptionsSet': {
        const { options: _, ...plain } = state;
        return event.options.length > 0 ? { ...plain, options: event.options } : plain;
      }
      default:
        return never(event);
    }
  },
};

/** Those of the changes by which the product becomes another. */
const differing = (state: Registered, changes: ProductChanges): ProductChanges => {
  const { details, title, price, description = null, category = null, pictureUrl = null } = state;
  const now: Required<ProductChanges> = {
    title,
    price,
    description,
    category,
    pictureUrl,
    author: details.kind === 'BOOK' ? details.author : '',
    isbn: details.kind === 'BOOK' ? details.isbn : null,
  };
  const isOther = ([field, value]: [string, unknown]): boolean => {
    if (field === 'price' && changes.price)
      return changes.price.minorUnits !== price.minorUnits || changes.price.currency !== price.currency;
    return value !== undefined && value !== now[field as keyof ProductChanges];
  };
  return Object.fromEntries(Object.entries(changes).filter(isOther));
};

const updated = (
  state: Registered,
  { author, isbn, title = state.title, price = state.price, ...described }: ProductChanges,
): Registered => {
  const { details } = state;
  const next = { ...state, ...described, title, price };
  if (details.kind !== 'BOOK') return next;
  const ofBook = { ...(author !== undefined && { author }), ...(isbn !== undefined && { isbn }) };
  return { ...next, details: { ...details, ...ofBook } };
};

const hasExtras = ({ options = [] }: Registered): boolean =>
  options.some((group) => group.options.some(({ extra }) => extra !== 0));

export type Registered = Extract<Product, { status: 'registered' }>;

export const isRegistered = (state: Product): state is Registered => state.status === 'registered';

/** Only copies of books are counted, and so reserved: coffees and rides are made to order. */
export const isCounted = (details: ProductDetails): boolean => details.kind === 'BOOK';

/** The store that prepares it, or null for a ride. */
export const storeOf = (details: ProductDetails): StoreId | null => {
  switch (details.kind) {
    case 'BOOK':
      return details.storeId ?? bookshop;
    case 'MENU_ITEM':
      return details.storeId;
    case 'RIDE_CLASS':
      return null;
  }
};

/** How a store can give its customers what they ordered. */
export type StoreFulfilment = 'SHIPMENT' | 'PICKUP';

/** What catalog knows of a store. */
export type KnownStore = { readonly id: StoreId; readonly fulfilments: readonly StoreFulfilment[] };

/** Why a product cannot be sold by its store; null where it can. Books are shipped, and menus are picked up. */
export const storeProblem = (
  details: ProductDetails,
  store: KnownStore | undefined,
): 'NO_STORE' | 'NOT_OFFERED' | null => {
  const way = details.kind === 'BOOK' ? 'SHIPMENT' : 'PICKUP';
  if (storeOf(details) === null || (store === undefined && storeOf(details) === bookshop)) return null;
  if (!store) return 'NO_STORE';
  return store.fulfilments.includes(way) ? null : 'NOT_OFFERED';
};

/** Whether a ride costs less than the minimum fare, or is in another currency; either way it cannot be registered. */
export const isBelowMinimum = (
  { price, details }: Pick<ProductFacts, 'price' | 'details'>,
  minimumFare: Money,
): boolean =>
  details.kind === 'RIDE_CLASS' &&
  (price.currency !== minimumFare.currency || price.minorUnits < minimumFare.minorUnits);

/**
 * What a product costs today. A ride costs at least the minimum fare, even if it was registered for less before the minimum was
 * raised; its registered price does not change.
 */
export const priceOf = (
  { price, details }: Pick<ProductFacts, 'price' | 'details'>,
  minimumFare: Money,
): Money =>
  isBelowMinimum({ price, details }, minimumFare) && price.currency === minimumFare.currency
    ? minimumFare
    : price;

/** Whether it may be ordered now; `stock` is null where copies are not counted. */
export const canBeOrdered = ({ available }: Registered, stock: number | null): boolean =>
  available && (stock === null || stock > 0);
