import { document } from '@jumun/platform/kernel/rows';
import { index, instant, integer, json, table, text, uniqueIndex } from '@jumun/platform/store/columns';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { Graded, GradeId } from '../domain/grade.ts';
import type { SessionId } from '../domain/session.ts';
import type { Staff, StaffId } from '../domain/staff.ts';

export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

export type AccountId = CustomerId | StaffId;

export const customers = table(
  'customers',
  { ...document<CustomerId, Customer>(), membershipNumber: text('membership_number') },
  (t) => [uniqueIndex('customers_membership_number').on(t.membershipNumber)],
);

export const staff = table('staff', document<StaffId, Staff>());

export const grades = table('grades', document<GradeId, Graded>());

/**
 * What opens an account. The address is the key, so that one address is one account, of a customer or of staff. The hash of the
 * password is in no aggregate, so that it cannot reach the journal.
 */
export const credentials = table(
  'credentials',
  {
    email: text('email').primaryKey(),
    accountId: text<AccountId>('account_id').notNull(),
    passwordHash: text('password_hash').notNull(),
  },
  (t) => [uniqueIndex('credentials_account').on(t.accountId)],
);

/** Attempts to log in that have not succeeded, by a hash of the address that was typed, which may belong to no account. */
export const attempts = table(
  'attempts',
  {
    emailHash: text('email_hash').primaryKey(),
    count: integer('count').notNull(),
    /** When the counting began. */
    since: instant('since').notNull(),
  },
  (t) => [index('attempts_since').on(t.since)],
);

/** A session, from log-in through all its refreshes. A session that has ended is deleted. */
export const sessions = table(
  'sessions',
  {
    id: text<SessionId>('id').primaryKey(),
    accountId: text<AccountId>('account_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_of_account').on(t.accountId), index('sessions_expiry').on(t.expiresAt)],
);

/** Every refresh token of a session, including used ones: a second use has to be recognised. */
export const refreshTokens = table(
  'refresh_tokens',
  {
    /** SHA-256: only the owner has the token itself. */
    hash: text('hash').primaryKey(),
    sessionId: text<SessionId>('session_id').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('refresh_tokens_of_session').on(t.sessionId)],
);

export type PrivateJwk = {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly d: string;
};

/** Keys for access tokens: the one with the highest number signs, and all of them verify. */
export const signingKeys = table('signing_keys', {
  number: integer('number').primaryKey(),
  kid: text('kid').notNull(),
  privateJwk: json<PrivateJwk>('private_jwk').notNull(),
  createdAt: instant('created_at').notNull(),
});
