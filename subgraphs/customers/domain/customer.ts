import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, type Decision, never, reject } from '@jumun/platform/kernel/decider';

export type CustomerId = string & { readonly __brand: 'CustomerId' };
export const isCustomerId = (id: string): id is CustomerId => id.startsWith('cus_');

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
  /** Whether advertising may come at night, too; not for accounts of before this was asked. */
  readonly nightConsent?: boolean;
  /** Whether they have shown that they read what is sent there; for accounts of before this was asked it is taken as shown. */
  readonly emailConfirmed?: boolean;
  readonly phoneConfirmed?: boolean;
};

export const isEmailConfirmed = ({ emailConfirmed = true }: Contact): boolean => emailConfirmed;
export const isPhoneConfirmed = ({ phone, phoneConfirmed = true }: Contact): boolean =>
  phone !== null && phoneConfirmed;

export type Customer =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open';
      readonly contact: Contact;
      readonly membershipNumber: string;
      readonly signedUpAt: Instant;
    }
  /** Nothing is kept of the person; orders and ledgers go on naming the id. */
  | { readonly status: 'left'; readonly membershipNumber: string };

/** Fields that are left out stay as they are. */
export type ProfileChanges = Partial<Omit<Contact, 'email' | 'emailConfirmed' | 'phoneConfirmed'>>;

export type CustomerCommand =
  | { type: 'SignUp'; contact: Contact; membershipNumber: string; at: Instant }
  | { type: 'ChangeProfile'; changes: ProfileChanges; confirmed: boolean }
  /** The owner reads what is sent to this address, which is the account's from now on. */
  | { type: 'ConfirmEmail'; email: string }
  /** The owner reads what is sent to this number; it is not the account's any more if it was changed meanwhile. */
  | { type: 'ConfirmPhone'; phone: string }
  | { type: 'Leave' };

export type CustomerEvent =
  | { type: 'CustomerSignedUp'; contact: Contact; membershipNumber: string; signedUpAt: Instant }
  | { type: 'ContactChanged'; contact: Contact }
  | { type: 'CustomerLeft' };

export type CustomerRejection = { type: 'CustomerNotFound' } | { type: 'CustomerLeft' };

export const customer: Decider<CustomerCommand, Customer, CustomerEvent, CustomerRejection> = {
  initial: { status: 'absent' },

  decide(command, state): Decision<CustomerEvent, CustomerRejection> {
    if (command.type === 'SignUp') {
      if (state.status === 'left') return reject({ type: 'CustomerLeft' }); // nothing of a person comes back under this id
      if (state.status === 'open') return accept();
      const { contact, membershipNumber, at } = command;
      return accept<CustomerEvent>(
        { type: 'CustomerSignedUp', contact, membershipNumber, signedUpAt: at },
        { type: 'ContactChanged', contact }, // so that notifications needs to hear only one event
      );
    }
    if (state.status === 'left' && command.type === 'Leave') return accept();
    if (state.status !== 'open') return reject({ type: 'CustomerNotFound' });
    switch (command.type) {
      case 'ChangeProfile': {
        const { changes, confirmed } = command;
        const isOtherPhone = changes.phone !== undefined && changes.phone !== state.contact.phone;
        return changed(state.contact, { ...changes, ...(isOtherPhone && { phoneConfirmed: confirmed }) });
      }
      case 'ConfirmEmail':
        return changed(state.contact, { email: command.email, emailConfirmed: true });
      case 'ConfirmPhone':
        return state.contact.phone === command.phone
          ? changed(state.contact, { phoneConfirmed: true })
          : accept();
      case 'Leave':
        return accept({ type: 'CustomerLeft' });
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
        return state.status === 'open' ? { ...state, contact: event.contact } : state;
      case 'CustomerLeft':
        return state.status === 'open' ? { status: 'left', membershipNumber: state.membershipNumber } : state;
      default:
        return never(event);
    }
  },
};

const changed = (contact: Contact, changes: Partial<Contact>): Decision<CustomerEvent, never> => {
  const next = { ...contact, ...changes };
  return isSame(next, contact) ? accept() : accept({ type: 'ContactChanged', contact: next });
};

const isSame = (one: Contact, other: Contact): boolean =>
  (Object.keys(one) as (keyof Contact)[]).every((field) => one[field] === other[field]);
