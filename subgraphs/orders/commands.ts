import type { Instant } from '@jumun/platform/kernel/clock';
import { forget, mayKeep } from '@jumun/platform/kernel/forgotten';
import { handler, type Known } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import type { Work } from '@jumun/platform/kernel/work';
import { persons } from '@jumun/schema/published-language';
import { mostLines, type Offer, type Wish, wishKey } from './domain/basket.ts';
import { type OrderCommand, order } from './domain/order.ts';
import type { Shop } from './domain/shop.ts';
import { asBegun, type Begun, type Order, type OrderDetails, type OrderId } from './domain/states.ts';
import { isTwin, nextPlace } from './domain/twin.ts';
import type { Verdict } from './domain/waiting.ts';
import { publish, recorded } from './publish.ts';
import { dropCart, dropCartLine, findCart, keepCartLine } from './store/carts.ts';
import { keepOffer, keepShop } from './store/offers.ts';
import {
  claimLook,
  type Earlier,
  eraseSaid,
  findEarlier,
  findIdsOf,
  keepVerdict,
  type OrderRow,
  orderRows,
} from './store/orders.ts';

const handleOrder = handler({ decider: order, rows: orderRows, publish, recorded });

const unknown = { state: order.initial, version: 0 };

/** An order to begin, and what it was compared with before this unit. */
export type Beginning = {
  /** Asked once for each try of the unit: with another id comes another number. */
  readonly newId: () => OrderId;
  readonly details: Omit<OrderDetails, 'basket'>;
  readonly basket: string;
  /** Null where points pay for everything. */
  readonly cardToken: string | null;
  /** The customer wants it although it follows another of the same basket. */
  readonly isConfirmed: boolean;
  /** What is ordered out of the cart, and so no longer in it. */
  readonly outOfCart: readonly Wish[];
  /** Looked up in this unit where it is not given. */
  readonly earlier: Earlier | undefined;
};

/** REPEATED: the key has its order already. TWIN: one of the same basket came just before, and nothing was begun. */
export type BegunOrder = Known<Begun> & {
  readonly type: 'BEGUN' | 'REPEATED' | 'TWIN';
  readonly id: OrderId;
};

const found = (type: BegunOrder['type'], { id, state, version }: OrderRow): BegunOrder => ({
  type,
  id,
  state: asBegun(state),
  version,
});

/** What orders can do inside one unit of work. */
export const ordersIn = (work: Work) => ({
  at: work.at,
  order: (id: OrderId, command: OrderCommand, known?: Known<Order>) => handleOrder(work, id, command, known),
  /** One key is one order, for ever. LEFT: its customer has left meanwhile, and nothing was begun. Where that, the place in the basket or the number is taken meanwhile, the unit is tried again, with another id. */
  async begin({
    newId,
    details,
    basket,
    cardToken,
    isConfirmed,
    outOfCart,
    earlier,
  }: Beginning): Promise<BegunOrder | { readonly type: 'LEFT' }> {
    if (!(await mayKeep(work.tx, details.customerId))) return { type: 'LEFT' };
    const { ofKey, ofBasket } = earlier ?? (await findEarlier(work.tx, details, basket));
    if (ofKey) return found('REPEATED', ofKey);
    if (ofBasket && !isConfirmed && isTwin(asBegun(ofBasket.state), work.at)) return found('TWIN', ofBasket);
    const id = newId();
    const place = nextPlace(ofBasket?.basketPlace ?? 0, isConfirmed ? Math.random() : null);
    const command: OrderCommand = {
      type: 'BeginPlacing',
      details: { ...details, basket: { id: basket, place } },
      ...(cardToken !== null && { cardToken }),
      at: work.at,
    };
    const { state, version } = await handleOrder(work, id, command, unknown);
    for (const wish of outOfCart) await dropCartLine(work.tx, details.customerId, wish, wish.quantity);
    return { type: 'BEGUN', id, state: asBegun(state), version };
  },
  /** Says how many of a product are in the cart, 0 for none. FULL: it has as many products as an order can have. LEFT: its customer has left. */
  async setCartLine(customerId: string, wish: Wish): Promise<'KEPT' | 'FULL' | 'LEFT'> {
    if (!(await mayKeep(work.tx, customerId))) return 'LEFT';
    if (wish.quantity === 0) {
      await dropCartLine(work.tx, customerId, wish);
      return 'KEPT';
    }
    const others = (await findCart(work.tx, customerId)).filter((line) => wishKey(line) !== wishKey(wish));
    if (others.length >= mostLines) return 'FULL';
    await keepCartLine(work.tx, customerId, wish, work.at);
    return 'KEPT';
  },
  /** Forgets whom the orders of a customer were for; that they were placed, and for how much, is kept. */
  async erasePerson(customerId: string): Promise<void> {
    await forget(work.tx, customerId, persons);
    for (const id of await findIdsOf(work.tx, customerId)) {
      await handleOrder(work, id, { type: 'ErasePerson' });
      await eraseSaid(work.tx, id);
    }
    await dropCart(work.tx, customerId);
  },
  useKey: (given: GivenKey) => useKey(work, given),
  keepOffer: (offer: Offer) => keepOffer(work.tx, offer),
  keepShop: (shop: Shop) => keepShop(work.tx, shop),
  /** False where another process took the look first. */
  claimLook: (id: OrderId, until: Instant) => claimLook(work.tx, id, work.at, until),
  /** Records what the watch found at a row; false where that row has changed since. */
  keepVerdict: (row: OrderRow, verdict: Verdict) => keepVerdict(work.tx, row, verdict, work.at),
});

export type Orders = ReturnType<typeof ordersIn>;
