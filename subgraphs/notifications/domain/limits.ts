import { type Instant, later } from '@jumun/platform/kernel/clock';
import { isAboutMoney } from './news.ts';
import type { Planned, Unwanted } from './notification.ts';

/** What a customer was told within the last hour, as far as it is limited. */
export type Lately = {
  /** When each SMS went out. */
  readonly texts: readonly Instant[];
  /** When each kind of refusal was told. */
  readonly refusals: Readonly<Record<string, Instant>>;
};

export const nothingLately: Lately = { texts: [], refusals: {} };

const hourMs = 3_600_000;

/** Orders that were refused for the same reason and wanted the same are one piece of news. */
const refusalOf = ({ channel, news }: Pick<Planned, 'channel' | 'news'>): string | null =>
  news.topic === 'ORDER_REFUSED' && news.productIds && !isAboutMoney(news)
    ? [channel, news.reason, ...news.productIds].join(' ')
    : null;

/** Whether limits concern it at all, and what was told before has to be known. */
export const isLimited = (notification: Pick<Planned, 'channel' | 'news'>): boolean =>
  notification.channel === 'SMS' || refusalOf(notification) !== null;

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

  const refusal = refusalOf(notification);
  if (refusal !== null && refusals[refusal] !== undefined) return { lately, unwanted: 'ALREADY_TOLD' };
  const isText = notification.channel === 'SMS';
  if (isText && texts.length >= textsAnHour && !isAboutMoney(notification.news))
    return { lately, unwanted: 'TOO_MANY' };
  return {
    lately: {
      texts: isText ? [...texts, at] : texts,
      refusals: refusal === null ? refusals : { ...refusals, [refusal]: at },
    },
    unwanted: null,
  };
};
