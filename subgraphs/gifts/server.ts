import { type OpenContext, openContext } from '@jumun/platform/context';
import { subgraphSdl } from '@jumun/schema/sdl';

export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'gifts', folder: import.meta.dirname, typeDefs: subgraphSdl('gifts') },
    () => ({
      own: () => ({}),
      graph: {},
      resolvers: { Gift: { __resolveReference: () => null } },
      reactions: [],
    }),
  );
