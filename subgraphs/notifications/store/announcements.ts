import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { and, asc, eq, gte } from 'drizzle-orm';
import type { Announcement } from '../domain/announcement.ts';
import type { Announced } from '../domain/news.ts';
import { announcements } from './tables.ts';

/** Begins an announcement; one that has begun stays where it is. */
export const beginAnnouncement = (tx: Tx, announcement: Announcement): Promise<unknown> => {
  const { news } = announcement;
  const { topic, productId } = news;
  return tx
    .insert(announcements)
    .values({ ...announcement, topic, productId, upTo: '', open: true })
    .onConflictDoNothing({ target: announcements.eventId })
    .execute();
};

export const findOpenAnnouncements = async (read: Reader, limit: number): Promise<string[]> => {
  const rows = await read
    .select({ eventId: announcements.eventId })
    .from(announcements)
    .where(eq(announcements.open, true))
    .orderBy(asc(announcements.eventId))
    .limit(limit);
  return rows.map(({ eventId }) => eventId);
};

/** The announcement and the last customer told, held until the unit ends; undefined when all have been told. */
export const holdAnnouncement = async (
  tx: Tx,
  eventId: string,
): Promise<(Announcement & { readonly upTo: string }) | undefined> => {
  const query = tx.select().from(announcements).where(eq(announcements.eventId, eventId));
  const [row] = await locked(query);
  return row?.open ? row : undefined;
};

export const moveAnnouncement = (
  tx: Tx,
  eventId: string,
  to: { readonly upTo: string; readonly open: boolean },
): Promise<unknown> => tx.update(announcements).set(to).where(eq(announcements.eventId, eventId)).execute();

/** What was announced at that time or later, earliest first; with `productId`, only about that product. */
export const findAnnouncedSince = (
  tx: Tx,
  { topic, productId, at }: { topic: Announced['topic']; productId?: string; at: Instant },
): Promise<Announcement[]> =>
  tx
    .select()
    .from(announcements)
    .where(
      and(
        eq(announcements.topic, topic),
        productId === undefined ? undefined : eq(announcements.productId, productId),
        gte(announcements.happenedAt, at),
      ),
    )
    .orderBy(asc(announcements.happenedAt), asc(announcements.eventId))
    .limit(100)
    .execute();
