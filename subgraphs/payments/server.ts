import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { unitsOf } from '@jumun/platform/kernel/work';
import { breakerOptions } from '@jumun/platform/remote/breaker';
import { subgraphSdl } from '@jumun/schema/sdl';
import { openProvider, providerSettings, withBreakers } from './clients/provider.ts';
import { openSettingsLog, settingsLogSettings } from './clients/settings-log.ts';
import { paymentsWith } from './commands.ts';
import { type OrderId, paymentIdOf } from './domain/charge.ts';
import { manifest } from './manifest.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { settlement } from './sagas/settle-payment.ts';
import { settlePending } from './timers/settle-pending.ts';

export { audit } from './audit.ts';

const { name } = manifest;

/** Approval and refund at the payment provider. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    ({ mode, settings, store, clock, notifier, log }) => {
      const {
        JUMUN_PROVIDER_URL: providerUrl,
        JUMUN_PROVIDER_KEY: key,
        JUMUN_PAYMENT_DEADLINE_MS: paymentDeadlineMs,
        JUMUN_PROVIDER_DEADLINE_MS: providerDeadlineMs,
      } = providerSettings(mode, settings);
      const ofSettingsLog = settingsLogSettings(settings);

      const provider = openProvider({ url: providerUrl, key });
      const impatientProvider = withBreakers(provider, breakerOptions({ settings, log }));
      const settingsLog = openSettingsLog({ ...ofSettingsLog, providerUrl, providerDeadlineMs, log });
      const onDecided = (orderId: OrderId) =>
        settingsLog.append({ at: clock(), paymentId: paymentIdOf(orderId), orderId });

      const commands = paymentsWith({ providerDeadlineMs });
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);
      const whileCustomerWaits = settlement({
        provider: impatientProvider,
        deadlineMs: paymentDeadlineMs,
        log,
        onDecided,
      });
      const inBackground = settlement({ provider, deadlineMs: providerDeadlineMs, log, onDecided });

      return {
        commands,
        graph: { settlement: whileCustomerWaits },
        resolvers,
        timers: [settlePending({ units, settlement: inBackground, clock, log })],
        async close() {
          await provider.close();
          await settingsLog.close();
        },
      };
    },
  );
