import type { GraphContext } from '@jumun/platform/graph/context';
import type { Notifier } from '@jumun/platform/redis/notifier';
import type { Taxis, TaxisSettings } from '../commands.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<Taxis, TaxisSettings & Pick<Notifier, 'listen'>>;
