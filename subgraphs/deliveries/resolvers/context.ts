import type { GraphContext } from '@jumun/platform/graph/context';
import type { Notifier } from '@jumun/platform/redis/notifier';
import type { Deliveries } from '../commands.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<Deliveries, Pick<Notifier, 'listen'>>;
