import type { Instant } from '@jumun/platform/kernel/clock';

/**
 * A message that was sent, or never will be; then it has no `sentAt`. All that notifications promises of one is here, so
 * that my page shows it while notifications is away.
 */
export type NotificationView = {
  readonly id: string;
  readonly channel: 'SMS' | 'EMAIL' | 'PUSH';
  readonly topic: string;
  readonly subject: string;
  readonly attempts: number;
  /** When what it tells of happened. */
  readonly happenedAt: Instant;
  readonly sentAt: Instant | null;
};
