import { openLogger } from '@jumun/platform/process/logger';
import { openSettingsLog, settingsLogSettings } from '../clients/settings-log.ts';

// A process that appends lines to the log named in its environment, a few at a time:  node appender.ts <name> <lines>
const [name = '', lines = '0'] = process.argv.slice(2);
const log = openSettingsLog({
  ...settingsLogSettings(process.env),
  providerUrl: 'http://127.0.0.1:1/',
  providerDeadlineMs: 1,
  log: openLogger('appender'),
});
process.send?.('ready');
await new Promise((resolve) => process.once('message', resolve)); // both begin together
for (let i = 0; i < Number(lines); i++) {
  log.append({ at: 0, paymentId: `pay_${name}${i}`, orderId: `ord_${name}${i}` });
  if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
}
await log.close();
process.disconnect?.();
