import type { GraphContext } from '@jumun/platform/graph/context';
import type { Missions } from '../commands.ts';

export type ResolverContext = GraphContext<Missions>;
