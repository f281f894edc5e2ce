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

export function composed(
  sdls: Readonly<Record<string, string>> = ours,
): Exclude<Composition, { problems: unknown }> {
  const result = compose(sdls);
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result;
}
