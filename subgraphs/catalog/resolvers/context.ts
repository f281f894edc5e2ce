import type { GraphContext } from '@jumun/platform/graph/context';
import type { Money } from '@jumun/platform/kernel/money';
import type { Catalog } from '../commands.ts';

export type ResolverContext = GraphContext<Catalog, { readonly minimumFare: Money }>;
