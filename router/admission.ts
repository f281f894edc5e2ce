import type { GraphRequest } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import { admitCaller } from './access.ts';
import { InvalidDocument } from './documents.ts';
import type { Limits } from './limits.ts';
import { internal, type Log, publicError, refused } from './masking.ts';
import { countRefused } from './metrics.ts';
import type { Admitted, GraphCall, Operation, Refused } from './operation.ts';
import { coerced } from './variables.ts';

/** What a transport cannot carry. */
export type Transport = { readonly mutations?: boolean };

/** The one way in: every limit and check, for every transport. */
export type Admit = (request: GraphRequest, call: GraphCall, transport?: Transport) => Admitted | Refused;

export type AdmissionParts = {
  readonly limits: Limits;
  readonly log: Log;
  /** Reads the document of a request; throws what is wrong with it. */
  operationOf(request: GraphRequest): Operation;
  /** Makes the operation's plan, unless it has one. */
  prepare(operation: Operation): void;
};

export const openAdmission = (parts: AdmissionParts): Admit => {
  const admitted: Admit = (request, call, transport) => {
    try {
      return checked(parts, request, call, transport);
    } catch (error) {
      if (error instanceof Fault) return refused(error);
      if (error instanceof InvalidDocument)
        return { errors: error.faults.map((fault) => publicError(fault)) };
      const refusal = refused(internal());
      const errorId = refusal.errors[0]?.extensions.errorId;
      parts.log.error(
        { errorId, correlationId: call.correlationId, err: error },
        'a document could not be planned',
      );
      return refusal;
    }
  };
  return (request, call, transport) => {
    const outcome = admitted(request, call, transport);
    if ('errors' in outcome) countRefused(outcome.errors[0]?.extensions.code);
    return outcome;
  };
};

const checked = (
  { limits, operationOf, prepare }: AdmissionParts,
  request: GraphRequest,
  { caller }: GraphCall,
  { mutations = true }: Transport = {},
): Admitted => {
  const operation = operationOf(request);
  if (operation.kind === 'mutation' && !mutations)
    throw new Fault('METHOD_NOT_ALLOWED', 'Send a mutation by POST.');
  if (operation.introspects && !limits.introspection)
    throw new Fault('INTROSPECTION_DISABLED', 'Introspection is disabled on this graph.');
  for (const rules of operation.access) admitCaller(rules, caller);
  const variables = coerced(operation.variables, request.variables, limits);
  prepare(operation);
  return { operation, variables };
};
