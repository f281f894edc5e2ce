import type { OrderId } from '../domain/programme.ts';
import { isHeld, returnedOf, type Spending } from '../domain/spending.ts';

/** The points of an order as the asker is told; nothing can be held any more where they were given back first. */
export const holdView = (orderId: OrderId, state: Spending) =>
  isHeld(state)
    ? {
        __typename: 'PointsHold' as const,
        orderId,
        state: state.status,
        amount: state.amount,
        returned: returnedOf(state),
      }
    : { __typename: 'PointsHold' as const, orderId, state: 'RETURNED', amount: 0, returned: 0 };
