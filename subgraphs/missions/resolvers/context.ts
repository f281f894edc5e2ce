import type { GraphContext } from '@jumun/platform/graph/context';
import type { Missions } from '../missions.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<Missions>;
