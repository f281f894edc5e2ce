// The subgraphs as they are, and as they are not: with one thing changed.

import { type Composition, compose } from '../compose.ts';
import { contexts, subgraphSdl } from '../sdl.ts';

export const ours: Readonly<Record<string, string>> = Object.fromEntries(
  contexts.map((name) => [name, subgraphSdl(name)]),
);

/** Our subgraphs with one text of one of them replaced; a text that is not there is an error, so no test goes blind. */
export function changed(context: string, from: string, to: string): Record<string, string> {
  const sdl = ours[context];
  if (!sdl?.includes(from)) throw new Error(`${context} does not contain: ${from}`);
  return { ...ours, [context]: sdl.replaceAll(from, to) };
}

type Composed = Exclude<Composition, { problems: unknown }>;

const mustCompose = (result: Composition): Composed => {
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result;
};

let oursComposed: Composed | undefined;

/** Our subgraphs composed, once for a file of tests. */
export const composed = (): Composed => (oursComposed ??= mustCompose(compose(ours)));

/** Changed subgraphs composed, for tests of what others make of the result; nobody asks whether it could be answered. */
export const composedOf = (sdls: Readonly<Record<string, string>>): Composed =>
  mustCompose(compose(sdls, { runSatisfiability: false }));
