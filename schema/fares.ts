import type { Money } from '@jumun/platform/kernel/money';
import { z } from 'zod';

/**
 * The minimum fare of a ride, in whole won. Every context that offers, orders, drives or charges for rides reads this one
 * setting, with readSettings, as an amount of money.
 */
export const fareSettings = {
  JUMUN_MINIMUM_FARE: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(3_800)
    .transform((won): Money => ({ minorUnits: won, currency: 'KRW' })),
};
