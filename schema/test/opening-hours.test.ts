import type { Instant } from '@jumun/platform/kernel/clock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alwaysOpen,
  isDate,
  isOpenAt,
  isTimeZone,
  type Opening,
  opensAfter,
  weekdays,
} from '../opening-hours.ts';

const at = (text: string) => Date.parse(text) as Instant;
const daily = (opens: string, closes: string) => weekdays.map((day) => ({ day, opens, closes }));
const seoul = (change: Partial<Opening> = {}): Opening => ({
  ...alwaysOpen,
  hours: daily('09:00', '18:00'),
  ...change,
});
const opens = (opening: Opening, from: string) => {
  const moment = opensAfter(opening, at(from));
  return moment === null ? null : new Date(moment).toISOString();
};

describe('a store with hours', () => {
  test('is open from the minute it opens until the minute it closes, by its own clock', () => {
    const cafe = seoul();
    expect(isOpenAt(cafe, at('2026-11-20T08:59:59.999+09:00'))).toBe(false);
    expect(isOpenAt(cafe, at('2026-11-20T09:00:00+09:00'))).toBe(true);
    expect(isOpenAt(cafe, at('2026-11-20T17:59:59.999+09:00'))).toBe(true);
    expect(isOpenAt(cafe, at('2026-11-20T18:00:00+09:00'))).toBe(false);
    expect(opens(cafe, '2026-11-20T18:00:00+09:00')).toBe('2026-11-21T00:00:00.000Z');
    expect(opens(cafe, '2026-11-20T12:00:00+09:00')).toBe('2026-11-20T03:00:00.000Z');
  });

  test('has its days off, and opens on the next day that it has hours for', () => {
    const weekdaysOnly = seoul({ hours: daily('09:00', '18:00').slice(0, 5) });
    expect(isOpenAt(weekdaysOnly, at('2026-11-21T12:00:00+09:00'))).toBe(false); // a Saturday
    expect(opens(weekdaysOnly, '2026-11-20T18:00:00+09:00')).toBe('2026-11-23T00:00:00.000Z');
  });

  test('may close for lunch', () => {
    const withLunch = seoul({ hours: [...daily('09:00', '12:00'), ...daily('13:00', '18:00')] });
    expect(isOpenAt(withLunch, at('2026-11-20T12:30:00+09:00'))).toBe(false);
    expect(opens(withLunch, '2026-11-20T12:30:00+09:00')).toBe('2026-11-20T04:00:00.000Z');
  });

  test('may stay open past midnight: the night belongs to the day on which it began', () => {
    const bar = seoul({ hours: [{ day: 'FRIDAY', opens: '18:00', closes: '02:00' }] });
    expect(isOpenAt(bar, at('2026-11-20T23:59:00+09:00'))).toBe(true); // a Friday
    expect(isOpenAt(bar, at('2026-11-21T01:59:00+09:00'))).toBe(true);
    expect(isOpenAt(bar, at('2026-11-21T02:00:00+09:00'))).toBe(false);
    expect(isOpenAt(bar, at('2026-11-20T01:00:00+09:00'))).toBe(false); // the night from Thursday
    expect(opens(bar, '2026-11-21T02:00:00+09:00')).toBe('2026-11-27T09:00:00.000Z');
  });

  test('may stay open all day: 00:00 to 24:00, or to 00:00', () => {
    for (const closes of ['24:00', '00:00']) {
      const monday = seoul({ hours: [{ day: 'MONDAY', opens: '00:00', closes }] });
      expect(isOpenAt(monday, at('2026-11-23T00:00:00+09:00'))).toBe(true);
      expect(isOpenAt(monday, at('2026-11-23T23:59:59.999+09:00'))).toBe(true);
      expect(isOpenAt(monday, at('2026-11-24T00:00:00+09:00'))).toBe(false);
    }
  });

  test('has other hours on a date, or is closed on it', () => {
    const cafe = seoul({
      exceptions: [
        { date: '2026-12-25', hours: [] },
        { date: '2026-12-26', hours: [{ opens: '11:00', closes: '15:00' }] },
      ],
    });
    expect(isOpenAt(cafe, at('2026-12-25T12:00:00+09:00'))).toBe(false);
    expect(opens(cafe, '2026-12-24T18:00:00+09:00')).toBe('2026-12-26T02:00:00.000Z');
    expect(isOpenAt(cafe, at('2026-12-26T10:00:00+09:00'))).toBe(false);
    expect(isOpenAt(cafe, at('2026-12-26T16:00:00+09:00'))).toBe(false);
  });

  test('is closed on a date, and the night before still ends in it', () => {
    const bar = seoul({ hours: daily('18:00', '02:00'), exceptions: [{ date: '2026-12-25', hours: [] }] });
    expect(isOpenAt(bar, at('2026-12-25T01:00:00+09:00'))).toBe(true);
    expect(isOpenAt(bar, at('2026-12-25T20:00:00+09:00'))).toBe(false);
    expect(isOpenAt(bar, at('2026-12-26T01:00:00+09:00'))).toBe(false);
  });

  test('opens on Mondays only, however many of them are holidays', () => {
    const holidays = ['2026-11-23', '2026-11-30', '2026-12-07'].map((date) => ({ date, hours: [] }));
    const rare = seoul({ hours: daily('09:00', '18:00').slice(0, 1), exceptions: holidays });
    expect(opens(rare, '2026-11-20T12:00:00+09:00')).toBe('2026-12-14T00:00:00.000Z');
  });

  test('opens on dates only, or never', () => {
    const dates = [
      { date: '2027-05-01', hours: [{ opens: '10:00', closes: '12:00' }] },
      { date: '2027-04-01', hours: [{ opens: '10:00', closes: '12:00' }] },
    ];
    expect(opens(seoul({ hours: [], exceptions: dates }), '2026-11-20T12:00:00+09:00')).toBe(
      '2027-04-01T01:00:00.000Z',
    );
    expect(opens(seoul({ hours: [] }), '2026-11-20T12:00:00+09:00')).toBeNull();
  });
});

describe('a store without hours', () => {
  test('is open at all of them, but for its exceptions', () => {
    expect(isOpenAt(alwaysOpen, at('2026-11-20T03:00:00+09:00'))).toBe(true);
    const shop = { ...alwaysOpen, exceptions: [{ date: '2026-12-25', hours: [] }] };
    expect(isOpenAt(shop, at('2026-12-24T23:59:59+09:00'))).toBe(true);
    expect(isOpenAt(shop, at('2026-12-25T00:00:00+09:00'))).toBe(false);
    expect(opens(shop, '2026-12-25T00:00:00+09:00')).toBe('2026-12-25T15:00:00.000Z');
  });
});

describe('a store that is paused', () => {
  const since = at('2026-11-20T10:00:00+09:00');

  test('is closed, and nobody knows until when', () => {
    const paused = seoul({ pause: { since, until: null } });
    expect(isOpenAt(paused, at('2026-11-20T12:00:00+09:00'))).toBe(false);
    expect(opens(paused, '2026-11-20T12:00:00+09:00')).toBeNull();
  });

  test('opens by itself when the pause is over, or when its hours begin after that', () => {
    const short = seoul({ pause: { since, until: at('2026-11-20T13:00:00+09:00') } });
    expect(isOpenAt(short, at('2026-11-20T12:59:59+09:00'))).toBe(false);
    expect(isOpenAt(short, at('2026-11-20T13:00:00+09:00'))).toBe(true);
    expect(opens(short, '2026-11-20T12:00:00+09:00')).toBe('2026-11-20T04:00:00.000Z');
    const long = seoul({ pause: { since, until: at('2026-11-20T20:00:00+09:00') } });
    expect(opens(long, '2026-11-20T12:00:00+09:00')).toBe('2026-11-21T00:00:00.000Z');
  });
});

describe('where clocks are changed', () => {
  test('a store opens at nine by the clock on the wall, in winter and in summer', () => {
    const berlin = seoul({ timeZone: 'Europe/Berlin' });
    expect(opens(berlin, '2027-03-27T20:00:00Z')).toBe('2027-03-28T07:00:00.000Z'); // the clocks went forward that night
    expect(opens(berlin, '2027-10-30T20:00:00Z')).toBe('2027-10-31T08:00:00.000Z'); // and back that night
  });

  test('a night is an hour shorter or longer', () => {
    const hours = (opening: Opening, from: string) =>
      Array.from({ length: 20 }, (_, i) => (at(from) + i * 3_600_000) as Instant).filter((moment) =>
        isOpenAt(opening, moment),
      ).length;
    const bar = seoul({
      timeZone: 'America/New_York',
      hours: [{ day: 'SATURDAY', opens: '20:00', closes: '04:00' }],
    });
    expect(hours(bar, '2027-03-13T18:00:00-05:00')).toBe(7);
    expect(hours(bar, '2027-11-06T18:00:00-04:00')).toBe(9);
    expect(hours(bar, '2027-06-05T18:00:00-04:00')).toBe(8);
  });

  test('a time that the night skips is as much later as is skipped', () => {
    const early = seoul({ timeZone: 'Europe/Berlin', hours: daily('02:30', '06:00') });
    expect(opens(early, '2027-03-28T00:00:00Z')).toBe('2027-03-28T01:30:00.000Z');
  });

  test('hours that lie in what is skipped do not last backwards', () => {
    const skipped = seoul({ timeZone: 'Europe/Berlin', hours: daily('02:45', '03:15') });
    expect(isOpenAt(skipped, at('2027-03-28T01:20:00Z'))).toBe(false);
    expect(opens(skipped, '2027-03-28T00:00:00Z')).toBe('2027-03-29T00:45:00.000Z');
    const sundays = { ...skipped, hours: [{ day: 'SUNDAY', opens: '02:45', closes: '03:15' }] } as const;
    expect(opens(sundays, '2027-03-27T12:00:00Z')).toBe('2027-04-04T00:45:00.000Z'); // a week later
  });

  test('a day that begins at one o’clock has its morning', () => {
    const beirut = seoul({ timeZone: 'Asia/Beirut', hours: daily('00:00', '05:00') });
    expect(opens(beirut, '2027-03-27T21:30:00Z')).toBe('2027-03-27T22:00:00.000Z');
  });

  test('a date that a country left out is no day to open', () => {
    // Samoa went from Thursday the 29th to Saturday the 31st of December 2011
    const apia = seoul({
      timeZone: 'Pacific/Apia',
      hours: [{ day: 'FRIDAY', opens: '09:00', closes: '18:00' }],
    });
    expect(isOpenAt(apia, at('2011-12-31T12:00:00+14:00'))).toBe(false);
    expect(opens(apia, '2011-12-30T05:00:00Z')).toBe('2012-01-05T19:00:00.000Z');
  });
});

const zones = [
  'Asia/Seoul',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'America/Santiago',
  'Pacific/Apia',
  'UTC',
];
const hour = 3_600_000;
const begin = at('2026-01-01T00:00:00Z');
const moments = fc
  .integer({ min: 0, max: 2 * 366 * 24 * 60 })
  .map((minutes) => (begin + minutes * 60_000) as Instant);
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);
const spans = fc.record({ opens: times, closes: fc.oneof(times, fc.constant('24:00')) });
const dates = moments.map((moment) => new Date(moment).toISOString().slice(0, 10));
const openings: fc.Arbitrary<Opening> = fc.record({
  timeZone: fc.constantFrom(...zones),
  hours: fc.oneof(
    fc.constant(null),
    fc.array(
      fc.tuple(fc.constantFrom(...weekdays), spans).map(([day, span]) => ({ day, ...span })),
      { maxLength: 10 },
    ),
  ),
  exceptions: fc.uniqueArray(fc.record({ date: dates, hours: fc.array(spans, { maxLength: 2 }) }), {
    maxLength: 5,
    selector: ({ date }) => date,
  }),
  pause: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    moments.map((since) => ({ since, until: (since + 5 * hour) as Instant })),
  ),
});

/** The day of the week and the time that clocks on the wall show. */
const wallOf = (timeZone: string, moment: number) => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: part('weekday').toUpperCase(), time: `${part('hour')}:${part('minute')}` };
};

describe('of all stores, at any time', () => {
  test('the next opening is the first moment at which it is open', () => {
    fc.assert(
      fc.property(openings, moments, (opening, from) => {
        const next = opensAfter(opening, from);
        if (isOpenAt(opening, from)) {
          expect(next).toBe(from);
          return;
        }
        if (next === null) {
          for (let day = 0; day < 40; day++)
            expect(isOpenAt(opening, (from + day * 24 * hour) as Instant)).toBe(false);
          return;
        }
        expect(next).toBeGreaterThan(from);
        expect(isOpenAt(opening, next)).toBe(true);
        for (let part = 0; part < 50; part++)
          expect(isOpenAt(opening, (from + Math.floor(((next - from) * part) / 50)) as Instant)).toBe(false);
        expect(isOpenAt(opening, (next - 1) as Instant)).toBe(false);
      }),
      { numRuns: 400, seed: 20_261_130 },
    );
  });

  test('where clocks are never changed, it is open when the clock on the wall says so', () => {
    const still = fc.constantFrom('Asia/Seoul', 'Asia/Kathmandu', 'Pacific/Honolulu', 'UTC');
    fc.assert(
      fc.property(
        still,
        fc.constantFrom(...weekdays),
        spans.filter(({ closes }) => closes !== '24:00'),
        moments,
        (timeZone, day, span, moment) => {
          const opening: Opening = { ...alwaysOpen, timeZone, hours: [{ day, ...span }] };
          const wall = wallOf(timeZone, moment);
          const before = wallOf(timeZone, moment - 24 * hour);
          const ends = span.closes > span.opens ? span.closes : '24:00';
          const today = wall.day === day && wall.time >= span.opens && wall.time < ends;
          const tonight = span.closes <= span.opens && before.day === day && wall.time < span.closes;
          expect(isOpenAt(opening, moment)).toBe(today || tonight);
        },
      ),
      { numRuns: 500, seed: 20_261_130 },
    );
  });
});

test('time zones and dates are known from what only looks like them', () => {
  for (const zone of ['Asia/Seoul', 'UTC', 'America/Argentina/Buenos_Aires'])
    expect(isTimeZone(zone)).toBe(true);
  for (const none of ['', 'Seoul', '+09:00', 'Asia/Seoul ', 'Asia/Nowhere'])
    expect(isTimeZone(none)).toBe(false);
  expect(isDate('2028-02-29')).toBe(true);
  for (const none of ['2027-02-29', '2026-13-01', '20261225', '2026-12-25T00:00', ''])
    expect(isDate(none)).toBe(false);
});
