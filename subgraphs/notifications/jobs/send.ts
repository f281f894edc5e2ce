import type { Clock } from '@jumun/platform/kernel/clock';
import type { ExternalJobs } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Senders } from '../clients/senders.ts';
import type { Notifications } from '../commands.ts';
import { orderOf } from '../domain/news.ts';
import {
  addressOf,
  type KnownNotification,
  type Message,
  type NotificationId,
  type Outcome,
} from '../domain/notification.ts';
import { messageOf } from '../messages.ts';
import { findContact } from '../store/contacts.ts';
import { findDue, notificationRows } from '../store/notifications.ts';

type Attempt = { readonly outcome: Outcome; readonly message: Message | null };

type Sending = {
  readonly read: Reader;
  readonly senders: Senders;
  readonly prefix: () => Promise<string>;
  /** How long to wait for a provider, and how long before the second attempt, in milliseconds. */
  readonly deadlineMs: number;
  readonly retryMs: number;
};

const attempt = async (
  id: NotificationId,
  state: KnownNotification,
  { read, senders, prefix, deadlineMs }: Sending,
): Promise<Attempt> => {
  const { channel, news, customerId, eventId } = state;
  const contact = await findContact(read, customerId);
  // customers may not have been heard yet: events are in order within one source only
  if (!contact) return { outcome: { type: 'unknown', reason: 'NO_CONTACT' }, message: null };
  const address = addressOf(state, contact);
  if ('unwanted' in address)
    return { outcome: { type: 'unwanted', reason: address.unwanted }, message: null };
  const { name, locale } = contact;
  const message = state.message ?? messageOf(news, { channel, locale, name, prefix: await prefix() });
  const sender = senders[channel];
  if (!sender) return { outcome: { type: 'unwanted', reason: 'NOT_CONFIGURED' }, message };
  const dispatch = { key: id, to: address.to, ...message, eventId, orderId: orderOf(news) };
  return { outcome: await sender.send(dispatch, deadlineMs), message };
};

const keyOf = (id: string, attempts: number) => `${id}:${attempts}`;

/**
 * Sends what is planned. A job's key names the attempt, so that a job that comes twice or late changes nothing. After a crash
 * between sending and recording, the message is sent again under the same key: at least once here, exactly once at a provider
 * that honours keys.
 */
export const send = (
  units: Units<Notifications>,
  clock: Clock,
  { chance = Math.random, ...sending }: Sending & { readonly chance?: () => number },
): ExternalJobs => ({
  name: 'notifications/send',
  upcoming: async (reader, until, limit) =>
    (await findDue(reader, until, limit)).map(({ id, attempts, at }) => ({ key: keyOf(id, attempts), at })),
  async run(key) {
    const [given = '', attempts = ''] = key.split(':');
    const id = given as NotificationId;
    const state = (await notificationRows.find(sending.read, id))?.state;
    if (state?.status !== 'PENDING' || String(state.attempts) !== attempts) return;
    const { outcome, message } = await attempt(id, state, sending);
    await units(causeBy('sender', state.correlationId, clock()), ({ recordAttempt }) =>
      recordAttempt(id, {
        attempt: state.attempts,
        outcome,
        message,
        pauseMs: sending.retryMs,
        jitter: chance(),
      }),
    );
  },
});
