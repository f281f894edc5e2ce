import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { endsWithin } from '@jumun/platform/kernel/deadline';
import { Fault } from '@jumun/platform/kernel/errors';
import { type Locale, localeOf } from '@jumun/platform/kernel/locale';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type EndedSessions, noneEnded, sessionEnded } from './ended-sessions.ts';
import type { KeptKeys } from './kept-keys.ts';

/** Who asks, until when we believe it, and the language of their profile. */
export type Identified = {
  readonly caller: Caller;
  /** Milliseconds since 1970, or undefined without a token. */
  readonly expiresAt: number | undefined;
  readonly locale: Locale | undefined;
  /** The session that the token belongs to, if its issuer names one. */
  readonly session?: string | undefined;
};

export type Identity = {
  /** Reads an `Authorization` header; every bad one is refused with the same fault. Without one, the caller is anonymous. */
  identify(authorization: string | undefined): Promise<Identified>;
  /** Calls `end` once if the session of this token ends; the returned function forgets that. */
  whenEnded(session: string | undefined, end: () => void): () => void;
};

export type IdentityParts = {
  /** The public keys of the issuer of access tokens. */
  keys(): Promise<JSONWebKeySet>;
  /** Where they are kept for a start at which the issuer cannot be reached. */
  readonly kept?: KeptKeys;
  /** Whose tokens are not believed any more. */
  readonly ended?: EndedSessions;
  readonly issuer?: string;
  readonly audience?: string;
  readonly now?: () => number;
};

const longestHeader = 4_096;
/** How far the clock of an issuer may be ahead of ours. A token ends when it says, for every transport alike. */
const aheadSeconds = 60;
const refetchMs = 1_000;
/** How long an issuer may take before the keys are used that were kept. */
const patienceMs = 1_000;
/** How long a token is believed before its signature is verified again. */
const believedMs = 60_000;
const mostBelieved = 2_000;

const claimsOf = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  scope: z.string().max(2_000).default(''),
  stores: z.array(z.string().max(200)).max(200).default([]),
  sid: z.string().max(100).optional().catch(undefined),
  locale: z.string().max(20).optional().catch(undefined),
});

const invalidToken = (): Fault =>
  new Fault('UNAUTHENTICATED', {
    ko: '액세스 토큰이 올바르지 않습니다. 다시 로그인해 주세요.',
    en: 'The access token is not valid; sign in again.',
  });

/** Verifies access tokens: EdDSA only, our issuer and audience, and only keys from the key set. */
export const openIdentity = ({
  keys,
  kept,
  ended = noneEnded,
  issuer = 'jumun',
  audience = 'jumun',
  now = Date.now,
}: IdentityParts): Identity => {
  const keySet = openKeySet(keys, { kept, now });
  const believed = new LRUCache<string, { identified: Identified; until: number }>({ max: mostBelieved });

  const verify = async (token: string): Promise<Identified> => {
    const { kid } = decodeProtectedHeader(token);
    if (typeof kid !== 'string' || kid.length > 200) throw invalidToken();
    const { payload } = await jwtVerify(token, await keySet(kid), {
      algorithms: ['EdDSA'],
      issuer,
      audience,
      clockTolerance: aheadSeconds,
      currentDate: new Date(now()),
    });
    const { sub, exp, scope, stores, locale, sid } = claimsOf.parse(payload);
    if (exp * 1_000 <= now()) throw invalidToken();
    // a person with a service's scope could ask whatever contexts ask of each other
    const scopes = scope.split(' ').filter((word) => word !== '' && !word.startsWith('service:'));
    return {
      caller: { subject: sub, scopes, stores, service: null },
      expiresAt: exp * 1_000,
      locale: localeOf(locale),
      session: sid,
    };
  };

  const believe = async (token: string): Promise<Identified> => {
    const known = believed.get(token);
    if (known && now() < known.until) return known.identified;
    try {
      const identified = await verify(token);
      const until = Math.min(now() + believedMs, identified.expiresAt ?? 0);
      believed.set(token, { identified, until });
      return identified;
    } catch (error) {
      throw error instanceof Fault && error.code === 'SERVICE_UNAVAILABLE' ? error : invalidToken();
    }
  };

  return {
    whenEnded: ended.watch,
    async identify(authorization) {
      if (authorization === undefined || authorization.trim() === '')
        return { caller: anonymous, expiresAt: undefined, locale: undefined };
      if (authorization.length > longestHeader) throw invalidToken();
      const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
      if (token === undefined) throw invalidToken();
      const identified = await believe(token);
      if (ended.has(identified.session)) throw sessionEnded();
      return identified;
    },
  };
};

/** For a graph that leaves it to its subgraphs who asks: every caller is anonymous to the router. */
export const anonymousOnly: Identity = {
  identify: async () => ({ caller: anonymous, expiresAt: undefined, locale: undefined }),
  whenEnded: noneEnded.watch,
};

type KeySet = ReturnType<typeof createLocalJWKSet>;

/**
 * The keys, fetched again for an unknown key id, but not for every one that a client makes up. Until they have been fetched once,
 * those that were kept are used, so that a restart signs nobody out while the issuer is away.
 */
const openKeySet = (
  keys: () => Promise<JSONWebKeySet>,
  { kept, now }: { readonly kept: KeptKeys | undefined; readonly now: () => number },
) => {
  let known: { ids: ReadonlySet<unknown>; find: KeySet } | undefined;
  let isFetched = false;
  let fetching: Promise<void> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  const take = (set: JSONWebKeySet): void => {
    known = { ids: new Set(set.keys.map(({ kid }) => kid)), find: createLocalJWKSet(set) };
  };
  const fetchKeys = async (): Promise<void> => {
    triedAt = now();
    const set = await keys();
    take(set);
    isFetched = true;
    void kept?.write(set); // a disk that hangs must keep nobody waiting
  };
  const useKept = async (): Promise<void> => {
    const set = await kept?.read();
    if (set && !known) take(set);
  };
  return async (kid: string): Promise<KeySet> => {
    const isKnown = known?.ids.has(kid) ?? false;
    // a clock that has been set back must not put it off
    const mayFetch = fetching !== undefined || !known || Math.abs(now() - triedAt) >= refetchMs;
    if ((!isKnown || !isFetched) && mayFetch) {
      fetching ??= fetchKeys()
        .catch(() => undefined)
        .finally(() => {
          fetching = undefined;
        });
      if (!known) {
        await endsWithin(patienceMs, fetching);
        await useKept();
      }
      if (!known?.ids.has(kid)) await fetching;
    }
    // we cannot tell a good token from a bad one, which is no reason to sign anyone out
    if (!known)
      throw new Fault('SERVICE_UNAVAILABLE', {
        ko: '지금은 로그인을 확인할 수 없습니다. 잠시 후 다시 시도해 주세요.',
        en: 'Access tokens cannot be verified right now. Please try again shortly.',
      });
    return known.find;
  };
};
