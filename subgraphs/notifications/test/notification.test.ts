import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../domain/contact.ts';
import type { News } from '../domain/news.ts';
import {
  addressOf,
  maxAttempts,
  type Notification,
  notification,
  notificationIdOf,
  type Outcome,
  planned,
} from '../domain/notification.ts';

const at = 1_000 as Instant;
const news: News = { topic: 'DELIVERY_CANCELLED', orderId: 'ord_1' };
const plan = {
  customerId: 'cus_minji',
  channel: 'SMS' as const,
  news,
  eventId: 'evt_1',
  correlationId: 'cor_1',
  happenedAt: at,
};
const message = { subject: '제목', body: '내용' };
const unknown: Outcome = { type: 'unknown', reason: 'TIMEOUT' };

const after = (state: Notification, outcome: Outcome, attempt: number, jitter = 0) => {
  const command = { type: 'RecordAttempt' as const, attempt, outcome, message, pauseMs: 1_000, jitter, at };
  const decision = notification.decide(command, state);
  const events = 'events' in decision ? decision.events : [];
  return { events: events.map(({ type }) => type), state: events.reduce(notification.evolve, state) };
};

const fresh = planned(plan, at, null);

describe('a notification', () => {
  it('is sent once, and keeps the words that went out', () => {
    const sent = after(fresh, { type: 'sent' }, 0);
    expect(sent).toMatchObject({
      events: ['NotificationSent'],
      state: { status: 'SENT', sentAt: at, message, attempts: 1, dueAt: null },
    });
    expect(after(sent.state, { type: 'sent' }, 1).events).toEqual([]);
    expect(after(sent.state, unknown, 1).events).toEqual([]);
  });

  it('that was refused is never tried again', () => {
    const refused = after(fresh, { type: 'refused', reason: 'REFUSED' }, 0);
    expect(refused).toMatchObject({
      events: ['NotificationFailed'],
      state: { status: 'FAILED', reason: 'REFUSED', dueAt: null },
    });
    expect(after(refused.state, { type: 'sent' }, 1).events).toEqual([]);
  });

  it('is tried eight times, with pauses that triple plus up to half at random, and then fails', () => {
    let state: Notification = fresh;
    const pauses: number[] = [];
    for (let attempt = 0; attempt < maxAttempts - 1; attempt++) {
      const next = after(state, unknown, attempt, attempt === 0 ? 1 : 0);
      expect(next.events).toEqual(['AttemptFailed']);
      state = next.state;
      if (state.status === 'PENDING') pauses.push((state.dueAt ?? 0) - at);
    }
    expect(pauses).toEqual([1_500, 3_000, 9_000, 27_000, 81_000, 243_000, 729_000]);
    expect(after(state, unknown, 7)).toMatchObject({
      events: ['NotificationFailed'],
      state: { status: 'FAILED', reason: 'TIMEOUT', attempts: 8 },
    });
  });

  it('that a provider without keys may have sent is never tried again', () => {
    expect(after(fresh, { type: 'uncertain' }, 0)).toMatchObject({
      events: ['NotificationFailed'],
      state: { status: 'FAILED', reason: 'UNCERTAIN', dueAt: null, message },
    });
  });

  it('accepts an answer to its current attempt only', () => {
    const tried = after(fresh, unknown, 0).state;
    for (const attempt of [0, 2]) expect(after(tried, { type: 'sent' }, attempt).events).toEqual([]);
    expect(after(tried, { type: 'sent' }, 1).events).toEqual(['NotificationSent']);
  });

  it('says the same at each attempt', () => {
    const tried = after(fresh, unknown, 0).state;
    const other = notification.evolve(tried, {
      type: 'NotificationSent',
      message: { subject: '', body: 'other' },
      sentAt: at,
    });
    expect(other).toMatchObject({ message });
  });

  it('without a provider is kept and not tried', () => {
    expect(planned(plan, at, 'NOT_CONFIGURED')).toMatchObject({
      status: 'UNSENT',
      reason: 'NOT_CONFIGURED',
      dueAt: null,
    });
  });

  it('does not come about unless it was planned', () => {
    expect(after({ status: 'absent' }, { type: 'sent' }, 0)).toMatchObject({
      events: [],
      state: { status: 'absent' },
    });
  });

  it('has one id for each event, customer and channel', () => {
    const ids = [plan, { ...plan, channel: 'PUSH' as const }, { ...plan, customerId: 'cus_jun' }].map(
      notificationIdOf,
    );
    expect(new Set(ids).size).toBe(3);
    expect(notificationIdOf(plan)).toBe(ids[0]);
  });
});

describe('where it goes', () => {
  const contact: Contact = {
    customerId: 'cus_minji',
    name: '김민지',
    email: 'minji@example.com',
    phone: null,
    locale: 'ko',
    marketingConsent: false,
    emailConfirmed: true,
    phoneConfirmed: true,
    nightConsent: false,
    hasLeft: false,
    since: at,
  };
  const to = (channel: 'SMS' | 'EMAIL' | 'PUSH', about: News, change: Partial<Contact> = {}) =>
    addressOf({ channel, news: about, customerId: 'cus_minji' }, { ...contact, ...change });

  it('is the telephone, the mailbox, or the customer’s own devices', () => {
    expect(to('EMAIL', news)).toEqual({ to: 'minji@example.com' });
    expect(to('PUSH', news)).toEqual({ to: 'cus_minji' });
    expect(to('SMS', news, { phone: '+821012345678' })).toEqual({ to: '+821012345678' });
    expect(to('SMS', news)).toEqual({ unwanted: 'NO_ADDRESS' });
  });

  it('is nowhere for advertising without consent; a restock is not advertising', () => {
    const book: News = {
      topic: 'NEW_BOOK',
      productId: 'prd_1',
      title: '책',
      price: { minorUnits: 1, currency: 'KRW' },
    };
    expect(to('EMAIL', book)).toEqual({ unwanted: 'NO_CONSENT' });
    expect(to('EMAIL', book, { marketingConsent: true })).toEqual({ to: 'minji@example.com' });
    expect(to('EMAIL', { topic: 'RESTOCKED', productId: 'prd_1', title: '책' })).toEqual({
      to: 'minji@example.com',
    });
  });
});
