import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Contact } from '../domain/contact.ts';
import { contacts } from './tables.ts';

const upsert = preparedInsert(contacts, 'contact_upsert', {
  finish: (row) =>
    row
      .onConflictDoUpdate({
        target: contacts.customerId,
        set: {
          name: sql`excluded.name`,
          email: sql`excluded.email`,
          phone: sql`excluded.phone`,
          locale: sql`excluded.locale`,
          marketingConsent: sql`excluded.marketing_consent`,
          emailConfirmed: sql`excluded.email_confirmed`,
          phoneConfirmed: sql`excluded.phone_confirmed`,
          nightConsent: sql`excluded.night_consent`,
          number: sql`excluded.number`,
        },
        // who has left does not come back: what was said of them before may be heard again
        setWhere: sql`excluded.number > ${contacts.number} and not ${contacts.hasLeft}`,
      })
      .returning({ since: contacts.since }),
});

const erased = {
  name: '',
  email: '',
  phone: null,
  locale: 'ko',
  marketingConsent: false,
  emailConfirmed: false,
  phoneConfirmed: false,
  nightConsent: false,
  hasLeft: true,
} as const;

/** Nothing is known of a customer who has left but that; whatever is heard of them later changes nothing. */
export const eraseContact = (
  tx: Tx,
  heard: { readonly customerId: string; readonly since: Instant; readonly number: number },
): Promise<unknown> =>
  tx
    .insert(contacts)
    .values({ ...erased, ...heard })
    .onConflictDoUpdate({ target: contacts.customerId, set: { ...erased, number: heard.number } })
    .execute();

/** Those of these customers who have left. */
export const findLeft = async (tx: Tx, customerIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (customerIds.length === 0) return new Set();
  const rows = await tx
    .select({ customerId: contacts.customerId })
    .from(contacts)
    .where(and(inArray(contacts.customerId, [...customerIds]), eq(contacts.hasLeft, true)));
  return new Set(rows.map(({ customerId }) => customerId));
};

const byCustomer = prepared<{ customerId: string }>()((read: Reader, value) =>
  read
    .select()
    .from(contacts)
    .where(eq(contacts.customerId, value('customerId')))
    .prepare('contact_by_customer'),
);

/** Replaces an older contact and returns since when the customer is known; undefined if this one is not newer. */
export const keepContact = async (
  tx: Tx,
  heard: Contact & { readonly number: number },
): Promise<Instant | undefined> => (await upsert(tx, { ...heard }))[0]?.since;

export const findContact = async (read: Reader, customerId: string): Promise<Contact | undefined> =>
  (await byCustomer(read, { customerId }))[0];

/** The contacts of these customers, by customer. */
export const findContacts = async (
  tx: Tx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Contact>> => {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(contacts)
    .where(inArray(contacts.customerId, [...customerIds]));
  return new Map(rows.map((row) => [row.customerId, row]));
};

export const contactRows = {
  findMany: (read: Reader, customerIds: readonly string[]): Promise<(Contact | null)[]> =>
    Promise.all(customerIds.map(async (id) => (await findContact(read, id)) ?? null)),
};

/** Customers who agreed to advertising and were known at that time, by id. */
export const findConsenting = async (
  tx: Tx,
  { after, at }: { readonly after: string; readonly at: Instant },
  limit: number,
): Promise<string[]> => {
  const rows = await tx
    .select({ customerId: contacts.customerId })
    .from(contacts)
    .where(
      and(
        eq(contacts.marketingConsent, true),
        sql`${contacts.customerId} > ${after}`,
        sql`${contacts.since} <= ${at}`,
      ),
    )
    .orderBy(asc(contacts.customerId))
    .limit(limit);
  return rows.map(({ customerId }) => customerId);
};
