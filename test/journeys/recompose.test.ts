import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { remoteClient } from '@jumun/platform/remote/client';
import { openKeys } from '@jumun/platform/remote/keys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningOn } from '../../tools/run/data-folder.ts';
import { dataFolder, environment } from '../processes.ts';
import { copyRepository, type RepositoryCopy } from '../repository-copy.ts';
import { until } from '../shop.ts';

// A developer saves a schema while `npm start` runs, and asks the graph again.

const data = dataFolder();
let copy: RepositoryCopy;
let url: string;
const started: { readonly child: ChildProcess; output(): string }[] = [];

const startIn = (args: readonly string[], own: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, args, {
    cwd: copy.folder,
    env: environment({ JUMUN_DATA: data.folder, ...own }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  const one = { child, output: () => text };
  started.push(one);
  return one;
};

let said: () => string;
beforeAll(async () => {
  copy = copyRepository();
  const system = startIn(['tools/run/run.mjs', 'start'], { PORT: '0' });
  said = system.output;
  await until(() => {
    if (system.child.exitCode !== null) throw new Error(system.output());
    return system.output().includes('npm run story bookshop') || undefined;
  }, 60_000);
  url = runningOn(data.folder)?.url ?? '';
}, 90_000);
afterAll(async () => {
  for (const { child } of started.toReversed()) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  data.remove();
});

const ask = async (query: string) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: unknown; errors?: unknown };
};
const problems = async (): Promise<unknown> =>
  ((await (await fetch(url.replace('/graphql', '/graphiql/status'))).json()) as { problems: unknown })
    .problems;

const save = (path: string, change: (text: string) => string): void => {
  const file = join(copy.folder, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
const catalog = 'subgraphs/catalog/schema.graphql';
const more = (field: string) => `\nextend type Query {\n  "Greets."\n  ${field}\n}\n`;
const greeting = more('greeting: String @access(public: true)');
const answersWith = (query: string, data: object) =>
  until(async () => {
    const answer = await ask(query);
    return (
      (answer.data !== undefined && expect.objectContaining(data).asymmetricMatch(answer.data)) || undefined
    );
  }, 10_000);
/** What is said from now on. */
const hears = async (words: RegExp, act: () => void): Promise<string> => {
  const from = said().length;
  act();
  return until(() => words.exec(said().slice(from))?.[0], 10_000);
};

test('a saved schema is answered with the new graph, by the router and by the subgraph within it', async () => {
  expect(await ask('{ greeting }')).toMatchObject({
    errors: [{ message: expect.stringContaining('greeting') }],
  });
  const began = performance.now();
  await hears(/router: The graph has changed/, () => save(catalog, (text) => text + greeting));
  expect(await ask('{ greeting }')).toEqual({ data: { greeting: null } });
  console.log({ answeredAfterMs: Math.round(performance.now() - began) });
  expect(performance.now() - began).toBeLessThan(5_000); // a second, on a machine that does nothing else
});

test('what does not compose leaves the last good graph in place, and console and page say why', async () => {
  const broken: [change: (text: string) => string, why: RegExp][] = [
    [(text) => `${text}\ntype {`, /The graph stays as it was: .*Syntax Error/],
    [(text) => text + more('lonely: String'), /The graph stays as it was: .*Query\.lonely/],
    [(text) => `${text}\ntype Money @shareable { amount: Int }\n`, /The graph stays as it was: .*Money/],
  ];
  const good = copy.read(catalog);
  for (const [change, why] of broken) {
    const told = await hears(why, () => save(catalog, change));
    expect(await problems()).toEqual([expect.stringMatching(/\w/)]);
    expect(told).not.toMatch(/\n\s+at /);
    expect(await ask('{ greeting products(first: 1) { nodes { id } } }')).toMatchObject({
      data: { greeting: null, products: { nodes: [{}] } },
    });
    await hears(/say again what the graph answers with/, () => save(catalog, () => good));
    expect(await problems()).toEqual([]);
  }
}, 60_000);

test('what is common to all is redefined for all', async () => {
  save('schema/common.graphql', (text) =>
    text.replace('type Money @shareable {', 'type Money @shareable {\n  "A sum."\n  sum: Int'),
  );
  await answersWith('{ __type(name: "Money") { fields { name } } }', {
    __type: { fields: expect.arrayContaining([{ name: 'sum' }]) },
  });
  expect(await ask('{ products(first: 1) { nodes { price { sum } } } }')).not.toHaveProperty('errors');
}, 30_000);

test('a subgraph that is a process of its own redefines itself, and says what does not build', async () => {
  const { redisUrl = '' } = runningOn(data.folder) ?? {};
  const { child, output } = startIn(['subgraphs/main.ts', 'catalog'], {
    REDIS_URL: redisUrl,
    JUMUN_MODE: 'development',
    SUBGRAPH_PORT: '0',
    JUMUN_METRICS_PORT: '0',
  });
  const heard: { ready?: boolean; url?: string; say?: string }[] = [];
  child.on('message', (message) => heard.push(message as (typeof heard)[number]));
  const { url: at = '' } = await until(() => {
    if (child.exitCode !== null) throw new Error(output());
    return heard.find(({ ready }) => ready);
  }, 30_000);
  const client = remoteClient({
    name: 'catalog',
    urls: [at],
    keys: await openKeys(join(data.folder, 'keys'), 'router'),
  });
  const call = {
    caller: { subject: null, scopes: [], stores: [], service: null },
    locale: 'en' as const,
    correlationId: 'recompose',
  };
  const farewell = () => client.execute({ query: '{ farewell }' }, call);
  expect((await farewell()).errors).toHaveLength(1);
  save(catalog, (text) => text + more('farewell: String @access(public: true)'));
  await until(async () => ((await farewell()).errors ? undefined : true), 10_000);
  expect(await farewell()).toEqual({ data: { farewell: null } });
  save(catalog, (text) => `${text}\ntype {`);
  await until(
    () => heard.find(({ say }) => say?.startsWith('The schema stays as it was: Syntax Error')),
    10_000,
  );
  expect(await farewell()).toEqual({ data: { farewell: null } });
  await client.close();
}, 60_000);

test('a router in production runs a plugin, answers what is listed, and takes the file that is put in the place of its graph', async () => {
  const file = (name: string, text: string): string => {
    const path = join(copy.folder, name);
    writeFileSync(path, text);
    return path;
  };
  const compose = async () => {
    const ran = await copy.run(`node -e '
      import("./schema/compose.ts").then(({ compose }) => process.stdout.write(compose().supergraphSdl))'`);
    return ran.output;
  };
  save(catalog, (text) => text.replace('\ntype {', ''));
  const first = await compose();
  save(catalog, (text) => text + more('welcome: String @access(public: true)'));
  const second = await compose();
  const plugin = `export default { requestDidStart: async () => ({
    willSendResponse: async ({ response }) => void response.http.headers.set('x-plugin', 'it runs') }) };`;
  const supergraph = file('graph.graphql', first);
  const { child, output } = startIn(['router/main.ts'], {
    REDIS_URL: runningOn(data.folder)?.redisUrl ?? '',
    JUMUN_MODE: 'production',
    JUMUN_DATA: join(copy.folder, 'own-data'), // the demo's accounts are not let in
    JUMUN_PROVIDER_URL: runningOn(data.folder)?.providerUrl ?? '',
    JUMUN_PROVIDER_KEY: 'sandbox',
    PORT: '0',
    JUMUN_METRICS_PORT: '0',
    JUMUN_ROUTER_PLUGINS: file('plugin.mjs', plugin),
    JUMUN_DOCUMENTS: 'enforce',
    JUMUN_DOCUMENT_LIST: file('list.json', JSON.stringify({ one: '{ greeting }', two: '{ welcome }' })),
    JUMUN_SUPERGRAPH: supergraph,
  });
  const heard: { ready?: boolean; url?: string; say?: string }[] = [];
  child.on('message', (message) => heard.push(message as (typeof heard)[number]));
  const { url: at = '' } = await until(() => {
    if (child.exitCode !== null) throw new Error(output());
    return heard.find(({ ready }) => ready);
  }, 30_000);
  const tell = async (body: object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(at, { method: 'POST', headers, body: JSON.stringify(body) });
    return { plugin: response.headers.get('x-plugin'), ...((await response.json()) as object) };
  };
  const code = (name: string) => ({ errors: [{ extensions: { code: name } }] });
  expect(await tell({ documentId: 'one' })).toEqual({ data: { greeting: null }, plugin: 'it runs' });
  expect(await tell({ documentId: 'two' })).toMatchObject(code('GRAPHQL_VALIDATION_FAILED'));
  expect(await tell({ query: '{ products(first: 1) { nodes { id } } }' })).toMatchObject(
    code('OPERATION_NOT_ALLOWED'),
  );
  file('graph.graphql', second);
  await until(() => heard.find(({ say }) => say?.startsWith('The graph has changed')), 10_000);
  expect(await tell({ documentId: 'two' })).toEqual({ data: { welcome: null }, plugin: 'it runs' });
  file('graph.graphql', second.replace(/welcome: String.*/, 'welcome: Nowhere'));
  await until(() => heard.find(({ say }) => say?.startsWith('The graph stays as it was')), 10_000);
  expect(await tell({ documentId: 'two' })).toEqual({ data: { welcome: null }, plugin: 'it runs' });
}, 60_000);
