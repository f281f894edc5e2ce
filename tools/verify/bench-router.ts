import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFor, openAsker } from './bench/load.ts';
import { measured } from './bench/processes.ts';
import { query, supergraph } from './bench/router/shop.ts';

// Compares our router with the stock gateway by CPU per request, in one run:  npm run bench -- router
const folder = join(import.meta.dirname, 'bench/router');
const rounds = 4;
const milliseconds = 3_000;

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

const { urls, pid: subgraphsPid } = await start<{ urls: Record<string, string> }>('subgraphs.ts');
const supergraphFolder = mkdtempSync(join(tmpdir(), 'jumun-bench-'));
const supergraphFile = join(supergraphFolder, 'supergraph.graphql');
writeFileSync(
  supergraphFile,
  supergraph((name) => urls[name] ?? ''),
);
/** One client asks without pause from one address, which the budget of a caller is there to stop. */
const unbounded = String(1e12);

const routers = {
  stock: await start<{ url: string }>('stock.ts', JSON.stringify(urls)),
  remote: await start<{ url: string }>(
    '../../../../router/run.ts',
    ...[
      '--supergraph',
      supergraphFile,
      '--port',
      '0',
      '--production',
      '--cost-per-minute',
      unbounded,
      '--forward',
      'x-request',
    ],
  ),
  inProcess: await start<{ url: string }>('ours.ts'),
};
type Name = keyof typeof routers;
const names = Object.keys(routers) as Name[];

const answers = new Set<string>();
const results: Record<Name, { cpu: number; perSecond: number }[]> = { stock: [], remote: [], inProcess: [] };
for (let round = 0; round <= rounds; round++) {
  for (const name of names) {
    const router = routers[name];
    console.error(`  ${name}, round ${round} of ${rounds} …`);
    // a header of its own for each request, which our router passes on: otherwise it would ask once for equal reads
    let asked = 0;
    const asker = openAsker(router.url, 16, () => ({ 'x-request': String(++asked) }));
    const ask = () => asker.ask('', query);
    answers.add(JSON.stringify(await ask()));
    const result = await measured({ router: [router.pid], subgraphs: [subgraphsPid] }, () =>
      loadFor(16, round === 0 ? 1_000 : milliseconds, ask),
    );
    await asker.close();
    const { router: own = 0 } = result.cpuPerUnit;
    if (round > 0) results[name].push({ cpu: own, perSecond: result.perSecond });
  }
}
for (const child of children) child.disconnect();
rmSync(supergraphFolder, { recursive: true });
if (answers.size !== 1) throw new Error('the routers answer differently');

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const cpuOf = (name: Name): number => median(results[name].map(({ cpu }) => cpu));
const labels: Record<Name, string> = {
  stock: '@apollo/gateway on @apollo/server, all defaults; subgraphs elsewhere (not counted)',
  remote: 'ours, `npm run router`; the same subgraphs elsewhere (not counted)',
  inProcess: 'ours, subgraphs in the same process (counted)',
};
const rowOf = (name: Name): string => {
  const cpus = results[name].map(({ cpu }) => cpu);
  const spread = `${Math.min(...cpus).toFixed(2)}–${Math.max(...cpus).toFixed(2)}`;
  const perSecond = median(results[name].map((result) => result.perSecond)).toFixed(0);
  const times = (cpuOf('stock') / cpuOf(name)).toFixed(1);
  return `| ${labels[name]} | ${cpuOf(name).toFixed(2)} [${spread}] | ${times} | ${perSecond} |`;
};
console.log(`
| Router, one query joined over 3 subgraphs | CPU ms per request | times the stock gateway | requests/s |
|---|---|---|---|
${names.map(rowOf).join('\n')}

16 connections, ${rounds} rounds of ${milliseconds / 1_000} s in turns, NODE_ENV=production for all; the subgraphs of the first two
are one process with a bare HTTP server. Deviations from defaults: the budget of a caller (JUMUN_COST_PER_MINUTE) is lifted, as one
client asks for all; each request carries a header that \`npm run router\` passes on, so that it shares no answer; the stock gateway's reports to Apollo are off.`);
