import { inspect } from 'node:util';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Room } from '@jumun/platform/kernel/external-jobs';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import type { Logger } from '@jumun/platform/process/logger';
import { customer } from '../../../test/callers.ts';
import { openForTest } from '../../../test/context.ts';
import type { Channel } from '../domain/news.ts';
import type { KnownNotification } from '../domain/notification.ts';
import { topicGroups } from '../domain/preferences.ts';
import { open } from '../server.ts';
import { notifications } from '../store/tables.ts';
import { sourceOf } from './builders.ts';

/** Providers that are never asked: what is planned waits to be sent. */
export const allChannels = {
  JUMUN_SMTP_URL: 'smtp://127.0.0.1:1',
  JUMUN_SMS_URL: 'http://127.0.0.1:1/sms',
  JUMUN_PUSH_URL: 'http://127.0.0.1:1/push',
};

const noAnswer = async (): Promise<never> => {
  throw new Error('customers is away');
};

/** The context on a store of its own, with a clock that the test moves. `hear` lets it react to what happens at that time. */
export const openNotifications = async (
  settings: Record<string, string> = allChannels,
  /** What customers answers when it is asked for a code or an address; it may not answer at all. */
  customers: (variables: Readonly<Record<string, unknown>>) => Promise<object> = noAnswer,
) => {
  const time = { now: 1_000 as Instant };
  const logged: string[] = [];
  const write = (facts: unknown, text?: string) =>
    void logged.push(`${inspect(facts, { depth: 9 })} ${text}`);
  const log = { trace: write, debug: write, info: write, warn: write, error: write, child: () => log };
  const { context, hear, said, ask, close } = await openForTest(open, {
    mode: 'production',
    settings,
    log: log as unknown as Logger,
    clock: () => time.now,
    client: (name) => ({
      name,
      execute: async ({ variables = {} }) => ({ data: { ...(await customers(variables)) } }),
      subscribe: noAnswer,
      close: async () => {},
    }),
  });
  const [timer] = context.timers;
  if (!timer) throw new Error('nothing to announce with');

  const numbers = new Map<string, number>();
  const n = {
    context,
    time,
    logged,
    /** The event as its source's journal holds it, at the present time unless `at` says otherwise. */
    envelope(event: PublishedEvent, at: number = time.now): Envelope {
      const source = sourceOf(event.type);
      const number = (numbers.get(source) ?? 0) + 1;
      numbers.set(source, number);
      const { orderId, productId, customerId } = event.data as Record<string, string>;
      const ids = { id: `evt_${source}${number}`, correlationId: `cor_${number}`, causationId: null };
      const aggregate = orderId ?? productId ?? customerId ?? '';
      return { ...event, ...ids, source, number, aggregate, occurredAt: at as Instant };
    },
    react: (...envelopes: Envelope[]) => hear(envelopes),
    hear: (...events: PublishedEvent[]) => n.react(...events.map((event) => n.envelope(event))),
    /** Tells all customers of what is announced. */
    async announce() {
      for (let ids = await announced(); ids.length > 0; ids = await announced())
        for (const id of ids) await timer.fire(id);
    },
    /** Claims what is due now, as a process of that name does; what it claims is sent by `run` and recorded by `record`. */
    async claim(change: Partial<Room> = {}): Promise<Claimed[]> {
      const claims = context.externalJobs.map(async ({ turn }) => {
        const { jobs } = await turn([], { ...room, ...change });
        const record = (...ended: unknown[]) => turn(ended, { ...room, places: 0 });
        return jobs.map(({ key, run }) => ({ key, run, record }));
      });
      return (await Promise.all(claims)).flat();
    },
    /** Sends what is due now, once. */
    async send() {
      const claimed = await n.claim();
      const ended = await Promise.all(claimed.map(({ run }) => run()));
      for (const [i, { record }] of claimed.entries()) await record(ended[i]);
      return claimed.map(({ key }) => key);
    },
    /** Sends until nothing is left, however often that takes. */
    async sendAll() {
      for (let i = 0; i < 10; i++) {
        await n.send();
        time.now = (time.now + 10_000_000) as Instant;
      }
    },
    /** The customer chooses these channels for everything. */
    async wants(channels: readonly Channel[], ...customerIds: string[]) {
      const input = { preferences: topicGroups.map((topic) => ({ topic, channels })) };
      for (const id of customerIds.length > 0 ? customerIds : ['cus_minji'])
        await ask(customer(id), choose, { input });
    },
    async rows() {
      const rows = await context.store.read.select().from(notifications);
      return rows.map(({ id, state }) => ({ id, ...(state as KnownNotification) }));
    },
    /** Who was told what and how, sorted, as `customer topic channel`. */
    async told(customerId?: string) {
      const rows = (await n.rows()).filter(
        (row) => customerId === undefined || row.customerId === customerId,
      );
      return rows.map((row) => `${row.customerId} ${row.news.topic} ${row.channel}`).sort();
    },
    /** What is to be sent now. */
    async due() {
      return (await n.rows()).filter(({ dueAt }) => dueAt !== null && dueAt <= time.now);
    },
    async status(channel: string) {
      const row = (await n.rows()).find((one) => one.channel === channel);
      return row && { status: row.status, attempts: row.attempts, reason: row.reason };
    },
    said,
    ask,
    close,
  };
  const announced = async () => (await timer.due(timer.read, time.now, 100)).ids;
  return n;
};

type Claimed = {
  readonly key: string;
  readonly run: () => Promise<unknown>;
  readonly record: (...ended: unknown[]) => Promise<unknown>;
};

const room: Room = {
  replica: 'test',
  places: 1_000,
  placesOfOne: 1_000,
  underWay: new Map(),
  isSweep: false,
  isFirst: false,
};

const choose = `mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) {
  ... on Refusal { code message } ... on UpdateNotificationPreferencesSuccess { preferences { topic channels } } } }`;

export type Opened = Awaited<ReturnType<typeof openNotifications>>;
