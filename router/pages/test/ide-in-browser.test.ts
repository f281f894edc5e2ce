// The pages in a real browser, without any other host.

import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSchema, graphql, parse, subscribe } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPages } from '../pages.ts';
import { sandboxScript } from '../policy.ts';

const executablePath = process.env.JUMUN_CHROMIUM ?? '/usr/bin/chromium';
const isHere = existsSync(executablePath);
const missing = `there is no browser at ${executablePath}; install the package "chromium", or name one in JUMUN_CHROMIUM.`;

// as with PostgreSQL: what is not here is said, and required where everything has to be tested
if (!isHere && process.env.JUMUN_TEST_CHROMIUM === 'required') throw new Error(missing);
if (!isHere) console.warn(`The pages are not tested in a browser: ${missing}`);

const schema = buildSchema(`
  type Query { greeting: String, caller: String }
  type Mutation {
    logIn(input: LogInInput!): LogInResult
    refreshSession(input: RefreshSessionInput!): LogInResult
    logOut: Boolean
  }
  type Subscription { orderStatus(orderId: ID!): OrderEvent }
  input LogInInput { email: String! password: String! }
  input RefreshSessionInput { refreshToken: String! }
  union LogInResult = LogInSuccess | RefreshSessionSuccess | LogInRefused
  interface Refusal { message: String! }
  type LogInSuccess { session: Session viewer: Viewer }
  type RefreshSessionSuccess { session: Session viewer: Viewer }
  type LogInRefused implements Refusal { message: String! }
  type Session { accessToken: String! refreshToken: String! expiresAt: String! }
  type Viewer { name: String! }
  type OrderEvent { sequence: Int! }
`);

type Authorized = { readonly authorization: string | undefined };

/** A graph with accounts, whose tokens live for as long as it is told. */
const openShop = () => {
  const state = { tokenLifeMs: 60_000, tokens: 0, streams: 0, second: Promise.withResolvers<void>() };
  const sessionOf = (__typename: string, name: string) => {
    state.tokens += 1;
    const session = {
      accessToken: `token ${state.tokens} of ${name}`,
      refreshToken: name,
      expiresAt: new Date(Date.now() + state.tokenLifeMs).toISOString(),
    };
    return { __typename, session, viewer: { name: `김${name}` } };
  };
  const rootValue = {
    greeting: 'Hello from the graph.',
    caller: (_: unknown, { authorization }: Authorized) => authorization ?? 'anonymous',
    logIn: ({ input: { email, password } }: { input: { email: string; password: string } }) =>
      password === 'jumun-demo'
        ? sessionOf('LogInSuccess', email.replace(/@.*/, ''))
        : { __typename: 'LogInRefused', message: 'The address or the password is wrong.' },
    refreshSession: ({ input: { refreshToken } }: { input: { refreshToken: string } }) =>
      sessionOf('RefreshSessionSuccess', refreshToken),
    logOut: true,
    async *orderStatus() {
      yield { orderStatus: { sequence: 1 } };
      await state.second.promise;
      yield { orderStatus: { sequence: 2 } };
      await pause(30_000, undefined, { ref: false });
    },
  };
  return { state, rootValue };
};

const bodyOf = async (request: IncomingMessage): Promise<Parameters<typeof graphql>[0]> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { query, variables, operationName } = JSON.parse(String(Buffer.concat(chunks)));
  return { schema, source: query, variableValues: variables, operationName };
};

const shop = openShop();
let problems: readonly string[] = [];

const pages = openPages({
  title: 'The shop',
  tabs: [
    { name: 'greeting', query: 'query Greeting { greeting }' },
    { name: 'caller', query: 'query WhoAsks { caller }' },
    {
      name: 'watch',
      query: 'subscription Watch($orderId: ID!) { orderStatus(orderId: $orderId) { sequence } }',
      variables: '{ "orderId": "ord_1" }',
    },
  ],
  accounts: [
    { name: 'customer', email: 'customer@jumun.example', password: 'jumun-demo' },
    { name: 'stranger', email: 'stranger@jumun.example', password: 'wrong' },
  ],
  problems: () => problems,
});

const events = createHandler({
  schema,
  onSubscribe: (_, { operationName, query, variables }) => ({
    schema,
    operationName: operationName ?? null,
    document: parse(query),
    variableValues: variables ?? null,
    rootValue: shop.rootValue,
    contextValue: undefined,
  }),
  subscribe,
});

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { url = '', method, headers } = request;
  const path = url.replace(/\?.*/, '');
  if (path === '/graphql' && method === 'GET')
    return void response.writeHead(200, pages.landingHeaders).end(pages.landingPage());
  if (path === '/graphql' && headers.accept === 'text/event-stream') {
    shop.state.streams += 1;
    response.on('close', () => (shop.state.streams -= 1));
    return await events(request, response);
  }
  if (path === '/graphql') {
    const result = await graphql({
      ...(await bodyOf(request)),
      rootValue: shop.rootValue,
      contextValue: { authorization: headers.authorization },
    });
    return void response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  }
  const found = pages.answer(path, headers['accept-encoding']);
  if (!found) return void response.writeHead(404).end();
  response.writeHead(found.status, found.headers).end(found.body);
};

let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/** What Apollo's server does when it is asked for Sandbox. */
let sandbox: 'away' | 'silent' | 'there' = 'away';
let page: Page;
let complaints: string[] = [];
let foreign: string[] = [];

beforeEach(async () => {
  sandbox = 'away';
  problems = [];
  complaints = [];
  foreign = [];
  shop.state.tokenLifeMs = 60_000;
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.route(
    ({ origin: asked }) => asked !== origin,
    async (route) => {
      const url = route.request().url();
      foreign.push(url);
      if (url !== sandboxScript || sandbox === 'away') return await route.abort('internetdisconnected');
      if (sandbox === 'there')
        await route.fulfill({
          contentType: 'text/javascript',
          body: 'window.EmbeddedSandbox = class { constructor(options) { window.sandboxOptions = options; } };',
        });
    },
  );
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    console.error('against the policy: ' + event.violatedDirective + ' ' + event.blockedURI))`);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url !== sandboxScript)
      complaints.push(message.text());
  });
});

afterEach(() => page.close());

const openIde = async (path = '/graphiql'): Promise<void> => {
  await page.goto(origin + path);
  await page.waitForSelector('.graphiql-query-editor .CodeMirror', { timeout: 10_000 });
};

const openTab = (name: string) => page.getByRole('tab', { name }).click();
const execute = () => page.locator('.graphiql-execute-button').click();
const press = (account: string) => page.getByRole('button', { name: account, exact: true }).click();

/** Waits until the element shows the text. */
const shows = (selector: string, text: string) =>
  page.locator(selector, { hasText: text }).waitFor({ timeout: 5_000 });
const responds = (text: string) => shows('.graphiql-response', text);

const inBrowser = describe.runIf(isHere);

inBrowser('the landing page, offline', () => {
  it('shows GraphiQL within three seconds, and says why', async () => {
    const begun = performance.now();
    await openIde('/graphql');
    expect(performance.now() - begun).toBeLessThan(3_000);
    await shows('#offline', 'Apollo Sandbox could not be loaded');
    expect(await page.getByRole('link', { name: 'Try Sandbox again' }).getAttribute('href')).toBe('/graphql');
    expect(foreign).toEqual([sandboxScript]);
    expect(complaints).toEqual([]);
  });

  it('does not wait for longer than two seconds for an answer', async () => {
    sandbox = 'silent';
    await page.goto(`${origin}/graphql`, { waitUntil: 'commit' });
    const begun = performance.now();
    await page.waitForSelector('.graphiql-query-editor .CodeMirror', { timeout: 10_000 });
    const took = performance.now() - begun;
    expect(took).toBeGreaterThan(1_500);
    expect(took).toBeLessThan(5_000);
    expect(complaints).toEqual([]);
  });
});

inBrowser('the landing page, online', () => {
  it('shows Apollo Sandbox over this graph, which tells Apollo nothing', async () => {
    sandbox = 'there';
    await page.goto(`${origin}/graphql`);
    const options = await page.waitForFunction('window.sandboxOptions');
    expect(await options.jsonValue()).toMatchObject({
      initialEndpoint: `${origin}/graphql`,
      initialSubscriptionEndpoint: `${origin.replace('http', 'ws')}/graphql`,
      initialState: { document: 'query Greeting { greeting }' },
      runTelemetry: false,
    });
    await page.waitForTimeout(2_500); // past the time it would have waited
    expect(page.url()).toBe(`${origin}/graphql`);
    expect(complaints).toEqual([]);
  });

  it('says why the graph is not that of the files, and when it is again', async () => {
    sandbox = 'there';
    problems = ['The subgraph stores has no <b>type</b> Query.'];
    await page.goto(`${origin}/graphql`);
    await shows('#problems', 'The subgraph stores has no <b>type</b> Query.');
    problems = [];
    await page.locator('#problems').waitFor({ state: 'hidden', timeout: 5_000 });
    expect(complaints).toEqual([]);
  });
});

inBrowser('the IDE', () => {
  afterEach(() => {
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it('runs a query', async () => {
    await openIde();
    await execute();
    await responds('Hello from the graph.');
    expect(await page.locator('#offline').isHidden()).toBe(true);
  });

  it('signs an account in, sends its token from then on, also after a reload, and signs it out', async () => {
    await openIde();
    await openTab('WhoAsks');
    await execute();
    await responds('anonymous');
    await press('customer');
    await shows('#status', 'Signed in as 김customer.');
    await execute();
    await responds('of customer');
    expect(await page.getByRole('button', { name: 'customer' }).getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    await shows('#status', 'Signed in as 김customer.');
    await press('anonymous');
    await shows('#status', 'Not signed in.');
    await execute();
    await responds('anonymous');
  });

  it('says why an account could not be signed in', async () => {
    await openIde();
    await press('stranger');
    await shows('#status', 'Not signed in: The address or the password is wrong.');
  });

  it('renews the token before it expires', async () => {
    shop.state.tokenLifeMs = 2_000;
    await openIde();
    await openTab('WhoAsks');
    const { tokens } = shop.state;
    await press('customer');
    await shows('#status', 'Signed in as 김customer.');
    await page.waitForTimeout(2_500);
    expect(shop.state.tokens).toBeGreaterThanOrEqual(tokens + 2);
    await execute();
    await responds(`token ${shop.state.tokens} of customer`);
  });

  it('shows the events of a subscription as they come, and leaves it when it is stopped', async () => {
    await openIde();
    await openTab('Watch');
    await execute();
    await responds('"sequence": 1');
    shop.state.second.resolve();
    await responds('"sequence": 2');
    expect(shop.state.streams).toBe(1);
    await execute(); // the same button stops it
    await expect.poll(() => shop.state.streams).toBe(0);
  });

  it('completes from the schema', async () => {
    await openIde();
    await page.locator('.graphiql-query-editor .CodeMirror').click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('{ gree');
    await page.keyboard.press('Control+Space');
    await shows('.graphiql-query-editor .CodeMirror-line', '{ greeting}');
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openIde();
    await execute();
    await responds('Hello from the graph.');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const [editor, response] = await Promise.all(
      ['.graphiql-query-editor', '.graphiql-response'].map((one) => page.locator(one).boundingBox()),
    );
    expect(editor?.width).toBeGreaterThan(200);
    expect(response?.width).toBeGreaterThan(200);
    expect(response?.y).toBeGreaterThan(editor?.y ?? Number.POSITIVE_INFINITY);
  });
});

inBrowser('the policy of the pages', () => {
  it('runs no script that stands in the document', async () => {
    await openIde();
    await page.evaluate(`document.body.append(
      Object.assign(document.createElement('script'), { textContent: 'window.planted = true' }))`);
    expect(await page.evaluate('window.planted')).toBeUndefined();
    expect(complaints.join('\n')).toContain('against the policy: script-src');
  });

  it('reaches no other host', async () => {
    await openIde();
    const reached = await page.evaluate(`fetch('https://elsewhere.example/').then(() => true, () => false)`);
    expect(reached).toBe(false);
    expect(foreign).toEqual([]);
    expect(complaints.join('\n')).toContain('connect-src');
  });
});
