import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { OrderId, Payment, PaymentCommand, PaymentEvent, PaymentRejection } from './domain/payment.ts';
import type { TimeLeft } from './sagas/settle-payment.ts';
import type { PaymentRow } from './store/payments.ts';

/** What this context offers inside one unit of work. */
export type Payments = {
  readonly at: Instant;
  /** `askingForMs`: how long the caller itself will ask the provider, so that the timer leaves it alone meanwhile. */
  readonly payment: (
    id: OrderId,
    command: PaymentCommand,
    askingForMs?: number,
  ) => Promise<Handled<Payment, PaymentEvent, PaymentRejection>>;
  /** Takes an unsettled payment for the timer; undefined when it is settled, or somebody else has it. */
  readonly claim: (
    id: OrderId,
  ) => Promise<
    { readonly state: Payment; readonly tries: number; readonly correlationId: string } | undefined
  >;
};

/** What resolvers find in their context. */
export type PaymentsGraph = GraphContext<
  Payments,
  {
    readonly paymentsById: (ids: readonly OrderId[]) => Promise<readonly (PaymentRow | null)[]>;
    /** Payments that wait for a person. */
    readonly frozenPayments: () => Promise<readonly PaymentRow[]>;
    /** Asks the provider whatever is still to be asked about a payment whose intent is committed; gives what is certain then. */
    readonly settle: (
      unit: <T>(body: (own: Payments) => Promise<T>) => Promise<T>,
      id: OrderId,
      state: Payment,
      left: TimeLeft,
    ) => Promise<Payment>;
    /** How long the provider may take for a call. */
    readonly timeLeftOf: (call: { readonly deadline?: number }) => TimeLeft;
  }
>;
