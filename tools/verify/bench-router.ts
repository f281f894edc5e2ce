import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { loadFor, openAsker } from './bench/load.ts';
import { measured } from './bench/processes.ts';
import { query } from './bench/router/shop.ts';

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
const stock = await start<{ url: string }>('stock.ts', JSON.stringify(urls));
const ours = await start<{ url: string }>('ours.ts');

const answers = new Set<string>();
const results: Record<'stock' | 'ours', { cpu: number; perSecond: number }[]> = { stock: [], ours: [] };
for (let round = 0; round <= rounds; round++) {
  for (const [name, router] of [
    ['stock', stock],
    ['ours', ours],
  ] as const) {
    console.error(`  ${name}, round ${round} of ${rounds} …`);
    const asker = openAsker(router.url, 16);
    answers.add(JSON.stringify(await asker.ask('', query)));
    const result = await measured({ router: [router.pid], subgraphs: [subgraphsPid] }, () =>
      loadFor(16, round === 0 ? 1_000 : milliseconds, () => asker.ask('', query)),
    );
    await asker.close();
    const { router: own = 0 } = result.cpuPerUnit;
    if (round > 0) results[name].push({ cpu: own, perSecond: result.perSecond });
  }
}
for (const child of children) child.disconnect();
if (answers.size !== 1) throw new Error('the two routers answer differently');

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const cpuOf = (name: 'stock' | 'ours') => median(results[name].map(({ cpu }) => cpu));
console.log(
  '\n| Router, one query joined over 3 subgraphs | CPU ms per request | requests/s |\n|---|---|---|',
);
console.log(
  `| @apollo/gateway on @apollo/server, all defaults, subgraphs elsewhere (not counted) | ${cpuOf('stock').toFixed(2)} | ${median(results.stock.map((r) => r.perSecond)).toFixed(0)} |`,
);
console.log(
  `| ours, subgraphs in the same process (counted) | ${cpuOf('ours').toFixed(2)} | ${median(results.ours.map((r) => r.perSecond)).toFixed(0)} |`,
);
console.log(
  `\nPer CPU second, ours answers ${(cpuOf('stock') / cpuOf('ours')).toFixed(1)} times as many requests.`,
);
