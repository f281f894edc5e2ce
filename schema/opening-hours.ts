import type { Instant } from '@jumun/platform/kernel/clock';
import { Temporal } from 'temporal-polyfill';

// When a store is open. stores shows it and orders refuses by it, so the rule stands here once.

export const weekdays = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;

/** From one time of day to another, as on the wall: `09:00`. Where `closes` is not later than `opens`, it is the next day's. */
export type Hours = { readonly opens: string; readonly closes: string };

export type WeeklyHours = Hours & { readonly day: (typeof weekdays)[number] };

/** Instead of the weekly hours of that date, such as `2026-12-25`; closed where there are none. */
export type HoursOnDate = { readonly date: string; readonly hours: readonly Hours[] };

export type Pause = {
  readonly since: Instant;
  /** When it ends by itself; null where somebody has to end it. */
  readonly until: Instant | null;
};

/** All that decides whether a store is open. */
export type Opening = {
  readonly timeZone: string;
  /** Null: at all hours. */
  readonly hours: readonly WeeklyHours[] | null;
  readonly exceptions: readonly HoursOnDate[];
  readonly pause: Pause | null;
};

/** Takes orders at all hours. */
export const alwaysOpen: Opening = { timeZone: 'Asia/Seoul', hours: null, exceptions: [], pause: null };

/** How far ahead an order may ask to be picked up. */
export const pickUpWithinMs = 7 * 24 * 60 * 60_000;

/** Half open: at `to` it is closed. */
type Interval = { readonly from: number; readonly to: number };

const allDay: readonly Hours[] = [{ opens: '00:00', closes: '24:00' }];

const hoursOn = ({ hours, exceptions }: Opening, date: Temporal.PlainDate): readonly Hours[] => {
  const name = date.toString();
  const exception = exceptions.find((one) => one.date === name);
  if (exception) return exception.hours;
  return hours?.filter(({ day }) => day === weekdays[date.dayOfWeek - 1]) ?? allDay;
};

/**
 * When these hours of a date begin and end. A time that the zone skips on that date is as much later as is skipped; of one that it
 * has twice, the first counts.
 */
const intervalsOn = (opening: Opening, date: Temporal.PlainDate): readonly Interval[] =>
  hoursOn(opening, date).flatMap(({ opens, closes }) => {
    const { timeZone } = opening;
    const plainTime = closes === '24:00' ? '00:00' : closes;
    const from = date.toZonedDateTime({ timeZone, plainTime: opens });
    const last = plainTime > opens ? date : date.add({ days: 1 });
    const to = last.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    const isOnDate = from.toPlainDate().equals(date); // a zone that moves across the date line skips a whole one
    return isOnDate && from.epochMilliseconds < to ? [{ from: from.epochMilliseconds, to }] : [];
  });

const dateAt = ({ timeZone }: Opening, at: Instant): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();

const isWithinHours = (opening: Opening, at: Instant): boolean => {
  if (opening.hours === null && opening.exceptions.length === 0) return true;
  const today = dateAt(opening, at);
  return [today.subtract({ days: 1 }), today]
    .flatMap((date) => intervalsOn(opening, date))
    .some(({ from, to }) => from <= at && at < to);
};

/** How many weeks may pass in which a zone skips the only hours of the week. */
const skippedWeeks = 4;

/**
 * The dates from this one on, until there must have been one with hours: each exception, and each change of the clocks, may take
 * the only hours of its week.
 */
function* datesFrom(
  { hours, exceptions }: Opening,
  first: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const coming = exceptions.map(({ date }) => date).filter((date) => date >= first.toString());
  if (hours?.length === 0) yield* coming.sort().map((date) => Temporal.PlainDate.from(date));
  else for (let days = 0; days <= 7 * (coming.length + skippedWeeks); days++) yield first.add({ days });
}

/** When it opens next within its hours, which is at once if it is open; null where it never does. */
const nextWithinHours = (opening: Opening, at: Instant): Instant | null => {
  if (isWithinHours(opening, at)) return at;
  for (const date of datesFrom(opening, dateAt(opening, at))) {
    const begins = intervalsOn(opening, date)
      .map(({ from }) => from)
      .filter((from) => from > at);
    if (begins.length > 0) return Math.min(...begins) as Instant;
  }
  return null;
};

const isPausedAt = ({ pause }: Opening, at: Instant): boolean =>
  pause !== null && (pause.until === null || at < pause.until);

/** Whether it takes orders at this moment: within its hours, and not paused. */
export const isOpenAt = (opening: Opening, at: Instant): boolean =>
  !isPausedAt(opening, at) && isWithinHours(opening, at);

/** The first moment from `at` on at which it is open; null where that is not known, as in a pause without an end. */
export const opensAfter = (opening: Opening, at: Instant): Instant | null => {
  if (!isPausedAt(opening, at)) return nextWithinHours(opening, at);
  const until = opening.pause?.until ?? null;
  return until === null ? null : nextWithinHours(opening, until);
};

/** Whether it is a time zone of the IANA's, such as `Asia/Seoul`. */
export const isTimeZone = (text: string): boolean => {
  try {
    return /^[A-Za-z]/.test(text) && new Intl.DateTimeFormat('en', { timeZone: text }) !== null;
  } catch {
    return false;
  }
};

/** Whether it is a date that the calendar has, such as `2026-12-25`. */
export const isDate = (text: string): boolean => {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};
