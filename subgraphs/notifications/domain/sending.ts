import type { Instant } from '@jumun/platform/kernel/clock';
import type { Contact } from './contact.ts';
import { isLimited, type Lately, nothingLately, withinLimits } from './limits.ts';
import { isOfAccount } from './news.ts';
import {
  addressOf,
  expiryOf,
  type KnownNotification,
  type Notification,
  type NotificationId,
  type Outcome,
  waitsUntil,
} from './notification.ts';

/** Where a notification goes and to whom; null for what concerns an account, of which customers is asked when it is sent. */
export type Recipient = { readonly contact: Contact; readonly to: string } | null;

/** A notification that is due, as its row has it. */
export type Due = {
  readonly id: NotificationId;
  readonly customerId: string;
  readonly state: Notification;
  readonly claim: string | null;
  readonly handedOverAt: Instant | null;
};

/** What it is looked at with. */
export type Looking = {
  readonly at: Instant;
  readonly contacts: ReadonlyMap<string, Contact>;
  /** What customers were told within the hour. */
  readonly told: ReadonlyMap<string, Lately>;
  /** Products that cannot be bought now. */
  readonly gone: ReadonlySet<string>;
  /** How many messages of each customer are on their way; counted on. */
  readonly underWay: Map<string, number>;
  readonly placesOfOne: number;
  readonly textsAnHour: number;
};

type Sendable = {
  readonly id: NotificationId;
  readonly state: KnownNotification;
  readonly recipient: Recipient;
};

/** What is to be sent, or what is to be recorded of it instead. */
export type Examined<Row> =
  | { readonly sendable: Sendable }
  | { readonly row: Row; readonly outcome: Outcome };

/** The product that a notification says is back; none for any other. */
export const restockedBy = (state: Notification): readonly string[] =>
  state.status !== 'absent' && state.news.topic === 'RESTOCKED' ? [state.news.productId] : [];

/** Whether limits count it: a repeat, or one whose claim has ended, was counted before. */
export const isFirstOfLimited = ({ claim, state }: Pick<Due, 'claim' | 'state'>): boolean =>
  claim === null && state.status !== 'absent' && state.attempts === 0 && isLimited(state);

/** Whether a provider may have taken it already: an earlier claim ended without a word, or its answer stayed unknown. */
const mayBeSent = ({ claim, state }: Pick<Due, 'claim' | 'state'>): boolean =>
  claim !== null || (state.status !== 'absent' && state.attempts > 0 && state.reason !== noContact.reason);

const noContact = { type: 'unknown', reason: 'NO_CONTACT' } as const satisfies Outcome;

/** To whom a notification is sent now; or what is to be recorded because it is not. */
const recipientOf = (
  { state, customerId }: Due,
  { contacts, gone, at }: Looking,
): Omit<Sendable, 'id'> | { readonly outcome: Outcome } => {
  if (state.status === 'absent') return { outcome: noContact };
  if (restockedBy(state).some((productId) => gone.has(productId)))
    return { outcome: { type: 'unwanted', reason: 'SOLD_OUT' } };
  const expired = expiryOf(state.news, state.happenedAt, at);
  if (expired !== null) return { outcome: { type: 'unwanted', reason: expired } };
  if (isOfAccount(state.news)) return { state, recipient: null };
  // customers may not have been heard yet: events are in order within one source only
  const contact = contacts.get(customerId);
  if (!contact) return { outcome: noContact };
  const address = addressOf(state, contact);
  if ('unwanted' in address) return { outcome: { type: 'unwanted', reason: address.unwanted } };
  const until = waitsUntil(state, contact, at);
  if (until !== null) return { outcome: { type: 'tooEarly', until } };
  return { state, recipient: { contact, to: address.to } };
};

/**
 * What each of these is now: to be sent, or not, with what is to be recorded instead. Those of a customer who has no place left
 * are not among them. `changed` is what customers have been told lately with them.
 */
export const examined = <Row extends Due>(
  rows: readonly Row[],
  looking: Looking,
): { readonly each: readonly Examined<Row>[]; readonly changed: ReadonlyMap<string, Lately> } => {
  const { told, underWay, placesOfOne, textsAnHour, at } = looking;
  const changed = new Map<string, Lately>();

  const one = (row: Row): Examined<Row> | undefined => {
    const { id, customerId, handedOverAt } = row;
    // its claim has ended, so whoever had it will never say what came of it
    if (handedOverAt !== null) return { row, outcome: { type: 'uncertain' } };
    const found = recipientOf(row, looking);
    if ('outcome' in found) {
      // what is not wanted any more is not tried again, but nobody can say that it was never sent
      const isUncertain = found.outcome.type === 'unwanted' && mayBeSent(row);
      return { row, outcome: isUncertain ? { type: 'uncertain' } : found.outcome };
    }
    const places = underWay.get(customerId) ?? 0;
    if (places >= placesOfOne) return undefined;
    if (isFirstOfLimited(row)) {
      const before = changed.get(customerId) ?? told.get(customerId) ?? nothingLately;
      const { lately, unwanted } = withinLimits(found.state, before, { at, textsAnHour });
      if (unwanted !== null) return { row, outcome: { type: 'unwanted', reason: unwanted } };
      changed.set(customerId, lately);
    }
    underWay.set(customerId, places + 1);
    return { sendable: { id, ...found } };
  };

  return { each: rows.map(one).filter((each) => each !== undefined), changed };
};
