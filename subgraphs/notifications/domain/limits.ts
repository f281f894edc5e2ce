import { type Instant, later } from '@jumun/platform/kernel/clock';
import { isAboutMoney, type News } from './news.ts';
import type { Planned, Unwanted } from './notification.ts';

/** What a customer was told within the last hour, as far as it is limited. */
export type Lately = {
  /** When each SMS went out. */
  readonly texts: readonly Instant[];
  /** When each product was told of that was refused, on each channel. */
  readonly refusals: Readonly<Record<string, Instant>>;
};

export const nothingLately: Lately = { texts: [], refusals: {} };

const hourMs = 3_600_000;

/** What was refused, product by product: whoever was told of each of them within the hour knows. */
const refusalsOf = ({ channel, news }: Pick<Planned, 'channel' | 'news'>): readonly string[] =>
  news.topic === 'ORDER_REFUSED' && news.productIds && !isAboutMoney(news)
    ? news.productIds.map((productId) => `${channel} ${productId}`)
    : [];

/** What is sent however much was sent before: what moves money, and a code that somebody waits for. */
const isUrgent = (news: News): boolean => isAboutMoney(news) || news.topic === 'CODE';

/** Whether limits concern it at all, and what was told before has to be known. */
export const isLimited = (notification: Pick<Planned, 'channel' | 'news'>): boolean =>
  notification.channel === 'SMS' || refusalsOf(notification).length > 0;

export type Verdict = { readonly lately: Lately; readonly unwanted: Unwanted | null };

/** Whether it may go out now, and what its customer has been told lately if it does. */
export const withinLimits = (
  notification: Pick<Planned, 'channel' | 'news'>,
  before: Lately,
  { at, textsAnHour }: { readonly at: Instant; readonly textsAnHour: number },
): Verdict => {
  const since = later(at, -hourMs);
  const isRecent = (time: Instant) => time > since && time <= at;
  const texts = before.texts.filter(isRecent);
  const refusals = Object.fromEntries(Object.entries(before.refusals).filter(([, time]) => isRecent(time)));
  const lately = { texts, refusals };

  const refused = refusalsOf(notification);
  if (refused.length > 0 && refused.every((one) => refusals[one] !== undefined))
    return { lately, unwanted: 'ALREADY_TOLD' };
  const isText = notification.channel === 'SMS';
  if (isText && texts.length >= textsAnHour && !isUrgent(notification.news))
    return { lately, unwanted: 'TOO_MANY' };
  return {
    lately: {
      texts: isText ? [...texts, at] : texts,
      refusals: { ...refusals, ...Object.fromEntries(refused.map((one) => [one, at])) },
    },
    unwanted: null,
  };
};
