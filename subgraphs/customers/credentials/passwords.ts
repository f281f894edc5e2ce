import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's first choice: 19 MiB, two passes, one lane. It takes about 40 ms of one core, off the event loop. */
const memory = 19_456; // KiB
const passes = 2;
const parallelism = 1;
const saltLength = 16; // bytes
const hashLength = 32; // bytes

const derive = promisify(argon2);

const phc = (salt: Buffer, hash: Buffer): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** The password in the PHC form in which it is stored. Takes too long for a unit of work. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(saltLength);
  return phc(
    nonce,
    await derive('argon2id', {
      message: password,
      nonce,
      memory,
      passes,
      parallelism,
      tagLength: hashLength,
    }),
  );
};

/** Stands in for an account that does not exist: checking it takes as long, and nothing matches. */
const unmatchedHash = phc(randomBytes(saltLength), randomBytes(hashLength));

/**
 * Whether this is the account's password. Without an account, or one that has a password, it does the same work and answers no, so that the time taken does
 * not reveal which addresses have an account.
 */
export const matchesPassword = async (stored: string | undefined, password: string): Promise<boolean> => {
  const known = stored || undefined;
  const [, , , costs = '', salt = '', hash = ''] = (known ?? unmatchedHash).split('$');
  const [m, t, p] = [...costs.matchAll(/\d+/g)].map(Number);
  const expected = Buffer.from(hash, 'base64');
  const derived = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    memory: m ?? memory,
    passes: t ?? passes,
    parallelism: p ?? parallelism,
    tagLength: expected.length,
  });
  return timingSafeEqual(derived, expected) && known !== undefined;
};
