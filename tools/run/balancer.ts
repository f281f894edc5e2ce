// One public port in front of several routers on one machine. An installation of several machines has a balancer of its own:
// docs/operations.md says what it must do.
import '@jumun/platform/process/fatal';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { operationsSettings, serveHealth } from '@jumun/platform/process/health';
import { openLogger } from '@jumun/platform/process/logger';
import { z } from 'zod';
import { openBalancer } from './balancer/server.ts';

const settings = readSettings({
  ...operationsSettings,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  HOST: z.string().default('127.0.0.1'),
  JUMUN_KEEP_ALIVE_MS: milliseconds(75_000),
  /** The routers, separated by spaces: `http://127.0.0.1:4101 …` */
  BALANCED: z
    .string()
    .transform((text) => text.split(/\s+/).filter(Boolean))
    .pipe(z.array(z.url()).min(1)),
});

const log = openLogger('balancer');
let stopping = false;
const balancer = await openBalancer({
  port: settings.PORT,
  host: settings.HOST,
  routers: settings.BALANCED,
  keepAliveMs: settings.JUMUN_KEEP_ALIVE_MS,
  log,
});
const operations = await serveHealth({
  port: settings.JUMUN_METRICS_PORT,
  host: settings.JUMUN_METRICS_HOST,
  problems: () => (stopping ? ['This process is about to stop.'] : []),
});
process.send?.({ ready: true, url: balancer.url, operations: operations.url });
log.info({ url: balancer.url, operations: operations.url, routers: settings.BALANCED }, 'balancing');

const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 14_000).unref(); // the supervisor's patience is 15 s
  await balancer.close();
  await operations.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => void stop());
