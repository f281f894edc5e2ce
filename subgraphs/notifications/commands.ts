import type { Instant } from '@jumun/platform/kernel/clock';
import { handler } from '@jumun/platform/kernel/handle';
import type { Tx } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { type Announcement, customersAtOnce } from './domain/announcement.ts';
import type { Contact } from './domain/contact.ts';
import { type Announced, type Channel, channelsOf, type News } from './domain/news.ts';
import {
  type NotificationCommand,
  type NotificationId,
  notification,
  notificationIdOf,
  planned,
} from './domain/notification.ts';
import { publish, recorded } from './publish.ts';
import {
  beginAnnouncement,
  findAnnouncedSince,
  holdAnnouncement,
  moveAnnouncement,
} from './store/announcements.ts';
import { findConsenting, keepContact } from './store/contacts.ts';
import { notificationRows, planNotification } from './store/notifications.ts';
import { beginWaiting, endWaiting, findWaiting, markTold } from './store/waiting-list.ts';

/** The event that customers are told about. */
type About = { readonly id: string; readonly occurredAt: Instant; readonly correlationId: string };

/** Products that a customer bought or could not buy. `number` is the place of the order's event in the journal of orders. */
type OrderedProducts = {
  readonly customerId: string;
  readonly productIds: readonly string[];
  readonly number: number;
  readonly at: Instant;
};

const handleNotification = handler({ decider: notification, rows: notificationRows, publish, recorded });

const aboutOf = ({ eventId: id, correlationId, happenedAt: occurredAt }: Announcement): About => ({
  id,
  occurredAt,
  correlationId,
});

/** The next customers an announcement concerns. Those who waited for a restock are marked as told. */
const nextCustomers = async (
  tx: Tx,
  { news, upTo: after, happenedAt: at }: Announcement & { readonly upTo: string },
): Promise<readonly string[]> => {
  if (news.topic === 'NEW_BOOK') return findConsenting(tx, { after, at }, customersAtOnce);
  const { productId } = news;
  const waiting = await findWaiting(tx, { productId, after, at }, customersAtOnce);
  if (waiting.length > 0) await markTold(tx, productId, waiting, at);
  return waiting;
};

/** What notifications can do inside one unit of work. `isConfigured` says whether a channel has a provider. */
export const notificationsWith =
  ({ isConfigured }: { readonly isConfigured: (channel: Channel) => boolean }) =>
  (work: Work) => {
    const { tx, at } = work;

    /** Plans what a customer is told about an event: one notification on each channel of its topic, however often it is heard. */
    const tell = async (about: About, customerId: string, news: News): Promise<void> => {
      const { id: eventId, occurredAt: happenedAt, correlationId } = about;
      for (const channel of channelsOf(news.topic)) {
        const plan = { customerId, channel, news, eventId, correlationId, happenedAt };
        await planNotification(tx, notificationIdOf(plan), planned(plan, at, isConfigured(channel)));
      }
    };

    return {
      tell,

      recordAttempt: (id: NotificationId, attempt: Omit<NotificationCommand, 'type' | 'at'>) =>
        handleNotification(work, id, { type: 'RecordAttempt', ...attempt, at }),

      /** Keeps how a customer can be reached, unless something newer is known. */
      async hearContact(contact: Contact & { readonly number: number }): Promise<void> {
        const since = await keepContact(tx, contact);
        if (since === undefined || !contact.marketingConsent) return;
        // heard late: books announced meanwhile have missed this customer
        const { since: changedAt, customerId } = contact;
        for (const announced of await findAnnouncedSince(tx, { topic: 'NEW_BOOK', at: changedAt }))
          await tell(aboutOf(announced), customerId, announced.news);
      },

      /** Begins to tell many customers; timers/announce.ts continues. */
      announce: ({ id: eventId, occurredAt: happenedAt, correlationId }: About, news: Announced) =>
        beginAnnouncement(tx, { eventId, news, correlationId, happenedAt }),

      /** Tells the next customers of an announcement; false when all have been told. */
      async announceToNext(eventId: string): Promise<boolean> {
        const announced = await holdAnnouncement(tx, eventId);
        if (!announced) return false;
        const next = await nextCustomers(tx, announced);
        for (const customerId of next) await tell(aboutOf(announced), customerId, announced.news);
        const isMore = next.length === customersAtOnce;
        await moveAnnouncement(tx, eventId, { upTo: next.at(-1) ?? announced.upTo, open: isMore });
        return isMore;
      },

      /** Puts a customer who was refused for lack of stock on the waiting list of each product. */
      async waitFor({ customerId, productIds, number, at: refusedAt }: OrderedProducts): Promise<void> {
        for (const productId of productIds) {
          if (!(await beginWaiting(tx, { productId, customerId, number, at: refusedAt }))) continue;
          // heard late: the product may have been restocked already
          const since = { topic: 'RESTOCKED' as const, productId, at: refusedAt };
          const [restocked] = await findAnnouncedSince(tx, since);
          if (!restocked) continue;
          await markTold(tx, productId, [customerId], restocked.happenedAt);
          await tell(aboutOf(restocked), customerId, restocked.news);
        }
      },

      stopWaitingFor: (bought: OrderedProducts) => endWaiting(tx, bought),
    };
  };

export type Notifications = ReturnType<ReturnType<typeof notificationsWith>>;
