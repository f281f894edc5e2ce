import type { GraphContext } from '@jumun/platform/graph/context';
import type { Notifier } from '@jumun/platform/redis/notifier';
import type { Stores, StoresSettings } from '../commands.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<
  Stores,
  Pick<Notifier, 'listen'> & Pick<StoresSettings, 'noShowAfterMs'>
>;
