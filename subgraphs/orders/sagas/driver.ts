import type { Clock, Instant } from '@jumun/platform/kernel/clock';
import { type Cause, causeBy } from '@jumun/platform/kernel/work';
import type { PaymentClient } from '../clients/payment.ts';
import type { StockClient } from '../clients/stock.ts';
import type { WithdrawalClient } from '../clients/withdrawal.ts';
import { type Begun, isBegun, type Order, type OrderCommand, type OrderId } from '../domain/order.ts';
import type { Orders } from '../orders.ts';

/** What the two sagas are driven with: what they ask, and how they commit what they learn. */
export type Driver = {
  readonly stock: StockClient;
  readonly payment: PaymentClient;
  readonly withdrawal: WithdrawalClient;
  readonly clock: Clock;
  /** The longest that a driver may need, in milliseconds; who waits for one waits no longer. */
  readonly patienceMs: number;
  readonly load: (id: OrderId) => Promise<Order | undefined>;
  readonly unit: <T>(cause: Cause, body: (own: Orders) => Promise<T>) => Promise<T>;
};

/** Commits one command in a unit of its own and answers the state after it. */
export const commit = async (
  { unit, clock }: Pick<Driver, 'unit' | 'clock'>,
  id: OrderId,
  command: OrderCommand,
  actor: string,
  correlationId: string,
): Promise<Begun> => {
  const { state } = await unit(causeBy(actor, correlationId, clock()), ({ order }) => order(id, command));
  if (!isBegun(state)) throw new Error(`order ${id} has not been begun`);
  return state;
};

/** Takes an attempt on: of all who try at once, exactly one is told true and drives. */
export const takeOn = async (
  { unit }: Pick<Driver, 'unit'>,
  id: OrderId,
  resume: { readonly at: Instant; readonly repeated: boolean },
  actor: string,
  correlationId: string,
): Promise<boolean> => {
  const cause = causeBy(actor, correlationId, resume.at);
  const decision = await unit(cause, ({ order }) => order(id, { type: 'ResumePlacing', ...resume }));
  return 'events' in decision && decision.events.length > 0;
};
