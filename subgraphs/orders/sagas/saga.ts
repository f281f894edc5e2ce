import type { Instant } from '@jumun/platform/kernel/clock';
import type { PaymentClient } from '../clients/payment.ts';
import type { PointsClient } from '../clients/points.ts';
import type { StockClient } from '../clients/stock.ts';
import type { WithdrawalClient } from '../clients/withdrawal.ts';
import type { OrderCommand } from '../domain/order.ts';
import type { Begun, OrderId } from '../domain/states.ts';

/** The contexts that sagas ask. Each ask has a key that follows from the order: any driver may repeat it. */
export type Asked = {
  readonly stock: Pick<StockClient, 'reserve' | 'release'>;
  readonly points: PointsClient;
  readonly payment: PaymentClient;
  readonly withdrawal: WithdrawalClient;
};

/** A command, once its time is known. */
export type Said = (at: Instant) => OrderCommand;

/** What came of an ask. No answer is UNKNOWN, and is never taken for no; `asked` is false where nobody was asked at all. */
export type Outcome =
  /** `say` is committed before the saga goes on; with null the next step follows at once. */
  | { readonly type: 'DONE'; readonly say: Said | null }
  /** It cannot be done: `say` is committed, and the saga turns round. */
  | { readonly type: 'REFUSED'; readonly say: Said }
  | { readonly type: 'UNKNOWN'; readonly asked: boolean };

/** What a compensation has come to. */
export type TakenBack = 'RELEASED' | 'RETURNED' | 'REFUNDED' | 'VOIDED' | 'UNKNOWN';

export type Ask<S, R = Outcome> = (asked: Asked, id: OrderId, order: S) => Promise<R>;

/** Names of failpoints follow from the saga and the step: `place/held` is reached when the answer about stock is there. */
export type Step<S, W> = {
  readonly name: string;
  /** A failpoint before the ask. */
  readonly before?: string;
  readonly waitsFor: W;
  readonly ask: Ask<S>;
  /** Takes back what the ask has done, and keeps it from being done later. */
  readonly compensate?: Ask<Begun, TakenBack>;
  /** The failpoint after the commit of what a done ask has to say. */
  readonly commit?: string;
};

/** Where an order stands in a saga. TURN: its time is up. BACK: it has turned round. */
export type Stand<S> =
  | { readonly type: 'ASK'; readonly step: number; readonly order: S }
  | { readonly type: 'TURN'; readonly say: Said }
  | { readonly type: 'BACK' };

/**
 * What a driver does when an answer stays unknown. PEND: the customer is told that the order is being checked, or to come back
 * where nobody could be asked. QUEUE: the customer chose to wait. LEAVE: nothing.
 */
export type WhenUnknown = 'PEND' | 'QUEUE' | 'LEAVE';

/** What to ask in turn, of an order in the states S, waiting for one of W at a time; and what takes it back. */
export type Saga<S, W> = {
  readonly name: string;
  readonly steps: readonly Step<S, W>[];
  /** Null where the saga has nothing to do. */
  readonly standOf: (order: Begun, now: Instant) => Stand<S> | null;
  /** What is committed while an answer is unknown, and the failpoint after it; null leaves the order as it is. */
  readonly unknown: {
    readonly commit?: string;
    readonly say: (step: Step<S, W>, whenUnknown: WhenUnknown, asked: boolean) => Said | null;
  };
  /** The way back, for a saga whose steps have compensations. */
  readonly back?: {
    readonly name: string;
    readonly unknown: Said;
    readonly done: (taken: readonly TakenBack[]) => Said;
  };
};
