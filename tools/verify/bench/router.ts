import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFor, openAsker } from './load.ts';
import { readOptions, say } from './options.ts';
import { measured } from './processes.ts';
import { tableOf, writeJson } from './report.ts';
import { query, supergraph } from './router/shop.ts';

// Compares our router with the stock gateway by CPU per request, in one run:  npm run bench -- router
const usage = `npm run bench -- router [options]
Compares our router, with subgraphs in its own process and elsewhere, with the stock gateway: one query joined over three subgraphs.
  --json FILE   also writes the figures as JSON`;

const folder = join(import.meta.dirname, 'router');
const rounds = 4;
const milliseconds = 3_000;
const clients = 16;

const children: ChildProcess[] = [];
const start = async <T>(file: string, ...args: string[]): Promise<T & { pid: number }> => {
  const child = fork(join(folder, file), args, {
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const told = await new Promise<T>((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { ...told, pid: child.pid ?? 0 };
};

/** One client asks without pause from one address, which rate limits are there to stop. */
const unbounded = String(1e12);

const labels = {
  stock: '@apollo/gateway on @apollo/server, all defaults; subgraphs elsewhere (not counted)',
  remote: 'ours, `npm run router`; the same subgraphs elsewhere (not counted)',
  inProcess: 'ours, subgraphs in the same process (counted)',
};
type Name = keyof typeof labels;
type Started = { readonly url: string; readonly pid: number };
type Round = { readonly cpu: number; readonly perSecond: number };

const startRouters = async (
  urls: Readonly<Record<string, string>>,
  supergraphFile: string,
): Promise<Record<Name, Started>> => ({
  stock: await start<{ url: string }>('stock.ts', JSON.stringify(urls)),
  remote: await start<{ url: string }>(
    '../../../../router/run.ts',
    ...['--supergraph', supergraphFile, '--port', '0', '--production'],
    ...['--cost-per-minute', unbounded, '--requests', unbounded, '--forward', 'x-request'],
  ),
  inProcess: await start<{ url: string }>('ours.ts'),
});

/** Asks one router for a while, and says what it answers too. */
const playRound = async (router: Started, subgraphsPid: number, isFirst: boolean) => {
  // a header of its own for each request, which our router passes on: otherwise it would ask once for equal reads
  let asked = 0;
  const asker = openAsker(router.url, clients, () => ({ 'x-request': String(++asked) }));
  const ask = () => asker.ask('', query);
  const answer = JSON.stringify(await ask());
  const result = await measured({ router: [router.pid], subgraphs: [subgraphsPid] }, () =>
    loadFor(clients, isFirst ? 1_000 : milliseconds, ask),
  );
  await asker.close();
  return { answer, cpu: result.cpuPerUnit.router ?? 0, perSecond: result.perSecond };
};

const playRounds = async (routers: Record<Name, Started>, subgraphsPid: number) => {
  const results: Record<Name, Round[]> = { stock: [], remote: [], inProcess: [] };
  const answers = new Set<string>();
  for (let round = 0; round <= rounds; round++)
    for (const name of Object.keys(routers) as Name[]) {
      say(`${name}, round ${round} of ${rounds} …`);
      const { answer, ...played } = await playRound(routers[name], subgraphsPid, round === 0);
      answers.add(answer);
      if (round > 0) results[name].push(played);
    }
  if (answers.size !== 1) throw new Error('the routers answer differently');
  return results;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const print = (results: Readonly<Record<Name, readonly Round[]>>): void => {
  const cpuOf = (name: Name): number => median(results[name].map(({ cpu }) => cpu));
  const rows = (Object.keys(labels) as Name[]).map((name) => {
    const cpus = results[name].map(({ cpu }) => cpu);
    const spread = `${Math.min(...cpus).toFixed(2)}–${Math.max(...cpus).toFixed(2)}`;
    return [
      labels[name],
      `${cpuOf(name).toFixed(2)} [${spread}]`,
      (cpuOf('stock') / cpuOf(name)).toFixed(1),
      median(results[name].map(({ perSecond }) => perSecond)).toFixed(0),
    ];
  });
  const head = [
    'Router, one query joined over 3 subgraphs',
    'CPU ms per request',
    'times the stock gateway',
    'requests/s',
  ];
  console.log(`\n${tableOf(head, rows)}

${clients} connections, ${rounds} rounds of ${milliseconds / 1_000} s in turns, NODE_ENV=production for all; the subgraphs of the first two
are one process with a bare HTTP server. Deviations from defaults: rate limits are lifted, as one client asks for all; each request carries a header that \`npm run router\` passes on, so that it shares no answer; the stock gateway's reports to Apollo are off.`);
};

export const main = async (args: readonly string[]): Promise<void> => {
  const options = { json: { type: 'string' } } as const;
  const { values } = readOptions(args, options, usage);
  const supergraphFolder = mkdtempSync(join(tmpdir(), 'jumun-bench-'));
  try {
    const { urls, pid } = await start<{ urls: Record<string, string> }>('subgraphs.ts');
    const supergraphFile = join(supergraphFolder, 'supergraph.graphql');
    writeFileSync(
      supergraphFile,
      supergraph((name) => urls[name] ?? ''),
    );
    const results = await playRounds(await startRouters(urls, supergraphFile), pid);
    print(results);
    writeJson(values.json, { rounds, milliseconds, results });
  } finally {
    for (const child of children) child.disconnect();
    rmSync(supergraphFolder, { recursive: true });
  }
};
