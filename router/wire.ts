// What HTTP, SSE and WebSocket have in common: who asks, in which language, from which page, and the form of an answer.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { acceptedLocale, defaultLocale } from '@jumun/platform/graph/locale';
import { Fault, type FaultCode } from '@jumun/platform/kernel/errors';
import { newId } from '@jumun/platform/kernel/ids';
import type { Graph, GraphCall } from './graph.ts';
import type { Identified, Identity } from './identity.ts';
import type { Log } from './masking.ts';

export type RouterConfig = {
  readonly port: number;
  readonly host: string;
  readonly mode: 'development' | 'production';
  /** Pages of other origins that may ask; in development also every page of this machine. */
  readonly allowedOrigins: readonly string[];
  /** The names this router answers to; by default any, or only loopback names while it listens on loopback. */
  readonly allowedHosts?: readonly string[];
};

/** What the transports share of one running router. */
export type Wire = {
  readonly graph: Graph;
  readonly identity: Identity;
  readonly config: RouterConfig;
  readonly log: Log;
  /** Counts work that a drain waits for. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Registers how to end something that would stay open; call the answer once it has ended by itself. */
  whenClosing(end: () => void): () => void;
  readonly draining: () => boolean;
};

const statuses: Partial<Record<FaultCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CSRF_BLOCKED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  SERVICE_UNAVAILABLE: 503,
};

/** The HTTP status of a request that was refused as a whole. */
export const statusOf = (code: unknown): number => statuses[code as FaultCode] ?? 400;

/** One customer intention has one id, the caller's if it is well formed. */
export const correlationIdOf = (given: unknown): string =>
  typeof given === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : newId('req');

/** Builds the call from nothing: no header of a client reaches a subgraph. */
export const callOf = (
  { caller, expiresAt, locale }: Identified,
  acceptLanguage: string | undefined,
  correlationId: string,
): GraphCall => ({
  caller,
  expiresAt,
  locale: acceptedLocale(acceptLanguage) ?? locale ?? defaultLocale,
  correlationId,
});

/** A header that may come once: two of them are two stories, of which a proxy may have read the other. */
export const authorizationOf = (request: IncomingMessage): string | undefined => {
  const { authorization } = request.headers;
  if (authorization === undefined) return undefined;
  if ((request.headersDistinct.authorization?.length ?? 0) > 1) return '';
  return authorization;
};

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** A page may ask when it is our own, listed, or, in development, of this machine. No page at all may ask. */
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

/** A foreign name for our address is how a page of somebody else's reaches a server on this machine. */
export const isAllowedHost = (
  { host }: IncomingHttpHeaders,
  { host: bound, allowedHosts }: RouterConfig,
): boolean => {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (allowedHosts) return allowedHosts.includes(name);
  return !loopback.test(bound) || loopback.test(name);
};

export const foreignHost = (): Fault => new Fault('BAD_REQUEST', 'This server does not answer to that name.');
export const foreignOrigin = (): Fault => new Fault('CSRF_BLOCKED', 'Pages of this origin may not ask.');
export const closing = (): Fault =>
  new Fault('SERVICE_UNAVAILABLE', 'This server is about to stop. Try again shortly.');
