import type { Instant } from '@jumun/platform/kernel/clock';

/**
 * A message that was sent or never will be; in that case it has no `sentAt`. Everything the notifications context promises
 * about a message is here, so that my page can show it while that context is away.
 */
export type NotificationView = {
  readonly id: string;
  readonly channel: 'SMS' | 'EMAIL' | 'PUSH';
  readonly topic: string;
  readonly subject: string;
  readonly attempts: number;
  /** When the event it is about happened. */
  readonly happenedAt: Instant;
  readonly sentAt: Instant | null;
};
