import { idFrom } from '@jumun/platform/kernel/ids';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { membershipNumberFrom } from '@jumun/schema/membership-number';
import { eq } from 'drizzle-orm';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { Staff, StaffId } from '../domain/staff.ts';
import { type AccountId, credentials, customers, staff } from './tables.ts';

export type Credential = typeof credentials.$inferSelect;

export const customerRows = documentRows<CustomerId, Customer, typeof customers>(
  'customer',
  customers,
  (state) => ({ membershipNumber: state.status === 'open' ? state.membershipNumber : null }),
);

export const staffRows = documentRows<StaffId, Staff, typeof staff>('staff', staff, () => ({}));

const credentialOf = prepared<{ email: string }>()((read: Reader, value) =>
  read
    .select()
    .from(credentials)
    .where(eq(credentials.email, value('email')))
    .prepare('credential_of'),
);

const insertCredential = preparedInsert(credentials, 'credential_insert', {
  finish: (row) => row.onConflictDoNothing({ target: credentials.email }),
});

const customerByNumber = prepared<{ membershipNumber: string }>()((read: Reader, value) =>
  read
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.membershipNumber, value('membershipNumber')))
    .prepare('customer_by_number'),
);

export const findCredential = async (read: Reader, email: string): Promise<Credential | undefined> =>
  (await credentialOf(read, { email }))[0];

/**
 * Claims the address for this account unless it is taken, and answers whose it is now. Of two claims at once, one waits for the
 * other and then finds the address taken.
 */
export const claimEmail = async (tx: Tx, credential: Credential): Promise<AccountId | undefined> => {
  await insertCredential(tx, credential);
  return (await findCredential(tx, credential.email))?.accountId;
};

/** The number that follows from the account's id or, in the rare case that it is taken, the next free one. */
export const freeMembershipNumber = async (tx: Tx, id: CustomerId): Promise<string> => {
  for (let attempt = 0; ; attempt++) {
    const seed = Number.parseInt(idFrom('', id, String(attempt)).slice(1, 13), 16);
    const membershipNumber = membershipNumberFrom(seed);
    const [taken] = await customerByNumber(tx, { membershipNumber });
    if (!taken) return membershipNumber;
  }
};
