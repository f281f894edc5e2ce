import type { Tx } from '@jumun/platform/kernel/unit';
import { prepared, slots } from '@jumun/platform/store/prepared';
import { eq, sql } from 'drizzle-orm';
import type { CustomerId } from '../domain/programme.ts';
import { members } from './tables.ts';

const insert = prepared<{ membershipNumber: string; customerId: string }>()((tx: Tx) =>
  tx
    .insert(members)
    .values(slots('membershipNumber', 'customerId') as never)
    .onConflictDoNothing()
    .prepare('member_insert'),
);

const byNumber = prepared<{ number: string }>()((tx: Tx) =>
  tx
    .select({ customerId: members.customerId })
    .from(members)
    .where(eq(members.membershipNumber, sql.placeholder('number')))
    .prepare('member_by_number'),
);

/** A number is one customer's, for ever. */
export const keepMember = async (tx: Tx, membershipNumber: string, customerId: CustomerId): Promise<void> =>
  void (await insert(tx, { membershipNumber, customerId }));

export const findMember = async (tx: Tx, membershipNumber: string): Promise<CustomerId | undefined> =>
  (await byNumber(tx, { number: membershipNumber }))[0]?.customerId;
