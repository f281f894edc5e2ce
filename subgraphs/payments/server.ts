import type { OpenContext } from '@jumun/platform/graph/context';
import { openContext } from '@jumun/platform/graph/context';
import { later } from '@jumun/platform/kernel/clock';
import { handler } from '@jumun/platform/kernel/handle';
import { newId } from '@jumun/platform/kernel/ids';
import { causeBy, unitsOf, type Work } from '@jumun/platform/kernel/work';
import { breakerOptions } from '@jumun/platform/remote/breaker';
import { subgraphSdl } from '@jumun/schema/sdl';
import { openProvider, providerSettings, withBreakers } from './clients/provider.ts';
import { openSettingsLog } from './clients/settings-log.ts';
import { nextAsk, type OrderId, payment, paymentIdOf } from './domain/payment.ts';
import type { Payments } from './payments.ts';
import { publish, recorded } from './publish.ts';
import { approvePayment } from './resolvers/approve-payment.ts';
import { frozenPayments, Order, Payment, paymentByKey } from './resolvers/payment.ts';
import { refundPayment } from './resolvers/refund-payment.ts';
import { settleFrozenPayment } from './resolvers/settle-frozen-payment.ts';
import { settlement, timeLeft } from './sagas/settle-payment.ts';
import { findFrozen, paymentRows } from './store/payments.ts';
import {
  claimUnsettled,
  findDue,
  forgetUnsettled,
  keepUnsettled,
  postponeUnsettled,
} from './store/unsettled.ts';

/** An unknown answer is asked for again after so long, doubling, in milliseconds. */
const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** A charge that was still on its way when it was voided has arrived by then. */
const lookAgainMs = 60_000;
/** Unknown for about five minutes, and every five minutes again: people should know. */
const alertEvery = 32;

/** Approval and refund at the payment provider. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'payments', folder: import.meta.dirname, typeDefs: subgraphSdl('payments') },
    ({ mode, settings, store, clock, notifier, log }) => {
      const { JUMUN_PROVIDER_URL, JUMUN_PROVIDER_KEY, JUMUN_PROVIDER_DEADLINE_MS } = providerSettings(
        mode,
        settings,
      );
      const provider = openProvider({ url: JUMUN_PROVIDER_URL, key: JUMUN_PROVIDER_KEY });
      const settingsLog = openSettingsLog(settings, {
        providerUrl: JUMUN_PROVIDER_URL,
        providerDeadlineMs: JUMUN_PROVIDER_DEADLINE_MS,
        log,
      });
      const onDecided = (orderId: OrderId) =>
        settingsLog.append({ at: clock(), paymentId: paymentIdOf(orderId), orderId });
      const breaking = breakerOptions(settings, (err) =>
        log.error({ err }, 'the breaker switches cannot be read'),
      );
      // with somebody waiting; the timer has all the time, and a pace of its commands
      const { settle: settleNow } = settlement(
        withBreakers(provider, {
          ...breaking,
          onChange: (name, state) => log.warn({ ask: name, breaker: state }, 'a breaker opened or closed'),
        }),
        log,
        onDecided,
      );
      const { settle, look } = settlement(provider, log, onDecided);
      const handlePayment = handler({ decider: payment, rows: paymentRows, publish, recorded });

      const commands = ({ tx, at, cause, ...work }: Work): Payments => ({
        at,
        async payment(orderId, command, askingForMs = 0) {
          const handled = await handlePayment({ tx, at, cause, ...work }, orderId, command);
          if ('rejection' in handled || handled.events.length === 0) return handled;
          const next = nextAsk(handled.state);
          const pauseMs = next === 'look' ? lookAgainMs : Math.max(0, askingForMs) + firstPauseMs;
          const { correlationId } = cause;
          if (next) await keepUnsettled(tx, { orderId, nextTryAt: later(at, pauseMs), correlationId });
          else await forgetUnsettled(tx, orderId);
          return handled;
        },
        async claim(orderId) {
          const row = await paymentRows.load(tx, orderId); // first, as in `payment`: two orders of locks would meet
          const until = later(at, JUMUN_PROVIDER_DEADLINE_MS + firstPauseMs);
          const claimed = await claimUnsettled(tx, orderId, at, until);
          return (
            row && claimed && { state: row.state, tries: claimed.tries, correlationId: claimed.correlationId }
          );
        },
      });

      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);

      const settlePending = async (id: string): Promise<void> => {
        const orderId = id as OrderId;
        const actor = 'timer:payments/settle-pending';
        const claimed = await units(causeBy(actor, newId('cor'), clock()), ({ claim }) => claim(orderId));
        if (!claimed) return;
        const { state, tries, correlationId } = claimed;
        const unit = <T>(body: (own: Payments) => Promise<T>) =>
          units(causeBy(actor, correlationId, clock()), body);
        const left = timeLeft(JUMUN_PROVIDER_DEADLINE_MS);
        const settled = await settle(unit, orderId, await look(unit, orderId, state, left), left);
        if (settled !== state) return; // the unit that recorded it has said when to go on, if at all
        if (tries % alertEvery === 0)
          log.error({ alert: 'payment-unknown', orderId, tries }, 'the provider gives no certain answer');
        const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1));
        await store.transaction((tx) => postponeUnsettled(tx, orderId, later(clock(), pauseMs)));
      };

      return {
        commands,
        graph: {
          paymentsById: (ids: readonly never[]) => paymentRows.findMany(store.read, ids),
          frozenPayments: () => findFrozen(store.read),
          settle: settleNow,
          timeLeftOf: ({ deadline }: { readonly deadline?: number }) =>
            timeLeft(JUMUN_PROVIDER_DEADLINE_MS, deadline),
        },
        resolvers: {
          Query: { paymentByKey, frozenPayments },
          Mutation: { approvePayment, refundPayment, settleFrozenPayment },
          Payment,
          Order,
        },
        timers: [{ name: 'payments/settle-pending', due: findDue, fire: settlePending }],
        async close() {
          await provider.close();
          await settingsLog.close();
        },
      };
    },
  );
