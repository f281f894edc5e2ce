import '@jumun/platform/process/fatal';
import { newId } from '@jumun/platform/kernel/ids';
import { readSettings } from '@jumun/platform/process/config';
import { serveHealth, storeProblems } from '@jumun/platform/process/health';
import { startTracing } from '@jumun/platform/process/tracing';
import { openProcess, wantsDemo } from '@jumun/subgraphs';
import { contextNames } from '@jumun/subgraphs/contexts';
import { z } from 'zod';
import { startWorkers } from './start.ts';

// The worker process: relay, consumers, timers and external jobs of all contexts, or of those named:
//   node workers/main.ts orders payments

const named = process.argv.slice(2);
if (named.some((name) => !contextNames.includes(name))) {
  console.error(`node workers/main.ts [context …]   contexts: ${contextNames.join(', ')}`);
  process.exit(named.includes('--help') ? 0 : 2);
}
const only = named.length > 0 ? named : contextNames;

const settings = readSettings({
  /** Where /live, /ready and /metrics answer; 0 takes any free port, which the log names. */
  JUMUN_HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  JUMUN_HEALTH_HOST: z.string().default('127.0.0.1'),
  /** Tells this process from its replicas; one that is started again under the same name has its lease back at once. */
  JUMUN_REPLICA: z.string().min(1).default(newId('rep')),
  /** How many days what is in a journal stays there at least; 0 keeps it for ever. */
  JUMUN_KEEP_JOURNAL_DAYS: z.coerce.number().int().min(0).default(30),
});

const tracing = await startTracing('workers');
const opened = await openProcess({ name: 'workers', only, serves: false });
for (const name of only) await opened.contexts.get(name)?.seed({ demo: wantsDemo(opened.settings) });
const workers = await startWorkers(opened, {
  only,
  replica: settings.JUMUN_REPLICA,
  keepJournalDays: settings.JUMUN_KEEP_JOURNAL_DAYS,
});
const health = await serveHealth({
  port: settings.JUMUN_HEALTH_PORT,
  host: settings.JUMUN_HEALTH_HOST,
  problems: async () => [...workers.problems(), ...(await storeProblems(opened.contexts))],
});
process.send?.({ ready: true, url: health.url, operations: health.url });
opened.log.info({ operations: health.url }, 'working');

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 14_000).unref(); // the supervisor's patience is 15 s
  await health.close();
  await workers.stop();
  await opened.close();
  await tracing.stop();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => void stop());
