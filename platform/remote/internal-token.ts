import { createHash, createHmac, type KeyObject, randomUUID, timingSafeEqual } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
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

const about = {
  caller: z.strictObject({
    subject: z.string().min(1).nullable(),
    scopes: z.array(z.string()),
    stores: z.array(z.string()),
    service: z.string().min(1).nullable(),
  }),
  locale: z.enum(['ko', 'en']),
  correlationId: z.string().min(1).max(200),
  session: z.string().min(1).max(100).optional(),
};
const id = z.string().min(1).max(64);

const signed = z.object({
  jti: id,
  body: z.string(),
  /** Callers of an earlier release say `deadline` here, by their own clock: it is not used. */
  call: z.strictObject({ ...about, deadline: z.number().optional() }),
  withinMs: z.number().optional(),
});

const sealed = z.strictObject({
  kid: z.string(),
  /** Seconds since 1970. */
  at: z.number(),
  id,
  call: z.strictObject({ ...about, withinMs: z.number().optional() }),
});

type Body = string | Uint8Array;

/** What a token has said, and whose key vouches for it. */
type Vouched = { readonly signer: PublicKey; readonly id: string; readonly call: Call };

/**
 * The token that goes with one call to `audience` and with exactly this body, good once and for 30 s: authenticated with the secret
 * that our key and theirs agree on, at a tenth of the cost of a signature. Undefined where they publish nothing to agree on one
 * by. `call.signal` stays behind.
 */
export const sealCall = async (
  keys: Keys,
  audience: string,
  body: Body,
  { caller, locale, correlationId, session, withinMs }: Call,
): Promise<string | undefined> => {
  const other = await keys.publicKeyFor(audience);
  const secret = other && keys.secretTo(other);
  if (!secret) return undefined;
  const call = { caller, locale, correlationId, session, withinMs };
  const said = { kid: keys.kid, at: Math.floor(Date.now() / 1_000), id: randomUUID(), call };
  const text = Buffer.from(JSON.stringify(said)).toString('base64url');
  return `${text}.${sealOf(secret, text, body)}`;
};

/** The same, signed with our key by EdDSA: for whoever agrees on no secret, and for subscriptions. */
export const signCall = (keys: Keys, audience: string, body: Body, call: Call): Promise<string> => {
  const { caller, locale, correlationId, session, withinMs } = call;
  return new SignJWT({ body: hashOf(body), call: { caller, locale, correlationId, session }, withinMs })
    .setProtectedHeader({ alg: 'EdDSA', kid: keys.kid })
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${lifetime} s`)
    .setJti(randomUUID())
    .sign(keys.signKey);
};

/**
 * The call a token speaks for, believed only if all of this holds: it was sealed or signed with a published key, for us, for this
 * body, within the last 30 s, not used before in this process, and the key may name that caller (see `mayName`). Otherwise
 * UNAUTHENTICATED, always in the same words, so that an attacker does not learn which check failed. A replay to another replica is
 * not seen; a repeated mutation changes nothing by its own key.
 */
export const verifyCall = async (
  keys: Verifier,
  audience: string,
  body: Body,
  token: string | undefined,
): Promise<Call> => {
  if (!token || token.length > maxTokenLength) throw untrusted();
  const [text = '', seal = '', signature] = token.split('.');
  const vouched =
    signature === undefined ? unseal(keys, body, text, seal) : verifySigned(keys, audience, body, token);
  const { signer, id, call } = await vouched.catch(() => {
    throw untrusted();
  });
  if (!mayName(signer.name, call.caller) || !firstUse(id)) throw untrusted();
  return call;
};

/** What is needed of the keys of whoever is called. */
export type Verifier = Pick<Keys, 'publicKeyOf' | 'secretFrom'>;

const signerOf = async (keys: Verifier, kid: string | undefined): Promise<PublicKey> => {
  const signer = kid === undefined ? undefined : await keys.publicKeyOf(kid);
  if (!signer) throw untrusted();
  return signer;
};

const unseal = async (keys: Verifier, body: Body, text: string, seal: string): Promise<Vouched> => {
  const { kid, at, id, call } = sealed.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  const signer = await signerOf(keys, kid);
  const secret = keys.secretFrom(signer);
  const age = Date.now() / 1_000 - at;
  const isTrue = secret && timingSafeEqual(Buffer.from(sealOf(secret, text, body)), Buffer.from(seal));
  if (!isTrue || age < -clockTolerance || age > lifetime + clockTolerance) throw untrusted();
  const { withinMs, ...said } = call;
  return { signer, id, call: withinMs === undefined ? said : { ...said, withinMs } };
};

const sealOf = (secret: KeyObject, text: string, body: Body): string =>
  createHmac('sha256', secret).update(text).update('.').update(body).digest('base64url');

const verifySigned = async (
  keys: Verifier,
  audience: string,
  body: Body,
  token: string,
): Promise<Vouched> => {
  const signer = await signerOf(keys, decodeProtectedHeader(token).kid);
  const { payload } = await jwtVerify(token, signer.key, {
    algorithms: ['EdDSA'],
    audience,
    clockTolerance,
    maxTokenAge: lifetime,
    requiredClaims: ['exp', 'iat', 'jti'],
  });
  const { call, jti, body: signedBody, withinMs } = signed.parse(payload);
  if (signedBody !== hashOf(body)) throw untrusted();
  const { deadline: _, ...said } = call;
  return { signer, id: jti, call: withinMs === undefined ? said : { ...said, withinMs } };
};

/** What is signed for a subscription over the shared socket; the same text on both sides. */
export const subscriptionBody = ({ query, variables, operationName }: GraphRequest): string =>
  JSON.stringify({ query, variables: variables ?? null, operationName: operationName ?? null });

const untrusted = (): Fault =>
  new Fault('UNAUTHENTICATED', {
    ko: '유효한 내부 토큰이 없는 호출입니다.',
    en: 'This call carries no valid internal token.',
  });

const hashOf = (body: Body): string => createHash('sha256').update(body).digest('base64url');

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
