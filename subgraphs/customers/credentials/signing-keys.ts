import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Clock } from '@jumun/platform/kernel/clock';
import type { Reader } from '@jumun/platform/kernel/unit';
import type { Store } from '@jumun/platform/store/store';
import { calculateJwkThumbprint } from 'jose';
import { findSigningKeys, keepSigningKey } from '../store/signing-keys.ts';
import type { PrivateJwk } from '../store/tables.ts';

/** The public half of a key, as a JWKS holds it. */
export type PublicJwk = {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
};

export type Signer = { readonly kid: string; readonly key: KeyObject };

/**
 * Makes the first key of a new store. To rotate, add a row with the next number: it signs within a minute, and the tokens of an
 * older key stay valid while its row exists.
 */
export const ensureSigningKey = async (store: Store, clock: Clock): Promise<void> => {
  if ((await findSigningKeys(store.read)).length > 0) return;
  const privateJwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as PrivateJwk;
  const kid = await calculateJwkThumbprint(privateJwk);
  const key = { number: 1, kid, privateJwk, createdAt: clock() };
  await store.transaction((tx) => keepSigningKey(tx, key));
};

const rereadAfter = 60_000; // ms

/** The newest key. It is read from the store once a minute, so that every process picks up a new one. */
export const openSigner = (read: Reader): (() => Promise<Signer>) => {
  let known: Signer | undefined;
  let readAt = 0;
  return async () => {
    if (known && Math.abs(performance.now() - readAt) < rereadAfter) return known;
    const [newest] = await findSigningKeys(read);
    if (!newest) throw new Error('there is no key to sign access tokens with');
    known = { kid: newest.kid, key: createPrivateKey({ key: newest.privateJwk, format: 'jwk' }) };
    readAt = performance.now();
    return known;
  };
};

/** A secret of this installation that stays as it is while its first key does. */
export const openSecret = (read: Reader): (() => Promise<string>) => {
  let secret: Promise<string> | undefined;
  const find = async (): Promise<string> => {
    const first = (await findSigningKeys(read)).at(-1);
    if (!first) throw new Error('there is no key to derive a secret from');
    return first.privateJwk.d;
  };
  return () => {
    secret ??= find().catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };
};

/** The public keys that access tokens are verified with. */
export const publicKeys = async (read: Reader): Promise<{ keys: PublicJwk[] }> => ({
  keys: (await findSigningKeys(read)).map(({ kid, privateJwk: { kty, crv, x } }) => ({
    kty,
    crv,
    x,
    kid,
    alg: 'EdDSA',
    use: 'sig',
  })),
});
