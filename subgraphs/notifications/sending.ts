import { readFile } from 'node:fs/promises';
import type { Clock } from '@jumun/platform/kernel/clock';
import type { ExternalJobs } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import type { Logger } from '@jumun/platform/process/logger';
import { z } from 'zod';
import { emailSender } from './clients/email-sender.ts';
import { httpSender } from './clients/http-sender.ts';
import type { Sender } from './clients/sender.ts';
import { type Channel, orderOf } from './domain/news.ts';
import {
  addressOf,
  type KnownNotification,
  type Message,
  type NotificationId,
  type Outcome,
} from './domain/notification.ts';
import { messageOf } from './messages.ts';
import type { Notifications } from './notifications.ts';
import { findContact } from './store/contacts.ts';
import { findDue, notificationRows } from './store/notifications.ts';

/** The providers that are configured; a channel without one is kept in the history and not sent. */
export type Senders = Readonly<Partial<Record<Channel, Sender>>>;

export const sendingSettings = (settings: NodeJS.ProcessEnv) => {
  return readSettings(
    {
      JUMUN_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
      JUMUN_MAIL_FROM: z.string().min(3).default('Jumun <no-reply@jumun.example>'),
      JUMUN_SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
      JUMUN_SMS_KEY: z.string().optional(),
      JUMUN_PUSH_URL: z.url({ protocol: /^https?$/ }).optional(),
      JUMUN_PUSH_KEY: z.string().optional(),
      JUMUN_MESSAGE_PREFIX: z.string().max(40).default('[Jumun]'),
      JUMUN_MESSAGE_PREFIX_FILE: z.string().optional(),
      JUMUN_MESSAGE_DEADLINE_MS: milliseconds(4_000),
      JUMUN_MESSAGE_RETRY_MS: milliseconds(1_000),
    },
    settings,
  );
};

export type SendingSettings = ReturnType<typeof sendingSettings>;

export const openSenders = (settings: SendingSettings): Senders => {
  const { JUMUN_SMTP_URL: smtp, JUMUN_SMS_URL: sms, JUMUN_PUSH_URL: push } = settings;
  return {
    ...(smtp && { EMAIL: emailSender({ url: smtp, from: settings.JUMUN_MAIL_FROM }) }),
    ...(sms && { SMS: httpSender({ url: sms, key: settings.JUMUN_SMS_KEY }) }),
    ...(push && { PUSH: httpSender({ url: push, key: settings.JUMUN_PUSH_KEY }) }),
  };
};

const isLine = (text: string) => text.length <= 40 && !/\p{Cc}/u.test(text);

/** What stands before every message: the first line of the file if one is named, read each time, else the setting. */
export const prefixReader = (
  {
    JUMUN_MESSAGE_PREFIX: fallback,
    JUMUN_MESSAGE_PREFIX_FILE: file,
  }: Pick<SendingSettings, 'JUMUN_MESSAGE_PREFIX' | 'JUMUN_MESSAGE_PREFIX_FILE'>,
  log: Pick<Logger, 'warn'>,
): (() => Promise<string>) => {
  if (file === undefined) return async () => fallback;
  let last = fallback;
  let told = '';
  return async () => {
    let problem = '';
    try {
      const line = ((await readFile(file, 'utf8')).split('\n')[0] ?? '').trim();
      if (isLine(line)) last = line;
      else problem = 'longer than 40 characters, or no text';
    } catch (error) {
      problem = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    }
    if (problem !== told && problem !== '') log.warn({ problem }, 'the prefix of messages stays as it was');
    told = problem;
    return last;
  };
};

/** Tells, once for each channel, that what is to be sent on it is only kept. */
export const missingProviders = (senders: Senders, log: Pick<Logger, 'error'>) => {
  const told = new Set<Channel>();
  return (channel: Channel): boolean => {
    if (senders[channel]) return true;
    if (!told.has(channel))
      log.error(
        { alert: 'channel-not-configured', channel },
        'messages on this channel are kept and not sent',
      );
    told.add(channel);
    return false;
  };
};

const keyOf = (id: string, attempt: number) => `${id}:${attempt}`;

/**
 * Sends what is planned. A key names the attempt, so that one that comes twice, or late, changes nothing. Who crashes
 * between sending and recording sends again under the same key: at least once here, once at a provider that heeds keys.
 */
export const sending = (
  units: Units<Notifications>,
  {
    read,
    clock,
    senders,
    prefix,
    chance = Math.random,
    settings,
  }: {
    readonly read: Reader;
    readonly clock: Clock;
    readonly senders: Senders;
    readonly prefix: () => Promise<string>;
    readonly chance?: () => number;
    readonly settings: Pick<SendingSettings, 'JUMUN_MESSAGE_DEADLINE_MS' | 'JUMUN_MESSAGE_RETRY_MS'>;
  },
): ExternalJobs => {
  const attempt = async (
    id: NotificationId,
    state: KnownNotification,
  ): Promise<{ readonly outcome: Outcome; readonly message: Message | null }> => {
    const { channel, news, customerId, eventId } = state;
    const contact = await findContact(read, customerId);
    // customers may not have been heard yet: order holds within one source only
    if (!contact) return { outcome: { type: 'unknown', reason: 'NO_CONTACT' }, message: null };
    const address = addressOf(state, contact);
    if ('unwanted' in address)
      return { outcome: { type: 'unwanted', reason: address.unwanted }, message: null };
    const { name, locale } = contact;
    const message = state.message ?? messageOf(news, { channel, locale, name, prefix: await prefix() });
    const sender = senders[channel];
    if (!sender) return { outcome: { type: 'unwanted', reason: 'NOT_CONFIGURED' }, message };
    const dispatch = { key: id, to: address.to, ...message, eventId, orderId: orderOf(news) };
    return { outcome: await sender.send(dispatch, settings.JUMUN_MESSAGE_DEADLINE_MS), message };
  };

  return {
    name: 'notifications/send',
    upcoming: async (reader, until, limit) =>
      (await findDue(reader, until, limit)).map(({ id, attempts, at }) => ({ key: keyOf(id, attempts), at })),
    async run(key) {
      const [id = '', attempts = ''] = key.split(':');
      const state = (await notificationRows.find(read, id as NotificationId))?.state;
      if (state?.status !== 'PENDING' || String(state.attempts) !== attempts) return;
      const { outcome, message } = await attempt(id as NotificationId, state);
      await units(causeBy('sender', state.correlationId, clock()), ({ notification, at }) =>
        notification(id as NotificationId, {
          type: 'RecordAttempt',
          attempt: state.attempts,
          outcome,
          message,
          pauseMs: settings.JUMUN_MESSAGE_RETRY_MS,
          jitter: chance(),
          at,
        }),
      );
    },
  };
};
