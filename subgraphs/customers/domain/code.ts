import { type Instant, later } from '@jumun/platform/kernel/clock';

export type CodeId = string & { readonly __brand: 'CodeId' };

/** What a code that is sent is good for. */
const sent = ['SET_PASSWORD', 'CONFIRM_EMAIL', 'CONFIRM_PHONE', 'CHANGE_EMAIL'] as const;
export type Purpose = (typeof sent)[number];

/**
 * What a code is kept for. One for a password that an operator hands over is kept beside the one that is sent, so that nobody who asks
 * for a new password takes it away, or uses up its requests.
 */
export const purposes = [...sent, 'HANDED_OVER'] as const;
export type KeptPurpose = (typeof purposes)[number];

/** What a password can be set by. */
export const settingPassword = ['SET_PASSWORD', 'HANDED_OVER'] as const satisfies readonly KeptPurpose[];

const minute = 60_000; // ms

/** Of a code that is typed from one device to another; one that is copied from a mail has no need to be short. */
const digits = 6;
/** Crockford's base 32: no letter can be taken for a digit. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const longCode = 12;

/** How long a code is good for. */
export const codeLasts: Readonly<Record<Purpose, number>> = {
  SET_PASSWORD: 60 * minute,
  CONFIRM_EMAIL: 15 * minute,
  CONFIRM_PHONE: 15 * minute,
  CHANGE_EMAIL: 15 * minute,
};

/** How many wrong codes may be shown for one of six digits. */
export const mostMisses = 5;

/**
 * Whether wrong codes count. Of the 2^60 codes for a password, a thousand tries a second find one in a day with a probability below
 * 10^-9; counting them would only let anybody void the code of somebody else.
 */
export const countsMisses = (purpose: KeptPurpose): boolean =>
  !settingPassword.some((setting) => setting === purpose);

/** How long after one code the next is sent at the earliest, and how many within `requestPeriod`. */
export const betweenCodes = minute;
export const mostRequests = 5;
export const requestPeriod = 60 * minute;

/**
 * Writes a code for this purpose from random bytes. A password can be set by whoever has the code and the address, so that one has 60
 * bits; all others also need the account's session, and few tries.
 */
export const codeFrom = (purpose: Purpose, random: (below: number) => number): string =>
  purpose === 'SET_PASSWORD'
    ? Array.from({ length: longCode }, () => letters[random(letters.length)]).join('')
    : Array.from({ length: digits }, () => random(10)).join('');

/** A code as it was sent, whatever way it was typed. */
export const normalisedCode = (text: string): string =>
  text
    .slice(0, 64)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

/** What is kept of a code that was asked for. */
export type Requested = {
  readonly requestedAt: Instant;
  readonly requests: number;
  readonly requestsSince: Instant;
};

/** Whether another code may be sent now, and if so, how the requests count from here. */
export const nextRequest = (
  known: Requested | undefined,
  at: Instant,
): Pick<Requested, 'requests' | 'requestsSince'> | null => {
  // what was counted long after this was counted by a clock that has been set back since
  if (!known || known.requestedAt > later(at, requestPeriod)) return { requests: 1, requestsSince: at };
  const { requestedAt, requests, requestsSince } = known;
  // the clocks of two processes differ, which frees nobody from waiting
  const now = Math.max(at, requestedAt) as Instant;
  if (later(requestsSince, requestPeriod) <= now) return { requests: 1, requestsSince: now };
  if (later(requestedAt, betweenCodes) > now || requests >= mostRequests) return null;
  return { requests: requests + 1, requestsSince };
};

/** Whether a code is still good for something. */
export const isAlive = (
  { expiresAt, misses }: { readonly expiresAt: Instant; readonly misses: number },
  at: Instant,
): boolean => at < expiresAt && misses < mostMisses;
