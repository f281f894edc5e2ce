// Answers admitted queries and mutations, and what a subscription's events are joined with.

import { Fault } from '@jumun/platform/kernel/errors';
import { inSpan } from '@jumun/platform/process/tracing';
import type { ExecutionResult } from 'graphql';
import type { Limits } from './admission/limits.ts';
import { jsonText } from './apollo.ts';
import type { GraphCall } from './call.ts';
import { AnswerTooLarge } from './executor/growth.ts';
import type { Answer, Answered } from './executor/source.ts';
import { type Masking, masked, refused } from './masking.ts';
import { measureRequest } from './metrics.ts';
import type { Admitted } from './operation.ts';

type Parts = Masking & { readonly limits: Limits };

/** Answers an admitted query or mutation within its time limit; never rejects. */
export const answerWith =
  ({ limits, ...masking }: Parts) =>
  (admitted: Admitted, call: GraphCall): Promise<ExecutionResult> => {
    const { operation } = admitted;
    const limit = limits.requestMs + (operation.kind === 'mutation' ? limits.mutationMs : 0);
    const deadline = Math.min(call.deadline ?? Number.POSITIVE_INFINITY, Date.now() + limit);
    return inSpan(operation.title, spanOf(call), async (note) => {
      const answering = run(admitted, { ...call, deadline }, masking);
      const result = await measureRequest(operation.kind, answering);
      if (result.errors) note({}, String(result.errors[0]?.extensions.code));
      return result;
    });
  };

export const spanOf = ({ correlationId, traceparent }: GraphCall) =>
  ({ correlationId, traceparent, kind: 'server' }) as const;

/** Runs an operation, for a subscription with one of its events; `data` is then a JsonText. Never rejects. */
export const run = async (
  { operation, variables }: Pick<Admitted, 'operation' | 'variables'>,
  call: GraphCall,
  masking: Masking,
  event?: Answer,
): Promise<ExecutionResult> => {
  try {
    return resultOf(await operation.compiled().run(variables, call, event), call, masking);
  } catch (error) {
    if (error instanceof AnswerTooLarge)
      return {
        data: null,
        ...refused(
          new Fault('QUERY_TOO_COMPLEX', 'The answer is too large; ask for less at once.'),
          call.locale,
        ),
      };
    return { data: null, errors: masked([error], masking, call) };
  }
};

const resultOf = ({ text, errors, flaws }: Answered, call: GraphCall, masking: Masking): ExecutionResult => {
  const data = text === 'null' ? null : (jsonText(text) as never);
  if (errors.length === 0 && flaws.length === 0) return { data };
  const rough = errors.map(({ path, error }) => {
    const { message, extensions } = error as { message?: unknown; extensions?: object };
    return { message, extensions, path, originalError: error };
  });
  return { data, errors: masked([...rough, ...flaws], masking, call) };
};
