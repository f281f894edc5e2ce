import { documentRows } from '@jumun/platform/kernel/rows';
import type { Tx } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { asc, eq } from 'drizzle-orm';
import type { Earning, EarningId } from '../domain/earning.ts';
import { earnings } from './tables.ts';

export const earningRows = documentRows<EarningId, Earning, typeof earnings>(
  'earning',
  earnings,
  (state) => ({
    status: state.status,
    waitsFor: state.status === 'WAITING' ? (state.claim?.membershipNumber ?? null) : null,
  }),
);

const waiting = prepared<{ number: string }>()((tx: Tx, value) =>
  tx
    .select({ id: earnings.id })
    .from(earnings)
    .where(eq(earnings.waitsFor, value('number')))
    .orderBy(asc(earnings.id))
    .prepare('earnings_waiting'),
);

/** The earnings that wait for a member with this number. */
export const findWaiting = async (tx: Tx, membershipNumber: string): Promise<EarningId[]> =>
  (await waiting(tx, { number: membershipNumber })).map(({ id }) => id);
