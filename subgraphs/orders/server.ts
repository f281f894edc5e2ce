import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { unitsOf } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { fareSettings } from '@jumun/schema/fares';
import { subgraphSdl } from '@jumun/schema/sdl';
import { openPaymentClient, paymentAnswerMs } from './clients/payment.ts';
import { openPointsClient } from './clients/points.ts';
import { openStockClient } from './clients/stock.ts';
import { openWithdrawalClient } from './clients/withdrawal.ts';
import { ordersIn } from './commands.ts';
import { manifest } from './manifest.ts';
import { cancelOrderWhenRideGivenUp } from './policies/cancel-order-when-ride-given-up.ts';
import { cancelOrderWhenTicketCancelled } from './policies/cancel-order-when-ticket-cancelled.ts';
import { cancelOrderWhenTicketRejected } from './policies/cancel-order-when-ticket-rejected.ts';
import { decideCancellationWhenWithdrawalDecided } from './policies/decide-cancellation-when-withdrawal-decided.ts';
import { erasePersonWhenCustomerLeft } from './policies/erase-person-when-customer-left.ts';
import { noteAcceptByWhenTicketOpened } from './policies/note-accept-by-when-ticket-opened.ts';
import { progressOrderWhenFulfilmentMoves } from './policies/progress-order-when-fulfilment-moves.ts';
import { reopenOrderWhenAcceptanceUndone } from './policies/reopen-order-when-acceptance-undone.ts';
import { settleFareWhenRideCompleted } from './policies/settle-fare-when-ride-completed.ts';
import { offers } from './projections/offers.ts';
import { shops } from './projections/shops.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { type Driver, patienceFor } from './sagas/driver.ts';
import { openSagas } from './sagas/order-sagas.ts';
import { findOrder } from './store/orders.ts';
import { driveOrders } from './timers/drive-orders.ts';
import { gaugePastLimit } from './timers/past-limit.ts';
import { watchOrders } from './timers/watch-orders.ts';

export { audit } from './audit.ts';

const { name } = manifest;

const settingsForm = {
  /** How long stock, points and an authority may take before the answer is unknown; for payment, how long its provider may. */
  JUMUN_STOCK_DEADLINE_MS: milliseconds(3_000),
  JUMUN_POINTS_DEADLINE_MS: milliseconds(1_000),
  JUMUN_PAYMENT_DEADLINE_MS: milliseconds(300),
  JUMUN_WITHDRAWAL_DEADLINE_MS: milliseconds(1_000),
  ...fareSettings,
};

/** Orders: placed and cancelled by two sagas, with one timeline each. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    (parts) => {
      const { store, clock, notifier, log } = parts;
      const {
        JUMUN_STOCK_DEADLINE_MS: stockMs,
        JUMUN_POINTS_DEADLINE_MS: pointsMs,
        JUMUN_PAYMENT_DEADLINE_MS: providerMs,
        JUMUN_WITHDRAWAL_DEADLINE_MS: withdrawalMs,
        JUMUN_MINIMUM_FARE: minimumFare,
      } = readSettings(settingsForm, parts.settings);

      const units = unitsOf({ store, clock, notify: notifier.publish }, ordersIn);
      const paymentMs = paymentAnswerMs(providerMs);
      const stock = openStockClient(parts, stockMs);
      const withdrawal = openWithdrawalClient(parts, withdrawalMs);
      const driver: Driver = {
        stock,
        points: openPointsClient(parts, pointsMs),
        payment: openPaymentClient(parts, paymentMs),
        withdrawal,
        clock,
        patienceMs: patienceFor(stockMs, pointsMs, paymentMs),
        load: (id) => findOrder(store.read, id),
        unit: units,
      };
      const sagas = openSagas(driver);
      const pastLimit = gaugePastLimit(store.read);

      return {
        commands: ordersIn,
        graph: { sagas, lookUpStock: stock.lookUp, hasAuthority: withdrawal.hasAuthority, minimumFare },
        resolvers,
        reactions: [
          offers,
          shops,
          erasePersonWhenCustomerLeft,
          noteAcceptByWhenTicketOpened,
          progressOrderWhenFulfilmentMoves,
          settleFareWhenRideCompleted,
          cancelOrderWhenRideGivenUp,
          cancelOrderWhenTicketRejected,
          cancelOrderWhenTicketCancelled,
          reopenOrderWhenAcceptanceUndone,
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
