import { expect, test } from 'vitest';
import { distributed, rollingBatches } from '../shapes.ts';

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
