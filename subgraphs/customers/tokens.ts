import { createHash, randomBytes, randomUUID, sign } from 'node:crypto';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Signer } from './keys.ts';

/** What an access token says of its owner; the router makes a Caller of it. */
export type Claims = {
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly stores: readonly string[];
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly sessionId: string;
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT (RFC 7519) signed with Ed25519, from this second to `expiresAt`. */
export const signAccessToken = ({ kid, key }: Signer, claims: Claims, at: Instant, seconds: number) => {
  const issued = Math.floor(at / 1_000);
  const head = encoded({ alg: 'EdDSA', typ: 'JWT', kid });
  const body = encoded({
    iss: 'jumun',
    aud: 'jumun',
    sub: claims.subject,
    scope: claims.scopes.join(' '),
    stores: claims.stores,
    locale: claims.locale,
    sid: claims.sessionId,
    iat: issued,
    nbf: issued,
    exp: issued + seconds,
    jti: randomUUID(),
  });
  const signature = sign(null, Buffer.from(`${head}.${body}`), key).toString('base64url');
  return { accessToken: `${head}.${body}.${signature}`, expiresAt: ((issued + seconds) * 1_000) as Instant };
};

/** 256 random bits: means nothing, cannot be guessed, and only its hash is kept. */
export const newRefreshToken = (): { readonly refreshToken: string; readonly hash: string } => {
  const refreshToken = randomBytes(32).toString('base64url');
  return { refreshToken, hash: refreshTokenHash(refreshToken) };
};

export const refreshTokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

export const looksLikeRefreshToken = (token: string): boolean => /^[\w-]{43}$/.test(token);
