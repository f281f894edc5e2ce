import { generateKeyPairSync } from 'node:crypto';
import type { Context } from '@jumun/platform/graph/context';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Json } from '../../../test/context.ts';
import { testStores } from '../../../test/stores.ts';
import { scopes } from '../../contexts.ts';
import { ensureSigningKey, openSigner, publicKeys } from '../credentials/signing-keys.ts';
import { attemptPeriod, deviceIsKnown, grace, sessionLasts } from '../domain/session.ts';
import { demoEmails, demoPassword } from '../seed.ts';
import { findSigningKeys, keepSigningKey } from '../store/signing-keys.ts';
import { type PrivateJwk, refreshTokens, sessions, signingKeys } from '../store/tables.ts';
import { aClock, aPassword, closeAll, commands, noticesOf, openCustomers, signedIn } from './open.ts';

const argon2 = vi.hoisted(() => ({ calls: 0 }));
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  const counted = (...args: Parameters<typeof crypto.argon2>) => {
    argon2.calls++;
    crypto.argon2(...args);
  };
  return { ...crypto, argon2: counted };
});

/** How many passwords are hashed during this work. */
const hashesOf = async (work: () => Promise<unknown>) => {
  const before = argon2.calls;
  await work();
  return argon2.calls - before;
};

const verified = async (context: Context, token: string, currentDate: Date) =>
  jwtVerify(token, createLocalJWKSet(await publicKeys(context.store.read)), {
    algorithms: ['EdDSA'],
    issuer: 'jumun',
    audience: 'jumun',
    currentDate,
  });

const wrong = 'not the password';
const unknown = 'unknown@example.com';

afterAll(closeAll);

const aCustomer = async (options: Parameters<typeof openCustomers>[0] = {}) => {
  const context = await openCustomers(options);
  const { customer } = await commands(context).signUp({});
  return { context, id: customer.id as string, ...commands(context) };
};

describe('logging in', () => {
  test('opens a session, and the answer shows who is signed in', async () => {
    const { logIn, id } = await aCustomer();
    expect(await logIn(' MINJI@example.com ')).toMatchObject({
      __typename: 'LogInSuccess',
      viewer: { __typename: 'Customer', id, name: '김민지', email: 'minji@example.com', locale: 'ko-KR' },
    });
  });

  test('a wrong password, an unknown address and no address at all get the same answer', async () => {
    const { logIn } = await aCustomer();
    const refused = {
      __typename: 'LogInRefused',
      code: 'LOG_IN_REFUSED',
      message: '이메일 주소 또는 비밀번호가 올바르지 않습니다.',
    };
    expect(await logIn(undefined, wrong)).toEqual(refused);
    expect(await logIn(unknown, aPassword)).toEqual(refused);
    expect(await logIn('no address', aPassword)).toEqual(refused);
    expect(await logIn(undefined, 'short')).toEqual(refused);
  });

  test('an unknown address costs the same hashing as a wrong password', async () => {
    const { logIn } = await aCustomer();
    expect(await hashesOf(() => logIn(undefined, wrong))).toBe(1);
    expect(await hashesOf(() => logIn(unknown, wrong))).toBe(1);
  });

  test('a password that no account can have is not hashed', async () => {
    const { logIn } = await aCustomer();
    for (const password of ['short', 'x'.repeat(129), 'x'.repeat(1_000_000), 'a null\0byte'])
      expect(await hashesOf(() => logIn(undefined, password))).toBe(0);
  });

  test.each(['minji@example.com', unknown])(
    'the eleventh wrong attempt for %s is told to wait',
    async (email) => {
      const { clock, pass } = aClock();
      const { logIn } = await aCustomer({ clock });
      for (let i = 0; i < 10; i++) expect((await logIn(email, wrong)).message).toContain('올바르지 않습니다');
      let eleventh: { code: string; message: string } | undefined;
      const hashed = await hashesOf(async () => {
        eleventh = await logIn(email.toUpperCase(), aPassword);
      });
      expect(eleventh).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterMs: attemptPeriod });
      expect(hashed).toBe(0);
      pass(attemptPeriod - 1);
      expect(await logIn(email, aPassword)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterMs: 1_000 });
      pass(1);
      const after = await logIn(email, aPassword);
      expect(after.__typename).toBe(email === unknown ? 'LogInRefused' : 'LogInSuccess');
    },
  );

  test('who has to wait does not wait an hour longer because the clock was set back by one', async () => {
    const { clock, pass } = aClock();
    const { logIn } = await aCustomer({ clock });
    for (let i = 0; i < 11; i++) await logIn(undefined, wrong);
    expect(await logIn()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    pass(-3_600_000);
    expect((await logIn()).__typename).toBe('LogInSuccess');
  });

  test('sixteen wrong attempts at once, in two processes, check ten passwords', async () => {
    const openStore = testStores();
    const { logIn } = await aCustomer({ openStore });
    const there = commands(await openCustomers({ openStore }));
    const attempts = Array.from({ length: 16 }, (_, i) => (i % 2 ? logIn : there.logIn));
    expect(await hashesOf(() => Promise.all(attempts.map((one) => one(undefined, wrong))))).toBe(10);
  });

  test('many times at once with the right password succeeds every time', async () => {
    const { logIn } = await aCustomer();
    const answers = await Promise.all(Array.from({ length: 12 }, () => logIn()));
    expect(new Set(answers.map((answer) => answer.__typename))).toEqual(new Set(['LogInSuccess']));
  });

  test('forgets wrong attempts after a success', async () => {
    const { logIn } = await aCustomer();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await logIn(undefined, wrong);
      expect((await logIn()).__typename).toBe('LogInSuccess');
    }
  });
});

describe('a device that somebody has logged in on', () => {
  test('still gets in while wrong passwords from elsewhere lock out all others', async () => {
    const { logIn } = await aCustomer();
    const { deviceToken } = await logIn();
    for (let i = 0; i < 30; i++)
      await logIn(undefined, wrong, { deviceToken: i % 2 ? 'x'.repeat(43) : null });
    expect(await logIn()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await logIn(undefined, aPassword, { deviceToken })).toMatchObject({
      __typename: 'LogInSuccess',
      deviceToken,
    });
    expect(await logIn()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' }); // what others tried is not forgiven by it
  });

  test('tries ten passwords itself, and opens no other account more easily', async () => {
    const { context, logIn } = await aCustomer();
    await commands(context).signUp({ email: 'other@example.com' });
    const { deviceToken } = await logIn();
    for (let i = 0; i < 10; i++) await logIn(undefined, wrong, { deviceToken });
    expect(await logIn(undefined, aPassword, { deviceToken })).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    for (let i = 0; i < 10; i++) await logIn('other@example.com', wrong, { deviceToken });
    expect(await logIn('other@example.com', aPassword, { deviceToken })).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
    });
  });

  test('is forgotten after half a year', async () => {
    const { clock, pass } = aClock();
    const { logIn } = await aCustomer({ clock });
    const { deviceToken } = await logIn();
    pass(deviceIsKnown);
    for (let i = 0; i < 10; i++) await logIn(undefined, wrong);
    expect(await logIn(undefined, aPassword, { deviceToken })).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });
});

describe('an access token', () => {
  test('verifies with the public keys and says who, what and until when', async () => {
    const { clock } = aClock();
    const { context, logIn, id } = await aCustomer({ clock });
    const { session } = await logIn();
    const { payload, protectedHeader } = await verified(context, session.accessToken, new Date(clock()));
    const { keys } = await publicKeys(context.store.read);
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'JWT', kid: keys[0]?.kid });
    expect(payload).toEqual({
      iss: 'jumun',
      aud: 'jumun',
      sub: id,
      scope: '',
      stores: [],
      locale: 'ko-KR',
      sid: expect.stringMatching(/^ses_/),
      iat: clock() / 1_000,
      nbf: clock() / 1_000,
      exp: clock() / 1_000 + 600,
      jti: expect.any(String),
    });
    expect(session.expiresAt).toBe('2026-11-20T09:10:00.000Z');
  });

  test('of staff carries scopes and stores, and lasts as long as configured', async () => {
    const { clock } = aClock();
    const context = await openCustomers({ clock, settings: { JUMUN_ACCESS_TOKEN_SECONDS: '5' } });
    await context.seed({ demo: true });
    const { session } = await commands(context).logIn('cafe@jumun.example', demoPassword);
    const { payload } = await verified(context, session.accessToken, new Date(clock()));
    expect(payload).toMatchObject({
      sub: 'stf_cafe',
      scope: 'tickets:read tickets:write',
      stores: ['sto_cafe1', 'sto_cafe2'],
      exp: clock() / 1_000 + 5,
    });
    await expect(verified(context, session.accessToken, new Date(clock() + 6_000))).rejects.toThrow('exp');
  });

  test('verifies with the public keys of every process; the private part stays inside', async () => {
    const openStore = testStores();
    const here = await openCustomers({ openStore });
    const there = await openCustomers({ openStore });
    await here.store.transaction((tx) => tx.delete(signingKeys).execute());
    await Promise.all([here, there].map(({ store }) => ensureSigningKey(store, aClock().clock)));
    const { keys } = await publicKeys(here.store.read);
    expect(await publicKeys(there.store.read)).toEqual({ keys });
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  test('of an older key still verifies after a newer one signs', async () => {
    const { clock } = aClock();
    const { context, logIn } = await aCustomer({ clock });
    const { session } = await logIn();
    const [first] = await findSigningKeys(context.store.read);
    const { publicKey: _, ...pair } = generateKeyPairSync('ed25519');
    const privateJwk = pair.privateKey.export({ format: 'jwk' }) as PrivateJwk;
    const next = { number: 2, kid: 'next', privateJwk, createdAt: clock() };
    await context.store.transaction((tx) => keepSigningKey(tx, next));
    expect((await publicKeys(context.store.read)).keys.map(({ kid }) => kid)).toEqual(['next', first?.kid]);
    await verified(context, session.accessToken, new Date(clock()));
    expect((await openSigner(context.store.read)()).kid).toBe('next');
  });

  test('of the admin with forty stores is short enough for the router', async () => {
    const storeIds = Array.from({ length: 40 }, (_, i) => `sto_${String(i).padStart(32, '0')}`);
    const context = await openCustomers({ shops: storeIds });
    const input = { scopes, storeIds };
    await commands(context, signedIn('stf_boss', ...scopes)).registerStaff(input);
    const { session } = await commands(context).logIn('barista@example.com');
    expect(session.accessToken.length).toBeLessThan(4_096);
  });
});

describe('a session', () => {
  test('continues with a new refresh token each time', async () => {
    const { logIn, refresh } = await aCustomer();
    let { refreshToken } = (await logIn()).session;
    for (let i = 0; i < 3; i++) {
      const answer = await refresh(refreshToken);
      expect(answer.__typename).toBe('RefreshSessionSuccess');
      expect(answer.session.refreshToken).not.toBe(refreshToken);
      refreshToken = answer.session.refreshToken;
    }
  });

  test('keeps no refresh token, only its hash', async () => {
    const { context, logIn } = await aCustomer();
    const { session } = await logIn();
    const kept = JSON.stringify(await context.store.read.select().from(refreshTokens));
    expect(kept).not.toContain(session.refreshToken);
  });

  test('gives the same answer to a refresh token that two tabs use, or whose answer was lost', async () => {
    const openStore = testStores();
    const { context, logIn, refresh } = await aCustomer({ openStore });
    const there = commands(await openCustomers({ openStore }));
    const { refreshToken } = (await logIn()).session;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => (i % 2 ? refresh : there.refresh)(refreshToken)),
    );
    expect(new Set(answers.map(({ session }) => session.refreshToken)).size).toBe(1);
    expect((await refresh(answers[0].session.refreshToken)).__typename).toBe('RefreshSessionSuccess');
    expect(await context.store.read.select().from(sessions)).toHaveLength(1);
  });

  test('ends when a refresh token comes back later, and its owner is told; other sessions continue', async () => {
    const { clock, pass } = aClock();
    const { context, logIn, refresh } = await aCustomer({ clock });
    const stolen = (await logIn()).session.refreshToken;
    const other = (await logIn()).session.refreshToken;
    const next = (await refresh(stolen)).session.refreshToken;
    pass(grace + 1);
    expect(await refresh(stolen)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect(await refresh(next)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect((await refresh(other)).__typename).toBe('RefreshSessionSuccess');
    expect(await noticesOf(context)).toEqual([{ what: 'TOKEN_USED_TWICE', address: 'minji@example.com' }]);
  });

  test('ends 30 days after it was last refreshed, and is then forgotten', async () => {
    const { clock, pass } = aClock();
    const { context, logIn, refresh } = await aCustomer({ clock });
    const first = (await logIn()).session.refreshToken;
    pass(sessionLasts - 1);
    const second = (await refresh(first)).session.refreshToken;
    pass(sessionLasts - 1);
    const third = (await refresh(second)).session.refreshToken;
    const left = (await logIn()).session.refreshToken; // never refreshed
    const timer = context.timers.find(({ name }) => name === 'customers/forget-expired-session');
    expect((await timer?.due(timer.read, clock(), 10))?.ids).toEqual([]);
    pass(sessionLasts);
    expect(await refresh(third)).toMatchObject({ code: 'SESSION_EXPIRED' });
    const due = (await timer?.due(timer.read, clock(), 10))?.ids ?? [];
    expect(due).toHaveLength(1);
    for (const id of due) await timer?.fire(id);
    expect(await context.store.read.select().from(sessions)).toEqual([]);
    expect(await context.store.read.select().from(refreshTokens)).toEqual([]);
    expect(await refresh(left)).toMatchObject({ code: 'SESSION_EXPIRED' });
  });

  test.each(['', 'x', '_'.repeat(43), 'x'.repeat(100_000)])(
    'is not opened by a made-up token (%#)',
    async (token) => {
      const { refresh } = await aCustomer();
      expect(await refresh(token)).toMatchObject({
        code: 'SESSION_EXPIRED',
        message: '로그인이 만료되었습니다. 다시 로그인해 주세요.',
      });
    },
  );

  const sidOf = ({ session }: Json): string =>
    JSON.parse(Buffer.from(session.accessToken.split('.')[1], 'base64url').toString()).sid;

  test('ends when its owner logs out, and all of them where that is asked for; sessions of others continue', async () => {
    const { context, id, logIn, refresh } = await aCustomer();
    await commands(context).signUp({ email: 'other@example.com' });
    const [here, there, elsewhere] = [await logIn(), await logIn(), await logIn()];
    const others = await logIn('other@example.com');
    const { logOut } = commands(context, signedIn(id), sidOf(here));
    const ended = () => context.routes['/ended-sessions']?.(undefined as never, undefined);
    expect(await ended()).toEqual([]);
    expect(await logOut()).toEqual({ __typename: 'LogOutSuccess', ok: true });
    expect(await logOut()).toEqual({ __typename: 'LogOutSuccess', ok: true });
    expect(await ended()).toEqual([sidOf(here)]);
    expect(await refresh(here.session.refreshToken)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect((await refresh(there.session.refreshToken)).__typename).toBe('RefreshSessionSuccess');
    await commands(context, signedIn(id), sidOf(there)).logOut(true);
    expect(await ended()).toEqual(expect.arrayContaining([here, there, elsewhere].map(sidOf)));
    expect(await refresh(elsewhere.session.refreshToken)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect((await refresh(others.session.refreshToken)).__typename).toBe('RefreshSessionSuccess');
    expect((await logIn()).__typename).toBe('LogInSuccess');
  });

  test('is listed with its device and its last use, and its owner ends it; nobody else sees or ends it', async () => {
    const { clock, pass } = aClock();
    const { context, id, logIn, refresh } = await aCustomer({ clock });
    const phone = await logIn(undefined, undefined, { device: 'Galaxy S30' });
    pass(1_000);
    const laptop = await logIn();
    pass(1_000);
    await refresh(phone.session.refreshToken);
    const mine = commands(context, signedIn(id), sidOf(laptop));
    const began = Date.parse('2026-11-20T09:00:00Z');
    expect(await mine.sessions()).toMatchObject([
      {
        id: sidOf(phone),
        device: 'Galaxy S30',
        current: false,
        startedAt: new Date(began).toISOString(),
        lastUsedAt: new Date(began + 2_000).toISOString(),
      },
      { id: sidOf(laptop), device: null, current: true },
    ]);
    const stranger = commands(context, signedIn('cus_other'));
    expect(await stranger.sessions()).toEqual([]);
    expect(await stranger.endSession(sidOf(phone))).toMatchObject({ code: 'SESSION_NOT_FOUND' });
    expect(await mine.endSession(sidOf(phone))).toEqual({
      __typename: 'EndSessionSuccess',
      id: sidOf(phone),
    });
    expect(await mine.endSession(sidOf(phone))).toMatchObject({ code: 'SESSION_NOT_FOUND' });
    expect(await mine.sessions()).toMatchObject([{ id: sidOf(laptop) }]);
  });

  test('cannot be ended by an anonymous caller', async () => {
    const { logOut } = await aCustomer();
    await expect(logOut()).rejects.toThrow('UNAUTHENTICATED');
  });
});

test('old attempts are forgotten, recent ones are not', async () => {
  const { clock, pass } = aClock();
  const { context, logIn } = await aCustomer({ clock });
  await logIn(unknown, wrong);
  pass(attemptPeriod / 2);
  await logIn('another@example.com', wrong);
  const timer = context.timers.find(({ name }) => name === 'customers/forget-old-attempts');
  pass(attemptPeriod / 2);
  const due = (await timer?.due(timer.read, clock(), 10))?.ids ?? [];
  expect(due).toHaveLength(1);
  for (const id of due) await timer?.fire(id);
  pass(attemptPeriod / 2);
  expect((await timer?.due(timer.read, clock(), 10))?.ids).toHaveLength(1);
});

describe('the demo accounts', () => {
  test('can all log in, and are made once with one hash', async () => {
    const context = await openCustomers();
    expect(await hashesOf(() => context.seed({ demo: true }))).toBe(1);
    expect(await hashesOf(() => context.seed({ demo: true }))).toBe(0);
    expect(demoEmails).toHaveLength(9);
    for (const email of demoEmails)
      expect(await commands(context).logIn(email, demoPassword)).toMatchObject({ viewer: { email } });
    const { events } = await context.journal.page(0, 100);
    expect(events.map((event) => [event.type, event.aggregate])).toEqual([
      ['CustomerSignedUp', 'cus_demo1'],
      ['ContactChanged', 'cus_demo1'],
      ['CustomerSignedUp', 'cus_demo2'],
      ['ContactChanged', 'cus_demo2'],
    ]);
  });

  test('are made once by several processes at once', async () => {
    const openStore = testStores();
    const processes = [await openCustomers({ openStore }), await openCustomers({ openStore })];
    await Promise.all(processes.map((context) => context.seed({ demo: true })));
    expect((await processes[0]?.journal.page(0, 100))?.events).toHaveLength(4);
  });

  test('do not exist outside the demo', async () => {
    const context = await openCustomers();
    await context.seed({ demo: false });
    expect(await commands(context).logIn('admin@jumun.example', demoPassword)).toMatchObject({
      code: 'LOG_IN_REFUSED',
    });
  });
});
