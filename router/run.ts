// A router for any supergraph:  npm run router -- --supergraph file.graphql

import '@jumun/platform/process/fatal';
import { readFileSync } from 'node:fs';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { openLogger } from '@jumun/platform/process/logger';
import { defaultLimits } from './admission/limits.ts';
import type { TrustedMode } from './admission/trusted.ts';
import { pluginsFrom, trustedFrom } from './extensions.ts';
import { openGraph } from './graph.ts';
import { anonymousOnly } from './identity.ts';
import { openPages } from './pages/pages.ts';
import { plainClient } from './plain-client.ts';
import { type Recomposer, recomposeOnSave, supergraphFile } from './recompose.ts';
import { openRouter } from './server.ts';

const help = `Usage: npm run router -- --supergraph file.graphql [options]

Answers any federated graph over HTTP, WebSocket, SSE and multipart. The subgraphs are asked at the addresses that the
supergraph says, subscriptions over WebSocket at the same ones. A new file in the place of the old one is taken at once,
without losing a request or a stream; one that cannot be used leaves the last good one in place.

  --supergraph FILE      the supergraph, as composition writes it
  --port N               where to listen (4000)
  --host NAME            on which address (127.0.0.1)
  --header 'name: value' goes along to every subgraph; may be repeated
  --forward NAME         this header of the client goes along, too; may be repeated (none)
  --origin URL           pages of this origin may ask; may be repeated
  --plugin FILE          a plugin of ApolloServer, its default export; may be repeated
  --documents FILE       a list of trusted documents; with --trusted enforce, nothing else is answered
  --trusted MODE         off, log or enforce (off)
  --cost N               what one request may cost (${defaultLimits.cost})
  --cost-per-minute N    what one caller may spend (${defaultLimits.costPerMinute})
  --production           no introspection, no pages for browsers, no suggestions
  --help                 shows this help
`;

const optionsForm = {
  supergraph: { type: 'string' },
  port: { type: 'string', default: '4000' },
  host: { type: 'string', default: '127.0.0.1' },
  header: { type: 'string', multiple: true, default: [] as string[] },
  forward: { type: 'string', multiple: true, default: [] as string[] },
  origin: { type: 'string', multiple: true, default: [] as string[] },
  plugin: { type: 'string', multiple: true, default: [] as string[] },
  documents: { type: 'string' },
  trusted: { type: 'string', default: 'off' },
  cost: { type: 'string', default: String(defaultLimits.cost) },
  'cost-per-minute': { type: 'string', default: String(defaultLimits.costPerMinute) },
  production: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} satisfies ParseArgsOptionsConfig;

/** What is wrong with the command, in one sentence. */
class Misused extends Error {}

const optionsOf = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: optionsForm }).values;
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error));
  }
};

const numberOf = (text: string, name: string, least: number): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new Misused(`--${name} must be a whole number from ${least}, and is "${text}".`);
  return number;
};

const headerOf = (text: string): [name: string, value: string] => {
  const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new Misused(`--header must be "name: value", and is "${text}".`);
  return [name.toLowerCase(), value];
};

const trustedMode = (text: string): TrustedMode => {
  if (text === 'off' || text === 'log' || text === 'enforce') return text;
  throw new Misused(`--trusted must be off, log or enforce, and is "${text}".`);
};

const readSupergraph = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Misused(`The supergraph ${file} cannot be read.`);
  }
};

const run = async (args: readonly string[]): Promise<void> => {
  const options = optionsOf(args);
  if (options.help) return console.log(help);
  const file = options.supergraph;
  if (file === undefined) throw new Misused('--supergraph is missing.');
  const log = openLogger('router', 'warn');
  const headers = Object.fromEntries(options.header.map(headerOf));
  const isOpen = !options.production;
  const recomposed: { by?: Recomposer } = {};
  const pages = isOpen
    ? openPages({ title: file, tabs: [], accounts: [], problems: () => recomposed.by?.problems() ?? [] })
    : undefined;
  const trusted = { JUMUN_DOCUMENTS: trustedMode(options.trusted), JUMUN_DOCUMENT_LIST: options.documents };
  const graph = await openGraph({
    supergraphSdl: readSupergraph(file),
    clientFor: (name, url) => plainClient({ name, url, headers }),
    guarded: false,
    explains: isOpen,
    limits: {
      introspection: isOpen,
      cost: numberOf(options.cost, 'cost', 1),
      costPerMinute: numberOf(options['cost-per-minute'], 'cost-per-minute', 1),
    },
    plugins: await pluginsFrom(options.plugin),
    trusted: trustedFrom(trusted, log),
    landingPage: pages?.landingPage,
    log,
  });
  recomposed.by = recomposeOnSave({
    files: [file],
    read: supergraphFile(file),
    take: graph.replace,
    say: (line) => console.log(line),
  });
  const router = await openRouter({
    graph,
    identity: anonymousOnly,
    config: {
      port: numberOf(options.port, 'port', 0),
      host: options.host,
      mode: isOpen ? 'development' : 'production',
      allowedOrigins: options.origin,
      forwardedHeaders: options.forward.map((name) => name.toLowerCase()),
    },
    pages,
    log,
    ready: () => [],
  });
  console.log(`The graph of ${file} answers at ${router.url}`);
  process.send?.({ ready: true, url: router.url });
  const stop = async (): Promise<void> => {
    recomposed.by?.close();
    await router.close(10_000);
    await graph.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => void stop());
};

run(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Misused) console.error(`${error.message}\n\n${help}`);
  else console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
