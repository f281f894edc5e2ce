// Keeps a running router's graph at what the files say: a saved schema is composed and takes the place of the last one.

import { readFileSync } from 'node:fs';
import type { Context } from '@jumun/platform/graph/context';
import { watchFiles } from '@jumun/platform/process/watch';
import { contexts as contextsOfGraph, schemaFilesOf, subgraphSdl } from '@jumun/schema/sdl';

/** A supergraph, or why there is none: one sentence each. */
export type Read = { readonly supergraphSdl: string } | { readonly problems: readonly string[] };

export type Recomposing = {
  /** What a supergraph is made of. */
  readonly files: readonly string[];
  /** Whether to look at once, too, in case a file was saved while the graph was being made: for what is quick to read. */
  readonly looksAtOnce?: boolean;
  read(): Read | Promise<Read>;
  /** Puts it in place, unless it is there already, and answers whether it has; throws where it cannot be used. */
  take(supergraphSdl: string): boolean;
  /** Told of every change, for the console: that the graph has changed, or why it has not. */
  say(text: string): void;
};

export type Recomposer = {
  /** Why the graph that answers is not the one of the files, one sentence each; empty when it is. */
  problems(): readonly string[];
  close(): void;
};

/** Looks at the files whenever one of them has been saved. A graph that cannot be used leaves the last good one in place. */
export const recomposeOnSave = ({ files, looksAtOnce = false, read, take, say }: Recomposing): Recomposer => {
  let problems: readonly string[] = [];
  let looking: Promise<void> = Promise.resolve();
  const refuse = (reasons: readonly string[]): void => {
    const isNews = reasons.join('\n') !== problems.join('\n');
    problems = reasons;
    if (isNews) say(`The graph stays as it was: ${reasons.join('\n')}`);
  };
  const look = async (): Promise<void> => {
    try {
      const found = await read();
      if ('problems' in found) return refuse(found.problems);
      const hasChanged = take(found.supergraphSdl);
      const wasRefused = problems.length > 0;
      problems = [];
      if (hasChanged) say('The graph has changed: it answers with what was saved.');
      else if (wasRefused) say('The files say again what the graph answers with.');
    } catch (error) {
      refuse([error instanceof Error ? error.message : String(error)]);
    }
  };
  const lookNext = (): void => {
    looking = looking.then(look); // one after another, so that an older state never replaces a newer one
  };
  const stop = watchFiles(files, lookNext);
  if (looksAtOnce) lookNext();
  return { problems: () => problems, close: stop };
};

/** A supergraph that is a file. */
export const supergraphFile = (
  file: string,
): Pick<Recomposing, 'files' | 'looksAtOnce'> & { read(): Read } => ({
  files: [file],
  looksAtOnce: true,
  read() {
    try {
      return { supergraphSdl: readFileSync(file, 'utf8') };
    } catch {
      return { problems: [`The supergraph ${file} cannot be read.`] };
    }
  },
});

/** Our own graph, composed of the parts of the contexts; those that run in this process take their new part with it. */
export const ownSchemas = (
  here: ReadonlyMap<string, Pick<Context, 'subgraph'>>,
  take: Recomposing['take'],
): Pick<Recomposing, 'files' | 'read' | 'take'> => ({
  files: schemaFilesOf(contextsOfGraph),
  async read() {
    const { compose, describe } = await import('@jumun/schema/compose'); // only a developer needs it
    const composition = compose();
    return 'problems' in composition ? { problems: composition.problems.map(describe) } : composition;
  },
  take(supergraphSdl) {
    const subgraphs = [...here].map(([name, { subgraph }]) => ({ name, subgraph, last: subgraph.sdl }));
    const redefined: typeof subgraphs = [];
    try {
      for (const one of subgraphs) {
        const sdl = subgraphSdl(one.name);
        if (sdl === one.last) continue;
        one.subgraph.redefine(sdl);
        redefined.push(one);
      }
      return take(supergraphSdl);
    } catch (error) {
      for (const { subgraph, last } of redefined) subgraph.redefine(last);
      throw error;
    }
  },
});
