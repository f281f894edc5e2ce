import type { GraphContext } from '@jumun/platform/graph/context';
import type { Locale } from '@jumun/platform/graph/locale';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { Contact } from './domain/contact.ts';
import type { Announced, News } from './domain/news.ts';
import type {
  KnownNotification,
  Message,
  Notification,
  NotificationCommand,
  NotificationEvent,
  NotificationId,
} from './domain/notification.ts';
import type { NotificationRow } from './store/notifications.ts';

/** The event that is told of. */
export type About = {
  readonly id: string;
  readonly occurredAt: Instant;
  readonly correlationId: string;
};

/** What this context offers inside one unit of work. */
export type Notifications = {
  readonly at: Instant;
  /** Plans what a customer is told of an event, once on each channel of its topic. */
  readonly tell: (about: About, customerId: string, news: News) => Promise<void>;
  readonly notification: (
    id: NotificationId,
    command: NotificationCommand,
  ) => Promise<Handled<Notification, NotificationEvent, never>>;
  /** Keeps how a customer is reached now; a newer one stays. */
  readonly hearContact: (contact: Contact & { readonly number: number }) => Promise<void>;
  /** Begins to tell many customers; a timer goes on with it. */
  readonly announce: (about: About, news: Announced) => Promise<unknown>;
  /** Tells the next customers of an announcement; false when nobody is left. */
  readonly goOnAnnouncing: (eventId: string) => Promise<boolean>;
  /** A customer could not buy these because they were short. */
  readonly waitFor: (refused: Wish) => Promise<void>;
  /** A customer has bought these. */
  readonly stopWaitingFor: (bought: Wish) => Promise<unknown>;
};

/** Products of one order; `number` is the place of its event in orders' log. */
export type Wish = {
  readonly customerId: string;
  readonly productIds: readonly string[];
  readonly number: number;
  readonly at: Instant;
};

/** What resolvers find in their context. */
export type NotificationsGraph = GraphContext<
  Notifications,
  {
    readonly notificationsById: (
      ids: readonly NotificationId[],
    ) => Promise<readonly (NotificationRow | null)[]>;
    readonly contactsById: (ids: readonly string[]) => Promise<readonly (Contact | null)[]>;
    /** The words of what was not tried yet, as they would be now. */
    readonly wordsOf: (
      notification: KnownNotification,
      contact: Pick<Contact, 'name' | 'locale'> | null,
      locale: Locale,
    ) => Message;
  }
>;
