import type { Fulfilment, OrderStatus } from './order.ts';

export type CancelOutcome = 'ALLOWED' | 'NEEDS_DECISION' | 'REFUSED';

const ended = {
  OUT_OF_STOCK: 'REFUSED',
  PAYMENT_FAILED: 'REFUSED',
  COMPLETED: 'REFUSED',
  CANCELLED: 'REFUSED',
} as const;
const undecided = { PLACING: 'NEEDS_DECISION', CANCELLATION_REQUESTED: 'NEEDS_DECISION' } as const;

/**
 * May the customer cancel? Free for a shipment until it is dispatched, for a pick-up until the store accepts, for a
 * ride until it starts. The authority over the fulfilment has the last word when it is asked.
 */
export const cancelTerms: Readonly<Record<Fulfilment['type'], Readonly<Record<OrderStatus, CancelOutcome>>>> =
  {
    SHIPMENT: {
      ...ended,
      ...undecided,
      PLACED: 'ALLOWED',
      ACCEPTED: 'ALLOWED',
      IN_FULFILMENT: 'REFUSED',
      READY: 'REFUSED',
    },
    PICKUP: {
      ...ended,
      ...undecided,
      PLACED: 'ALLOWED',
      ACCEPTED: 'REFUSED',
      IN_FULFILMENT: 'REFUSED',
      READY: 'REFUSED',
    },
    RIDE: {
      ...ended,
      ...undecided,
      PLACED: 'ALLOWED',
      ACCEPTED: 'ALLOWED',
      IN_FULFILMENT: 'REFUSED',
      READY: 'REFUSED',
    },
  };
