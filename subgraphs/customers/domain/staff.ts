import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import type { Role } from '@jumun/schema/roles';

export type StaffId = string & { readonly __brand: 'StaffId' };
export const isStaffId = (id: string): id is StaffId => id.startsWith('stf_');

export type StaffDetails = {
  readonly name: string;
  /** In the one form of domain/email.ts. */
  readonly email: string;
  /** The language of messages, a BCP 47 tag. */
  readonly locale: string;
  /** What this person may do beside what the roles say, such as tickets:write. */
  readonly scopes: readonly string[];
  /** None for accounts of before there were roles. */
  readonly roles?: readonly Role[];
  /** Ids of the stores this person works for. */
  readonly stores: readonly string[];
};

export type Staff =
  | { readonly status: 'absent' }
  | (StaffDetails & {
      readonly status: 'open' | 'disabled';
      readonly registeredAt: Instant;
      /** Of the input, so that the same key with another input is detected. */
      readonly fingerprint: string;
    });

export type StaffCommand =
  | { type: 'RegisterStaff'; details: StaffDetails; fingerprint: string; at: Instant }
  /** Fields that are left out stay as they are. */
  | { type: 'ChangeStaff'; changes: Partial<StaffDetails> }
  | { type: 'DisableStaff' }
  | { type: 'EnableStaff' };

export type StaffEvent =
  | { type: 'StaffRegistered'; details: StaffDetails; fingerprint: string; registeredAt: Instant }
  | { type: 'StaffChanged'; details: StaffDetails }
  | { type: 'StaffDisabled' }
  | { type: 'StaffEnabled' };

export type StaffRejection = { type: 'IdempotencyKeyReused' } | { type: 'StaffNotFound' };

const detailsOf = ({ name, email, locale, scopes, roles, stores }: StaffDetails): StaffDetails => ({
  name,
  email,
  locale,
  scopes,
  ...(roles && { roles }),
  stores,
});

const isSame = (one: StaffDetails, other: StaffDetails): boolean =>
  one.name === other.name &&
  one.email === other.email &&
  one.locale === other.locale &&
  one.scopes.join() === other.scopes.join() &&
  (one.roles ?? []).join() === (other.roles ?? []).join() &&
  one.stores.join() === other.stores.join();

/** Someone who works here. The id follows from who registers them and from the key, so that a retry finds the same account. */
export const staff: Decider<StaffCommand, Staff, StaffEvent, StaffRejection> = {
  initial: { status: 'absent' },

  decide(command, state): Decision<StaffEvent, StaffRejection> {
    if (command.type === 'RegisterStaff') {
      const { details, fingerprint, at } = command;
      if (state.status === 'absent')
        return accept({ type: 'StaffRegistered', details, fingerprint, registeredAt: at });
      return state.fingerprint === fingerprint ? accept() : reject({ type: 'IdempotencyKeyReused' });
    }
    if (state.status === 'absent') return reject({ type: 'StaffNotFound' });
    switch (command.type) {
      case 'ChangeStaff': {
        const details = { ...detailsOf(state), ...command.changes };
        return isSame(details, state) ? accept() : accept({ type: 'StaffChanged', details });
      }
      case 'DisableStaff':
        return state.status === 'open' ? accept({ type: 'StaffDisabled' }) : accept();
      case 'EnableStaff':
        return state.status === 'disabled' ? accept({ type: 'StaffEnabled' }) : accept();
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'StaffRegistered': {
        const { details, fingerprint, registeredAt } = event;
        return { ...details, status: 'open', fingerprint, registeredAt };
      }
      case 'StaffChanged':
        return state.status === 'absent' ? state : { ...state, ...event.details };
      case 'StaffDisabled':
        return state.status === 'absent' ? state : { ...state, status: 'disabled' };
      case 'StaffEnabled':
        return state.status === 'absent' ? state : { ...state, status: 'open' };
      default:
        return never(event);
    }
  },
};
