import type { Locale } from '../kernel/locale.ts';
import type { Call, Caller } from './client.ts';

/** What every resolver finds in its context, beside what the context function of its subgraph adds. */
export type RequestContext = {
  readonly call: Call;
  readonly caller: Caller;
  readonly locale: Locale;
  readonly correlationId: string;
  /** Ids that this answer has verified, such as that of a new customer; they count as the caller in `@access(owner:)`. */
  readonly vouched: Set<string>;
};

/** The platform's own part of a request's context. */
export const requestContext = (call: Call): RequestContext => {
  const { caller, locale, correlationId } = call;
  return { call, caller, locale, correlationId, vouched: new Set() };
};
