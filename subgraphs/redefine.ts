// While we develop: a subgraph that runs takes its schema from the files as they are saved, with the resolvers it has.

import type { Subgraph } from '@jumun/platform/graph/subgraph';
import { watchFiles } from '@jumun/platform/process/watch';
import { schemaFilesOf, subgraphSdl } from '@jumun/schema/sdl';

/**
 * Redefines the subgraph whenever its part of the graph, or what is common to all, has been saved, until the returned function is
 * called. What does not build leaves it as it was, and `say` is told why.
 */
export const redefineOnSave = (
  subgraph: Pick<Subgraph, 'name' | 'sdl' | 'redefine'>,
  say: (text: string) => void,
): (() => void) =>
  watchFiles(schemaFilesOf([subgraph.name]), () => {
    try {
      const sdl = subgraphSdl(subgraph.name);
      if (sdl === subgraph.sdl) return;
      subgraph.redefine(sdl);
    } catch (error) {
      say(`The schema stays as it was: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
