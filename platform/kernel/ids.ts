import { createHash, randomInt, randomUUIDv7 } from 'node:crypto';

/** The last 48 of the 128 bits are random, and a number holds them exactly. */
const tail = 12;
const step = 2 ** 32;

let last = '';

/** A new id such as `ord_0199…`: sorts by time of creation, also within a millisecond where one process made both. */
export const newId = (prefix: string): string => {
  const fresh = randomUUIDv7().replaceAll('-', '');
  last = fresh > last ? fresh : following(last);
  return `${prefix}_${last}`;
};

/** An id that sorts after another one of the same millisecond. */
const following = (id: string): string => {
  const next = Number.parseInt(id.slice(-tail), 16) + randomInt(1, step);
  const digits = next.toString(16).padStart(tail, '0');
  return digits.length > tail ? carried(id) : id.slice(0, -tail) + digits;
};

/** What is before a tail that is used up, raised by one. */
const carried = (id: string): string =>
  (BigInt(`0x${id.slice(0, -tail)}`) + 1n).toString(16).padStart(id.length - tail, '0') + '0'.repeat(tail);

/** Sorts before every id that `newId` makes at this moment or later, and after all that it made before. */
export const firstIdAt = (prefix: string, at: number): string =>
  `${prefix}_${Math.max(0, at).toString(16).padStart(12, '0')}`;

/** The same parts always give the same id, so that a repeated message is recognised. */
export const idFrom = (prefix: string, ...parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part); // lengths, so that ('ab','c') is not ('a','bc')
  return `${prefix}_${hash.digest('hex').slice(0, 32)}`;
};

/** A short fingerprint of any JSON value, whatever the order of its keys. */
export const fingerprint = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('base64url');

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
};
