import { type OpenContext, openContext } from '@jumun/platform/context';
import { subgraphSdl } from '@jumun/schema/sdl';

export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'rewards', folder: import.meta.dirname, typeDefs: subgraphSdl('rewards') },
    () => ({
      own: () => ({}),
      graph: {},
      resolvers: { Reward: { __resolveReference: () => null } },
      reactions: [],
    }),
  );
