import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';

export type StaffId = string & { readonly __brand: 'StaffId' };

export type StaffDetails = {
  readonly name: string;
  /** In the one form of domain/email.ts. */
  readonly email: string;
  /** The language of messages, a BCP 47 tag. */
  readonly locale: string;
  /** What this person may do, such as tickets:write. */
  readonly scopes: readonly string[];
  /** Ids of the stores this person works for. */
  readonly stores: readonly string[];
};

export type Staff =
  | { readonly status: 'absent' }
  | (StaffDetails & {
      readonly status: 'open';
      readonly registeredAt: Instant;
      /** Of the input, so that the same key with another input is detected. */
      readonly fingerprint: string;
    });

export type StaffCommand = { type: 'RegisterStaff'; details: StaffDetails; fingerprint: string; at: Instant };

export type StaffEvent = {
  type: 'StaffRegistered';
  details: StaffDetails;
  fingerprint: string;
  registeredAt: Instant;
};

export type StaffRejection = { type: 'IdempotencyKeyReused' };

/** Someone who works here. The id follows from who registers them and from the key, so that a retry finds the same account. */
export const staff: Decider<StaffCommand, Staff, StaffEvent, StaffRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'RegisterStaff': {
        const { details, fingerprint, at } = command;
        if (state.status === 'absent')
          return accept({ type: 'StaffRegistered', details, fingerprint, registeredAt: at });
        return state.fingerprint === fingerprint ? accept() : reject({ type: 'IdempotencyKeyReused' });
      }
      default:
        return never(command.type);
    }
  },

  evolve(_, { details, fingerprint, registeredAt }) {
    return { ...details, status: 'open', fingerprint, registeredAt };
  },
};
