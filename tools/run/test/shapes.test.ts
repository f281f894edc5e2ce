import { expect, test } from 'vitest';
import { optionsOf } from '../options.ts';
import { distributed, replicated, rollingBatches } from '../shapes.ts';

test('a few processes are restarted at once, never two replicas of one, workers before subgraphs and routers last', async () => {
  const names = (await distributed(4000, 2)).flat().map(({ name }) => name);
  const turns = rollingBatches(
    names.filter((name) => name !== 'balancer'),
    3,
  );
  expect(turns.flat().toSorted()).toEqual(names.filter((name) => name !== 'balancer').toSorted());
  for (const turn of turns) {
    const whose = turn.map((name) => name.replace(/-\d$/, ''));
    expect(new Set(whose).size).toBe(turn.length);
    expect(turn.length).toBeLessThanOrEqual(3);
    expect(new Set(turn.map((name) => /-\d$/.test(name))).size).toBe(1);
  }
  const order = turns.flat().map((name) => (/workers/.test(name) ? 0 : /^router/.test(name) ? 2 : 1));
  expect(order).toEqual(order.toSorted());
});

test('without replicas, each process is restarted too', () => {
  expect(rollingBatches(['orders', 'router', 'orders-workers', 'stores'], 3)).toEqual([
    ['orders-workers', 'orders', 'stores'],
    ['router'],
  ]);
});

test('one at a time, each process has a batch of its own', () => {
  expect(rollingBatches(['orders', 'orders-2', 'stores'], 1)).toEqual([['orders'], ['stores'], ['orders-2']]);
});

test('replicated, whole routers and whole workers stand behind one address, and are restarted one by one', async () => {
  const parts = (await replicated(4000, 3, 2)).flat();
  expect(parts.map(({ name }) => name)).toEqual([
    'workers',
    'workers-2',
    'router',
    'router-2',
    'router-3',
    'balancer',
  ]);
  const environments = parts.map(({ env = {} }) => env);
  const routers = environments.slice(2, 5);
  const balanced = environments.at(-1)?.BALANCED?.split(' ');
  expect(balanced).toEqual(routers.map(({ PORT }) => `http://127.0.0.1:${PORT}`));
  expect(new Set([...routers.map(({ PORT }) => PORT), '4000']).size).toBe(4);
  // the balancer is one proxy of ours; a name of its own lets each workers process have its leases back
  expect(routers.map(({ JUMUN_PROXIES }) => JUMUN_PROXIES)).toEqual(['1', '1', '1']);
  expect(environments.slice(0, 2).map(({ JUMUN_REPLICA }) => JUMUN_REPLICA)).toEqual([
    'workers',
    'workers-2',
  ]);
  expect(
    rollingBatches(
      parts.map(({ name }) => name).filter((name) => name !== 'balancer'),
      1,
    ).flat(),
  ).toEqual(['workers', 'workers-2', 'router', 'router-2', 'router-3']);
});

const onPostgres = { JUMUN_STORE: 'postgres://somewhere/shop' };

test.each([
  [[], { shape: 'embedded', replicas: 1, workers: 1 }],
  [['--shape', 'replicated'], { shape: 'replicated', replicas: 2, workers: 2 }],
  [['--shape', 'replicated', '--replicas', '5'], { shape: 'replicated', replicas: 5, workers: 2 }],
  [['--shape', 'replicated', '--replicas', '1'], { shape: 'replicated', replicas: 1, workers: 1 }],
  [['--shape', 'replicated', '--workers', '3'], { shape: 'replicated', replicas: 2, workers: 3 }],
  [['--shape', 'distributed', '--replicas', '2'], { shape: 'distributed', replicas: 2, workers: 2 }],
  [['--help'], 'help'],
])('npm start -- %j', (args, options) => {
  expect(optionsOf(args, onPostgres)).toEqual(options);
});

test.each([
  [['--shape', 'round'], '--shape round is unknown.'],
  [['--replicas', '2'], 'The embedded shape has no replicas; --shape replicated has.'],
  [['--shape', 'replicated', '--replicas', '17'], '--replicas 17 is not 1 to 16.'],
  [['--shape', 'distributed', '--replicas', '0'], '--replicas 0 is not 1 to 4.'],
  [['--shape', 'distributed', '--workers', '2'], 'Only the replicated shape has --workers.'],
  [['--faster'], '--faster'],
])('npm start -- %j is refused', (args, problem) => {
  expect(() => optionsOf(args, onPostgres)).toThrow(problem);
});

test('the replicated shape is refused on SQLite, in one sentence', () => {
  expect(() => optionsOf(['--shape', 'replicated'], {})).toThrow('The replicated shape needs PostgreSQL');
});
