import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runningOn } from '../../tools/run/data-folder.ts';
import { freePort } from '../../tools/run/ports.ts';
import { dataFolder, environment, processesOn, type Started, startNode } from '../processes.ts';
import { until } from '../shop.ts';

// What a newcomer types who has just cloned the repository.

const data = dataFolder();
afterAll(() => data.remove());
const command = (args: readonly string[], detached = false) =>
  startNode(['tools/run/run.mjs', ...args], environment({ JUMUN_DATA: data.folder, PORT: '0' }), detached);
const endOf = async ({ ended, output }: Started) => ({ code: await ended, output: output() });

describe('the system, started by a person', () => {
  let started: Started;
  let url: string;

  beforeAll(async () => {
    started = command(['start'], true);
    await until(() => {
      if (started.child.exitCode !== null) throw new Error(started.output());
      return started.output().includes('npm run story bookshop') || undefined;
    }, 60_000);
    url = runningOn(data.folder)?.url ?? '';
  }, 90_000);
  afterAll(async () => {
    started?.child.kill('SIGTERM');
    await started?.ended;
  });

  test('it prints its address, the demo accounts, and operations to try', () => {
    const said = started.output();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(said).toContain(`Ready: ${url}`);
    expect(said).toContain('customer@jumun.example');
    expect(said).toContain('jumun-demo');
    expect(said).toMatch(/\{ products\(/);
    expect(said).toContain('mutation { placeOrder(');
    expect(said).toContain('subscription { orderStatus(');
    expect(said).not.toMatch(/warning:|error:|fatal:/);
  });

  test('the operations it prints work when pasted', async () => {
    const ask = async (query: string, token?: string) => {
      const headers = {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return response.json() as Promise<{ data: Record<string, unknown> }>;
    };
    const [logIn, products, placeOrder, watch] = pasted(started.output());
    const signedIn = await ask(logIn ?? '');
    const { accessToken } = (signedIn.data.logIn as { session: { accessToken: string } }).session;
    const found = await ask(products ?? '');
    expect((found.data.products as { nodes: unknown[] }).nodes).toHaveLength(3);
    const placed = await ask(placeOrder ?? '', accessToken);
    const { id } = (placed.data.placeOrder as { order: { id: string } }).order;

    const { graphClient } = await import('../../tools/demo/graph-client.ts');
    const client = graphClient(url, accessToken);
    const events: unknown[] = [];
    const watching = client.watch((watch ?? '').replace('ord_…', id), {}, (event) => events.push(event));
    await until(() => (events.length > 0 ? true : undefined));
    watching.stop();
    await client.close();
    expect(events[0]).toMatchObject({
      data: { orderStatus: { sequence: 1, order: { customer: { name: '김주문' } } } },
    });
  });

  test('the story plays to its end, against a URL and against the system that runs here', async () => {
    const given = await endOf(startNode(['tools/demo/story.ts', 'bookshop', url], environment({})));
    expect([given.code, given.output.trim().split('\n').at(-1)]).toEqual([0, 'The story "bookshop" held.']);
    const found = await endOf(command(['story', 'bookshop']));
    expect([found.code, found.output.trim().split('\n').at(-1)]).toEqual([0, 'The story "bookshop" held.']);
  }, 60_000);

  test('a second start says that it already runs', async () => {
    const second = await endOf(command(['start']));
    expect([second.code, second.output.trim()]).toEqual([
      1,
      expect.stringContaining(`Already running (process `),
    ]);
    expect(second.output).toContain(url);
  });

  test('Ctrl-C, which reaches every program of the terminal, ends it and leaves no process', async () => {
    process.kill(-Number(started.child.pid), 'SIGINT');
    const code = await started.ended;
    expect([code, started.output().trim().split('\n').at(-1)]).toEqual([
      0,
      expect.stringMatching(/^Stopped after/),
    ]);
    expect(processesOn(data.folder)).toEqual([]);
    expect(runningOn(data.folder)).toBeUndefined();
    expect(existsSync(data.folder)).toBe(true);
  }, 60_000);
});

test('if nothing runs, the story says so and fails', async () => {
  const dead = `http://127.0.0.1:${await freePort()}/graphql`;
  const told = await endOf(startNode(['tools/demo/story.ts', 'bookshop', dead], environment({})));
  expect(told.code).toBe(1);
  expect(told.output).toMatch(
    /The story stopped at http:.+ECONNREFUSED.+\n\nThe story "bookshop" did NOT hold\.\n$/,
  );
  expect(told.output).not.toMatch(/\n +at /); // no stack
  const other = dataFolder();
  const none = await endOf(
    startNode(['tools/demo/story.ts', 'bookshop'], environment({ JUMUN_DATA: other.folder })),
  );
  other.remove();
  expect([none.code, none.output.trim()]).toEqual([2, expect.stringContaining('Nothing is running')]);
});

test.each(['story', 'bench', 'reset'])('%s --help says what it does', async (name) => {
  const told = await endOf(command([name, '--help']));
  expect([told.code, told.output]).toEqual([0, expect.stringContaining(`npm run ${name}`)]);
});

/** The operations of the welcome, in their order: each begins an indented line and ends where its braces close. */
function pasted(text: string): string[] {
  const operations: string[] = [];
  let current = '';
  for (const line of text.split('\n')) {
    if (!current && !/^ {2}(\{|mutation|subscription)/.test(line)) continue;
    current += `${line}\n`;
    if ([...current].filter((c) => c === '{').length > [...current].filter((c) => c === '}').length) continue;
    operations.push(current);
    current = '';
  }
  return operations;
}
