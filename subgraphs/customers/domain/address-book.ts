import type { Instant } from '@jumun/platform/kernel/clock';

/** Where parcels of a customer may go, and to whom. */
export type Place = {
  /** What the customer calls it; null where it has no name. */
  readonly label: string | null;
  readonly recipient: string;
  readonly phone: string;
  readonly address: {
    readonly line1: string;
    readonly line2: string | null;
    readonly city: string;
    readonly postalCode: string | null;
  };
};

export type SavedAddress = Place & { readonly id: string; readonly savedAt: Instant };

/** The one that is offered first comes first, the others newest first. */
export type AddressBook = readonly SavedAddress[];

export const mostAddresses = 20;

export type Saved =
  | { readonly book: AddressBook; readonly saved: SavedAddress }
  | { readonly rejection: 'FULL' | 'NOT_FOUND' };

const sameText = (one: Place, other: Place): boolean =>
  one.label === other.label &&
  one.recipient === other.recipient &&
  one.phone === other.phone &&
  one.address.line1 === other.address.line1 &&
  one.address.line2 === other.address.line2 &&
  one.address.city === other.address.city &&
  one.address.postalCode === other.address.postalCode;

const inOrder = (book: AddressBook, saved: SavedAddress, isFirst: boolean): AddressBook => {
  const others = book.filter(({ id }) => id !== saved.id);
  const [first, ...rest] = others;
  if (isFirst || !first || book[0]?.id === saved.id) return [saved, ...others];
  return [first, ...[saved, ...rest].sort((a, b) => b.savedAt - a.savedAt)];
};

/** Saves a place, or changes the one of this id. The same place saved again is the one that is there. */
export const save = (
  book: AddressBook,
  place: Place,
  {
    id,
    newId,
    isFirst,
    at,
  }: {
    readonly id: string | null;
    readonly newId: () => string;
    readonly isFirst: boolean;
    readonly at: Instant;
  },
): Saved => {
  const known = id === null ? book.find((one) => sameText(one, place)) : book.find((one) => one.id === id);
  if (id !== null && !known) return { rejection: 'NOT_FOUND' };
  if (!known && book.length >= mostAddresses) return { rejection: 'FULL' };
  const saved = { ...place, id: known?.id ?? newId(), savedAt: known?.savedAt ?? at };
  return { book: inOrder(book, saved, isFirst), saved };
};

export const remove = (book: AddressBook, id: string): AddressBook => book.filter((one) => one.id !== id);
