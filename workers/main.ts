import { openProcess, wantsDemo } from '@jumun/subgraphs';
import { startWorkers } from './server.ts';

// The worker process: relay, consumers, timers and outside work of all contexts.
const opened = await openProcess({ name: 'workers' });
for (const context of opened.contexts.values()) await context.seed({ demo: wantsDemo(opened.settings) });
const workers = await startWorkers(opened);
process.send?.({ ready: true });
opened.log.info('working');

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 14_000).unref(); // the supervisor's patience is 15 s
  await workers.stop();
  await opened.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => void stop());
