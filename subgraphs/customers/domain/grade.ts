import { accept, type Decider } from '@jumun/platform/kernel/decider';
import type { CustomerId } from './customer.ts';

export type Grade = 'SILVER' | 'GOLD';

/** The mileage that makes a customer GOLD, unless JUMUN_GOLD_FROM says otherwise. */
export const usualGoldFrom = 10_000;

/** A grade is named after its customer. */
export type GradeId = string & { readonly __brand: 'GradeId' };
export const gradeIdOf = (customerId: CustomerId): GradeId => `${customerId}.grade` as GradeId;
export const customerIdOf = (id: GradeId): CustomerId => id.slice(0, -'.grade'.length) as CustomerId;

/**
 * A customer's standing. It exists from the first mileage on, and apart from the account, which may be with another issuer of
 * access tokens.
 */
export type Graded = {
  readonly grade: Grade;
  /** Counts the changes of the grade 1, 2, 3 …; the initial grade is not a change. */
  readonly sequence: number;
  /** The change of mileage that the grade follows from, as counted by wallets. */
  readonly mileageSequence: number;
};

export type GradeCommand = {
  readonly type: 'HearMileage';
  readonly mileage: number;
  readonly mileageSequence: number;
  /** The mileage from which the grade is GOLD; below, it is SILVER. */
  readonly goldFrom: number;
};

export type GradeEvent =
  | { readonly type: 'MileageHeard'; readonly mileageSequence: number }
  | { readonly type: 'GradeChanged'; readonly grade: Grade; readonly sequence: number };

export const grade: Decider<GradeCommand, Graded, GradeEvent, never> = {
  initial: { grade: 'SILVER', sequence: 0, mileageSequence: 0 },

  decide({ mileage, mileageSequence, goldFrom }, state) {
    if (mileageSequence <= state.mileageSequence) return accept(); // a newer one has been heard
    const heard: GradeEvent = { type: 'MileageHeard', mileageSequence };
    const deserved = mileage >= goldFrom ? 'GOLD' : 'SILVER';
    return deserved === state.grade
      ? accept(heard)
      : accept<GradeEvent>(heard, { type: 'GradeChanged', grade: deserved, sequence: state.sequence + 1 });
  },

  evolve: (state, { type: _, ...changed }) => ({ ...state, ...changed }),
};
