import { connectionOf } from '@jumun/platform/graph/connection';
import { maskedEmail, maskedName, maskedPhone } from '@jumun/schema/masking';
import type { Channel } from '../domain/news.ts';
import { defaultChannel } from '../domain/preferences.ts';
import { findTargets, type TargetRow } from '../store/targets.ts';
import type { Resolves } from './types.generated.ts';

const byCustomer = {
  form: /^[\w-]{1,64}$/,
  textOf: ({ customerId }: TargetRow) => customerId,
  keyOf: (text: string) => text,
};

const contactOn = (channel: Channel, { email, phone, emailConfirmed, phoneConfirmed }: TargetRow) => {
  switch (channel) {
    case 'EMAIL':
      return { contact: maskedEmail(email) || null, confirmed: emailConfirmed };
    case 'SMS':
      return { contact: (phone && maskedPhone(phone)) || null, confirmed: phone !== null && phoneConfirmed };
    case 'PUSH':
      return { contact: null, confirmed: true }; // the app is its customer's own
  }
};

const targetView = (row: TargetRow) => {
  const channels = row.chosen ?? [defaultChannel('ADVERTISING', { isOnTheWay: false })];
  return {
    customerId: row.customerId,
    name: maskedName(row.name),
    topics: ['NEW_BOOK'] as const,
    channels: channels.map((channel) => ({ channel, ...contactOn(channel, row) })),
    atNight: row.nightConsent,
  };
};

/** Whom a new book is advertised to, and how. */
export const marketingTargets: Resolves['Query']['marketingTargets'] = (
  _,
  { topic: __, channel, ...page },
  { read },
) =>
  connectionOf(page, {
    sort: byCustomer,
    find: (after, limit) => findTargets(read, { channel: channel ?? null, after: after ?? '', limit }),
    node: targetView,
  });

export const MarketingTarget: Resolves['MarketingTarget'] = {
  customer: ({ customerId: id }) => ({ id }),
};
