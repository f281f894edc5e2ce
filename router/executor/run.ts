import type { Growth } from './growth.ts';
import type { Data, ErrorPath, PlacedError, Values } from './source.ts';
import type { Types } from './types.ts';

/** One request on its way through its plan. Paths are those of the data here, under the keys of the plan. */
export type Run<Context> = {
  readonly variables: Values;
  readonly context: Context;
  readonly data: Data;
  readonly types: Types;
  readonly growth: Growth;
  readonly errors: PlacedError[];
  /** Places that are known to be empty, beyond those that `errors` names. */
  readonly empty: ErrorPath[];
};

/** Whoever reads an answer has seen enough after so many errors, and a subgraph may report any number. */
const mostErrors = 1_000;

export const report = <Context>({ errors, empty }: Run<Context>, error: PlacedError): void => {
  if (errors.length < mostErrors) errors.push(error);
  else if (error.path) empty.push(error.path);
};
