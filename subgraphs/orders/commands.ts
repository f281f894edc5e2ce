import type { Instant } from '@jumun/platform/kernel/clock';
import { handler } from '@jumun/platform/kernel/handle';
import type { Work } from '@jumun/platform/kernel/work';
import type { Offer } from './domain/basket.ts';
import { type OrderCommand, order } from './domain/order.ts';
import { asBegun, type Begun, type OrderDetails, type OrderId } from './domain/states.ts';
import type { Verdict } from './domain/waiting.ts';
import { publish, recorded } from './publish.ts';
import { keepOffer } from './store/offers.ts';
import { claimLook, findByKey, keepVerdict, type OrderRow, orderRows } from './store/orders.ts';

const handleOrder = handler({ decider: order, rows: orderRows, publish, recorded });

const unknown = { state: order.initial, version: 0 };

export type BegunOrder = { readonly id: OrderId; readonly state: Begun; readonly isNew: boolean };

/** What orders can do inside one unit of work. */
export const ordersIn = (work: Work) => ({
  at: work.at,
  order: (id: OrderId, command: OrderCommand) => handleOrder(work, id, command),
  /** The order of this key, begun now if there is none yet: one key is one order, forever. */
  async begin(id: OrderId, details: OrderDetails, cardToken: string): Promise<BegunOrder> {
    const before = await findByKey(work.tx, details.customerId, details.idempotencyKey);
    if (before) return { id: before.id, state: asBegun(before.state), isNew: false };
    const command: OrderCommand = { type: 'BeginPlacing', details, cardToken, at: work.at };
    const { state } = await handleOrder(work, id, command, unknown);
    return { id, state: asBegun(state), isNew: true };
  },
  keepOffer: (offer: Offer) => keepOffer(work.tx, offer),
  /** False where another process took the look first. */
  claimLook: (id: OrderId, until: Instant) => claimLook(work.tx, id, work.at, until),
  /** Records what the watch found at a row; false where that row has changed since. */
  keepVerdict: (row: OrderRow, verdict: Verdict) => keepVerdict(work.tx, row, verdict, work.at),
});

export type Orders = ReturnType<typeof ordersIn>;
