// The command line of a router for any graph.

import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { defaultLimits } from './admission/limits.ts';
import type { TrustedMode } from './admission/trusted.ts';

export const usage = `Usage: npm run router -- --supergraph file.graphql [options]

Answers any federated graph over HTTP, WebSocket, SSE and multipart. The subgraphs are asked at the addresses that the
supergraph says, subscriptions over WebSocket at the same ones. A new file in the place of the old one is taken at once,
without losing a request or a stream; one that cannot be used leaves the last good one in place.

  --supergraph FILE      the supergraph, as composition writes it
  --port N               where to listen (4000; 0 takes any free port)
  --host NAME            on which address (127.0.0.1)
  --header 'name: value' goes along to every subgraph; may be repeated
  --forward NAME         this header of the client goes along, too; may be repeated (none)
  --origin URL           pages of this origin may ask; may be repeated
  --proxies N            how many proxies of yours stand in front, whose X-Forwarded-For is believed (0)
  --plugin FILE          a plugin of ApolloServer, its default export; may be repeated
  --documents FILE       a list of trusted documents; with --trusted enforce, nothing else is answered
  --trusted MODE         off, log or enforce (off)
  --cost N               what one request may cost (${defaultLimits.cost})
  --cost-per-minute N    what one caller may spend; those of one address share ten times as much (${defaultLimits.costPerMinute})
  --requests N           how many requests one caller may send in ten seconds (${defaultLimits.requestsPerTenSeconds})
  --production           no introspection, no pages for browsers, no suggestions, no errors of subgraphs
  --help                 shows this help
`;

const form = {
  supergraph: { type: 'string' },
  port: { type: 'string', default: '4000' },
  host: { type: 'string', default: '127.0.0.1' },
  header: { type: 'string', multiple: true, default: [] as string[] },
  forward: { type: 'string', multiple: true, default: [] as string[] },
  origin: { type: 'string', multiple: true, default: [] as string[] },
  proxies: { type: 'string', default: '0' },
  plugin: { type: 'string', multiple: true, default: [] as string[] },
  documents: { type: 'string' },
  trusted: { type: 'string', default: 'off' },
  cost: { type: 'string', default: String(defaultLimits.cost) },
  'cost-per-minute': { type: 'string', default: String(defaultLimits.costPerMinute) },
  requests: { type: 'string', default: String(defaultLimits.requestsPerTenSeconds) },
  production: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} satisfies ParseArgsOptionsConfig;

export type Options = {
  readonly supergraph: string;
  readonly port: number;
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In lower case. */
  readonly forwarded: readonly string[];
  readonly origins: readonly string[];
  readonly proxies: number;
  readonly plugins: readonly string[];
  readonly documents: string | undefined;
  readonly trusted: TrustedMode;
  readonly cost: number;
  readonly costPerMinute: number;
  /** Of one caller in ten seconds. */
  readonly requests: number;
  /** Whether whoever asks may see how the graph is made: true unless in production. */
  readonly isOpen: boolean;
};

/** What is wrong with the command, in a sentence. */
export class Misused extends Error {}

/** Reads the command line; throws Misused. */
export const optionsOf = (args: readonly string[]): Options | 'help' => {
  const given = parsed(args);
  if (given.help) return 'help';
  if (!given.supergraph) throw new Misused('--supergraph is missing: name the file with the supergraph.');
  const trusted = modeIn(given.trusted);
  if (trusted !== 'off' && !given.documents)
    throw new Misused(`--trusted ${trusted} needs --documents, the file with the list.`);
  return {
    supergraph: given.supergraph,
    port: numberIn(given.port, 'port', 0, 65_535),
    host: given.host,
    headers: Object.fromEntries(given.header.map(headerIn)),
    forwarded: given.forward.map(forwardedIn),
    origins: given.origin.map(originIn),
    proxies: numberIn(given.proxies, 'proxies', 0, 10),
    plugins: given.plugin,
    documents: given.documents,
    trusted,
    cost: numberIn(given.cost, 'cost', 1),
    costPerMinute: numberIn(given['cost-per-minute'], 'cost-per-minute', 1),
    requests: numberIn(given.requests, 'requests', 1),
    isOpen: !given.production,
  };
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: form }).values;
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error));
  }
};

const numberIn = (text: string, name: string, least: number, most = Number.MAX_SAFE_INTEGER): number => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  throw new Misused(`--${name} must be a whole number ${range}, and is "${text}".`);
};

const nameForm = /^[!#$%&'*+.^_`|~\w-]+$/;

const headerIn = (text: string): [name: string, value: string] => {
  const [, name = '', value = ''] = /^([^:]*):\s*(.*)$/.exec(text) ?? [];
  if (!nameForm.test(name.trim()) || !/^[\t\x20-\x7e\x80-\xff]+$/.test(value))
    throw new Misused(`--header must be "name: value", and is "${text}".`);
  return [name.trim().toLowerCase(), value];
};

/** They say how the request of the client is sent, and ours is sent in its own way. */
const ofTheConnection = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const forwardedIn = (text: string): string => {
  const name = text.toLowerCase();
  if (!nameForm.test(name)) throw new Misused(`--forward must be the name of a header, and is "${text}".`);
  if (ofTheConnection.has(name) || name.startsWith('sec-websocket-'))
    throw new Misused(`--forward ${text} is not possible: this header says how the request itself is sent.`);
  return name;
};

const originIn = (text: string): string => {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new Misused(`--origin must be an origin like "https://shop.example", and is "${text}".`);
};

const modeIn = (text: string): TrustedMode => {
  if (text === 'off' || text === 'log' || text === 'enforce') return text;
  throw new Misused(`--trusted must be off, log or enforce, and is "${text}".`);
};
