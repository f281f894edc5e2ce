import '@jumun/platform/fatal';
import { readSettings } from '@jumun/platform/config';
import { serveHealth } from '@jumun/platform/health';
import { openProcess, wantsDemo } from '@jumun/subgraphs';
import { z } from 'zod';
import { startWorkers } from './server.ts';

// The worker process: relay, consumers, timers and outside work of all contexts.

const settings = readSettings({
  /** Where /live and /ready answer; 0 takes any free port, which the log names. */
  JUMUN_HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  JUMUN_HEALTH_HOST: z.string().default('127.0.0.1'),
});

const opened = await openProcess({ name: 'workers' });
for (const context of opened.contexts.values()) await context.seed({ demo: wantsDemo(opened.settings) });
const workers = await startWorkers(opened);
const health = await serveHealth({
  port: settings.JUMUN_HEALTH_PORT,
  host: settings.JUMUN_HEALTH_HOST,
  problems: workers.problems,
});
process.send?.({ ready: true, url: health.url });
opened.log.info({ health: health.url }, 'working');

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 14_000).unref(); // the supervisor's patience is 15 s
  await health.close();
  await workers.stop();
  await opened.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => void stop());
