import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { type Locale, localeOf } from '@jumun/platform/graph/locale';
import { Fault } from '@jumun/platform/kernel/errors';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { z } from 'zod';
import { openBoundedMap } from './bounded.ts';

/** Who asks, for how long we believe it, and the language of their profile. */
export type Identified = {
  readonly caller: Caller;
  /** Milliseconds since 1970, or undefined for somebody without a token. */
  readonly expiresAt: number | undefined;
  readonly locale: Locale | undefined;
};

export type Identity = {
  /** Reads an `Authorization` header; every reason to refuse it is the same fault. No header is nobody. */
  identify(authorization: string | undefined): Promise<Identified>;
};

export type IdentityParts = {
  /** The public keys of whoever signs access tokens. */
  keys(): Promise<JSONWebKeySet>;
  readonly issuer?: string;
  readonly audience?: string;
  readonly now?: () => number;
};

const longestHeader = 4_096;
const leewaySeconds = 60;
const refetchMs = 1_000;
/** How long a token is believed without looking at its signature again. */
const believedMs = 60_000;

const claimsOf = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  scope: z.string().max(2_000).default(''),
  stores: z.array(z.string().max(200)).max(200).default([]),
  locale: z.string().max(20).optional().catch(undefined),
});

const somebodyElse = (): Fault =>
  new Fault('UNAUTHENTICATED', 'The access token is not valid; sign in again.');

/** Verifies access tokens: EdDSA only, our issuer and audience, and no key but those of the key set. */
export const openIdentity = ({
  keys,
  issuer = 'jumun',
  audience = 'jumun',
  now = Date.now,
}: IdentityParts): Identity => {
  const keySet = openKeySet(keys, now);
  const believed = openBoundedMap<{ identified: Identified; until: number }>(2_000);

  const verify = async (token: string): Promise<Identified> => {
    const { kid } = decodeProtectedHeader(token);
    if (typeof kid !== 'string' || kid.length > 200) throw somebodyElse();
    const { payload } = await jwtVerify(token, await keySet(kid), {
      algorithms: ['EdDSA'],
      issuer,
      audience,
      clockTolerance: leewaySeconds,
      currentDate: new Date(now()),
    });
    const { sub, exp, scope, stores, locale } = claimsOf.parse(payload);
    // a person who could be a service would pass every internal client
    const scopes = scope.split(' ').filter((word) => word !== '' && !word.startsWith('service:'));
    return {
      caller: { subject: sub, scopes, stores, service: null },
      expiresAt: exp * 1_000,
      locale: localeOf(locale),
    };
  };

  return {
    async identify(authorization) {
      if (authorization === undefined) return { caller: anonymous, expiresAt: undefined, locale: undefined };
      if (authorization.length > longestHeader) throw somebodyElse();
      const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
      if (token === undefined) throw somebodyElse();
      const known = believed.get(token);
      if (known && now() < known.until) return known.identified;
      try {
        const identified = await verify(token);
        const until = Math.min(now() + believedMs, (identified.expiresAt ?? 0) + leewaySeconds * 1_000);
        believed.set(token, { identified, until });
        return identified;
      } catch (error) {
        throw error instanceof Fault && error.code === 'SERVICE_UNAVAILABLE' ? error : somebodyElse();
      }
    },
  };
};

type KeySet = ReturnType<typeof createLocalJWKSet>;

/** The keys as last fetched, fetched again for a key id we do not know, though not for every one somebody makes up. */
const openKeySet = (keys: () => Promise<JSONWebKeySet>, now: () => number) => {
  let known: { ids: ReadonlySet<unknown>; find: KeySet } | undefined;
  let fetching: Promise<void> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  const fetchKeys = async (): Promise<void> => {
    triedAt = now();
    const set = await keys();
    known = { ids: new Set(set.keys.map(({ kid }) => kid)), find: createLocalJWKSet(set) };
  };
  return async (kid: string): Promise<KeySet> => {
    if (!known?.ids.has(kid) && (fetching || !known || now() - triedAt >= refetchMs)) {
      fetching ??= fetchKeys().finally(() => {
        fetching = undefined;
      });
      await fetching.catch(() => undefined);
    }
    // we cannot tell a good token from a bad one, which is no reason to sign anybody out
    if (!known)
      throw new Fault('SERVICE_UNAVAILABLE', 'Signing in cannot be checked right now. Try again shortly.');
    return known.find;
  };
};
