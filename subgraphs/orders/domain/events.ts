import type { Instant } from '@jumun/platform/kernel/clock';
import type { Loss, Progress } from './fulfilment.ts';
import type { Fare, Refund, RefundId, WishedLine } from './refunds.ts';
import type { OrderDetails, Refused, Waiting } from './states.ts';

export type PlacingEvent =
  | { type: 'PlacingBegun'; details: OrderDetails; cardToken?: string; at: Instant }
  | { type: 'PlacingParked'; waitingOn: Waiting; at: Instant }
  | { type: 'PlacingResumed'; at: Instant; repeated: boolean }
  /** Without `giveUpAt`, in older events, it is given up fifteen minutes after its beginning. */
  | { type: 'OrderQueued'; waitingOn: Waiting; at: Instant; giveUpAt?: Instant }
  | { type: 'OrderPlaced'; at: Instant }
  | { type: 'UndoBegun'; refused: Refused; waitingOn: Waiting }
  | { type: 'UndoParked'; at: Instant }
  | { type: 'OrderRefused'; paymentStatus: 'REFUNDED' | 'VOIDED'; at: Instant };

export type FulfillingEvent =
  | { type: 'AcceptDeadlineNoted'; acceptBy: Instant }
  | { type: 'ProgressNoted'; progress: Progress }
  | { type: 'OrderProgressed'; progress: Progress; lost?: Loss; at: Instant }
  | { type: 'OrderCompleted'; progress: Progress; at: Instant }
  /** Its store has taken its acceptance back, and has until then to decide. */
  | { type: 'OrderReopened'; acceptBy: Instant; at: Instant }
  /** The same, while a cancellation is undecided: others hear of it with the decision. */
  | { type: 'ReopeningNoted'; acceptBy: Instant }
  | { type: 'OrderNotCollected'; progress: Progress; at: Instant };

export type CancellingEvent =
  /** Only in older events: today the attempt is undone at once. */
  | { type: 'CancellationWished'; reason: string | null }
  /** `because`: why staff want it in the customer's name. */
  | { type: 'CancellationBegun'; at: Instant; because?: string }
  | { type: 'OrderCancellationRequested'; at: Instant }
  | { type: 'CancellationDropped'; tooLate: string }
  | { type: 'OrderCancellationRefused'; tooLate: string; at: Instant }
  /** `rejection` is why the store turned it down, where it did; `givenUp` why it gave it up after it had accepted it. */
  | { type: 'OrderWithdrawn'; at: Instant; rejection?: string; givenUp?: string }
  | { type: 'OrderCancelled'; paymentStatus: 'REFUNDED' | 'VOIDED'; at: Instant };

export type RefundingEvent =
  | { type: 'FareNoted'; fare: Fare }
  | { type: 'RefundBegun'; refund: Refund; at: Instant }
  | { type: 'OrderRefunded'; refundId: RefundId; at: Instant }
  | { type: 'RefundDropped'; refundId: RefundId };

export type ResendingEvent =
  | { type: 'ResendBegun'; key: string; at: Instant }
  /** There was not enough of these; nothing is held. */
  | { type: 'ResendDropped'; productIds: readonly string[] }
  /** `reservation`: which one of its copies it was; null where what came back is what is sent. */
  | { type: 'OrderSentAgain'; key: string; reservation: number | null; at: Instant };

export type TrimmingEvent =
  | {
      type: 'LineCancellationBegun';
      id: RefundId;
      lines: readonly WishedLine[];
      because?: string;
      at: Instant;
    }
  | { type: 'LineCancellationDropped'; id: RefundId };

/** The customer has left, and who the order was for is forgotten. */
export type ErasingEvent = { type: 'PersonErased' };

export type OrderEvent =
  | PlacingEvent
  | FulfillingEvent
  | ResendingEvent
  | CancellingEvent
  | RefundingEvent
  | TrimmingEvent
  | ErasingEvent;

/** Those that other contexts hear of; the order counts them. */
const published: ReadonlySet<OrderEvent['type']> = new Set([
  'OrderQueued',
  'OrderPlaced',
  'OrderRefused',
  'OrderProgressed',
  'OrderSentAgain',
  'OrderCompleted',
  'OrderReopened',
  'OrderNotCollected',
  'OrderCancellationRequested',
  'OrderCancellationRefused',
  'OrderCancelled',
  'OrderRefunded',
]);

export const isPublished = ({ type }: OrderEvent): boolean => published.has(type);
