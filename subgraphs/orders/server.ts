import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { money } from '@jumun/platform/kernel/money';
import { unitsOf, type Work } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { atScrape, gauge } from '@jumun/platform/process/metrics';
import { subgraphSdl } from '@jumun/schema/sdl';
import { z } from 'zod';
import { openPaymentClient } from './clients/payment.ts';
import { openStockClient } from './clients/stock.ts';
import { openWithdrawalClient } from './clients/withdrawal.ts';
import { order } from './domain/order.ts';
import type { Orders } from './orders.ts';
import { cancelOrderWhenTicketRejected } from './policies/cancel-order-when-ticket-rejected.ts';
import { decideCancellationWhenWithdrawalDecided } from './policies/decide-cancellation-when-withdrawal-decided.ts';
import { noteAcceptByWhenTicketOpened } from './policies/note-accept-by-when-ticket-opened.ts';
import { progressOrderWhenFulfilmentMoves } from './policies/progress-order-when-fulfilment-moves.ts';
import { offers } from './projections/offers.ts';
import { publish, recorded } from './publish.ts';
import { cancelOrder } from './resolvers/cancel-order.ts';
import { CancelQuote, cancelQuote } from './resolvers/cancel-quote.ts';
import { FulfilmentUnion, Order, OrderLine, OrderTimelineEntry, Pickup } from './resolvers/order.ts';
import { order as orderById, orders } from './resolvers/orders.ts';
import { placeOrder } from './resolvers/place-order.ts';
import { cancelOrderSaga } from './sagas/cancel-order.ts';
import { driveOrders } from './sagas/drive-orders.ts';
import type { Driver } from './sagas/driver.ts';
import { placeOrderSaga } from './sagas/place-order.ts';
import { watchOrders } from './sagas/watch-orders.ts';
import { keepOffer } from './store/offers.ts';
import {
  claimLook,
  countPastLimit,
  findByKey,
  findWatchedOrders,
  keepVerdict,
  orderRows,
} from './store/orders.ts';

export { audit } from './audit.ts';

const settings = {
  /** How long stock and payment may take to answer before the answer is unknown. */
  JUMUN_STOCK_DEADLINE_MS: milliseconds(3_000),
  JUMUN_PAYMENT_DEADLINE_MS: milliseconds(300),
  JUMUN_WITHDRAWAL_DEADLINE_MS: milliseconds(1_000),
  /** What a ride costs at least, in whole won. */
  JUMUN_MINIMUM_FARE: z.coerce.number().int().min(0).max(1_000_000).default(3_800),
};

const pastLimit = gauge(
  'jumun_orders_past_limit',
  'Orders that have waited for longer than they may, by what they wait for.',
  'what',
);

/** What a driver may need for its own store, on a busy machine. */
const ownWorkMs = 1_000;

/** Orders: placed and cancelled by two sagas, with one timeline each. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'orders', folder: import.meta.dirname, typeDefs: subgraphSdl('orders') },
    (parts) => {
      const { store, clock, notifier, log } = parts;
      const { JUMUN_MINIMUM_FARE, ...deadlines } = readSettings(settings, parts.settings);
      const handleOrder = handler({ decider: order, rows: orderRows, publish, recorded });

      const commands = (work: Work): Orders => ({
        at: work.at,
        order: (id, command) => handleOrder(work, id, command),
        async begin(id, details, cardToken) {
          const before = await findByKey(work.tx, details.customerId, details.idempotencyKey);
          if (before) return { id: before.id, state: before.state, isNew: false };
          const { state } = await handleOrder(work, id, {
            type: 'BeginPlacing',
            details,
            cardToken,
            at: work.at,
          });
          return { id, state, isNew: true };
        },
        keepOffer: (offer) => keepOffer(work.tx, offer),
        claimLook: (id, until) => claimLook(work.tx, id, work.at, until),
        keepVerdict: (row, verdict) => keepVerdict(work.tx, row, verdict, work.at),
      });
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);

      const driver: Driver = {
        stock: openStockClient(parts, deadlines.JUMUN_STOCK_DEADLINE_MS),
        payment: openPaymentClient(parts, deadlines.JUMUN_PAYMENT_DEADLINE_MS),
        withdrawal: openWithdrawalClient(parts, deadlines.JUMUN_WITHDRAWAL_DEADLINE_MS),
        clock,
        patienceMs: deadlines.JUMUN_STOCK_DEADLINE_MS + deadlines.JUMUN_PAYMENT_DEADLINE_MS + ownWorkMs,
        load: async (id) => (await orderRows.find(store.read, id))?.state,
        unit: units,
      };
      const cancelling = cancelOrderSaga(driver);
      const placing = placeOrderSaga(driver, cancelling);

      let forget: (() => void) | undefined;
      const watch = watchOrders({
        find: (id) => orderRows.find(store.read, id),
        due(read, now, limit) {
          // only where timers run, so that it is not counted in each process that holds this store
          forget ??= atScrape(async () => {
            for (const { what, count } of await countPastLimit(store.read)) if (what) pastLimit(count, what);
          });
          return findWatchedOrders(read, now, limit);
        },
        unit: units,
        clock,
        alert: (facts, message) => log.error(facts, message),
        warn: (facts, message) => log.warn(facts, message),
      });

      return {
        commands,
        graph: {
          ordersById: (ids: readonly never[]) => orderRows.findMany(store.read, ids),
          placeOrder: placing,
          cancelOrder: cancelling,
          hasAuthority: driver.withdrawal.hasAuthority,
          minimumFare: money(JUMUN_MINIMUM_FARE, 'KRW'),
        },
        resolvers: {
          Query: { order: orderById, orders, cancelQuote },
          Mutation: { placeOrder, cancelOrder },
          Order,
          OrderLine,
          OrderTimelineEntry,
          Fulfilment: FulfilmentUnion,
          Pickup,
          CancelQuote,
        },
        reactions: [
          offers,
          noteAcceptByWhenTicketOpened,
          progressOrderWhenFulfilmentMoves,
          cancelOrderWhenTicketRejected,
          decideCancellationWhenWithdrawalDecided,
        ],
        timers: [driveOrders(driver, placing, cancelling), watch],
        close: async () => forget?.(),
      };
    },
  );
