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

/** A mistake or an outage that the caller is told as it stands: a code and one sentence that a person understands. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: FaultCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }

  /** graphql-js copies this into the error's `extensions`. */
  get extensions(): Record<string, unknown> {
    return { code: this.code, ...this.details };
  }
}
