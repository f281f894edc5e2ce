import type { Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { eq } from 'drizzle-orm';
import type { CustomerId } from '../domain/programme.ts';
import { members } from './tables.ts';

const insert = preparedInsert(members, 'member_insert', { finish: (row) => row.onConflictDoNothing() });

const byNumber = prepared<{ number: string }>()((tx: Tx, value) =>
  tx
    .select({ customerId: members.customerId })
    .from(members)
    .where(eq(members.membershipNumber, value('number')))
    .prepare('member_by_number'),
);

/** A number belongs to one customer, for ever. */
export const keepMember = async (tx: Tx, membershipNumber: string, customerId: CustomerId): Promise<void> =>
  void (await insert(tx, { membershipNumber, customerId }));

export const findMember = async (tx: Tx, membershipNumber: string): Promise<CustomerId | undefined> =>
  (await byNumber(tx, { number: membershipNumber }))[0]?.customerId;
