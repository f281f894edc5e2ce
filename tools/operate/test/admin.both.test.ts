import { setTimeout as pause } from 'node:timers/promises';
import { anonymous } from '@jumun/platform/graph/client';
import { openNotifier } from '@jumun/platform/redis/notifier';
import { installationOf } from '@jumun/platform/redis/redis';
import { configuredStores } from '@jumun/platform/store/configured';
import { endedSessions } from '@jumun/schema/sessions';
import { loadContext } from '@jumun/subgraphs/contexts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestRedis } from '../../../platform/test/redis.ts';
import { silent } from '../../../platform/test/tallies.ts';
import { actionsOn, type Json, testEnvironment } from '../../../test/context.ts';
import { ground, testDatabase, testFolder } from '../../../test/stores.ts';
import { admin } from '../admin.ts';
import { runHere } from './commands.ts';

// The command as an operator gives it, on an installation whose system does not run.

type Installation = { readonly folder: string; readonly store: string };

const emptyInstallation = async (): Promise<Installation> => ({
  folder: testFolder(),
  store: ground === 'postgres' ? await testDatabase() : 'sqlite',
});

let here: Installation;

const runWith = (settings: NodeJS.ProcessEnv, ...args: readonly string[]) => {
  const { REDIS_URL: _, ...env } = process.env;
  const { folder, store } = here;
  const own = { JUMUN_DATA: folder, JUMUN_STORE: store, JUMUN_LOG: 'silent' };
  return runHere(admin, args, { ...env, ...own, ...settings });
};
const run = (...args: readonly string[]) => runWith({}, ...args);

/** The accounts as the running system has them. */
const accounts = async (mode: 'development' | 'production' = 'production') => {
  const { open } = await loadContext('customers');
  const { folder, store } = here;
  const openStore = configuredStores(store, folder, { connections: 2, urgent: [] });
  return open(testEnvironment({ mode, openStore, settings: { JUMUN_DATA: folder } }));
};

// in the process of these tests PGlite has one database, which no command could open
describe.skipIf(ground === 'pglite')('the owners of an installation', { timeout: 120_000 }, () => {
  beforeEach(async () => {
    here = await emptyInstallation();
  });

  test('the first owner is made in an empty folder, sets a password with the code, and may do everything', async () => {
    const { status, stdout } = await run('create', 'Me@Example.com', '--name', '김사장', '--json');
    expect(status).toBe(0);
    const given = JSON.parse(stdout) as Json;
    expect(given).toEqual({
      email: 'me@example.com',
      code: expect.stringMatching(/^[0-9A-Z]{12}$/),
      expiresAt: expect.any(String),
    });
    const context = await accounts();
    const { setPassword } = await actionsOn(context).ask<Json>(
      anonymous,
      `mutation ($input: SetPasswordInput!) { setPassword(input: $input) { ... on SetPasswordSuccess {
        session { accessToken } viewer { name ... on Staff { roles scopes } } } } }`,
      { input: { email: 'me@example.com', code: given.code, password: 'a long enough one' } },
    );
    expect(setPassword.viewer).toMatchObject({ name: '김사장', roles: ['OWNER'] });
    expect(setPassword.viewer.scopes).toEqual(
      expect.arrayContaining(['staff:write', 'catalog:write', 'stores:any']),
    );
    // said before any worker ran, for the trail that the owner will read; nothing of it is the address or the name
    const [act, ...more] = await actionsOn(context).acts();
    expect([act?.data, more]).toEqual([
      {
        actId: act?.aggregate,
        actor: 'service:operator',
        command: 'createOwner',
        subjects: [expect.stringMatching(/^stf_/)],
      },
      [],
    ]);
    await context.close();
    expect((await run('list')).stdout).toBe('me@example.com  김사장  open\n');
    const again = await run('create', 'me@example.com');
    expect(again).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('with a password already'),
    });
  });

  test('a code is shown once', async () => {
    const first = await run('create', 'me@example.com', '--json');
    const again = await run('create', 'me@example.com', '--json');
    expect(again.status).toBe(1);
    expect(again.stdout + again.stderr).not.toContain((JSON.parse(first.stdout) as Json).code);
  });

  test('an owner is disabled, and nobody else', async () => {
    await run('create', 'me@example.com');
    expect((await run('disable', 'me@example.com')).stdout).toContain('is disabled');
    expect((await run('list')).stdout).toContain('disabled');
    expect((await run('disable', 'nobody@example.com')).status).toBe(1);
  });

  test('the routers are told at once that the sessions of a disabled owner have ended', async () => {
    const { code } = JSON.parse((await run('create', 'me@example.com', '--json')).stdout) as Json;
    const context = await accounts();
    await actionsOn(context).ask(
      anonymous,
      'mutation ($input: SetPasswordInput!) { setPassword(input: $input) { __typename } }',
      { input: { email: 'me@example.com', code, password: 'a long enough one' } },
    );
    await context.close();
    const redis = await startTestRedis();
    const router = await openNotifier(redis.url, installationOf(here.folder), silent);
    let told = 0;
    router.listen(endedSessions, () => told++);
    await pause(100); // until it has subscribed
    await runWith({ REDIS_URL: redis.url }, 'disable', 'me@example.com');
    await vi.waitFor(() => expect(told).toBe(1));
    await router.close();
    await redis.stop();
  });

  test('production does not start with demo accounts and says what to do; then it does', async () => {
    const development = await accounts('development');
    await development.seed({ demo: true });
    await development.close();
    await expect(accounts('production')).rejects.toThrow(
      /admin@jumun\.example.*npm run admin -- remove-demo/,
    );
    expect((await run('remove-demo', '--check')).stdout).toContain('There are customer@jumun.example');
    await expect(accounts('production')).rejects.toThrow('remove-demo');
    expect((await run('remove-demo')).stdout).toContain('Taken away: customer@jumun.example');
    expect((await run('remove-demo')).stdout).toBe('There is no demo account.\n');
    const production = await accounts('production');
    const logIn = `mutation { logIn(input: { email: "admin@jumun.example", password: "jumun-demo" }) { __typename } }`;
    expect(await actionsOn(production).ask(anonymous, logIn)).toEqual({
      logIn: { __typename: 'LogInRefused' },
    });
    await production.close();
  });
});

/** Without any store: there is nothing to be done. */
const runNowhere = (...args: readonly string[]) => runHere(admin, args, { JUMUN_DATA: testFolder() });

test.each([
  [['frob']],
  [['create']],
  [['create', 'a@b.kr', 'c@d.kr']],
  [['list', 'me@example.com']],
  [['--frob']],
  [[]],
])('%j is not understood', async (args) => {
  expect(await runNowhere(...args)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('Usage'),
  });
});

test('it says what it can', async () =>
  expect(await runNowhere('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('remove-demo'),
  }));
