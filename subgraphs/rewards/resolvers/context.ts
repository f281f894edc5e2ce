import type { GraphContext } from '@jumun/platform/graph/context';
import type { Rewards } from '../commands.ts';

export type ResolverContext = GraphContext<Rewards>;
