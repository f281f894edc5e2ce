import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { unitsOf } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { fareSettings } from '@jumun/schema/fares';
import { subgraphSdl } from '@jumun/schema/sdl';
import { openPaymentClient } from './clients/payment.ts';
import { openStockClient } from './clients/stock.ts';
import { openWithdrawalClient } from './clients/withdrawal.ts';
import { ordersIn } from './commands.ts';
import type { OrderId } from './domain/states.ts';
import { manifest } from './manifest.ts';
import { cancelOrderWhenTicketRejected } from './policies/cancel-order-when-ticket-rejected.ts';
import { decideCancellationWhenWithdrawalDecided } from './policies/decide-cancellation-when-withdrawal-decided.ts';
import { noteAcceptByWhenTicketOpened } from './policies/note-accept-by-when-ticket-opened.ts';
import { progressOrderWhenFulfilmentMoves } from './policies/progress-order-when-fulfilment-moves.ts';
import { offers } from './projections/offers.ts';
import { cancelOrder } from './resolvers/cancel-order.ts';
import { CancelQuote, cancelQuote } from './resolvers/cancel-quote.ts';
import { FulfilmentUnion, Order, OrderLine, OrderTimelineEntry, Pickup } from './resolvers/order.ts';
import { order as orderById, orders } from './resolvers/orders.ts';
import { placeOrder } from './resolvers/place-order.ts';
import type { Driver } from './sagas/driver.ts';
import { openSagas } from './sagas/order-sagas.ts';
import { orderRows } from './store/orders.ts';
import { driveOrders } from './timers/drive-orders.ts';
import { gaugePastLimit } from './timers/past-limit.ts';
import { watchOrders } from './timers/watch-orders.ts';

const settings = {
  /** How long stock, payment and an authority may take before the answer is unknown. */
  JUMUN_STOCK_DEADLINE_MS: milliseconds(3_000),
  JUMUN_PAYMENT_DEADLINE_MS: milliseconds(300),
  JUMUN_WITHDRAWAL_DEADLINE_MS: milliseconds(1_000),
  ...fareSettings,
};

/** The time a driver may need for its own store on a busy machine. */
const ownWorkMs = 1_000;

export { audit } from './audit.ts';

/** Orders: placed and cancelled by two sagas, with one timeline each. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: manifest.name, folder: import.meta.dirname, typeDefs: subgraphSdl('orders') },
    (parts) => {
      const { store, clock, notifier, log } = parts;
      const { JUMUN_MINIMUM_FARE, ...deadlines } = readSettings(settings, parts.settings);
      const units = unitsOf({ store, clock, notify: notifier.publish }, ordersIn);

      const driver: Driver = {
        stock: openStockClient(parts, deadlines.JUMUN_STOCK_DEADLINE_MS),
        payment: openPaymentClient(parts, deadlines.JUMUN_PAYMENT_DEADLINE_MS),
        withdrawal: openWithdrawalClient(parts, deadlines.JUMUN_WITHDRAWAL_DEADLINE_MS),
        clock,
        patienceMs: deadlines.JUMUN_STOCK_DEADLINE_MS + deadlines.JUMUN_PAYMENT_DEADLINE_MS + ownWorkMs,
        load: async (id) => (await orderRows.find(store.read, id))?.state,
        unit: units,
      };
      const sagas = openSagas(driver);
      const pastLimit = gaugePastLimit(store.read);

      return {
        commands: ordersIn,
        graph: {
          ordersById: (ids: readonly OrderId[]) => orderRows.findMany(store.read, ids),
          sagas,
          hasAuthority: driver.withdrawal.hasAuthority,
          minimumFare: JUMUN_MINIMUM_FARE,
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
        timers: [
          driveOrders(driver, sagas),
          watchOrders({ read: store.read, unit: units, clock, log, pastLimit }),
        ],
        close: async () => pastLimit.close(),
      };
    },
  );
