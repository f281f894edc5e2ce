// A router for any supergraph:  npm run router -- --supergraph file.graphql

import '@jumun/platform/process/fatal';
import { relative, resolve } from 'node:path';
import { openLogger } from '@jumun/platform/process/logger';
import { onStopSignal } from '@jumun/platform/process/stop-signals';
import { pluginsFrom, trustedFrom } from './extensions.ts';
import { type Graph, type GraphParts, openGraph } from './graph.ts';
import { anonymousOnly } from './identity.ts';
import { Misused, type Options, optionsOf, usage } from './options.ts';
import { openPages, type Pages } from './pages/pages.ts';
import { plainClient } from './plain-client.ts';
import { type Recomposer, recomposeOnSave, supergraphFile } from './recompose.ts';
import { openRouter, type Router } from './server.ts';

const graceMs = 10_000;
const log = openLogger('router', 'warn');

/** Files are named as seen from where the command was typed; npm runs it elsewhere. */
const typedIn = process.env.INIT_CWD ?? process.cwd();
const fileAt = (path: string): string => resolve(typedIn, path);

const openAnyGraph = async (
  options: Options,
  file: string,
  landingPage: GraphParts['landingPage'],
): Promise<Graph> => {
  const found = supergraphFile(file).read();
  if ('problems' in found) throw new Misused(found.problems.join('\n'));
  const { isOpen, headers, trusted } = options;
  const parts: GraphParts = {
    supergraphSdl: found.supergraphSdl,
    clientFor: (name, url) => plainClient({ name, url, headers }),
    letGo: (client) => void client.close(),
    guarded: false,
    explains: isOpen,
    hides: !isOpen,
    limits: {
      introspection: isOpen,
      cost: options.cost,
      costPerMinute: options.costPerMinute,
      requestsPerTenSeconds: options.requests,
    },
    plugins: await pluginsFrom(options.plugins.map(fileAt)),
    trusted: trustedFrom({ mode: trusted, file: options.documents && fileAt(options.documents) }, log),
    landingPage,
    log,
  };
  try {
    return await openGraph(parts);
  } catch (error) {
    throw new Misused(`${options.supergraph} cannot be used: ${messageOf(error)}`);
  }
};

const openEdge = async (options: Options, graph: Graph, pages: Pages | undefined): Promise<Router> => {
  const { port, host, isOpen, origins, forwarded } = options;
  try {
    return await openRouter({
      graph,
      identity: anonymousOnly,
      config: {
        port,
        host,
        mode: isOpen ? 'development' : 'production',
        allowedOrigins: origins,
        forwardedHeaders: forwarded,
        proxies: options.proxies,
      },
      pages,
      log,
      ready: () => [],
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'EADDRINUSE') throw new Misused(`Port ${port} is taken; choose another one with --port.`);
    throw new Misused(`The router cannot listen at ${host}:${port}: ${messageOf(error)}`);
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const run = async (args: readonly string[]): Promise<void> => {
  const options = optionsOf(args);
  if (options === 'help') return console.log(usage);
  const file = fileAt(options.supergraph);
  const recomposed: { by?: Recomposer } = {};
  const pages = options.isOpen
    ? openPages({
        title: relative(typedIn, file),
        tabs: [],
        accounts: [],
        problems: () => recomposed.by?.problems() ?? [],
      })
    : undefined;
  const graph = await openAnyGraph(options, file, pages?.landingPage);
  const router = await openEdge(options, graph, pages);
  recomposed.by = recomposeOnSave({
    ...supergraphFile(file),
    take: graph.replace,
    say: (text) => console.log(text),
  });
  console.log(`The graph of ${options.supergraph} answers at ${router.url}`);
  const stop = async (): Promise<void> => {
    recomposed.by?.close();
    await router.close(graceMs);
    await graph.close();
    process.exit(0);
  };
  onStopSignal(() => void stop());
  process.once('disconnect', () => void stop());
  process.send?.({ ready: true, url: router.url });
};

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(messageOf(error));
  if (error instanceof Misused) console.error('\nnpm run router -- --help tells what can be said.');
  process.exit(1);
});
