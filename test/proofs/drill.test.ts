import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failpoints as ofOrders } from '../../subgraphs/orders/sagas/order-sagas.ts';
import { failpoints as ofWallets } from '../../subgraphs/wallets/sagas/exchanges.ts';
import { allPoints } from '../../tools/verify/drill/points.ts';
import type { DrillReport } from '../../tools/verify/drill/report.ts';
import { dataFolder, environment, root, startNode } from '../processes.ts';

// The sample of the drill: the whole of it is `npm run drill`.

/** Names that a file derives from its tables are taken from there. */
const derived: Readonly<Record<string, readonly string[]>> = {
  'subgraphs/orders/sagas/interpreter.ts': ofOrders,
  'subgraphs/wallets/sagas/interpreter.ts': ofWallets,
};

const derivedIn = (path: string): readonly string[] => {
  const names = derived[path];
  if (!names) throw new Error(`${path} derives names of its own`);
  return names;
};

const inCode = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (/^(node_modules|test|migrations)$/.test(entry.name)) return [];
    if (entry.isDirectory()) return inCode(path);
    if (!entry.name.endsWith('.ts')) return [];
    const text = readFileSync(join(root, path), 'utf8');
    return [...text.matchAll(/\bfailpoint\(([^)]*)\)/g)].flatMap(([, name = '']) =>
      name.startsWith('`') ? derivedIn(path) : name.slice(1, -1),
    );
  });

const drill = async (args: readonly string[]) => {
  const data = dataFolder();
  const file = join(data.folder, 'report.json');
  try {
    const { ended, output } = startNode(['tools/verify/drill.ts', '--json', file, ...args], environment({}));
    const code = await ended;
    const read = () => JSON.parse(readFileSync(file, 'utf8')) as DrillReport[];
    return { code, output: output(), reports: code === 0 || code === 1 ? read() : [] };
  } finally {
    data.remove();
  }
};

test('every failpoint of the code is on the list of the drill, and every one on the list is in the code', () => {
  const found = ['platform', 'subgraphs', 'workers', 'router'].flatMap(inCode);
  expect([...new Set(found)].sort()).toEqual([...allPoints].sort());
});

test('processes are killed at every failpoint, and at random: nothing is lost, doubled or left in between', async () => {
  const { code, output, reports } = await drill(
    ['--times', '2', '--minutes', '0.15', '--within', '15000', '--skip-parked'], // others use this machine too
  );
  expect(reports[0]?.findings, output).toEqual([]);
  expect(Object.keys(reports[0]?.crashes ?? {})).toEqual(expect.arrayContaining(allPoints));
  expect(code, output).toBe(0);
}, 600_000);

test('without tombstones, and without the direction of an attempt, the drill finds what is lost', async () => {
  const { code, output, reports } = await drill(['--control']);
  expect(reports.map(({ without }) => without)).toEqual(['tombstone', 'direction']);
  for (const { findings } of reports) expect(findings.join('\n'), output).toMatch(/^I\d+ |: I\d+ /m);
  expect(code).toBe(0);
}, 300_000);
