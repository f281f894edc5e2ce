// What HTTP, SSE, multipart and WebSocket share: who asks, in which language and from which page.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { anonymous } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import { newId } from '@jumun/platform/kernel/ids';
import { acceptedLocale, defaultLocale, type Locale } from '@jumun/platform/kernel/locale';
import type { GraphCall } from '../call.ts';
import type { Graph } from '../graph.ts';
import type { Identified, Identity } from '../identity.ts';
import type { Log } from '../masking.ts';

export type RouterConfig = {
  readonly port: number;
  readonly host: string;
  readonly mode: 'development' | 'production';
  /** Origins whose pages may ask; in development every page on this machine may, too. */
  readonly allowedOrigins: readonly string[];
  /** Request headers that pages may send beside the usual ones. */
  readonly allowedHeaders?: readonly string[];
  /** The host names this router answers to; by default any, or only loopback names when it listens on loopback. */
  readonly allowedHosts?: readonly string[];
  /** How long an idle connection is kept, in milliseconds; longer than a load balancer in front keeps its own. */
  readonly keepAliveMs?: number;
  /** How many proxies of ours stand in front: that many entries of `X-Forwarded-For`, from the right, are believed. */
  readonly proxies?: number;
  /** Headers of a client that go along to subgraphs over plain HTTP, in lower case. */
  readonly forwardedHeaders?: readonly string[];
};

/** What the transports share of one running router. */
export type Wire = {
  readonly graph: Graph;
  readonly identity: Identity;
  readonly config: RouterConfig;
  readonly log: Log;
  /** Makes a drain wait for this work. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Registers how to end something that would stay open; call the returned function once it has ended by itself. */
  whenClosing(end: () => void): () => void;
  /** This process will stop soon, and still answers. */
  readonly leaving: () => boolean;
  /** This process is about to stop, and refuses what is new. */
  readonly draining: () => boolean;
};

/** The caller's correlation id if it is well formed, otherwise a new one. */
export const correlationIdOf = (given: unknown): string =>
  typeof given === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : newId('req');

/** Who asks. A token that is not accepted makes the caller anonymous: it is an error only where someone must have signed in. */
export const identified = async (
  identity: Identity,
  authorization: string | undefined,
): Promise<Identified & { readonly tokenProblem?: Fault }> => {
  try {
    return await identity.identify(authorization);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'UNAUTHENTICATED') throw error;
    return { caller: anonymous, expiresAt: undefined, locale: undefined, tokenProblem: error };
  }
};

/** The language of a request that nobody has been identified for. */
export const localeOfRequest = ({ headers }: Pick<IncomingMessage, 'headers'>): Locale =>
  acceptedLocale(headers['accept-language']) ?? defaultLocale;

/** Builds the call from scratch: no header of a client reaches a subgraph of ours. */
export const callOf = (
  { caller, session, expiresAt, locale, tokenProblem }: Identified & { readonly tokenProblem?: Fault },
  acceptLanguage: string | undefined,
  correlationId: string,
): GraphCall => ({
  caller,
  session,
  expiresAt,
  locale: acceptedLocale(acceptLanguage) ?? locale ?? defaultLocale,
  correlationId,
  tokenProblem,
});

/** The header may come only once: of two, a proxy in front of us may have read the other one. */
export const authorizationOf = (request: IncomingMessage): string | undefined => {
  const { authorization } = request.headers;
  if (authorization === undefined || authorization === '') return undefined;
  if ((request.headersDistinct.authorization?.length ?? 0) > 1) return 'twice';
  return authorization;
};

/** The address of the client, as seen by the outermost proxy of ours; for IPv6, the network that it belongs to. */
export const addressOf = (request: IncomingMessage, { proxies = 0 }: RouterConfig): string => {
  const direct = request.socket.remoteAddress ?? '';
  if (proxies === 0) return networkOf(direct);
  const given = String(request.headers['x-forwarded-for'] ?? '').split(',');
  return networkOf(given.at(-proxies)?.trim() || direct);
};

/** Whoever has one address of IPv6 has a whole /64 of them, so that stands for all of them. */
const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
};

/** The headers of a client that this router passes on. */
export const forwardedOf = (
  { headers }: IncomingMessage,
  { forwardedHeaders = [] }: RouterConfig,
): GraphCall['forwarded'] =>
  forwardedHeaders.length === 0
    ? undefined
    : Object.fromEntries(
        forwardedHeaders.flatMap((name) =>
          headers[name] === undefined ? [] : [[name, String(headers[name])]],
        ),
      );

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** A page may ask if it is our own, listed, or, in development, on this machine. A request without an origin may ask. */
export const isAllowedOrigin = (
  headers: IncomingHttpHeaders,
  { mode, allowedOrigins }: RouterConfig,
): boolean => {
  const { origin, host } = headers;
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  return page.host === host || (mode === 'development' && loopback.test(page.hostname));
};

/**
 * DNS rebinding: with a foreign name for our address, a stranger's page could reach a server on this machine. Behind a proxy
 * the name is the proxy's.
 */
export const isAllowedHost = (
  { host }: IncomingHttpHeaders,
  { host: bound, allowedHosts, proxies = 0 }: RouterConfig,
): boolean => {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (allowedHosts) return allowedHosts.includes(name);
  return proxies > 0 || !loopback.test(bound) || loopback.test(name);
};

export const foreignHost = (): Fault => new Fault('BAD_REQUEST', 'This server does not answer to that name.');
export const foreignOrigin = (): Fault =>
  new Fault('CSRF_BLOCKED', 'Pages from this origin may not use this API.');
export const nothingHere = (): Fault =>
  new Fault('NOT_FOUND', { ko: '이 주소에는 아무것도 없습니다.', en: 'There is nothing here.' });
export const closing = (): Fault =>
  new Fault('SERVICE_UNAVAILABLE', {
    ko: '서버가 곧 종료됩니다. 잠시 후 다시 시도해 주세요.',
    en: 'This server is shutting down. Please try again shortly.',
  });
