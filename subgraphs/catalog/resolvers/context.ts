import type { GraphContext } from '@jumun/platform/graph/context';
import type { Money } from '@jumun/platform/kernel/money';
import type { Catalog } from '../catalog.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<Catalog, { readonly minimumFare: Money }>;
