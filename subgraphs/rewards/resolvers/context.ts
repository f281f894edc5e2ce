import type { GraphContext } from '@jumun/platform/graph/context';
import type { Rewards } from '../rewards.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<Rewards>;
