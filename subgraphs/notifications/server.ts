import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import type { Locale } from '@jumun/platform/graph/locale';
import { handler } from '@jumun/platform/kernel/handle';
import { unitsOf, type Work } from '@jumun/platform/kernel/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import { announcing } from './announcing.ts';
import { type Announcement, customersAtOnce } from './domain/announcement.ts';
import type { Contact } from './domain/contact.ts';
import { channelsOf } from './domain/news.ts';
import { type KnownNotification, notification, notificationIdOf, planned } from './domain/notification.ts';
import { messageOf } from './messages.ts';
import type { About, Notifications } from './notifications.ts';
import { announceBookWhenProductRegistered } from './policies/announce-book-when-product-registered.ts';
import { announceRestockWhenProductRestocked } from './policies/announce-restock-when-product-restocked.ts';
import { stopWaitingWhenOrderPlaced } from './policies/stop-waiting-when-order-placed.ts';
import { tellCustomerWhenDeliveryCancelled } from './policies/tell-customer-when-delivery-cancelled.ts';
import { tellCustomerWhenGiftIssued } from './policies/tell-customer-when-gift-issued.ts';
import { tellCustomerWhenGiftUsed } from './policies/tell-customer-when-gift-used.ts';
import { tellCustomerWhenOrderMoves } from './policies/tell-customer-when-order-moves.ts';
import { tellCustomerWhenPaymentSettles } from './policies/tell-customer-when-payment-settles.ts';
import { tellCustomerWhenTicketRejected } from './policies/tell-customer-when-ticket-rejected.ts';
import { tellCustomerWhenWalletItemIssued } from './policies/tell-customer-when-wallet-item-issued.ts';
import { waitForRestockWhenOrderRefused } from './policies/wait-for-restock-when-order-refused.ts';
import { contacts } from './projections/contacts.ts';
import { publish, recorded } from './publish.ts';
import { Customer, Notification, notification as notificationById } from './resolvers/notification.ts';
import { notifications } from './resolvers/notifications.ts';
import { missingProviders, openSenders, prefixReader, sending, sendingSettings } from './sending.ts';
import {
  beginAnnouncement,
  findAnnouncedSince,
  holdAnnouncement,
  moveAnnouncement,
} from './store/announcements.ts';
import { findConsenting, findContact, keepContact } from './store/contacts.ts';
import { notificationRows, planNotification } from './store/notifications.ts';
import { beginWaiting, endWaiting, findWaiting, markTold } from './store/waiting-list.ts';

export { audit } from './audit.ts';

/** What customers are told, by SMS, e-mail and push. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'notifications', folder: import.meta.dirname, typeDefs: subgraphSdl('notifications') },
    ({ store, notifier, clock, settings: given, log }) => {
      const settings = sendingSettings(given);
      const senders = openSenders(settings);
      const isConfigured = missingProviders(senders, log);
      const handleNotification = handler({
        decider: notification,
        rows: notificationRows,
        publish,
        recorded,
      });

      const commands = (work: Work): Notifications => {
        const { tx, at } = work;
        const tell: Notifications['tell'] = async (about, customerId, news) => {
          const { id: eventId, occurredAt: happenedAt, correlationId } = about;
          for (const channel of channelsOf(news.topic)) {
            const plan = { customerId, channel, news, eventId, correlationId, happenedAt };
            await planNotification(tx, notificationIdOf(plan), planned(plan, at, isConfigured(channel)));
          }
        };
        const aboutOf = ({ eventId: id, correlationId, happenedAt: occurredAt }: Announcement): About => ({
          id,
          occurredAt,
          correlationId,
        });

        return {
          at,
          tell,
          notification: (id, command) => handleNotification(work, id, command),
          async hearContact(contact) {
            const since = await keepContact(tx, contact);
            if (since === undefined || !contact.marketingConsent) return;
            // heard late: those who were announced to meanwhile were not all who should have been
            const { since: changedAt, customerId } = contact;
            for (const announced of await findAnnouncedSince(tx, { topic: 'NEW_BOOK', at: changedAt }))
              await tell(aboutOf(announced), customerId, announced.news);
          },
          announce: ({ id: eventId, occurredAt: happenedAt, correlationId }, news) =>
            beginAnnouncement(tx, { eventId, news, correlationId, happenedAt }),
          async goOnAnnouncing(eventId) {
            const announced = await holdAnnouncement(tx, eventId);
            if (!announced) return false;
            const { news, upTo: after, happenedAt } = announced;
            const { productId } = news;
            const next =
              news.topic === 'RESTOCKED'
                ? await findWaiting(tx, { productId, after, at: happenedAt }, customersAtOnce)
                : await findConsenting(tx, { after, at: happenedAt }, customersAtOnce);
            if (news.topic === 'RESTOCKED' && next.length > 0)
              await markTold(tx, productId, next, happenedAt);
            for (const customerId of next) await tell(aboutOf(announced), customerId, news);
            const isMore = next.length === customersAtOnce;
            await moveAnnouncement(tx, eventId, { upTo: next.at(-1) ?? after, open: isMore });
            return isMore;
          },
          async waitFor({ customerId, productIds, number, at: refusedAt }) {
            for (const productId of productIds) {
              if (!(await beginWaiting(tx, { productId, customerId, number, at: refusedAt }))) continue;
              // heard late: copies had come already when we heard of the shortage
              const since = { topic: 'RESTOCKED' as const, productId, at: refusedAt };
              const [restocked] = await findAnnouncedSince(tx, since);
              if (!restocked) continue;
              await markTold(tx, productId, [customerId], restocked.happenedAt);
              await tell(aboutOf(restocked), customerId, restocked.news);
            }
          },
          stopWaitingFor: (bought) => endWaiting(tx, bought),
        };
      };
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);
      const prefix = prefixReader(settings, log);

      return {
        commands,
        graph: {
          notificationsById: (ids: readonly never[]) => notificationRows.findMany(store.read, ids),
          contactsById: (ids: readonly string[]) =>
            Promise.all(ids.map(async (id) => (await findContact(store.read, id)) ?? null)),
          wordsOf: (
            { news, channel }: KnownNotification,
            contact: Pick<Contact, 'name' | 'locale'> | null,
            locale: Locale,
          ) =>
            messageOf(news, {
              channel,
              locale: contact?.locale ?? locale,
              name: contact?.name ?? '',
              prefix: settings.JUMUN_MESSAGE_PREFIX,
            }),
        },
        resolvers: { Query: { notification: notificationById, notifications }, Notification, Customer },
        reactions: [
          contacts,
          tellCustomerWhenOrderMoves,
          tellCustomerWhenPaymentSettles,
          tellCustomerWhenTicketRejected,
          tellCustomerWhenDeliveryCancelled,
          tellCustomerWhenWalletItemIssued,
          tellCustomerWhenGiftIssued,
          tellCustomerWhenGiftUsed,
          announceBookWhenProductRegistered,
          announceRestockWhenProductRestocked,
          waitForRestockWhenOrderRefused,
          stopWaitingWhenOrderPlaced,
        ],
        timers: [announcing(units, clock)],
        externalJobs: [sending(units, { read: store.read, clock, senders, prefix, settings })],
        close: () => Promise.all(Object.values(senders).map((sender) => sender.close())),
      };
    },
  );
