import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Environment } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { openForTest } from '../../../test/context.ts';
import { envelope } from '../../../test/envelope.ts';
import { testNotifier } from '../../../test/live.ts';
import { open } from '../server.ts';

export { customer } from '../../../test/callers.ts';
export const orders = serviceCaller('orders');
export const courier: Caller = {
  ...anonymous,
  subject: 'stf_courier',
  scopes: ['deliveries:read', 'deliveries:write'],
};

/** The context on a store of its own, with couriers unless the settings ask for the simulated carrier. */
export const openDeliveries = async (
  settings: NodeJS.ProcessEnv = { JUMUN_CARRIER: 'manual' },
  mode: Environment['mode'] = 'development',
  given: Partial<Environment> = {},
) => {
  const time = { now: 1_000 as Instant };
  const opened = await openForTest(open, {
    settings,
    mode,
    clock: () => time.now,
    notifier: testNotifier().notifier,
    ...given,
  });

  return {
    ...opened,
    time,
    ask: opened.execute,
    envelope: (source: string, event: PublishedEvent): Envelope =>
      envelope(source, (event.data as { orderId: string }).orderId, event, time.now),
    hear: (...events: Envelope[]) => opened.hear(events),
  };
};
