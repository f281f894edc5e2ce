import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Room } from '@jumun/platform/kernel/external-jobs';
import { forget } from '@jumun/platform/kernel/forgotten';
import { handler } from '@jumun/platform/kernel/handle';
import type { Tx } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { persons } from '@jumun/schema/published-language';
import {
  type About,
  type Announcement,
  type Announcing,
  aboutOf,
  announcementOf,
  announceOn,
  customersAtOnce,
} from './domain/announcement.ts';
import type { Contact } from './domain/contact.ts';
import type { Announced, Channel, News } from './domain/news.ts';
import { endOfNight } from './domain/night.ts';
import {
  type KnownNotification,
  longestPause,
  type Message,
  type NotificationId,
  notification,
  notificationIdOf,
  type Outcome,
  type Planned,
  planned,
  type Unwanted,
} from './domain/notification.ts';
import { type Choice, preferences, tellingOf, topicGroups } from './domain/preferences.ts';
import {
  type Examined,
  examined,
  isFirstOfLimited,
  type Looking,
  type Recipient,
  restockedBy,
} from './domain/sending.ts';
import type { MissedProducts, OrderedProducts, Wish } from './domain/waiting.ts';
import { publish, recorded } from './publish.ts';
import {
  beginAnnouncement,
  findAnnouncedSince,
  holdAnnouncement,
  moveAnnouncement,
} from './store/announcements.ts';
import { eraseContact, findConsenting, findContacts, findLeft, keepContact } from './store/contacts.ts';
import { eraseLately, holdLately, keepLately } from './store/lately.ts';
import {
  bringForward,
  claimUntil,
  eraseWords,
  expediteAll,
  holdClaimed,
  holdDue,
  markHandedOver,
  type NotificationRow,
  notificationRows,
  planNotification,
  releaseClaims,
} from './store/notifications.ts';
import { findWishes, preferenceRows } from './store/preferences.ts';
import { type KnownProduct, keepProduct } from './store/products.ts';
import { holdEmptyShelves, noteShelf } from './store/shelves.ts';
import {
  beginWaiting,
  endWaiting,
  eraseWaiting,
  findWaiting,
  markTold,
  stopWishing,
  waitOn,
  wishFor,
} from './store/waiting-list.ts';

/** What came of one attempt to send; `claim` is the one under which it was made. */
export type Attempt = {
  readonly id: NotificationId;
  readonly claim: string;
  readonly outcome: Outcome;
  readonly message: Message | null;
};

/** A notification that only we may send, and where it goes. */
export type Claimed = {
  readonly id: NotificationId;
  readonly claim: string;
  readonly state: KnownNotification;
  readonly recipient: Recipient;
};

/** How notifications are sent and given up. */
export type SendingTerms = {
  /** How long a claim lasts; longer than any attempt. */
  readonly claimMs: number;
  /** The pause after the first attempt of which nothing is known, and the chance that spreads it. */
  readonly retryMs: number;
  readonly chance: () => number;
  readonly textsAnHour: number;
};

const handleNotification = handler({ decider: notification, rows: notificationRows, publish, recorded });
const handlePreferences = handler({ decider: preferences, rows: preferenceRows });

/** The next customers an announcement concerns. Those who waited for a restock are marked as told. */
const nextCustomers = async (
  tx: Tx,
  { news, upTo: after, happenedAt: at, number }: Announcement & { readonly upTo: string },
): Promise<readonly string[]> => {
  if (news.topic === 'NEW_BOOK') return findConsenting(tx, { after, at }, customersAtOnce);
  const { productId } = news;
  const waiting = await findWaiting(tx, { productId, after, at, number }, customersAtOnce);
  if (waiting.length > 0) await markTold(tx, { productId, at, number }, waiting);
  return waiting;
};

/** The external jobs of a channel, which are also told when one is due. */
export const sendOn = (channel: Channel): string => `notifications/send-${channel.toLowerCase()}`;

/** One look finds those of one customer before those of others; another leaves that customer out. */
const mostLooks = 5;

/** Whoever chooses this has chosen nothing. */
const byDefault: readonly Choice[] = topicGroups.map((group) => ({ group, channels: null }));

/** What each of these is now, with what is known of customers and products: see {@link examined}. */
const examine = async (
  { tx, at }: Work,
  rows: readonly NotificationRow[],
  room: Pick<Looking, 'underWay' | 'placesOfOne' | 'textsAnHour'>,
): Promise<readonly Examined<NotificationRow>[]> => {
  const contacts = await findContacts(tx, [...new Set(rows.map(({ customerId }) => customerId))]);
  const limited = rows.filter(isFirstOfLimited).map(({ customerId }) => customerId);
  const told = await holdLately(tx, [...new Set(limited)]);
  const gone = await holdEmptyShelves(tx, [...new Set(rows.flatMap(({ state }) => restockedBy(state)))]);
  const { each, changed } = examined(rows, { contacts, told, gone, at, ...room });
  for (const [customerId, lately] of changed) await keepLately(tx, customerId, lately);
  return each;
};

/** Records what came of an attempt, or that there is none. */
const recorderIn =
  (work: Work, { retryMs, chance }: SendingTerms) =>
  ({ id, state, version }: NotificationRow, outcome: Outcome, message: Message | null) => {
    if (state.status === 'absent') return undefined;
    const { correlationId, attempts: attempt } = state;
    return handleNotification(
      { ...work, cause: { ...work.cause, correlationId } },
      id,
      { type: 'RecordAttempt', attempt, outcome, message, pauseMs: retryMs, jitter: chance(), at: work.at },
      { state, version },
    );
  };

/** The part of the commands by which what was planned is sent, inside one unit of work. */
const sendingIn = (work: Work, terms: SendingTerms, plan: (notification: Planned) => Promise<unknown>) => {
  const { tx, at } = work;
  const { claimMs, retryMs, textsAnHour } = terms;
  const record = recorderIn(work, terms);

  /**
   * What may not go where its customer wants it goes to the app, which is nobody else's; and who was to be told of a product that is gone
   * again waits on.
   */
  const recordUnsent = async (row: NotificationRow, outcome: Outcome) => {
    await record(row, outcome, null);
    const { state } = row;
    if (state.status === 'absent' || outcome.type !== 'unwanted') return;
    const { customerId, news, eventId, correlationId, happenedAt } = state;
    if (outcome.reason === 'SOLD_OUT')
      for (const productId of restockedBy(state)) await waitOn(tx, productId, customerId);
    if (outcome.reason === 'NOT_CONFIRMED')
      await plan({ customerId, channel: 'PUSH', news, eventId, correlationId, happenedAt });
  };

  return {
    /** Records what came of attempts; one that is claimed by somebody else by now changes nothing. */
    async recordAttempts(attempts: readonly Attempt[]): Promise<void> {
      const claims = new Map(attempts.map(({ id, claim }) => [id, claim]));
      const held = new Map((await holdClaimed(tx, claims)).map((row) => [row.id, row]));
      // looked at once the rows are held: whoever erases them now waits, and finds the words
      const left = await findLeft(tx, [...new Set([...held.values()].map(({ customerId }) => customerId))]);
      for (const { id, outcome, message } of attempts) {
        const row = held.get(id);
        if (row) await record(row, outcome, left.has(row.customerId) ? null : message);
      }
    },

    /** Claims what is due on a channel, as far as there is room, and records at once what is not to be sent. */
    async claimDue(
      channel: Channel,
      claim: string,
      { places, placesOfOne, underWay: before }: Room,
    ): Promise<{ readonly claimed: readonly Claimed[]; readonly nextAt: Instant | null }> {
      const underWay = new Map(before);
      const claimed: Claimed[] = [];
      for (let look = 0; look < mostLooks && claimed.length < places; look++) {
        const except = [...underWay].filter(([, taken]) => taken >= placesOfOne).map(([party]) => party);
        const limit = places - claimed.length;
        const { due, nextAt } = await holdDue(tx, channel, { now: at, limit, except });
        const mine: Claimed[] = [];
        for (const each of await examine(work, due, { underWay, placesOfOne, textsAnHour }))
          if ('outcome' in each) await recordUnsent(each.row, each.outcome);
          else mine.push({ ...each.sendable, claim });
        if (mine.length > 0) await claimUntil(tx, mine, { claim, until: later(at, claimMs) });
        claimed.push(...mine);
        if (due.length < limit) return { claimed, nextAt };
      }
      return { claimed, nextAt: claimed.length < places ? at : null };
    },

    markHandedOver: (handed: readonly Pick<Claimed, 'id' | 'claim'>[], waitMs: number) =>
      markHandedOver(tx, handed, { at, until: later(at, waitMs) }),

    releaseClaims: (channel: Channel, replica: string) => releaseClaims(tx, channel, replica, at),

    bringForward: (channel: Channel) =>
      bringForward(tx, channel, {
        now: at,
        furthestMs: Math.max(longestPause(retryMs), claimMs),
        exceptAt: endOfNight(at),
      }),
  };
};

/** The part of the commands by which many customers are told, and those who wait for a product. */
const announcingIn = (work: Work, tell: (about: About, customerId: string, news: News) => Promise<void>) => {
  const { tx } = work;

  /** Whether what is announced as back is gone again; the announcement then ends, and its customers wait for the next. */
  const isGone = async (news: Announced): Promise<boolean> =>
    news.topic === 'RESTOCKED' && (await holdEmptyShelves(tx, [news.productId])).size > 0;

  return {
    /** Keeps whether a product can be bought, as catalog said under this number of its journal. */
    noteShelf: (heard: { readonly productId: string; readonly filled: boolean; readonly number: number }) =>
      noteShelf(tx, heard),

    /** Begins to tell many customers; timers/announce.ts continues. */
    async announce(about: Announcing, news: Announced) {
      await beginAnnouncement(tx, announcementOf(about, news));
      work.notify(announceOn);
    },

    /** Tells the next customers of an announcement; false when all have been told. */
    async announceToNext(eventId: string): Promise<boolean> {
      const announced = await holdAnnouncement(tx, eventId);
      if (!announced) return false;
      const next = (await isGone(announced.news)) ? [] : await nextCustomers(tx, announced);
      for (const customerId of next) await tell(aboutOf(announced), customerId, announced.news);
      const isMore = next.length === customersAtOnce;
      await moveAnnouncement(tx, eventId, { upTo: next.at(-1) ?? announced.upTo, open: isMore });
      return isMore;
    },

    /** Puts a customer who was refused for lack of stock on the waiting list of each product. */
    async waitFor({ customerId, productIds, number, at, since }: MissedProducts): Promise<void> {
      if ((await findLeft(tx, [customerId])).size > 0) return;
      const empty = await holdEmptyShelves(tx, productIds);
      for (const productId of productIds) {
        if (!(await beginWaiting(tx, { productId, customerId, number, at, since }))) continue;
        // heard late: the product may be back already
        const [restocked] = await findAnnouncedSince(tx, { topic: 'RESTOCKED', productId, at: since });
        if (!restocked || empty.has(productId)) continue;
        const { happenedAt, number: restockNumber } = restocked;
        await markTold(tx, { productId, at: happenedAt, number: restockNumber }, [customerId]);
        await tell(aboutOf(restocked), customerId, restocked.news);
      }
    },

    stopWaitingFor: (bought: OrderedProducts) => endWaiting(tx, bought),

    /** Puts a customer who asked to be told on the waiting list. */
    async wishFor(wish: Wish): Promise<void> {
      if ((await findLeft(tx, [wish.customerId])).size === 0) await wishFor(tx, wish);
    },

    stopWishing: (wish: Wish) => stopWishing(tx, wish),

    keepProduct: (product: KnownProduct) => keepProduct(tx, product),
  };
};

/** What notifications can do inside one unit of work. `isConfigured` says whether a channel has a provider. */
export const notificationsWith =
  ({ isConfigured, ...terms }: SendingTerms & { readonly isConfigured: (channel: Channel) => boolean }) =>
  (work: Work) => {
    const { tx, at } = work;

    /** Plans one notification, to be sent unless there is a reason not to, however often that is asked for. */
    const plan = async (notification: Planned, reason: Unwanted | null = null): Promise<void> => {
      const { channel } = notification;
      const unwanted = reason ?? (isConfigured(channel) ? null : 'NOT_CONFIGURED');
      await planNotification(tx, notificationIdOf(notification), planned(notification, at, unwanted));
      if (unwanted === null) work.notify(sendOn(channel));
    };

    /**
     * Plans what a customer is told about an event: one notification on each channel that the customer chose, however often it is
     * heard. What the customer does not want to hear of is kept, and not sent.
     */
    const tell = async (about: About, customerId: string, news: News): Promise<void> => {
      const { id: eventId, occurredAt: happenedAt, correlationId } = about;
      const { hasLeft, ...wishes } = await findWishes(tx, customerId);
      const { channels, isWanted } = tellingOf(news, wishes);
      const reason = hasLeft ? 'LEFT' : isWanted ? null : 'NOT_WANTED';
      for (const channel of channels)
        await plan({ customerId, channel, news, eventId, correlationId, happenedAt }, reason);
    };

    return {
      tell,

      ...sendingIn(work, terms, plan),

      ...announcingIn(work, tell),

      preferences: (customerId: string, choices: readonly Choice[]) =>
        handlePreferences(work, customerId, { type: 'Choose', choices }),

      /** Keeps how a customer can be reached, unless something newer is known. */
      async hearContact(contact: Contact & { readonly number: number }): Promise<void> {
        const since = await keepContact(tx, contact);
        if (since === contact.since) {
          for (const channel of await expediteAll(tx, contact.customerId, at)) work.notify(sendOn(channel));
        }
        if (since === undefined || !contact.marketingConsent) return;
        // heard late: books announced meanwhile have missed this customer
        const { since: changedAt, customerId } = contact;
        for (const announced of await findAnnouncedSince(tx, { topic: 'NEW_BOOK', at: changedAt }))
          await tell(aboutOf(announced), customerId, announced.news);
      },

      /** Forgets a customer who has left; what still waits to be sent is looked at now, and dropped. */
      async erase(left: { readonly customerId: string; readonly number: number; readonly since: Instant }) {
        const { customerId } = left;
        await forget(tx, customerId, persons);
        await eraseContact(tx, left);
        await eraseWaiting(tx, customerId);
        await eraseLately(tx, customerId);
        await handlePreferences(work, customerId, { type: 'Choose', choices: byDefault });
        for (const channel of await expediteAll(tx, customerId, at)) work.notify(sendOn(channel));
        await eraseWords(tx, customerId);
      },
    };
  };

export type Notifications = ReturnType<ReturnType<typeof notificationsWith>>;
