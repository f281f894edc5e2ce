import { idempotencyKey, idText, line } from '@jumun/platform/graph/input';
import { isDate, isTimeZone, weekdays } from '@jumun/schema/opening-hours';
import { z } from 'zod';
import { newStore, type StoreChanges, type StoreDetails } from '../domain/store.ts';

const given = <S extends z.ZodType>(form: S) => form.nullish().transform((value) => value ?? undefined);
const orNull = <S extends z.ZodType>(form: S) => form.nullish().transform((value) => value ?? null);

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const times = {
  opens: z.string().regex(clock, 'is not a time of day'),
  closes: z.string().regex(new RegExp(`${clock.source}|^24:00$`), 'is not a time of day'),
};

/** A month of days with two breaks each, and more public holidays than any country has. */
const mostHours = 28;
const mostDates = 100;

const address = z.object({
  line1: line(200),
  line2: orNull(line(200)),
  city: line(100),
  postalCode: orNull(line(20)),
});
const phone = line(30).pipe(z.string().regex(/^\+?[\d\s()-]{7,30}$/, 'is not a telephone number'));
const dates = z
  .array(
    z.object({
      date: z.string().refine(isDate, 'is not a date'),
      hours: z
        .array(z.object(times))
        .max(4)
        .nullish()
        .transform((hours) => hours ?? []),
    }),
  )
  .max(mostDates)
  .refine((all) => new Set(all.map(({ date }) => date)).size === all.length, 'names a date twice');

const details = {
  name: line(100),
  acceptance: z.enum(['AUTOMATIC', 'MANUAL']),
  hours: given(z.array(z.object({ day: z.enum(weekdays), ...times })).max(mostHours)),
  exceptions: given(dates),
  timeZone: given(z.string().refine(isTimeZone, 'is not a time zone')),
  address: given(address),
  phone: given(phone),
  prepMinutes: given(z.int().min(0).max(240)),
  fulfilments: given(
    z
      .array(z.enum(['SHIPMENT', 'PICKUP']))
      .min(1)
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
    phone: given(z.union([z.literal(''), phone])),
  })
  .transform(({ storeId, phone, ...rest }) => {
    const changes: StoreChanges = {
      ...said(rest),
      ...(phone !== undefined && { phone: phone || null }),
    };
    return { storeId, changes };
  });

export const pauseForm = z.object({ storeId, until: orNull(z.int()) });

export const storeForm = z.object({ storeId });
