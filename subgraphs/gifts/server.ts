import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { unitsOf } from '@jumun/platform/kernel/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import { giftsIn } from './commands.ts';
import { manifest } from './manifest.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { seedGifts } from './seed.ts';

export { audit } from './audit.ts';

const { name } = manifest;

/** What items of the wallet are exchanged for. Hears and asks no other context. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    ({ store, clock, notifier }) => ({
      commands: giftsIn,
      resolvers,
      seed: seedGifts(unitsOf({ store, clock, notify: notifier.publish }, giftsIn), clock),
    }),
  );
