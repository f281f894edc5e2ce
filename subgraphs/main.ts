import '@jumun/platform/process/fatal';
import { drainNotice, readSettings } from '@jumun/platform/process/config';
import { operationsSettings, serveHealth, storeProblems } from '@jumun/platform/process/health';
import { onStopSignal } from '@jumun/platform/process/stop-signals';
import { startTracing } from '@jumun/platform/process/tracing';
import { openKeys } from '@jumun/platform/remote/keys';
import { serveSubgraph } from '@jumun/platform/remote/serve-subgraph';
import { z } from 'zod';
import { contextNames } from './contexts.ts';
import { journalRoute } from './journal-route.ts';
import { openProcess } from './process.ts';
import { redefineOnSave } from './redefine.ts';

// One context's subgraph as a process of its own:  SUBGRAPH_PORT=4001 node subgraphs/main.ts orders
const [name] = process.argv.slice(2);
if (!name || name === '--help' || !contextNames.includes(name)) {
  console.error(`npm run subgraph <context>   with SUBGRAPH_PORT; contexts: ${contextNames.join(', ')}`);
  process.exit(name === '--help' ? 0 : 2);
}

const settings = readSettings({
  ...operationsSettings,
  /** 0 takes any free port, which the log names. */
  SUBGRAPH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  SUBGRAPH_HOST: z.string().default('127.0.0.1'),
  JUMUN_DRAIN_MS: drainNotice,
});

const tracing = await startTracing(name);
const opened = await openProcess({ name, only: [name] });
const context = opened.contexts.get(name);
if (!context) throw new Error(`${name} was not opened`);
// also the stores of those it asks in this process
const ready = () => storeProblems(opened.contexts);
let stopping = false;

const server = await serveSubgraph({
  subgraph: context.subgraph,
  keys: await openKeys(opened.keysFolder, name),
  port: settings.SUBGRAPH_PORT,
  host: settings.SUBGRAPH_HOST,
  ready,
  log: opened.log,
  routes: { ...context.routes, '/journal': journalRoute(context) },
});
const operations = await serveHealth({
  port: settings.JUMUN_METRICS_PORT,
  host: settings.JUMUN_METRICS_HOST,
  problems: async () => (stopping ? ['This process is about to stop.'] : ready()),
});
const leaveFiles =
  opened.settings.JUMUN_MODE === 'development'
    ? redefineOnSave(context.subgraph, (text) => {
        opened.log.info(text);
        process.send?.({ say: text });
      })
    : () => {};
process.send?.({ ready: true, url: server.url, operations: operations.url });
opened.log.info({ url: server.url, operations: operations.url }, 'serving');

const stop = async () => {
  if (stopping) return;
  stopping = true;
  leaveFiles();
  await server.close(10_000, settings.JUMUN_DRAIN_MS);
  await opened.close();
  await operations.close();
  await tracing.stop();
  process.exit(0);
};
onStopSignal(() => void stop());
process.once('disconnect', () => void stop());
