import { expect, test } from 'vitest';
import { environment, startNode } from '../processes.ts';
import { ground, testDatabase } from '../stores.ts';

// A shop is opened in production, from an empty folder, by what a person has at hand: commands, and operations of the graph.

test.skipIf(ground === 'pglite')(
  // which has no address for processes
  'the first morning: from an empty folder to orders that have arrived',
  async () => {
    const store = ground === 'postgres' ? await testDatabase() : 'sqlite';
    const story = startNode(['tools/demo/story.ts', 'opening'], environment({ JUMUN_STORE: store }));
    expect(await story.ended, story.output()).toBe(0);
  },
  180_000,
);
