import type { GraphContext } from '@jumun/platform/graph/context';
import type { Wallets } from '../commands.ts';
import type { Exchanges } from '../sagas/exchanges.ts';

export type ResolverContext = GraphContext<Wallets, { readonly exchanges: Exchanges }>;
