import type { GraphContext } from '@jumun/platform/graph/context';
import type { Payments } from '../commands.ts';
import type { Settlement, TimeLeft } from '../sagas/settle-payment.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<
  Payments,
  {
    readonly settle: Settlement['settle'];
    /** How long the provider may take for a call. */
    readonly timeLeftOf: (call: { readonly deadline?: number }) => TimeLeft;
  }
>;
