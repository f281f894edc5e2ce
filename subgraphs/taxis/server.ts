import { type OpenContext, openContext } from '@jumun/platform/context';
import { subgraphSdl } from '@jumun/schema/sdl';

export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'taxis', folder: import.meta.dirname, typeDefs: subgraphSdl('taxis') },
    () => ({
      own: () => ({}),
      graph: {},
      resolvers: { Taxi: { __resolveReference: () => null } },
      reactions: [],
    }),
  );
