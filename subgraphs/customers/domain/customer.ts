import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';

export type CustomerId = string & { readonly __brand: 'CustomerId' };

/** How a customer is addressed and reached: all personal data that is kept. */
export type Contact = {
  readonly name: string;
  /** In the one form of domain/email.ts. */
  readonly email: string;
  /** E.164, such as +821012345678, or null. */
  readonly phone: string | null;
  /** The language of messages, a BCP 47 tag. */
  readonly locale: string;
  /** Whether advertising may be sent. */
  readonly marketingConsent: boolean;
};

export type Customer =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open';
      readonly contact: Contact;
      readonly membershipNumber: string;
      readonly signedUpAt: Instant;
    };

/** Fields that are left out stay as they are. */
export type ProfileChanges = Partial<Omit<Contact, 'email'>>;

export type CustomerCommand =
  | { type: 'SignUp'; contact: Contact; membershipNumber: string; at: Instant }
  | { type: 'ChangeProfile'; changes: ProfileChanges };

export type CustomerEvent =
  | { type: 'CustomerSignedUp'; contact: Contact; membershipNumber: string; signedUpAt: Instant }
  | { type: 'ContactChanged'; contact: Contact };

export type CustomerRejection = { type: 'CustomerNotFound' };

export const customer: Decider<CustomerCommand, Customer, CustomerEvent, CustomerRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'SignUp': {
        if (state.status !== 'absent') return accept();
        const { contact, membershipNumber, at } = command;
        return accept<CustomerEvent>(
          { type: 'CustomerSignedUp', contact, membershipNumber, signedUpAt: at },
          { type: 'ContactChanged', contact }, // so that notifications needs to hear only one event
        );
      }
      case 'ChangeProfile': {
        if (state.status === 'absent') return reject({ type: 'CustomerNotFound' });
        const contact = { ...state.contact, ...command.changes };
        return isSame(contact, state.contact) ? accept() : accept({ type: 'ContactChanged', contact });
      }
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'CustomerSignedUp': {
        const { contact, membershipNumber, signedUpAt } = event;
        return { status: 'open', contact, membershipNumber, signedUpAt };
      }
      case 'ContactChanged':
        return state.status === 'absent' ? state : { ...state, contact: event.contact };
      default:
        return never(event);
    }
  },
};

const isSame = (one: Contact, other: Contact): boolean =>
  one.name === other.name &&
  one.email === other.email &&
  one.phone === other.phone &&
  one.locale === other.locale &&
  one.marketingConsent === other.marketingConsent;
