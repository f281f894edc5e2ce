import { type ExecutionResult, type FormattedExecutionResult, GraphQLError } from 'graphql';

/** An answer as the local client gives it: errors are GraphQLErrors, not bare objects. */
export const received = (result: FormattedExecutionResult): ExecutionResult =>
  result.errors
    ? {
        ...result,
        errors: result.errors.map(
          ({ message, path, extensions }) =>
            new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }),
        ),
      }
    : (result as ExecutionResult);
