// What HTTP, SSE and WebSocket share: who asks, in which language and from which page, and the status of an answer.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Fault, type FaultCode } from '@jumun/platform/kernel/errors';
import { newId } from '@jumun/platform/kernel/ids';
import { acceptedLocale, defaultLocale } from '@jumun/platform/kernel/locale';
import type { Graph } from './graph.ts';
import type { Identified, Identity } from './identity.ts';
import type { Log } from './masking.ts';
import type { GraphCall } from './operation.ts';

export type RouterConfig = {
  readonly port: number;
  readonly host: string;
  readonly mode: 'development' | 'production';
  /** Origins whose pages may ask; in development every page on this machine may, too. */
  readonly allowedOrigins: readonly string[];
  /** The host names this router answers to; by default any, or only loopback names when it listens on loopback. */
  readonly allowedHosts?: readonly string[];
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

/** The caller's correlation id if it is well formed, otherwise a new one. */
export const correlationIdOf = (given: unknown): string =>
  typeof given === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : newId('req');

/** Builds the call from scratch: no header of a client reaches a subgraph. */
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

/** The header may come only once: of two, a proxy in front of us may have read the other one. */
export const authorizationOf = (request: IncomingMessage): string | undefined => {
  const { authorization } = request.headers;
  if (authorization === undefined) return undefined;
  if ((request.headersDistinct.authorization?.length ?? 0) > 1) return '';
  return authorization;
};

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

/** DNS rebinding: with a foreign name for our address, a stranger's page could reach a server on this machine. */
export const isAllowedHost = (
  { host }: IncomingHttpHeaders,
  { host: bound, allowedHosts }: RouterConfig,
): boolean => {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (allowedHosts) return allowedHosts.includes(name);
  return !loopback.test(bound) || loopback.test(name);
};

export const foreignHost = (): Fault => new Fault('BAD_REQUEST', 'This server does not answer to that name.');
export const foreignOrigin = (): Fault =>
  new Fault('CSRF_BLOCKED', 'Pages from this origin may not use this API.');
export const closing = (): Fault =>
  new Fault('SERVICE_UNAVAILABLE', 'This server is shutting down. Please try again shortly.');
