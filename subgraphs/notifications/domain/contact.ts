import type { Instant } from '@jumun/platform/kernel/clock';

/** How a customer can be reached, as last heard. All that is personal in this context, beside the words of what was sent. */
export type Contact = {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: 'ko' | 'en';
  readonly marketingConsent: boolean;
  /** When we first could reach the customer; whoever came after a book was new is not told of it. */
  readonly since: Instant;
};
