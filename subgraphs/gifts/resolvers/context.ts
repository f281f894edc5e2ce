import type { GraphContext } from '@jumun/platform/graph/context';
import type { Gifts } from '../commands.ts';

export type ResolverContext = GraphContext<Gifts>;
