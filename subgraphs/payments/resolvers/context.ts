import type { GraphContext } from '@jumun/platform/graph/context';
import type { Payments } from '../commands.ts';
import type { OrderId } from '../domain/charge.ts';
import type { Settlement, TimeLeft } from '../sagas/settle-payment.ts';
import type { PaymentRow } from '../store/payments.ts';

/** What resolvers find in their context. */
export type PaymentsGraph = GraphContext<
  Payments,
  {
    readonly paymentsById: (ids: readonly OrderId[]) => Promise<readonly (PaymentRow | null)[]>;
    /** Payments that wait for a person. */
    readonly frozenPayments: () => Promise<readonly PaymentRow[]>;
    readonly settle: Settlement['settle'];
    /** How long the provider may take for a call. */
    readonly timeLeftOf: (call: { readonly deadline?: number }) => TimeLeft;
  }
>;
