import { join } from 'node:path';
import { processSettings, readSettings } from '@jumun/platform/config';
import { openLogger } from '@jumun/platform/logger';
import { z } from 'zod';
import { openSandboxProvider } from './provider.ts';

// The sandbox provider as a process of its own: node subgraphs/payments/sandbox/main.ts
const { JUMUN_DATA, PROVIDER_PORT, JUMUN_PROVIDER_KEY } = readSettings({
  JUMUN_DATA: processSettings.JUMUN_DATA,
  PROVIDER_PORT: z.coerce.number().int().min(0).max(65_535).default(4009),
  JUMUN_PROVIDER_KEY: z.string().default('sandbox'),
});
const log = openLogger('provider');

const provider = await openSandboxProvider({
  file: join(JUMUN_DATA, 'provider', 'provider.db'),
  port: PROVIDER_PORT,
  apiKey: JUMUN_PROVIDER_KEY,
});

let stopping = false;
const stop = (why: string): void => {
  if (stopping) return;
  stopping = true;
  log.info({ why }, 'the provider ends');
  void provider.close().finally(() => process.exit(0));
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
process.once('disconnect', () => stop('the process that started it is gone'));
for (const bad of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(bad, (error) => {
    log.fatal({ err: error }, bad);
    process.exit(1);
  });

log.info({ url: provider.url }, 'the provider listens');
process.send?.({ ready: true, url: provider.url });
