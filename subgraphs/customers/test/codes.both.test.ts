import { anonymous, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { actionsOn, type Json } from '../../../test/context.ts';
import { testStores } from '../../../test/stores.ts';
import { betweenCodes, codeLasts, mostMisses, mostRequests, requestPeriod } from '../domain/code.ts';
import { attemptPeriod } from '../domain/session.ts';
import { moveAddress } from '../store/accounts.ts';
import { attempts, codes, sessions } from '../store/tables.ts';
import {
  aBoss,
  aClock,
  aPassword,
  closeAll,
  codeOf,
  commands,
  noticesOf,
  openCustomers,
  signedIn,
} from './open.ts';

afterAll(closeAll);

const another = 'an entirely new one';
const wrongCode = '000000000000';

const confirmsFirst = { JUMUN_CONFIRM_FIRST: 'on' };

/** A customer who has just signed up where addresses have to be confirmed. */
const aCustomer = async (settings: NodeJS.ProcessEnv = confirmsFirst, openStore = testStores()) => {
  const { clock, pass } = aClock();
  const context = await openCustomers({ settings, clock, openStore });
  const { customer } = await commands(context).signUp({ phone: '010-1234-5678' });
  const own = commands(context, signedIn(customer.id), 'ses_own');
  return { context, clock, pass, id: customer.id as string, own, anybody: commands(context) };
};

/** What a request does after its answer has been done by now. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('an address', () => {
  test('has to be confirmed before anybody logs in with it, by the code that is sent there', async () => {
    const { context, anybody } = await aCustomer();
    expect(await anybody.logIn()).toMatchObject({ code: 'LOG_IN_REFUSED' });
    const { code, address } = await codeOf(context, 'CONFIRM_EMAIL');
    expect(address).toBe('minji@example.com');
    expect(await anybody.confirmEmail(wrongCode)).toMatchObject({ code: 'CODE_REFUSED' });
    expect(await anybody.confirmEmail(` ${code.slice(0, 3)} ${code.slice(3)} `)).toEqual({
      __typename: 'ConfirmEmailSuccess',
      email: 'minji@example.com',
    });
    expect(await anybody.confirmEmail(code)).toMatchObject({ code: 'CODE_REFUSED' });
    expect((await anybody.logIn()).__typename).toBe('LogInSuccess');
  });

  test('that is not confirmed is sent the code again for the right password only', async () => {
    const { context, pass, anybody } = await aCustomer();
    const first = await codeOf(context, 'CONFIRM_EMAIL');
    pass(betweenCodes);
    await anybody.logIn(undefined, another);
    await settled();
    expect(await codeOf(context, 'CONFIRM_EMAIL')).toEqual(first);
    await anybody.logIn();
    await settled();
    expect((await codeOf(context, 'CONFIRM_EMAIL')).code).not.toBe(first.code);
  });

  test('is not told by signing up with it and logging in: free or taken, the answer is one', async () => {
    const { context, anybody } = await aCustomer();
    await anybody.confirmEmail((await codeOf(context, 'CONFIRM_EMAIL')).code);
    const tried = async (email: string) => {
      await anybody.signUp({ email, password: another });
      return anybody.logIn(email, another);
    };
    expect(await tried('free@example.com')).toEqual(await tried('minji@example.com'));
  });

  test('counts as confirmed where nobody asks for it', async () => {
    const { context, anybody } = await aCustomer({});
    expect((await anybody.logIn()).__typename).toBe('LogInSuccess');
    expect(await codeOf(context, 'CONFIRM_EMAIL')).toBeNull();
  });

  test('is told to nobody: not by confirming, not by resetting, not by signing up', async () => {
    const { anybody } = await aCustomer();
    expect(await anybody.confirmEmail(wrongCode, 'nobody@example.com')).toEqual(
      await anybody.confirmEmail(wrongCode),
    );
    expect(await anybody.requestPasswordReset('nobody@example.com')).toEqual(
      await anybody.requestPasswordReset(),
    );
    expect(await anybody.setPassword(wrongCode, another, 'nobody@example.com')).toEqual(
      await anybody.setPassword(wrongCode, another),
    );
  });

  test('is changed by a code to the new one; the old one is told, and other sessions end', async () => {
    const { context, id, own, anybody } = await aCustomer({});
    const elsewhere = (await anybody.logIn()).session.refreshToken;
    expect(await own.requestEmailChange('new@example.com', another)).toMatchObject({
      code: 'LOG_IN_REFUSED',
    });
    expect((await own.requestEmailChange('new@example.com')).__typename).toBe('RequestEmailChangeSuccess');
    const { code, address } = await codeOf(context, 'CHANGE_EMAIL');
    expect(address).toBe('new@example.com');
    expect(await own.changeEmail(wrongCode)).toMatchObject({ code: 'CODE_REFUSED' });
    expect(await own.changeEmail(code)).toMatchObject({ viewer: { id, email: 'new@example.com' } });
    expect(await noticesOf(context)).toEqual([{ what: 'EMAIL_CHANGED', address: 'minji@example.com' }]);
    expect(await anybody.refresh(elsewhere)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect(await anybody.logIn()).toMatchObject({ code: 'LOG_IN_REFUSED' });
    expect((await anybody.logIn('new@example.com')).__typename).toBe('LogInSuccess');
  });

  test('is told to nobody by the work there is, without an account or with one: there are the same units and writes', async () => {
    const { context, anybody } = await aCustomer();
    await anybody.requestPasswordReset();
    await settled();
    const begun = vi.spyOn(context.store, 'transaction');
    const unitsOf = async (act: (email: string) => Promise<unknown>, email: string) => {
      begun.mockClear();
      await act(email);
      return begun.mock.calls.length;
    };
    const confirming = (email: string) => anybody.confirmEmail(wrongCode, email);
    const setting = (email: string) => anybody.setPassword(wrongCode, another, email);
    for (const act of [confirming, setting]) {
      expect(await unitsOf(act, 'minji@example.com')).toBe(1);
      expect(await unitsOf(act, 'nobody@example.com')).toBe(1);
    }
    const missed = await context.store.read.select({ count: attempts.count }).from(attempts);
    expect(missed).toEqual([{ count: 2 }, { count: 2 }]);
  });

  test('that was left is no way to the account: codes that were sent there open nothing', async () => {
    const { context, id, own, anybody } = await aCustomer();
    await anybody.requestPasswordReset();
    await settled();
    const toSet = await codeOf(context, 'SET_PASSWORD');
    const toConfirm = await codeOf(context, 'CONFIRM_EMAIL');
    await own.requestEmailChange('new@example.com');
    await own.changeEmail((await codeOf(context, 'CHANGE_EMAIL')).code);
    expect(await context.store.read.select().from(codes)).toEqual([]);
    for (const email of ['minji@example.com', 'new@example.com']) {
      expect(await anybody.setPassword(toSet.code, another, email)).toMatchObject({ code: 'CODE_REFUSED' });
      expect(await anybody.confirmEmail(toConfirm.code, email)).toMatchObject({ code: 'CODE_REFUSED' });
    }
    expect(await own.entity('Customer', id, 'email')).toEqual({ email: 'new@example.com' });
  });

  test('that was left is no way to the account for a code that was being requested meanwhile, either', async () => {
    const { context, id, own, anybody } = await aCustomer();
    await own.requestEmailChange('new@example.com');
    await own.changeEmail((await codeOf(context, 'CHANGE_EMAIL')).code);
    await anybody.requestPasswordReset('new@example.com');
    await settled();
    const { code } = await codeOf(context, 'SET_PASSWORD');
    const sentTo = (address: string, purpose: 'SET_PASSWORD' | 'CONFIRM_EMAIL') =>
      context.store.transaction(async (tx) => {
        await tx.update(codes).set({ address, purpose });
      });
    await sentTo('minji@example.com', 'CONFIRM_EMAIL');
    expect(await anybody.confirmEmail(code, 'new@example.com')).toMatchObject({ code: 'CODE_REFUSED' });
    await anybody.requestPasswordReset('new@example.com');
    await settled();
    const { code: next } = await codeOf(context, 'SET_PASSWORD');
    await sentTo('minji@example.com', 'SET_PASSWORD');
    expect(await anybody.setPassword(next, another, 'new@example.com')).toMatchObject({
      code: 'CODE_REFUSED',
    });
    expect(await own.entity('Customer', id, 'email')).toEqual({ email: 'new@example.com' });
  });

  test('of somebody else is not told by when the next may be asked for, nor by what is kept', async () => {
    const { context, pass, own, anybody } = await aCustomer({});
    await anybody.signUp({ email: 'other@example.com' });
    const kept = async () => {
      const [row] = await context.store.read.select().from(codes).where(eq(codes.purpose, 'CHANGE_EMAIL'));
      return row;
    };
    await own.requestEmailChange('other@example.com');
    const unsent = await kept();
    expect(unsent).toMatchObject({ address: 'other@example.com', requests: 1, misses: 0 });
    await own.requestEmailChange('free@example.com');
    expect(await kept()).toEqual(unsent);
    expect(await codeOf(context, 'CHANGE_EMAIL')).toBeNull();
    expect(await own.changeEmail(unsent?.code ?? '')).toMatchObject({ code: 'CODE_REFUSED' });
    await own.requestEmailChange('other@example.com');
    pass(betweenCodes);
    await own.requestEmailChange('free@example.com');
    expect(await kept()).toMatchObject({ address: 'free@example.com', requests: 2 });
    expect(await codeOf(context, 'CHANGE_EMAIL')).toMatchObject({ address: 'free@example.com' });
  });

  test('of somebody else cannot be taken, and the answer does not tell that it is there', async () => {
    const { context, pass, own, anybody } = await aCustomer({});
    await anybody.signUp({ email: 'other@example.com' });
    const answer = await own.requestEmailChange('other@example.com');
    pass(betweenCodes);
    expect(await own.requestEmailChange('free@example.com')).toEqual(answer);
    expect(await codeOf(context, 'CHANGE_EMAIL')).toMatchObject({ address: 'free@example.com' });
    const { code } = await codeOf(context, 'CHANGE_EMAIL');
    await anybody.signUp({ email: 'free@example.com' }); // somebody was faster
    expect(await own.changeEmail(code)).toMatchObject({ code: 'CODE_REFUSED' });
  });
});

describe('a telephone number', () => {
  test('is confirmed by the code that is sent there, until it is another one', async () => {
    const { context, own } = await aCustomer();
    expect((await own.requestPhoneCode()).__typename).toBe('RequestPhoneCodeSuccess');
    const { code, address } = await codeOf(context, 'CONFIRM_PHONE');
    expect(address).toBe('+821012345678');
    expect(await own.confirmPhone(code)).toMatchObject({ customer: { phoneConfirmed: true } });
    expect(await own.requestPhoneCode()).toMatchObject({ code: 'NOTHING_TO_CONFIRM' });
    await own.updateProfile({ phone: '010-8765-4321' });
    expect((await own.requestPhoneCode()).__typename).toBe('RequestPhoneCodeSuccess');
  });

  test('is not confirmed by a code that went to the one before', async () => {
    const { context, own } = await aCustomer();
    await own.requestPhoneCode();
    const { code } = await codeOf(context, 'CONFIRM_PHONE');
    await own.updateProfile({ phone: '010-8765-4321' });
    expect(await own.confirmPhone(code)).toMatchObject({ customer: { phoneConfirmed: false } });
  });
});

describe('a code', () => {
  test('cannot be guessed: after five wrong ones the right one is refused', async () => {
    const { context, anybody } = await aCustomer();
    const { code } = await codeOf(context, 'CONFIRM_EMAIL');
    for (let i = 0; i < mostMisses; i++) await anybody.confirmEmail(wrongCode);
    expect(await anybody.confirmEmail(code)).toMatchObject({ code: 'CODE_REFUSED' });
    expect(await codeOf(context, 'CONFIRM_EMAIL')).toBeNull();
  });

  test('is refused when it is too old, and nothing is sent any more', async () => {
    const { context, pass, anybody } = await aCustomer();
    const { code } = await codeOf(context, 'CONFIRM_EMAIL');
    pass(codeLasts.CONFIRM_EMAIL);
    expect(await codeOf(context, 'CONFIRM_EMAIL')).toBeNull();
    expect(await anybody.confirmEmail(code)).toMatchObject({ code: 'CODE_REFUSED' });
  });

  test('is used once, also when it is shown twice at the same time', async () => {
    const { context, anybody } = await aCustomer();
    const { code } = await codeOf(context, 'CONFIRM_EMAIL');
    const answers = await Promise.all([anybody.confirmEmail(code), anybody.confirmEmail(code)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'CodeRefused',
      'ConfirmEmailSuccess',
    ]);
  });

  test('is sent again after a minute, and five times in an hour at most', async () => {
    const { context, pass, own } = await aCustomer();
    await own.requestPhoneCode();
    expect(await own.requestPhoneCode()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    for (let i = 1; i < mostRequests; i++) {
      pass(betweenCodes);
      expect((await own.requestPhoneCode()).__typename).toBe('RequestPhoneCodeSuccess');
    }
    pass(betweenCodes);
    expect(await own.requestPhoneCode()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    pass(requestPeriod);
    expect((await own.requestPhoneCode()).__typename).toBe('RequestPhoneCodeSuccess');
    const { events } = await context.journal.page(0, 100);
    expect(events.filter(({ type }) => type === 'CodeRequested')).toHaveLength(mostRequests + 2);
  });

  test('is sent no sooner by a process whose clock is a millisecond behind', async () => {
    const openStore = testStores();
    const { clock, pass, id, own } = await aCustomer(confirmsFirst, openStore);
    const behind = await openCustomers({
      settings: confirmsFirst,
      clock: () => (clock() - 1) as Instant,
      openStore,
    });
    const there = commands(behind, signedIn(id));
    for (let i = 0; i < mostRequests; i++) {
      expect((await own.requestPhoneCode()).__typename).toBe('RequestPhoneCodeSuccess');
      expect(await there.requestPhoneCode()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
      pass(betweenCodes);
    }
    expect(await own.requestPhoneCode()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  test('for a password is voided by nobody who shows wrong ones', async () => {
    const { context, anybody } = await aCustomer({});
    await anybody.requestPasswordReset();
    await settled();
    const { code } = await codeOf(context, 'SET_PASSWORD');
    for (let i = 0; i < mostMisses; i++) await anybody.setPassword(wrongCode, another);
    expect((await anybody.setPassword(code, another)).__typename).toBe('SetPasswordSuccess');
  });

  test('that an operator hands over is neither taken away nor held up by who asks for one to be sent', async () => {
    const { clock, pass } = aClock();
    const context = await openCustomers({ clock });
    const anybody = commands(context);
    const email = 'owner@example.com';
    const handOver = async (command: string) => {
      const query = `mutation { given: ${command}(input: { email: "${email}" }) { code problem } }`;
      return (await actionsOn(context).ask<Json>(serviceCaller('operator'), query)).given;
    };
    const sent = async () => {
      await anybody.requestPasswordReset(email);
      await settled();
      return (await codeOf(context, 'SET_PASSWORD')).code;
    };
    const first = await handOver('createOwner');
    pass(betweenCodes);
    const late = await sent();
    expect((await anybody.setPassword(first.code, another, email)).__typename).toBe('SetPasswordSuccess');
    for (const code of [first.code, late]) // a password that was set voids all there are
      expect(await anybody.setPassword(code, another, email)).toMatchObject({ code: 'CODE_REFUSED' });
    await sent();
    const second = await handOver('resetOwner');
    expect(second).toMatchObject({ problem: null });
    expect(await handOver('resetOwner')).toMatchObject({ problem: 'TOO_SOON' });
    pass(codeLasts.SET_PASSWORD);
    expect((await anybody.setPassword(second.code, another, email)).__typename).toBe('SetPasswordSuccess');
  });

  test('and where it goes stand in no journal, and only notifications may ask', async () => {
    const { context } = await aCustomer();
    const [row] = await context.store.read.select().from(codes);
    expect(row?.code).toMatch(/^\d{6}$/);
    const { events } = await context.journal.page(0, 100);
    const requested = JSON.stringify(events.find(({ type }) => type === 'CodeRequested'));
    expect(requested).not.toContain(row?.code);
    expect(requested).not.toContain('minji@');
    const ask = '{ codeToSend(id: "x") { code } }';
    for (const caller of [anonymous, aBoss])
      await expect(actionsOn(context).ask(caller, ask)).rejects.toThrow(/UNAUTHENTICATED|FORBIDDEN/);
  });
});

describe('a password', () => {
  test('that was forgotten is set by a code; every session ends, a new one begins, and the owner is told', async () => {
    const { context, anybody } = await aCustomer({});
    const { refreshToken } = (await anybody.logIn()).session;
    await anybody.requestPasswordReset(' MINJI@example.com');
    await settled();
    const { code, address } = await codeOf(context, 'SET_PASSWORD');
    expect(address).toBe('minji@example.com');
    expect(code).toMatch(/^[0-9A-Z]{12}$/);
    expect(await anybody.setPassword(code, 'short')).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
    expect(await anybody.setPassword(code.toLowerCase(), another)).toMatchObject({
      __typename: 'SetPasswordSuccess',
      session: { accessToken: expect.any(String) },
    });
    expect(await anybody.setPassword(code, another)).toMatchObject({ code: 'CODE_REFUSED' });
    expect(await anybody.refresh(refreshToken)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect(await anybody.logIn(undefined, aPassword)).toMatchObject({ code: 'LOG_IN_REFUSED' });
    expect((await anybody.logIn(undefined, another)).__typename).toBe('LogInSuccess');
    expect(await noticesOf(context)).toEqual([{ what: 'PASSWORD_CHANGED', address: 'minji@example.com' }]);
  });

  test('that is set by a code opens an account that others have locked, and confirms its address', async () => {
    const { context, anybody } = await aCustomer();
    for (let i = 0; i < 11; i++) await anybody.logIn(undefined, 'not the password');
    expect(await anybody.logIn()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await anybody.requestPasswordReset();
    await settled();
    await anybody.setPassword((await codeOf(context, 'SET_PASSWORD')).code, another);
    expect((await anybody.logIn(undefined, another)).__typename).toBe('LogInSuccess');
  });

  test('is changed by whoever knows it; the session that asks goes on, and all others end', async () => {
    const { context, id, anybody } = await aCustomer({});
    const [here, there] = [await anybody.logIn(), await anybody.logIn()];
    const [, claims] = here.session.accessToken.split('.');
    const { sid } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const own = commands(context, signedIn(id), sid);
    expect(await own.changePassword('not the password', another)).toMatchObject({ code: 'LOG_IN_REFUSED' });
    expect(await own.changePassword(aPassword, 'password')).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
    expect((await own.changePassword(aPassword, another)).__typename).toBe('ChangePasswordSuccess');
    expect((await anybody.refresh(here.session.refreshToken)).__typename).toBe('RefreshSessionSuccess');
    expect(await anybody.refresh(there.session.refreshToken)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect((await anybody.logIn(undefined, another)).__typename).toBe('LogInSuccess');
  });

  test('cannot be guessed by whoever holds a session, and that locks out nobody who logs in', async () => {
    const { pass, own, anybody } = await aCustomer({});
    for (let i = 0; i < 10; i++) await own.changePassword(`guess number ${i}`, another);
    expect(await own.changePassword(aPassword, another)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect((await anybody.logIn()).__typename).toBe('LogInSuccess');
    pass(attemptPeriod);
    expect((await own.changePassword(aPassword, another)).__typename).toBe('ChangePasswordSuccess');
  });
});

describe('a member of staff', () => {
  const registered = async (input: object = {}) => {
    const context = await openCustomers();
    const boss = commands(context, aBoss);
    const { staff } = await boss.registerStaff({
      password: null,
      scopes: [],
      roles: ['BARISTA'],
      ...input,
    });
    return { context, boss, staff, anybody: commands(context) };
  };

  test('who is registered without a password sets one with the code that is sent', async () => {
    const { context, staff, anybody } = await registered();
    expect(staff).toMatchObject({
      roles: ['BARISTA'],
      scopes: ['catalog:availability', 'tickets:read', 'tickets:write'],
    });
    for (const password of ['', aPassword])
      expect(await anybody.logIn('barista@example.com', password)).toMatchObject({ code: 'LOG_IN_REFUSED' });
    const { code } = await codeOf(context, 'SET_PASSWORD');
    expect(await anybody.setPassword(code, another, 'barista@example.com')).toMatchObject({
      viewer: { id: staff.id },
    });
    expect((await anybody.logIn('barista@example.com', another)).__typename).toBe('LogInSuccess');
  });

  test('who is registered again is sent another code where they log in by now, until they have a password', async () => {
    const { clock, pass } = aClock();
    const context = await openCustomers({ clock });
    const boss = commands(context, aBoss);
    const again = { password: null, scopes: [], roles: ['BARISTA'] };
    const { staff } = await boss.registerStaff(again);
    const first = await codeOf(context, 'SET_PASSWORD');
    await context.store.transaction((tx) => moveAddress(tx, staff.id, 'moved@example.com'));
    pass(betweenCodes);
    await boss.registerStaff(again);
    const { code, address } = await codeOf(context, 'SET_PASSWORD');
    expect([code === first.code, address]).toEqual([false, 'moved@example.com']);
    await commands(context).setPassword(code, another, 'moved@example.com');
    pass(betweenCodes);
    expect((await boss.registerStaff(again)).__typename).toBe('RegisterStaffSuccess');
    expect(await codeOf(context, 'SET_PASSWORD')).toBeNull();
  });

  test('who may do more by now is not touched by whoever registered them with less, and no code is sent', async () => {
    const { clock, pass } = aClock();
    const context = await openCustomers({ clock });
    const manager = { ...signedIn('stf_m', 'staff:write', 'tickets:read'), stores: ['sto_cafe1'] };
    const granter = commands(context, manager);
    const again = { password: null, scopes: ['tickets:read'], roles: [] };
    const { staff } = await granter.registerStaff(again);
    const sent = await codeOf(context, 'SET_PASSWORD');
    const more = ['tickets:read', 'catalog:write'];
    await commands(context, aBoss).updateStaff(staff.id, { scopes: more });
    pass(betweenCodes);
    expect(await granter.registerStaff(again)).toMatchObject({
      code: 'SCOPE_NOT_HELD',
      missing: ['catalog:write'],
    });
    expect(await codeOf(context, 'SET_PASSWORD')).toEqual(sent);
  });

  test('who is disabled is out at once and cannot come back by any way, until enabled', async () => {
    const { context, boss, staff, anybody } = await registered({ password: aPassword });
    const { refreshToken } = (await anybody.logIn('barista@example.com')).session;
    expect(await boss.disableStaff(staff.id)).toMatchObject({ staff: { disabled: true } });
    expect(await context.routes['/ended-sessions']?.(undefined as never, undefined)).toHaveLength(1);
    expect(await anybody.refresh(refreshToken)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect(await anybody.logIn('barista@example.com')).toMatchObject({ code: 'LOG_IN_REFUSED' });
    await anybody.requestPasswordReset('barista@example.com');
    await settled();
    expect(await codeOf(context, 'SET_PASSWORD')).toBeNull();
    expect(await boss.enableStaff(staff.id)).toMatchObject({ staff: { disabled: false } });
    expect((await anybody.logIn('barista@example.com')).__typename).toBe('LogInSuccess');
  });

  test('who logs in while being disabled has no session in the end, whoever is first', async () => {
    for (let round = 0; round < 5; round++) {
      const { context, boss, staff, anybody } = await registered({ password: aPassword });
      await Promise.all([anybody.logIn('barista@example.com'), boss.disableStaff(staff.id)]);
      expect(await context.store.read.select().from(sessions)).toEqual([]);
    }
  });

  test('has other rights at once: sessions with the old ones end', async () => {
    const { boss, staff, anybody } = await registered({ password: aPassword });
    const { refreshToken } = (await anybody.logIn('barista@example.com')).session;
    expect(
      await boss.updateStaff(staff.id, { roles: ['BOOKSELLER'], storeIds: ['sto_bookshop'] }),
    ).toMatchObject({
      staff: { roles: ['BOOKSELLER'], stores: [{ id: 'sto_bookshop' }] },
    });
    expect(await anybody.refresh(refreshToken)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect(await boss.updateStaff('stf_nobody', {})).toMatchObject({ code: 'STAFF_NOT_FOUND' });
    expect(await boss.updateStaff(staff.id, { scopes: ['everything'] })).toMatchObject({
      code: 'INVALID_PROFILE',
      field: ['scopes'],
    });
  });

  test.each([
    [
      'staff:write alone',
      signedIn('stf_1', 'staff:write'),
      ['catalog:availability', 'tickets:read', 'tickets:write', 'sto_cafe1'],
    ],
    [
      'the same role in another store',
      {
        ...signedIn('stf_1', 'staff:write', 'catalog:availability', 'tickets:read', 'tickets:write'),
        stores: ['sto_cafe2'],
      },
      ['sto_cafe1'],
    ],
  ])('is not given, changed or disabled by whoever has %s', async (_, caller, missing) => {
    const { context, staff } = await registered();
    const refused = { code: 'SCOPE_NOT_HELD', missing: expect.arrayContaining([...missing]) };
    const granter = commands(context, caller);
    const input = { email: 'x@example.com', scopes: [], roles: ['BARISTA'] };
    expect(await granter.registerStaff(input)).toMatchObject(refused);
    expect(await granter.updateStaff(staff.id, { name: '새 이름' })).toMatchObject(refused);
    expect(await granter.updateStaff(staff.id, { roles: [], storeIds: [] })).toMatchObject(refused);
    expect(await granter.disableStaff(staff.id)).toMatchObject(refused);
    expect(await granter.enableStaff(staff.id)).toMatchObject(refused);
    expect(await commands(context).logIn('x@example.com')).toMatchObject({ code: 'LOG_IN_REFUSED' });
  });

  test('works for no store that there is not', async () => {
    const { boss, staff } = await registered();
    const refused = { code: 'INVALID_PROFILE', field: ['storeIds'] };
    const input = { idempotencyKey: 'key-2', email: 'x@example.com', storeIds: ['sto_nowhere'] };
    expect(await boss.registerStaff(input)).toMatchObject(refused);
    expect(await boss.updateStaff(staff.id, { storeIds: ['sto_cafe1', 'sto_nowhere'] })).toMatchObject(
      refused,
    );
  });

  test('is listed for whoever works in the same store, and for those who work in every one', async () => {
    const { context, boss, staff } = await registered();
    await boss.registerStaff({
      idempotencyKey: 'key-2',
      email: 'other@example.com',
      storeIds: ['sto_cafe2'],
    });
    expect(await boss.staff()).toHaveLength(2);
    const manager = { ...signedIn('stf_m', 'staff:read'), stores: ['sto_cafe1'] };
    expect(await commands(context, manager).staff()).toMatchObject([{ id: staff.id, roles: ['BARISTA'] }]);
    await expect(commands(context, signedIn('stf_1', 'tickets:read')).staff()).rejects.toThrow('FORBIDDEN');
  });
});
