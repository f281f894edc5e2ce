import type { Locale } from './locale.ts';
import type { Text } from './refusal.ts';

/** Codes that outsiders may see in `errors[].extensions.code`; everything else becomes `INTERNAL`. */
export type FaultCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'CSRF_BLOCKED'
  | 'DOCUMENT_NOT_FOUND'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL'
  | 'INTROSPECTION_DISABLED'
  | 'INVALID_CURSOR'
  | 'INVALID_JSON'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_ACCEPTABLE'
  | 'NOT_FOUND'
  | 'OPERATION_NOT_ALLOWED'
  | 'OPERATION_NOT_FOUND'
  | 'BATCHING_DISABLED'
  | 'OVERLOADED'
  | 'PAYLOAD_TOO_LARGE'
  | 'PERSISTED_QUERY_MISMATCH'
  | 'QUERY_TOO_COMPLEX'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_LARGE'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'SUBSCRIPTION_LIMIT'
  | 'TOO_MANY_ATTEMPTS'
  | 'UNAUTHENTICATED'
  | 'UNSUPPORTED_MEDIA_TYPE';

/** What customers and staff may meet; all others are for those who write clients, who read English. */
type ForPeople =
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'INTERNAL'
  | 'INVALID_CURSOR'
  | 'NOT_FOUND'
  | 'OVERLOADED'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'SUBSCRIPTION_LIMIT'
  | 'TOO_MANY_ATTEMPTS'
  | 'UNAUTHENTICATED';

/** A mistake or an outage that the caller is told as it stands: a code and one sentence that a person understands, in the caller's language. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  override readonly name = 'Fault';
  readonly code: C;
  readonly details: Readonly<Record<string, unknown>>;

  readonly #told: Text | string;

  constructor(
    code: C,
    told: C extends ForPeople ? Text : string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    const text: Text | string = told;
    super(typeof text === 'string' ? text : text.en);
    this.#told = text;
    this.code = code;
    this.details = details;
  }

  /** The sentence in this language. */
  in(locale: Locale): string {
    return typeof this.#told === 'string' ? this.#told : this.#told[locale];
  }

  /** graphql-js copies this into the error's `extensions`. */
  get extensions(): Record<string, unknown> {
    return { code: this.code, ...this.details };
  }
}
