import type { Instant } from '@jumun/platform/kernel/clock';

/** How a customer can be reached, as last heard: the only personal data of this context beside the words that were sent. */
export type Contact = {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: 'ko' | 'en';
  readonly marketingConsent: boolean;
  /** Whether the owner of the address, and of the number, has shown to read what is sent there. */
  readonly emailConfirmed: boolean;
  readonly phoneConfirmed: boolean;
  /** Whether advertising may also come at night. */
  readonly nightConsent: boolean;
  /** A customer who has left is told nothing any more; nothing else is known of them. */
  readonly hasLeft: boolean;
  /** When we could first reach the customer, who is not told of books from before. */
  readonly since: Instant;
};
