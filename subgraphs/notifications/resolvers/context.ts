import type { GraphContext } from '@jumun/platform/graph/context';
import type { Notifications } from '../commands.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<
  Notifications,
  {
    /** The prefix of every message that has not been tried yet. */
    readonly prefix: string;
  }
>;
