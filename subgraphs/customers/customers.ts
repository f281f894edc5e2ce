import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type {
  Customer,
  CustomerCommand,
  CustomerEvent,
  CustomerId,
  CustomerRejection,
} from './domain/customer.ts';
import type { GradeCommand, GradeId } from './domain/grade.ts';
import type { SessionId } from './domain/session.ts';
import type { Staff, StaffCommand, StaffEvent, StaffId, StaffRejection } from './domain/staff.ts';
import type { Credential, CustomerRow, StaffRow } from './store/accounts.ts';
import type { GradeRow } from './store/grades.ts';
import type { rotateToken } from './store/sessions.ts';
import type { AccountId } from './store/tables.ts';

/** What this context offers inside one unit of work. */
export type Customers = {
  readonly at: Instant;
  readonly customer: (
    id: CustomerId,
    command: CustomerCommand,
  ) => Promise<Handled<Customer, CustomerEvent, CustomerRejection>>;
  readonly staff: (id: StaffId, command: StaffCommand) => Promise<Handled<Staff, StaffEvent, StaffRejection>>;
  readonly loadStaff: (id: StaffId) => Promise<Staff | undefined>;
  /** What a customer has of mileage now, and which change of it this is. */
  readonly hearMileage: (
    id: CustomerId,
    heard: Pick<GradeCommand, 'mileage' | 'mileageSequence'>,
  ) => Promise<unknown>;
  /** Takes an address for an account unless it is taken; says whose it is now. */
  readonly claimEmail: (credential: Credential) => Promise<AccountId | undefined>;
  readonly freeMembershipNumber: (id: CustomerId) => Promise<string>;
  /** Counts a try to log in, before its outcome is known; false when it is one too many. */
  readonly countAttempt: (email: string) => Promise<boolean>;
  readonly forgetAttempts: (email: string) => Promise<unknown>;
  readonly startSession: (id: SessionId, accountId: AccountId, tokenHash: string) => Promise<unknown>;
  readonly rotateToken: (hash: string, next: string) => ReturnType<typeof rotateToken>;
  readonly endSessionsOf: (accountId: AccountId) => Promise<unknown>;
};

/** A session as the graph shows it. */
export type SessionView = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Instant;
};

/** What resolvers find in their context. */
export type CustomersGraph = GraphContext<
  Customers,
  {
    readonly customersById: (ids: readonly CustomerId[]) => Promise<readonly (CustomerRow | null)[]>;
    readonly gradesById: (ids: readonly GradeId[]) => Promise<readonly (GradeRow | null)[]>;
    readonly staffById: (ids: readonly StaffId[]) => Promise<readonly (StaffRow | null)[]>;
    readonly findCredential: (email: string) => Promise<Credential | undefined>;
    readonly isGuessedOut: (email: string, at: Instant) => Promise<boolean>;
    /** Lets tries to log in to one account wait for each other. */
    readonly inTurn: <T>(email: string, work: () => Promise<T>) => Promise<T>;
    /** The tokens of a session, for an account as it is now. */
    readonly sessionView: (
      session: { readonly id: SessionId; readonly account: AccountView },
      refreshToken: string,
      at: Instant,
    ) => Promise<SessionView>;
    /** For what somebody should look at; ids only. */
    readonly warn: (facts: Readonly<Record<string, string>>, message: string) => void;
  }
>;

/** A customer or a member of staff as the graph shows them. */
export type AccountView = {
  readonly id: AccountId;
  readonly locale: string;
  readonly scopes: readonly string[];
  readonly storeIds: readonly string[];
};
