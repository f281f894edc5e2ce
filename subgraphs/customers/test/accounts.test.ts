import { journal } from '@jumun/platform/store/technical-tables';
import { isMembershipNumber } from '@jumun/schema/membership-number';
import { afterAll, describe, expect, test } from 'vitest';
import { actionsOn } from '../../../test/context.ts';
import { testStores } from '../../../test/stores.ts';
import { findCredentialOf } from '../store/accounts.ts';
import { aBoss, aPassword, closeAll, commands, noticesOf, openCustomers, signedIn } from './open.ts';

afterAll(closeAll);

describe('signing up', () => {
  test('opens an account whose owner sees it in the answer [OB-07 OB-21 OB-38]', async () => {
    const { signUp } = commands(await openCustomers());
    const answer = await signUp({ email: ' Minji@Example.com', phone: '010-1234-5678' });
    expect(answer).toMatchObject({
      __typename: 'SignUpSuccess',
      customer: {
        name: '김민지',
        email: 'minji@example.com',
        phone: '+821012345678',
        locale: 'ko-KR',
        grade: 'SILVER',
        marketingConsent: false,
      },
    });
    expect(answer.customer.id).toMatch(/^cus_/);
    expect(isMembershipNumber(answer.customer.membershipNumber)).toBe(true);
  });

  test('with a taken address is answered like any other, opens nothing, and tells the owner by mail', async () => {
    const context = await openCustomers();
    const { signUp, logIn } = commands(context);
    const first = await signUp({});
    const second = await signUp({ email: 'MINJI@EXAMPLE.COM', password: 'quite another one' });
    const { id, membershipNumber, ...shown } = second.customer;
    expect(first.customer).toMatchObject(shown);
    expect(id).not.toBe(first.customer.id);
    expect(membershipNumber).not.toBe(first.customer.membershipNumber);
    expect(await logIn()).toMatchObject({ viewer: { id: first.customer.id } });
    expect(await logIn(undefined, 'quite another one')).toMatchObject({ code: 'LOG_IN_REFUSED' });
    expect(await noticesOf(context)).toEqual([{ what: 'SIGNED_UP_AGAIN', address: 'minji@example.com' }]);
  });

  test('again with the same key, as after a lost answer, gives the same account', async () => {
    const context = await openCustomers();
    const { signUp } = commands(context);
    const first = await signUp({ idempotencyKey: 'k-1' });
    expect(await signUp({ idempotencyKey: 'k-1' })).toEqual(first);
    expect((await context.journal.page(0, 100)).events).toHaveLength(2);
  });

  test('again with the same key and another name is answered what is sent, whether or not the address has an account', async () => {
    const context = await openCustomers();
    const { signUp } = commands(context);
    await signUp({ email: 'taken@example.com', idempotencyKey: 'the owner' });
    const shown = async (email: string) => {
      await signUp({ email, idempotencyKey: 'k-1', name: '김처음', phone: '010-1234-5678' });
      const first = await signUp({ email, idempotencyKey: 'k-1', name: '김처음' });
      const again = await signUp({ email, idempotencyKey: 'k-1', name: '김다시', marketingConsent: true });
      const isSame = (field: string) => first.customer[field] === again.customer[field];
      const { id: _, membershipNumber: __, email: ___, ...customer } = again.customer;
      return { ...customer, sameId: isSame('id'), sameNumber: isSame('membershipNumber') };
    };
    const free = await shown('free@example.com');
    expect(free).toEqual(await shown('taken@example.com'));
    expect(free).toMatchObject({
      name: '김다시',
      phone: null,
      marketingConsent: true,
      sameId: true,
      sameNumber: true,
    });
  });

  test('again with the key of before leaving opens another account, and keeps nothing under the old id', async () => {
    const context = await openCustomers();
    const anybody = commands(context);
    const { customer } = await anybody.signUp({ idempotencyKey: 'k-1' });
    await actionsOn(context).ask(
      signedIn(customer.id),
      'mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { __typename } }',
      { input: { password: aPassword } },
    );
    const again = await anybody.signUp({ idempotencyKey: 'k-1' });
    expect(again.__typename).toBe('SignUpSuccess');
    expect(again.customer.id).not.toBe(customer.id);
    expect(await anybody.logIn()).toMatchObject({ viewer: { id: again.customer.id } });
    expect(await findCredentialOf(context.store.read, customer.id)).toBeUndefined();
    expect(await anybody.signUp({ idempotencyKey: 'k-1' })).toEqual(again);
  });

  test('eight times at once with one address opens one account', async () => {
    const openStore = testStores();
    const here = await openCustomers({ openStore });
    const there = await openCustomers({ openStore });
    await Promise.all(Array.from({ length: 8 }, (_, i) => commands(i % 2 ? here : there).signUp({})));
    const said = (await here.journal.page(0, 100)).events.map(({ type }) => type);
    expect(said).toEqual(['CustomerSignedUp', 'ContactChanged', ...Array(7).fill('AccountNoticed')]);
  });

  test.each([
    ['email', { email: 'a@b@example.com' }],
    ['email', { email: `${'a'.repeat(300)}@example.com` }],
    ['name', { name: '   ' }],
    ['name', { name: 'evil\u202ename' }],
    ['name', { name: 'x'.repeat(101) }],
    ['phone', { phone: 'call me' }],
    ['locale', { locale: 'fr-FR' }],
  ])('with an invalid %s is refused and writes nothing', async (field, input) => {
    const context = await openCustomers();
    expect(await commands(context).signUp(input)).toMatchObject({ code: 'INVALID_PROFILE', field: [field] });
    expect(await context.store.read.select().from(journal)).toEqual([]);
  });

  test.each(['short', 'password123', 'x1'.repeat(65), 'a null\0byte', 'x'.repeat(1_000_000)])(
    'with an unacceptable password is refused (%#)',
    async (password) => {
      const { signUp } = commands(await openCustomers());
      expect(await signUp({ password })).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
    },
  );

  test('tells others how to reach the customer, and keeps names and secrets out of the journal', async () => {
    const context = await openCustomers();
    const { customer } = await commands(context).signUp({ phone: '010-9999-8888', marketingConsent: true });
    const { session } = await commands(context).logIn();
    const { session: next } = await commands(context).refresh(session.refreshToken);
    await commands(context, signedIn(customer.id)).updateProfile({ name: '김새이름' });
    await commands(context, aBoss).registerStaff({});

    const rows = await context.store.read.select().from(journal);
    expect(rows.map((row) => row.type)).toEqual([
      'CustomerSignedUp',
      'ContactChanged',
      'ContactChanged',
      'StaffRegistered',
      'StaffActed',
    ]);
    expect(rows.map((row) => row.published?.type)).toEqual([
      'CustomerSignedUp',
      'ContactChanged',
      'ContactChanged',
      undefined,
      'StaffActed',
    ]);
    expect(rows[2]?.published?.data).toEqual({
      customerId: customer.id,
      name: '김새이름',
      email: 'minji@example.com',
      phone: '+821099998888',
      locale: 'ko',
      marketingConsent: true,
      nightConsent: false,
      emailConfirmed: true,
      phoneConfirmed: true,
    });
    const secrets = [aPassword, 'argon2', session.refreshToken, session.accessToken, next.refreshToken];
    const personal = ['김민지', '김새이름', '박바리', 'example.com', '99998888'];
    const facts = JSON.stringify(rows.map(({ published: _, ...row }) => row));
    const others = JSON.stringify(
      rows.map((row) => row.published).filter((p) => p?.type !== 'ContactChanged'),
    );
    const everything = JSON.stringify(rows);
    for (const text of secrets) expect(everything).not.toContain(text);
    for (const text of personal) {
      expect(facts).not.toContain(text);
      expect(others).not.toContain(text);
    }
  });
});

describe('a profile', () => {
  test('changes in the given fields; an empty number removes it', async () => {
    const context = await openCustomers();
    const { customer } = await commands(context).signUp({ phone: '010-1234-5678' });
    const { updateProfile } = commands(context, signedIn(customer.id));
    const changed = await updateProfile({
      name: '민지',
      locale: 'en-gb',
      marketingConsent: true,
      phone: null,
    });
    expect(changed.customer).toEqual({
      ...customer,
      name: '민지',
      locale: 'en-GB',
      marketingConsent: true,
    });
    expect((await updateProfile({ phone: '' })).customer.phone).toBeNull();
    // what was left empty stays as it is; what cannot be seen is no name
    expect((await updateProfile({ name: '', locale: ' ' })).customer).toMatchObject({
      name: '민지',
      locale: 'en-GB',
    });
    expect(await updateProfile({ name: '\u3164' })).toMatchObject({
      code: 'INVALID_PROFILE',
      field: ['name'],
      message: '이름: 비워 둘 수 없습니다.',
    });
    expect(await updateProfile({ phone: 'x' })).toMatchObject({
      code: 'INVALID_PROFILE',
      field: ['phone'],
      message: expect.stringMatching(/^전화번호: 전화번호가 아닙니다\. 010-1234-5678처럼/),
    });
  });

  test('belongs to a customer: staff and anonymous callers have none', async () => {
    const context = await openCustomers();
    await expect(commands(context).updateProfile({ name: 'x' })).rejects.toThrow('UNAUTHENTICATED');
    await expect(commands(context, signedIn('stf_1')).updateProfile({ name: 'x' })).rejects.toThrow(
      'FORBIDDEN',
    );
  });
});

describe('who sees whom', () => {
  test('a customer is visible to themselves, to staff with customers:read, and to no one else', async () => {
    const context = await openCustomers();
    const { customer } = await commands(context).signUp({});
    const other = await commands(context).signUp({ email: 'other@example.com' });
    const seenBy = (...who: [string, ...string[]]) =>
      commands(context, signedIn(...who)).entity('Customer', customer.id, 'id email');
    const seen = { id: customer.id, email: 'minji@example.com' };
    expect(await seenBy(customer.id)).toEqual(seen);
    expect(await seenBy('stf_1', 'customers:read')).toEqual(seen);
    expect(await seenBy(other.customer.id)).toBeNull();
    expect(await seenBy('stf_1', 'orders:read')).toBeNull();
    expect(await commands(context).entity('Customer', customer.id, 'id')).toBeNull();
    expect(await seenBy('cus_nobody')).toBeNull();
  });

  test('a member of staff is not visible to others without staff:read', async () => {
    const context = await openCustomers();
    const { staff } = await commands(context, aBoss).registerStaff({});
    const seenBy = (...who: [string, ...string[]]) =>
      commands(context, signedIn(...who)).entity('Staff', staff.id, 'id scopes stores { id }');
    expect(await seenBy(staff.id)).toEqual({
      id: staff.id,
      scopes: ['tickets:read', 'tickets:write'],
      stores: [{ id: 'sto_cafe1' }],
    });
    expect(await seenBy('stf_1', 'staff:read')).toMatchObject({ id: staff.id });
    expect(await seenBy('stf_1', 'customers:read')).toBeNull();
  });

  test('the viewer is the caller, customer or staff, or null', async () => {
    const context = await openCustomers();
    const { customer } = await commands(context).signUp({});
    const { staff } = await commands(context, aBoss).registerStaff({});
    expect(await commands(context, signedIn(customer.id)).viewer()).toMatchObject({ __typename: 'Customer' });
    expect(await commands(context, signedIn(staff.id)).viewer()).toEqual({
      __typename: 'Staff',
      id: staff.id,
      name: '박바리',
      email: 'barista@example.com',
    });
    expect(await commands(context).viewer()).toBeNull();
    expect(await commands(context, signedIn('cus_deleted')).viewer()).toBeNull();
    expect(await commands(context, signedIn('neither-customer-nor-staff')).viewer()).toBeNull();
  });
});

describe('registering staff', () => {
  const boss = aBoss;

  test('needs staff:write', async () => {
    const context = await openCustomers();
    await expect(commands(context, signedIn('stf_1', 'staff:read')).registerStaff({})).rejects.toThrow(
      'FORBIDDEN',
    );
  });

  test('with the same key again gives the same account', async () => {
    const context = await openCustomers();
    const { registerStaff } = commands(context, boss);
    const [first, second] = await Promise.all([registerStaff({}), registerStaff({})]);
    expect(first.__typename).toBe('RegisterStaffSuccess');
    expect(second).toEqual(first);
    expect(await registerStaff({ scopes: ['tickets:read', 'tickets:write'] })).toEqual(first);
    const rows = await context.store.read.select().from(journal);
    expect(rows.map(({ type }) => type)).toEqual(['StaffRegistered', 'StaffActed']);
  });

  test.each([
    ['address', { email: 'other@example.com' }],
    ['scope', { scopes: ['catalog:write'] }],
  ])('with the same key and another %s is refused', async (_, input) => {
    const context = await openCustomers();
    const { registerStaff } = commands(context, boss);
    await registerStaff({});
    expect(await registerStaff(input)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await commands(context).logIn('other@example.com')).toMatchObject({ code: 'LOG_IN_REFUSED' });
  });

  test('again tells of no password whether it is the account’s, and changes none', async () => {
    const context = await openCustomers();
    const { registerStaff } = commands(context, boss);
    const first = await registerStaff({});
    expect(await registerStaff({ password: 'another good one' })).toEqual(first);
    const own = commands(context, signedIn(first.staff.id));
    await own.changePassword(aPassword, 'one of their own');
    for (const password of [aPassword, 'one of their own', 'another good one'])
      expect(await registerStaff({ password })).toEqual(first);
    const { logIn } = commands(context);
    expect((await logIn('barista@example.com', 'one of their own')).__typename).toBe('LogInSuccess');
  });

  test('twice at once with one key and two addresses opens one account and leaves no other address', async () => {
    const context = await openCustomers();
    const { registerStaff } = commands(context, boss);
    const addresses = ['a@example.com', 'b@example.com'];
    const answers = await Promise.all(addresses.map((email) => registerStaff({ email })));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual([
      'IdempotencyKeyReused',
      'RegisterStaffSuccess',
    ]);
    const logIns = await Promise.all(addresses.map((email) => commands(context).logIn(email)));
    expect(logIns.map((answer) => answer.__typename).sort()).toEqual(['LogInRefused', 'LogInSuccess']);
  });

  test('with a customer’s address is refused', async () => {
    const context = await openCustomers();
    await commands(context).signUp({});
    expect(await commands(context, boss).registerStaff({ email: 'minji@example.com' })).toMatchObject({
      code: 'EMAIL_TAKEN',
    });
  });

  test.each([
    ['scopes', { scopes: ['tickets:write', 'everything'] }],
    ['scopes', { scopes: ['service:orders'] }],
    ['storeIds', { storeIds: ['not an id'] }],
    ['storeIds', { storeIds: Array.from({ length: 41 }, (_, i) => `sto_${i}`) }],
    ['email', { email: 'nobody' }],
  ])('with invalid %s is refused', async (field, input) => {
    const { registerStaff } = commands(await openCustomers(), boss);
    expect(await registerStaff(input)).toMatchObject({ code: 'INVALID_PROFILE', field: [field] });
  });
});
