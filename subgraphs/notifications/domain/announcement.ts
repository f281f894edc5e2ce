import type { Instant } from '@jumun/platform/kernel/clock';
import type { Announced } from './news.ts';

/** Something that many customers are told, a few at a time. */
export type Announcement = {
  /** The event it is about; one event is announced once. */
  readonly eventId: string;
  readonly news: Announced;
  readonly correlationId: string;
  readonly happenedAt: Instant;
  /** Of the event in its journal; 0 where it is not known any more. */
  readonly number: number;
};

/** How many customers are told in one unit of work. */
export const customersAtOnce = 100;

/** The timer that tells many customers, which is also told when there is something to announce. */
export const announceOn = 'notifications/announce';

/** The event that customers are told about. */
export type About = { readonly id: string; readonly occurredAt: Instant; readonly correlationId: string };

/** The same, and its place in its journal. */
export type Announcing = About & { readonly number: number };

/** What its customers are told about. */
export const aboutOf = ({ eventId: id, correlationId, happenedAt: occurredAt }: Announcement): About => ({
  id,
  occurredAt,
  correlationId,
});

export const announcementOf = (
  { id: eventId, occurredAt: happenedAt, correlationId, number }: Announcing,
  news: Announced,
): Announcement => ({ eventId, news, correlationId, happenedAt, number });
