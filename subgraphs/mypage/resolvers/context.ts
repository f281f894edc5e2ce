import type { GraphContext } from '@jumun/platform/graph/context';
import type { Notifier } from '@jumun/platform/redis/notifier';
import type { Mypage } from '../commands.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<
  Mypage,
  {
    readonly listen: Notifier['listen'];
    /** How long, in milliseconds, a subscription stays silent about an order that is unknown or another customer's. */
    readonly unknownOrderMs: number;
  }
>;
