import { idempotencyKey, idText, line, optional, phone, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { isDate, isTimeZone, weekdays } from '@jumun/schema/opening-hours';
import { z } from 'zod';
import { newStore, type StoreChanges, type StoreDetails } from '../domain/store.ts';

const given = <S extends z.ZodType>(form: S) => optional(form).transform((value) => value ?? undefined);

const problems = {
  time: problem({ ko: '09:00처럼 입력해 주세요', en: 'must be a time of day, such as 09:00' }),
  date: problem({ ko: '2026-12-25처럼 입력해 주세요', en: 'must be a date, such as 2026-12-25' }),
  dateTwice: problem({ ko: '날짜마다 한 번만 적어 주세요', en: 'must name each date once' }),
  timeZone: problem({ ko: 'Asia/Seoul처럼 입력해 주세요', en: 'must be a time zone, such as Asia/Seoul' }),
  fulfilments: problem({
    ko: '배송과 픽업 중 하나 이상을 골라 주세요',
    en: 'must be at least one of shipment and pick-up',
  }),
};

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const times = {
  opens: z.string().regex(clock, problems.time),
  closes: z.string().regex(new RegExp(`${clock.source}|^24:00$`), problems.time),
};

/** A month of days with two breaks each, and more public holidays than any country has. */
const mostHours = 28;
const mostDates = 100;

const address = z.object({
  line1: line(200),
  line2: optional(line(200)),
  city: line(100),
  postalCode: optional(line(20)),
});
const dates = z
  .array(
    z.object({
      date: z.string().refine(isDate, problems.date),
      hours: z
        .array(z.object(times))
        .max(4)
        .nullish()
        .transform((hours) => hours ?? []),
    }),
  )
  .max(mostDates)
  .refine((all) => new Set(all.map(({ date }) => date)).size === all.length, problems.dateTwice);

const details = {
  name: line(100),
  acceptance: z.enum(['AUTOMATIC', 'MANUAL']),
  hours: given(z.array(z.object({ day: z.enum(weekdays), ...times })).max(mostHours)),
  exceptions: given(dates),
  timeZone: given(z.string().refine(isTimeZone, problems.timeZone)),
  address: given(address),
  phone: given(phone),
  prepMinutes: given(whole(0, 240)),
  fulfilments: given(
    z
      .array(z.enum(['SHIPMENT', 'PICKUP']))
      .min(1, problems.fulfilments)
      .transform((all) => [...new Set(all)].sort()),
  ),
};

/** Without what was left out or null. */
const said = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

export const newStoreForm = z.object({ idempotencyKey, ...details }).transform(
  ({ idempotencyKey: _, name, acceptance, ...rest }): StoreDetails => ({
    ...newStore,
    name,
    acceptance,
    ...said(rest),
  }),
);

const storeId = idText;

export const storeChangesForm = z
  .object({
    storeId,
    ...details,
    name: given(details.name),
    acceptance: given(details.acceptance),
    /** An empty text takes the number back: here it is not the same as none. */
    phone: z.union([z.literal(''), phone]).nullish(),
  })
  .transform(({ storeId, phone, ...rest }) => {
    const changes: StoreChanges = {
      ...said(rest),
      ...(phone != null && { phone: phone || null }),
    };
    return { storeId, changes };
  });

export const pauseForm = z.object({ storeId, until: optional(z.int()) });

export const storeForm = z.object({ storeId });
