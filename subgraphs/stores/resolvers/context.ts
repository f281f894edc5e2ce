import type { GraphContext } from '@jumun/platform/graph/context';
import type { Notifier } from '@jumun/platform/redis/notifier';
import type { Stores } from '../stores.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<Stores, { readonly listen: Notifier['listen'] }>;
