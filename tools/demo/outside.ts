// The outside world in development: the providers of payments, SMS, push and e-mail. Each keeps its own ledger, misbehaves on
// request, and shares nothing with Jumun but its protocol.
import '@jumun/platform/process/fatal';
import { join } from 'node:path';
import { processSettings, readSettings } from '@jumun/platform/process/config';
import { openLogger } from '@jumun/platform/process/logger';
import { openMessageSandbox } from '@jumun/subgraphs/notifications/sandbox';
import { openSandboxProvider } from '@jumun/subgraphs/payments/sandbox';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const settings = readSettings({
  JUMUN_DATA: processSettings.JUMUN_DATA,
  PROVIDER_PORT: port.default(4009),
  JUMUN_PROVIDER_KEY: z.string().default('sandbox'),
  /** Serves the page of messages, and receives SMS and push. */
  MESSAGES_PORT: port.default(4010),
  SMTP_PORT: port.default(4011),
});
const log = openLogger('outside');
const folder = join(settings.JUMUN_DATA, 'provider');

const provider = await openSandboxProvider({
  file: join(folder, 'provider.db'),
  port: settings.PROVIDER_PORT,
  apiKey: settings.JUMUN_PROVIDER_KEY,
});
const messages = await openMessageSandbox({
  file: join(folder, 'messages.db'),
  port: settings.MESSAGES_PORT,
  smtpPort: settings.SMTP_PORT,
});

let stopping = false;
const stop = (why: string): void => {
  if (stopping) return;
  stopping = true;
  log.info({ why }, 'the sandbox of the outside world stops');
  void Promise.all([provider.close(), messages.close()]).finally(() => process.exit(0));
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
process.once('disconnect', () => stop('the process that started it is gone'));

const { url } = provider;
log.info({ url, messages: messages.url, smtp: messages.smtpUrl }, 'the sandbox of the outside world listens');
process.send?.({ ready: true, url, messagesUrl: messages.url, smtpUrl: messages.smtpUrl });
