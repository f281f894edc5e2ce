// Keeps a running router's graph at what the files say: a saved schema is composed and takes the place of the last one.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '@jumun/platform/graph/context';
import { watchFiles } from '@jumun/platform/process/watch';
import { contexts as contextsOfGraph, subgraphSdl } from '@jumun/schema/sdl';

/** A supergraph, or why there is none: one sentence each. */
export type Read = { readonly supergraphSdl: string } | { readonly problems: readonly string[] };

export type Recomposing = {
  /** What a supergraph is made of. */
  readonly files: readonly string[];
  read(): Read | Promise<Read>;
  /** Puts it in place; throws where it cannot be used. */
  take(supergraphSdl: string): void;
  /** Told in one line of every change, for the console: that the graph has changed, or why it has not. */
  say(line: string): void;
};

export type Recomposer = {
  /** Why the graph that answers is not the one of the files, one sentence each; empty when it is. */
  problems(): readonly string[];
  close(): void;
};

/** Looks at the files whenever one of them has been saved. A graph that cannot be used leaves the last good one in place. */
export const recomposeOnSave = ({ files, read, take, say }: Recomposing): Recomposer => {
  let problems: readonly string[] = [];
  let last: string | undefined;
  const refuse = (reasons: readonly string[]): void => {
    const news = reasons.join('\n') !== problems.join('\n');
    problems = reasons;
    if (news) say(`The graph stays as it was: ${reasons.join('\n')}`);
  };
  const look = async (): Promise<void> => {
    try {
      const found = await read();
      if ('problems' in found) return refuse(found.problems);
      const { supergraphSdl } = found;
      const mended = problems.length > 0;
      if (supergraphSdl === last && !mended) return;
      take(supergraphSdl);
      [last, problems] = [supergraphSdl, []];
      say('The graph has changed; it answers with the new one.');
    } catch (error) {
      refuse([error instanceof Error ? error.message : String(error)]);
    }
  };
  const stop = watchFiles(files, () => void look());
  return { problems: () => problems, close: stop };
};

/** A supergraph that is a file. */
export const supergraphFile = (file: string) => (): Read => ({ supergraphSdl: readFileSync(file, 'utf8') });

/** Our own graph, composed of the parts of the contexts; those that run in this process take their new part with it. */
export const ownSchemas = (here: ReadonlyMap<string, Context>): Pick<Recomposing, 'files' | 'read'> => {
  const root = join(import.meta.dirname, '..');
  return {
    files: [
      join(root, 'schema/common.graphql'),
      ...contextsOfGraph.map((name) => join(root, 'subgraphs', name, 'schema.graphql')),
    ],
    async read() {
      const { compose, describe } = await import('@jumun/schema/compose'); // only a developer needs it
      const composition = compose();
      if ('problems' in composition) return { problems: composition.problems.map(describe) };
      for (const [name, { subgraph }] of here) subgraph.redefine(subgraphSdl(name));
      return composition;
    },
  };
};
