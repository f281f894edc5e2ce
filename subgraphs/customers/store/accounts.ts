import { idFrom } from '@jumun/platform/kernel/ids';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { membershipNumberFrom } from '@jumun/schema/membership-number';
import type { Role } from '@jumun/schema/roles';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Customer, CustomerId } from '../domain/customer.ts';
import { nameKey, phoneTail } from '../domain/search.ts';
import type { Staff, StaffId } from '../domain/staff.ts';
import { type AccountId, credentials, customers, journal, staff } from './tables.ts';

export type Credential = typeof credentials.$inferSelect;

export const customerRows = documentRows<CustomerId, Customer, typeof customers>(
  'customer',
  customers,
  (state) => ({
    membershipNumber: state.status === 'absent' ? null : state.membershipNumber,
    nameKey: state.status === 'open' ? nameKey(state.contact.name) : null,
    phoneTail: state.status === 'open' && state.contact.phone ? phoneTail(state.contact.phone) : null,
  }),
);

export const staffRows = documentRows<StaffId, Staff, typeof staff>('staff', staff, () => ({}));

const credentialOf = prepared<{ email: string }>()((read: Reader, value) =>
  read
    .select()
    .from(credentials)
    .where(eq(credentials.email, value('email')))
    .prepare('credential_of'),
);

const credentialOfAccount = prepared<{ accountId: string }>()((read: Reader, value) =>
  read
    .select()
    .from(credentials)
    .where(eq(credentials.accountId, value('accountId')))
    .prepare('credential_of_account'),
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

/** The same of the account itself: its address may have changed. */
export const findCredentialOf = async (read: Reader, id: string): Promise<Credential | undefined> =>
  (await credentialOfAccount(read, { accountId: id }))[0];

/** The same, held until the unit ends: of two that begin and end sessions of one account, the second sees what the first did. */
export const lockCredentialOf = async (tx: Tx, id: AccountId): Promise<Credential | undefined> =>
  (await locked(tx.select().from(credentials).where(eq(credentials.accountId, id))))[0];

/** The credential with this address, held in the same way: the address stays the account's until the unit ends. */
export const lockCredential = async (tx: Tx, email: string): Promise<Credential | undefined> =>
  (await locked(tx.select().from(credentials).where(eq(credentials.email, email))))[0];

export const setPassword = (tx: Tx, accountId: AccountId, passwordHash: string): Promise<unknown> =>
  tx.update(credentials).set({ passwordHash }).where(eq(credentials.accountId, accountId)).execute();

/** The account logs in with another address from now on, unless that is another account's: answers whose it is. */
export const moveAddress = async (
  tx: Tx,
  accountId: AccountId,
  email: string,
): Promise<AccountId | undefined> => {
  const known = await findCredentialOf(tx, accountId);
  if (!known || known.email === email) return known?.accountId;
  const owner = (await findCredential(tx, email))?.accountId;
  if (owner !== undefined) return owner;
  await tx.update(credentials).set({ email }).where(eq(credentials.accountId, accountId));
  return accountId;
};

export const forgetCredentialOf = (tx: Tx, accountId: AccountId): Promise<unknown> =>
  tx.delete(credentials).where(eq(credentials.accountId, accountId)).execute();

/** The number that follows from the account's id or, in the rare case that another has it, the next that none has. */
export const freeMembershipNumber = async (tx: Tx, id: CustomerId): Promise<string> => {
  for (let attempt = 0; ; attempt++) {
    const seed = Number.parseInt(idFrom('', id, String(attempt)).slice(1, 13), 16);
    const membershipNumber = membershipNumberFrom(seed);
    const [taken] = await customerByNumber(tx, { membershipNumber });
    if (!taken || taken.id === id) return membershipNumber;
  }
};

type StaffRow = { readonly id: StaffId; readonly state: Staff };

/** How many rows are read at once where only some of them are wanted. */
const readAtOnce = 200;

/** Members of staff in the order of their ids, of those that are `wanted`. */
export const findStaff = async (
  read: Reader,
  after: string | null,
  limit: number,
  wanted: (id: StaffId, state: Exclude<Staff, { status: 'absent' }>) => boolean,
): Promise<StaffRow[]> => {
  const found: StaffRow[] = [];
  for (let last = after ?? ''; found.length < limit; ) {
    const rows = await read
      .select({ id: staff.id, state: staff.state })
      .from(staff)
      .where(gt(staff.id, last as StaffId))
      .orderBy(asc(staff.id))
      .limit(readAtOnce);
    found.push(...rows.filter(({ id, state }) => state.status !== 'absent' && wanted(id, state)));
    if (rows.length < readAtOnce) break;
    last = rows.at(-1)?.id ?? '';
  }
  return found.slice(0, limit);
};

/** Takes the person out of what was published about the contact of an account: whoever reads the journal again hears `erased`. */
export const eraseContacts = (tx: Tx, id: CustomerId, erased: PublishedEvent): Promise<unknown> =>
  tx
    .update(journal)
    .set({ published: erased })
    .where(and(eq(journal.aggregate, id), eq(journal.type, erased.type)))
    .execute();

/** The members of staff with a role. */
export const findStaffWith = async (read: Reader, role: Role): Promise<StaffRow[]> =>
  findStaff(read, null, Number.POSITIVE_INFINITY, (_, { roles = [] }) => roles.includes(role));
