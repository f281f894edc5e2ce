import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Instant } from '@jumun/platform/kernel/clock';
import { SignJWT } from 'jose';
import type { Signer } from './signing-keys.ts';

/** What an access token says about its owner; the router makes a Caller of it. */
export type Claims = {
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly stores: readonly string[];
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly sessionId: string;
};

export type AccessToken = { readonly accessToken: string; readonly expiresAt: Instant };

/** Issues access tokens: JWTs signed with Ed25519, valid for `seconds` from now on. */
export const accessTokens =
  (signer: () => Promise<Signer>, seconds: number) =>
  async ({ subject, scopes, stores, locale, sessionId }: Claims, at: Instant): Promise<AccessToken> => {
    const { kid, key } = await signer();
    const issued = Math.floor(at / 1_000);
    const expires = issued + seconds;
    const accessToken = await new SignJWT({ scope: scopes.join(' '), stores, locale, sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid })
      .setIssuer('jumun')
      .setAudience('jumun')
      .setSubject(subject)
      .setIssuedAt(issued)
      .setNotBefore(issued)
      .setExpirationTime(expires)
      .setJti(randomUUID())
      .sign(key);
    return { accessToken, expiresAt: (expires * 1_000) as Instant };
  };

/** 256 random bits, of which only the hash is kept. */
export const newSecretToken = (): { readonly token: string; readonly hash: string } => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
};

/**
 * What a refresh token is exchanged for: it follows from the token and a secret of ours, so that whoever repeats an exchange whose
 * answer was lost gets the same one again, and still only hashes are kept.
 */
export const successorOf = (
  secret: string,
  token: string,
): { readonly token: string; readonly hash: string } => {
  const next = createHmac('sha256', secret).update('refresh token').update(token).digest('base64url');
  return { token: next, hash: tokenHash(next) };
};

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const looksLikeToken = (token: string): boolean => /^[\w-]{43}$/.test(token);
