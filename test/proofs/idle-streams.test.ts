import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

// One router holds ten thousand idle streams. Router and clients have a process each, so that the router's memory is its own.

const streams = 10_000;
const leaving = 1_000;
const mostBytes = 20_000;

type Process = { readonly child: ChildProcess; ask<Answer>(what: string, given?: object): Promise<Answer> };

const start = (name: string): Process => {
  const path = fileURLToPath(new URL(`../fixtures/idle-streams/${name}.ts`, import.meta.url));
  const child = fork(path, { execArgv: ['--expose-gc'] });
  let asked = 0;
  return {
    child,
    async ask(what, given = {}) {
      const id = ++asked;
      child.send({ id, ask: what, ...given });
      for (;;) {
        const [message] = await once(child, 'message');
        if (message.id === id) return message.answer;
      }
    },
  };
};

let router: Process;
let clients: Process;
beforeAll(() => {
  [router, clients] = [start('router'), start('clients')];
});
afterAll(() => {
  for (const { child } of [router, clients]) child.kill();
});

const memory = (): Promise<number> => router.ask<number>('memory');
const until = async (holds: () => Promise<boolean>, milliseconds: number): Promise<void> => {
  const deadline = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${milliseconds} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const upstreamsAre = (count: number) => async (): Promise<boolean> => {
  const { router: ours, subgraph } = await router.ask<{ router: number; subgraph: number }>('upstreams');
  return ours === count && subgraph === count;
};

test('ten thousand idle streams cost 20 kB each, all hear an event within a second, and none outlives its client', async () => {
  const url = (await router.ask<string>('url')).replace('http', 'ws');
  // what a router that has been running for a while has in memory anyway
  await clients.ask('open', { url, topics: Array.from({ length: 500 }, (_, n) => `warm-${n}`) });
  await until(upstreamsAre(500), 10_000);
  await clients.ask('leave', { count: 500 });
  await until(upstreamsAre(0), 5_000);
  const before = await memory();

  // those that are to leave have an upstream each; all others share one
  const own = Array.from({ length: leaving }, (_, n) => `order-${n}`);
  await clients.ask('open', { url, topics: own });
  await clients.ask('open', { url, topics: Array.from({ length: streams - leaving }, () => 'ticks') });
  await until(upstreamsAre(leaving + 1), 10_000);
  const each = ((await memory()) - before) / streams;
  expect(each).toBeLessThan(mostBytes);

  const began = performance.now();
  const hearing = clients.ask('hear', { events: 1 });
  await router.ask('happen', { topics: [...own, 'ticks'] });
  await hearing;
  const took = performance.now() - began;
  expect(took).toBeLessThan(1_000);

  await clients.ask('leave', { count: leaving });
  await until(upstreamsAre(1), 1_000);
  await clients.ask('leave', { count: streams });
  await until(upstreamsAre(0), 5_000);
  console.log({ each: Math.round(each), took: Math.round(took) });
}, 120_000);
