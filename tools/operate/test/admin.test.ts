import { rmSync } from 'node:fs';
import { anonymous } from '@jumun/platform/graph/client';
import { sqliteStores } from '@jumun/platform/store/configured';
import { loadContext } from '@jumun/subgraphs/contexts';
import { afterEach, expect, test } from 'vitest';
import { actionsOn, type Json, testEnvironment } from '../../../test/context.ts';
import { admin } from '../admin.ts';
import { runHere } from './commands.ts';
import { temporaryFolder } from './folders.ts';

// The command as an operator gives it, on an installation whose system does not run.

let folder = temporaryFolder();
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  folder = temporaryFolder();
});

const run = (...args: readonly string[]) => {
  const { JUMUN_STORE: _, REDIS_URL: __, ...env } = process.env;
  return runHere(admin, args, { ...env, JUMUN_DATA: folder, JUMUN_LOG: 'silent' });
};

/** The accounts as the running system has them. */
const accounts = async (mode: 'development' | 'production' = 'production') => {
  const { open } = await loadContext('customers');
  return open(testEnvironment({ mode, openStore: sqliteStores(folder), settings: { JUMUN_DATA: folder } }));
};

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

test('production does not start with demo accounts and says what to do; then it does', async () => {
  const development = await accounts('development');
  await development.seed({ demo: true });
  await development.close();
  await expect(accounts('production')).rejects.toThrow(/admin@jumun\.example.*npm run admin -- remove-demo/);
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

test.each([
  [['frob']],
  [['create']],
  [['create', 'a@b.kr', 'c@d.kr']],
  [['list', 'me@example.com']],
  [['--frob']],
  [[]],
])('%j is not understood', async (args) => {
  expect(await run(...args)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('Usage'),
  });
});

test('it says what it can', async () =>
  expect(await run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('remove-demo') }));
