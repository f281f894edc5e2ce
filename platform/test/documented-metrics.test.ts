import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

const inCode = (text: string) => [...text.matchAll(/'(jumun_[a-z_]+)'/g)].map(([, name = '']) => name);
const inTable = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `jumun_'))
    .flatMap((line) =>
      [...(line.split(' | ')[0] ?? '').matchAll(/`(jumun_[a-z_]+)`/g)].map(([, name = '']) => name),
    );

test('every metric is explained to those who run the system, and nothing else is', () => {
  const sources = ['platform', 'router', 'workers', 'subgraphs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/(^|\/)(test|node_modules)\//.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  );
  const names = [...new Set(sources.flatMap(inCode))].sort();
  expect(names).toContain('jumun_dead_letters');
  expect(names).toContain('jumun_orders_past_limit'); // contexts have their own
  expect(inTable(readFileSync(join(root, 'docs/operations.md'), 'utf8')).sort()).toEqual(names);
});
