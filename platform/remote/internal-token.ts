import { createHash, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Call, Caller, GraphRequest } from '../graph/client.ts';
import { Fault } from '../kernel/errors.ts';
import type { Keys, PublicKey } from './keys.ts';

/** Seconds a token is good for; one call needs far less. */
const lifetime = 30;
/** Seconds by which the clocks of two machines may differ. */
const clockTolerance = 5;
/** Milliseconds a used token is remembered: longer than it is good for. */
const remembered = 60_000;
const maxRemembered = 200_000;
const maxTokenLength = 12_000;

const claims = z.object({
  jti: z.string().min(1).max(64),
  body: z.string(),
  call: z.strictObject({
    caller: z.strictObject({
      subject: z.string().min(1).nullable(),
      scopes: z.array(z.string()),
      stores: z.array(z.string()),
      service: z.string().min(1).nullable(),
    }),
    locale: z.enum(['ko', 'en']),
    correlationId: z.string().min(1).max(200),
    /** Said by callers of an earlier release, by their own clock: not used. */
    deadline: z.number().optional(),
  }),
  withinMs: z.number().optional(),
});

/**
 * The token that goes with one call to `audience` and with exactly this body: EdDSA by the key of this process, good once and
 * for 30 s. `call.signal` stays behind.
 */
export const signCall = (
  keys: Keys,
  audience: string,
  body: string | Uint8Array,
  call: Call,
): Promise<string> => {
  const { caller, locale, correlationId, withinMs } = call;
  return new SignJWT({ body: hashOf(body), call: { caller, locale, correlationId }, withinMs })
    .setProtectedHeader({ alg: 'EdDSA', kid: keys.kid })
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${lifetime} s`)
    .setJti(randomUUID())
    .sign(keys.signKey);
};

/**
 * The call a token speaks for, believed only if all of this holds: a published key signed it, for us, for this body, within the
 * last 30 s, not used before in this process, and the key may name that caller (see `mayName`). Otherwise UNAUTHENTICATED, always
 * in the same words, so that an attacker does not learn which check failed. A replay to another replica is not seen; a repeated mutation
 * changes nothing by its own key.
 */
export const verifyCall = async (
  keys: Pick<Keys, 'publicKeyOf'>,
  audience: string,
  body: string | Uint8Array,
  token: string | undefined,
): Promise<Call> => {
  if (!token || token.length > maxTokenLength) throw untrusted();
  let signer: PublicKey | undefined;
  const verified = await jwtVerify(
    token,
    async ({ kid }) => {
      signer = kid === undefined ? undefined : await keys.publicKeyOf(kid);
      if (!signer) throw untrusted();
      return signer.key;
    },
    {
      algorithms: ['EdDSA'],
      audience,
      clockTolerance,
      maxTokenAge: lifetime,
      requiredClaims: ['exp', 'iat', 'jti'],
    },
  ).catch(() => {
    throw untrusted();
  });
  const read = claims.safeParse(verified.payload);
  if (!read.success || !signer) throw untrusted();
  const { call, jti, body: signedBody, withinMs } = read.data;
  if (signedBody !== hashOf(body) || !mayName(signer.name, call.caller) || !firstUse(jti)) throw untrusted();
  const { deadline: _, ...said } = call;
  return withinMs === undefined ? said : { ...said, withinMs };
};

/** What is signed for a subscription over the shared socket; the same text on both sides. */
export const subscriptionBody = ({ query, variables, operationName }: GraphRequest): string =>
  JSON.stringify({ query, variables: variables ?? null, operationName: operationName ?? null });

const untrusted = (): Fault => new Fault('UNAUTHENTICATED', 'This call carries no valid internal token.');

const hashOf = (body: string | Uint8Array): string => createHash('sha256').update(body).digest('base64url');

/** Only the router may name a person; the key of x may say that x asks, or that the caller is anonymous. */
const mayName = (name: string, { subject, scopes, stores, service }: Caller): boolean => {
  if (name === 'router') return service === null && !scopes.some((scope) => scope.startsWith('service:'));
  if (subject !== null || stores.length > 0) return false;
  return service === null
    ? scopes.length === 0
    : service === name && scopes.length === 1 && scopes[0] === `service:${name}`;
};

/** Until when each used token is remembered, oldest first; only tokens that passed every other check get here. */
const used = new Map<string, number>();

const firstUse = (jti: string): boolean => {
  const now = Date.now();
  for (const [old, until] of used) {
    if (until > now && used.size < maxRemembered) break;
    used.delete(old);
  }
  if (used.has(jti)) return false;
  used.set(jti, now + remembered);
  return true;
};
