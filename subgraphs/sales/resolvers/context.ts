import type { GraphContext } from '@jumun/platform/graph/context';
import type { Sales } from '../commands.ts';

export type ResolverContext = GraphContext<Sales>;
