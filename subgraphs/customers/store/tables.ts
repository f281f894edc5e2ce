import type { Instant } from '@jumun/platform/kernel/clock';
import { document } from '@jumun/platform/kernel/rows';
import {
  index,
  instant,
  integer,
  json,
  oneOf,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '@jumun/platform/store/columns';
import type { AddressBook } from '../domain/address-book.ts';
import { type CodeId, purposes } from '../domain/code.ts';
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
  {
    ...document<CustomerId, Customer>(),
    membershipNumber: text('membership_number'),
    /** What customers are searched by; null of those who have left, and the last of those without a telephone. */
    nameKey: text('name_key'),
    phoneTail: text('phone_tail'),
  },
  (t) => [
    uniqueIndex('customers_membership_number').on(t.membershipNumber),
    index('customers_phone_tail').on(t.phoneTail),
  ],
);

/** The addresses that a customer has saved, the one that is offered first before the others. */
export const addressBooks = table('address_books', {
  customerId: text<CustomerId>('customer_id').primaryKey(),
  book: json<AddressBook>('book').notNull(),
});

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

/** Instead of a hash, for an account whose owner has not set a password yet: nothing matches it. */
export const noPassword = '';

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

/**
 * A session, from log-in through all its refreshes, the last of which is as long ago as it lasts before it expires. A session that
 * has ended is deleted.
 */
export const sessions = table(
  'sessions',
  {
    id: text<SessionId>('id').primaryKey(),
    accountId: text<AccountId>('account_id').notNull(),
    /** What its device calls itself; null where it does not say. */
    device: text('device'),
    startedAt: instant('started_at')
      .notNull()
      .default(0 as Instant),
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

/** The stores that there are, as stores says: nobody works for any other. */
export const knownStores = table('known_stores', { id: text('id').primaryKey() });

/** Sessions that have ended while access tokens of theirs may still be valid: routers believe these no more. */
export const endedSessions = table(
  'ended_sessions',
  { id: text<SessionId>('id').primaryKey(), endedAt: instant('ended_at').notNull() },
  (t) => [index('ended_sessions_time').on(t.endedAt)],
);

/**
 * Devices that have logged in to an account, and one to several where people share it: wrong passwords from elsewhere lock none of
 * them out. A device proves itself by a token of which only the hash is kept.
 */
export const devices = table(
  'devices',
  {
    hash: text('hash').notNull(),
    accountId: text<AccountId>('account_id').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hash, t.accountId] }),
    index('devices_of_account').on(t.accountId),
    index('devices_use').on(t.usedAt),
  ],
);

/**
 * A code that proves that somebody reads what is sent to an address or a number: of each purpose the latest. It has to be sent, so
 * it is kept as it is, and only as long as it is good for something.
 */
export const codes = table(
  'codes',
  {
    id: text<CodeId>('id').primaryKey(),
    accountId: text<AccountId>('account_id').notNull(),
    purpose: oneOf('purpose', purposes).notNull(),
    channel: oneOf('channel', ['EMAIL', 'SMS']).notNull(),
    /** Where it is sent. */
    address: text('address').notNull(),
    code: text('code').notNull(),
    /** How many wrong codes were shown for it. */
    misses: integer('misses').notNull(),
    requestedAt: instant('requested_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** How many were requested one after another, and since when: requests are limited, too. */
    requests: integer('requests').notNull(),
    requestsSince: instant('requests_since').notNull(),
  },
  (t) => [uniqueIndex('codes_of_account').on(t.accountId, t.purpose), index('codes_expiry').on(t.expiresAt)],
);

/** Where a notice goes about something that happened to an account: to an address that the account may no longer have. */
export const notices = table(
  'notices',
  {
    id: text('id').primaryKey(),
    accountId: text<AccountId>('account_id').notNull(),
    address: text('address').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('notices_of_account').on(t.accountId), index('notices_expiry').on(t.expiresAt)],
);

/** The trail of what members of staff did, and operators: what follows from the events StaffActed, and nothing else. */
export const acts = table(
  'acts',
  {
    id: text('id').primaryKey(),
    occurredAt: instant('occurred_at').notNull(),
    /** The id of a member of staff, or who the operator is in the journals. */
    actor: text('actor').notNull(),
    /** In which context it was done. */
    context: text('context').notNull(),
    command: text('command').notNull(),
    subjects: json<readonly string[]>('subjects').notNull(),
  },
  (t) => [index('acts_by_place').on(t.occurredAt, t.id), index('acts_of').on(t.actor, t.occurredAt, t.id)],
);

/** By what was changed or named, newest last: each subject of each act. */
export const actSubjects = table(
  'act_subjects',
  {
    subjectId: text('subject_id').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    actId: text('act_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectId, t.occurredAt, t.actId] })],
);
