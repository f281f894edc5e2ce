import type { Instant } from '@jumun/platform/kernel/clock';

/** The clock of the house: by it counts what has no store, or none whose clock is known. */
const houseZone = 'Asia/Seoul';

const formats = new Map<string, Intl.DateTimeFormat>(); // building one costs more than a hundred uses

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format;
};

/** The calendar day on which a moment lies, by the clock of a store: `2026-12-25`. */
export const dayOf = (at: Instant, timeZone: string = houseZone): string => {
  const parts = formatFor(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
};
