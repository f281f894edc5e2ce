import type { GraphContext } from '@jumun/platform/graph/context';
import type { Payments } from '../commands.ts';
import type { Settlement } from '../sagas/settle-payment.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<Payments, { readonly settlement: Settlement }>;
