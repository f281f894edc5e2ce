import type { Reader } from '@jumun/platform/kernel/unit';
import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Contact } from '../domain/contact.ts';
import type { Channel } from '../domain/news.ts';
import { defaultChannel } from '../domain/preferences.ts';
import { contacts, preferences } from './tables.ts';

/** A customer who agreed to advertising, and the channels that they chose for it; null where they chose none. */
export type TargetRow = Contact & { readonly chosen: readonly Channel[] | null };

/** What a customer chose for advertising, as JSON; null where that is as it is by default. */
const chosen = sql`cast(${preferences.state} -> 'choices' -> 'ADVERTISING' as text)`;

/** Those who agreed to advertising and want it on some channel, or on this one, by id. */
export const findTargets = async (
  read: Reader,
  {
    channel,
    after,
    limit,
  }: { readonly channel: Channel | null; readonly after: string; readonly limit: number },
): Promise<TargetRow[]> => {
  const usual = defaultChannel('ADVERTISING', { isOnTheWay: false });
  const isWanted =
    channel === null
      ? sql`(${chosen} is null or ${chosen} like '%"%')`
      : sql`coalesce(${chosen}, ${`"${usual}"`}) like ${`%"${channel}"%`}`;
  const rows = await read
    .select({ ...getTableColumns(contacts), choices: preferences.state })
    .from(contacts)
    .leftJoin(preferences, eq(preferences.id, contacts.customerId))
    .where(and(eq(contacts.marketingConsent, true), gt(contacts.customerId, after), isWanted))
    .orderBy(asc(contacts.customerId))
    .limit(limit);
  return rows.map(({ choices, ...contact }) => ({
    ...contact,
    chosen: choices?.choices.ADVERTISING ?? null,
  }));
};
