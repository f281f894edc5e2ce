import type { Reader } from '@jumun/platform/kernel/unit';
import { dialect } from '@jumun/platform/store/columns';
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { CustomerId } from '../domain/customer.ts';
import { type Clue, phoneTail } from '../domain/search.ts';
import { findCredential } from './accounts.ts';
import { customers } from './tables.ts';

const contains = (key: string): SQL =>
  dialect === 'postgres'
    ? sql`strpos(${customers.nameKey}, ${key}) > 0`
    : sql`instr(${customers.nameKey}, ${key}) > 0`;

const matching = async (read: Reader, clue: Clue): Promise<SQL | undefined> => {
  switch (clue.by) {
    case 'ID':
      return eq(customers.id, clue.id);
    case 'EMAIL': {
      const found = await findCredential(read, clue.email);
      return found && eq(customers.id, found.accountId as CustomerId);
    }
    case 'PHONE':
      return and(
        eq(customers.phoneTail, phoneTail(clue.digits)),
        sql`${customers.state} -> 'contact' ->> 'phone' like ${`%${clue.digits}`}`,
      );
    case 'NAME':
      return contains(clue.key);
  }
};

/** Customers that somebody knows this much of, in the order of their ids. Nobody is found who has left. */
export const findCustomers = async (read: Reader, clue: Clue, after: string | null, limit: number) => {
  const isIt = await matching(read, clue);
  if (!isIt) return [];
  return read
    .select({ id: customers.id, state: customers.state })
    .from(customers)
    .where(and(isIt, gt(customers.id, (after ?? '') as CustomerId), sql`${customers.nameKey} is not null`))
    .orderBy(asc(customers.id))
    .limit(limit);
};
