import { expect, test } from 'vitest';
import { environment, startNode } from '../processes.ts';
import { ground, testDatabase } from '../stores.ts';

// One day of a bookshop, a café and a taxi desk on which everything goes differently; in the evening the books are audited.

const shapes: readonly (readonly [name: string, args: readonly string[]])[] =
  ground === 'postgres'
    ? [
        ['in two processes', []],
        ['in two whole routers and two whole workers', ['--shape', 'replicated', '--replicas', '2']],
      ]
    : [
        ['in two processes', []],
        ['with a process for each part', ['--shape', 'distributed']],
      ];

// pglite has no address for processes
test.skipIf(ground === 'pglite').each(shapes)(
  'a working day holds %s, and every customer is told the truth',
  async (_, args) => {
    const store = ground === 'postgres' ? await testDatabase() : 'sqlite';
    const day = startNode(['tools/demo/story.ts', 'day', ...args], environment({ JUMUN_STORE: store }));
    expect(await day.ended, day.output()).toBe(0);
  },
  300_000,
);
