import { type OpenContext, openContext } from '@jumun/platform/context';
import { subgraphSdl } from '@jumun/schema/sdl';

export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'missions', folder: import.meta.dirname, typeDefs: subgraphSdl('missions') },
    () => ({
      own: () => ({}),
      graph: {},
      resolvers: { Mission: { __resolveReference: () => null } },
      reactions: [],
    }),
  );
