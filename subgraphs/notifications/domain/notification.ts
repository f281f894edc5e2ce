import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never } from '@jumun/platform/kernel/decider';
import { idFrom } from '@jumun/platform/kernel/ids';
import type { Contact } from './contact.ts';
import { answersPaidOrder, type Channel, isAdvertising, isOfAccount, type News } from './news.ts';
import { endOfNight } from './night.ts';

export type NotificationId = string & { readonly __brand: 'NotificationId' };

/** The words that went out. */
export type Message = { readonly subject: string; readonly body: string };

/**
 * PENDING until the provider of the channel has taken it (SENT) or never will (FAILED). UNSENT was never tried, for a reason that
 * `Unwanted` names.
 */
export type NotificationStatus = 'PENDING' | 'SENT' | 'FAILED' | 'UNSENT';

/**
 * Why something was not tried: no address, one that nobody has confirmed, no consent to advertising, no provider of the channel, a
 * customer who wants to hear nothing of it, too many SMS within an hour, the same refusal told within an hour, a code or a notice
 * that is no longer to be sent, or a product that is back and was gone again before its customer was told; or the
 * customer has left.
 */
export type Unwanted =
  | 'NO_ADDRESS'
  | 'NOT_CONFIRMED'
  | 'NO_CONSENT'
  | 'NOT_CONFIGURED'
  | 'NOT_WANTED'
  | 'TOO_MANY'
  | 'ALREADY_TOLD'
  | 'EXPIRED'
  | 'SOLD_OUT'
  | 'LEFT';

export type Planned = {
  readonly customerId: string;
  readonly channel: Channel;
  readonly news: News;
  /** The event it is about. */
  readonly eventId: string;
  readonly correlationId: string;
  readonly happenedAt: Instant;
};

/** One message to one customer on one channel. */
export type Notification =
  | { readonly status: 'absent' }
  | (Planned & {
      readonly status: NotificationStatus;
      readonly attempts: number;
      /** When it is tried next; null when it never will be again. */
      readonly dueAt: Instant | null;
      readonly reason: string | null;
      /** As it was first tried, so that a repeat says the same; null before. */
      readonly message: Message | null;
      readonly sentAt: Instant | null;
    });

export type KnownNotification = Exclude<Notification, { status: 'absent' }>;

/**
 * What became of an attempt. Reasons are codes of our own, because what a provider says may contain an address. What is unknown
 * is tried again: it was not sent, or the provider knows the repeat by its key. An uncertain one may have been sent by a provider
 * that would send a repeat again, so there is none.
 */
export type Outcome =
  | { readonly type: 'sent' }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'unknown'; readonly reason: string }
  | { readonly type: 'uncertain' }
  | { readonly type: 'unwanted'; readonly reason: Unwanted }
  /** It was not tried: it waits for the end of the night. */
  | { readonly type: 'tooEarly'; readonly until: Instant };

export type NotificationCommand = {
  type: 'RecordAttempt';
  /** Which attempt it was, counted from 0. An answer to any but the current attempt changes nothing. */
  attempt: number;
  outcome: Outcome;
  message: Message | null;
  /** How long to wait after the first unknown outcome, in milliseconds. */
  pauseMs: number;
  /** Random, 0 to 1, so that messages that failed together are not tried together again. */
  jitter: number;
  at: Instant;
};

export type NotificationEvent =
  | { type: 'NotificationSent'; message: Message | null; sentAt: Instant }
  | { type: 'NotificationFailed'; reason: string; message: Message | null }
  | { type: 'NotificationDropped'; reason: Unwanted }
  | { type: 'NotificationPostponed'; reason: 'NIGHT'; dueAt: Instant }
  | { type: 'AttemptFailed'; reason: string; message: Message | null; dueAt: Instant };

export const maxAttempts = 8;

/** Each pause is this many times as long as the one before. Starting at one second, they add up to eighteen minutes. */
const growth = 3;

/** What waits for its contact is due at once when that is heard, and need not be looked at so soon. */
const growthWithoutContact = 10;

const pauseAfter = (attempt: number, pauseMs: number, reason = ''): number =>
  pauseMs * Math.max(growth ** attempt, reason === 'NO_CONTACT' ? growthWithoutContact : 1);

/** No pause is longer, given the first one. */
export const longestPause = (pauseMs: number): number => pauseAfter(maxAttempts - 2, pauseMs) * 1.5;

export const notification: Decider<NotificationCommand, Notification, NotificationEvent, never> = {
  initial: { status: 'absent' },

  decide({ attempt, outcome, message, pauseMs, jitter, at }, state) {
    if (state.status !== 'PENDING' || state.attempts !== attempt) return accept();
    switch (outcome.type) {
      case 'sent':
        return accept({ type: 'NotificationSent', message, sentAt: at });
      case 'refused':
        return accept({ type: 'NotificationFailed', reason: outcome.reason, message });
      case 'unwanted':
        return accept({ type: 'NotificationDropped', reason: outcome.reason });
      case 'tooEarly':
        return accept({ type: 'NotificationPostponed', reason: 'NIGHT', dueAt: outcome.until });
      case 'uncertain':
        return accept({ type: 'NotificationFailed', reason: 'UNCERTAIN', message });
      case 'unknown': {
        const { reason } = outcome;
        if (attempt + 1 >= maxAttempts) return accept({ type: 'NotificationFailed', reason, message });
        const pause = pauseAfter(attempt, pauseMs, reason) * (1 + jitter / 2);
        return accept({ type: 'AttemptFailed', reason, message, dueAt: later(at, Math.round(pause)) });
      }
      default:
        return never(outcome);
    }
  },

  evolve(state, event) {
    if (state.status === 'absent') return state;
    const tried = { ...state, attempts: state.attempts + 1, dueAt: null };
    switch (event.type) {
      case 'NotificationSent':
        return {
          ...tried,
          status: 'SENT',
          reason: null,
          message: state.message ?? event.message,
          sentAt: event.sentAt,
        };
      case 'NotificationFailed':
        return { ...tried, status: 'FAILED', reason: event.reason, message: state.message ?? event.message };
      case 'NotificationDropped':
        return { ...state, status: 'UNSENT', dueAt: null, reason: event.reason };
      case 'NotificationPostponed':
        return { ...state, reason: event.reason, dueAt: event.dueAt };
      case 'AttemptFailed':
        return {
          ...tried,
          reason: event.reason,
          message: state.message ?? event.message,
          dueAt: event.dueAt,
        };
      default:
        return never(event);
    }
  },
};

/** The same for each event, customer and channel, however often the event is heard. */
export const notificationIdOf = ({
  eventId,
  customerId,
  channel,
}: Pick<Planned, 'eventId' | 'customerId' | 'channel'>): NotificationId =>
  idFrom('ntf', eventId, customerId, channel) as NotificationId;

/** A new notification: to be sent now, or only kept where there is a reason not to. */
export const planned = (plan: Planned, at: Instant, unwanted: Unwanted | null): KnownNotification => ({
  ...plan,
  status: unwanted === null ? 'PENDING' : 'UNSENT',
  attempts: 0,
  dueAt: unwanted === null ? at : null,
  reason: unwanted,
  message: null,
  sentAt: null,
});

/**
 * Where to send it, as things are now: consent that was withdrawn counts for everything not sent yet, and so does whether an address
 * is confirmed. Push providers know a customer's devices by the customer's id.
 */
export const addressOf = (
  { channel, news, customerId }: Pick<Planned, 'channel' | 'news' | 'customerId'>,
  contact: Contact,
): { readonly to: string } | { readonly unwanted: Unwanted } => {
  if (contact.hasLeft) return { unwanted: 'LEFT' };
  if (isAdvertising(news.topic) && !contact.marketingConsent) return { unwanted: 'NO_CONSENT' };
  const to = { SMS: contact.phone, EMAIL: contact.email, PUSH: customerId }[channel];
  if (!to) return { unwanted: 'NO_ADDRESS' };
  const isConfirmed = { SMS: contact.phoneConfirmed, EMAIL: contact.emailConfirmed, PUSH: true }[channel];
  return isConfirmed || answersPaidOrder(news) ? { to } : { unwanted: 'NOT_CONFIRMED' };
};

/** Until when it has to wait: advertising comes by day, unless its customer has agreed to it at night; null for now. */
export const waitsUntil = (
  { news }: Pick<Planned, 'news'>,
  { nightConsent }: Pick<Contact, 'nightConsent'>,
  at: Instant,
): Instant | null => (isAdvertising(news.topic) && !nightConsent ? endOfNight(at) : null);

/** No news of an account is sent that is older: whoever begins to listen late does not tell of what is long over. */
const noticeForMs = 24 * 3_600_000;

/** Why what concerns an account is not sent any more; null as long as it is. */
export const expiryOf = (news: News, happenedAt: Instant, at: Instant): 'EXPIRED' | null => {
  if (!isOfAccount(news)) return null;
  const until = news.topic === 'CODE' ? news.expiresAt : later(happenedAt, noticeForMs);
  return at >= until ? 'EXPIRED' : null;
};
