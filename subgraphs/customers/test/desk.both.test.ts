import type { Context } from '@jumun/platform/graph/context';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionsOn, type Json } from '../../../test/context.ts';
import { aPassword, closeAll, commands, openCustomers, signedIn } from './open.ts';

// Whom the support desk finds, and what customers keep so that they need not type it again.

let context: Context;
beforeEach(async () => {
  context = await openCustomers();
});
afterEach(closeAll);

const desk = signedIn('stf_desk', 'customers:read');

const asked = async (who: ReturnType<typeof signedIn>, query: string, variables = {}): Promise<Json> => {
  const { data, errors } = await actionsOn(context).execute(who, query, variables);
  return errors ? { code: errors[0]?.extensions.code } : JSON.parse(JSON.stringify(data));
};

const signUp = async (name: string, email: string, phone: string | null = null): Promise<string> =>
  (await commands(context).signUp({ name, email, phone })).customer.id;

const find = async (search: string, who = desk, args = ''): Promise<Json> =>
  (
    await asked(
      who,
      `query ($search: String!) { customers(search: $search ${args}) { nodes { name email phone customer { id name email phone } } pageInfo { endCursor } } }`,
      { search },
    )
  ).customers;
const names = async (search: string): Promise<string[]> =>
  (await find(search)).nodes.map(({ customer }: Json) => customer.name).sort();

describe('the desk finds customers', () => {
  beforeEach(async () => {
    await signUp('김민지', 'minji@example.com', '010-1234-5678');
    await signUp('이민지', 'minji.lee@example.com', '010-9999-5678');
    await signUp('Émile Zola', 'emile@example.com');
  });

  it('by e-mail address, by the end of the telephone number and by a part of the name', async () => {
    expect(await names(' MINJI@example.com ')).toEqual(['김민지']);
    expect(await names('minji@')).toEqual([]);
    expect(await names('5678')).toEqual(['김민지', '이민지']);
    expect(await names('1234-5678')).toEqual(['김민지']);
    expect(await names('01099995678')).toEqual(['이민지']);
    expect(await names('+82 10 9999 5678')).toEqual(['이민지']);
    expect(await names('민지')).toEqual(['김민지', '이민지']);
    expect(await names('김 민지')).toEqual(['김민지']);
    expect(await names('émile zola')).toEqual(['Émile Zola']);
    expect(await names('emilezola')).toEqual([]);
  });

  it('and nobody by nothing, by too little, or by what no customer has', async () => {
    for (const search of ['', ' ', '678', '%', '_', "' or 1=1", '\0', 'x'.repeat(10_000), '0'.repeat(30)])
      expect(await names(search)).toEqual([]);
  });

  it('and sees of each as much as is needed to choose, and the customer behind it', async () => {
    const [match] = (await find('minji@example.com')).nodes;
    expect(match).toMatchObject({
      name: '김**',
      email: 'm****@example.com',
      phone: '010-****-5678',
      customer: { email: 'minji@example.com', phone: '+821012345678' },
    });
    expect((await find(match.customer.id)).nodes).toEqual([match]);
  });

  it('page by page', async () => {
    const first = await find('민지', desk, 'first: 1');
    const second = await find('민지', desk, `first: 1, after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...second.nodes].map(({ customer }: Json) => customer.name).sort()).toEqual([
      '김민지',
      '이민지',
    ]);
  });

  it('under the name they have now, and not once they have left', async () => {
    const id = await signUp('박하늘', 'haneul@example.com', '010-7777-1111');
    await commands(context, signedIn(id)).updateProfile({ name: '박바다', phone: '010-7777-2222' });
    expect([await names('하늘'), await names('바다'), await names('1111'), await names('2222')]).toEqual([
      [],
      ['박바다'],
      [],
      ['박바다'],
    ]);
    await asked(
      signedIn(id),
      `mutation { deleteAccount(input: { password: "${aPassword}" }) { __typename } }`,
    );
    for (const search of ['바다', '2222', 'haneul@example.com', id]) expect(await names(search)).toEqual([]);
  });

  it('which nobody else does', async () => {
    const query = '{ customers(search: "민지") { nodes { name } } }';
    expect(await asked(signedIn('cus_other'), query)).toEqual({ code: 'FORBIDDEN' });
    expect(await asked(signedIn('stf_cafe', 'tickets:read'), query)).toEqual({ code: 'FORBIDDEN' });
  });
});

describe('saved addresses', () => {
  const shown = 'id label recipient phone isDefault address { line1 line2 city postalCode }';
  const home = {
    label: '집',
    recipient: '김민지',
    phone: '010-1234-5678',
    address: { line1: '세종대로 110', line2: ' ', city: '서울' },
  };
  const save = async (id: string, input: object = home): Promise<Json> =>
    (
      await asked(
        signedIn(id),
        `mutation ($input: SaveAddressInput!) { saveAddress(input: $input) { __typename ... on Refusal { code message }
           ... on InvalidAddress { field } ... on TooManyAddresses { most }
           ... on SaveAddressSuccess { address { ${shown} } addresses { id } } } }`,
        { input },
      )
    ).saveAddress;
  const list = async (id: string): Promise<Json[]> =>
    (await asked(signedIn(id), `{ addresses { ${shown} } }`)).addresses;
  const remove = async (id: string, addressId: string): Promise<Json> =>
    (
      await asked(
        signedIn(id),
        `mutation { removeAddress(input: { addressId: "${addressId}" }) { ... on RemoveAddressSuccess { addresses { id } } } }`,
      )
    ).removeAddress;

  it('are kept, changed and removed by their customer, and seen by nobody else', async () => {
    const id = await signUp('김민지', 'minji@example.com');
    const { address } = await save(id);
    expect(address).toEqual({
      ...home,
      id: expect.stringMatching(/^adr_/),
      phone: '+821012345678',
      isDefault: true,
      address: { line1: '세종대로 110', line2: null, city: '서울', postalCode: null },
    });
    expect((await save(id)).address).toEqual(address); // a repeat
    const work = (await save(id, { ...home, label: '회사', isDefault: true })).address;
    expect((await list(id)).map(({ label, isDefault }) => [label, isDefault])).toEqual([
      ['회사', true],
      ['집', false],
    ]);
    await save(id, { ...home, addressId: address.id, label: '본가' });
    expect((await list(id)).map(({ label }) => label)).toEqual(['회사', '본가']);

    const other = await signUp('이하늘', 'haneul@example.com');
    expect(await list(other)).toEqual([]);
    expect(await save(other, { ...home, addressId: work.id })).toMatchObject({ code: 'ADDRESS_NOT_FOUND' });
    expect(await remove(other, work.id)).toEqual({ addresses: [] });
    expect(await list(id)).toHaveLength(2);

    for (const _ of ['once', 'again'])
      expect(await remove(id, work.id)).toEqual({ addresses: [{ id: address.id }] });
    expect((await list(id)).map(({ isDefault }) => isDefault)).toEqual([true]);
  });

  it('are what a parcel can be sent to, or refused with the field at fault', async () => {
    const id = await signUp('김민지', 'minji@example.com');
    for (const [change, field] of [
      [{ phone: '12' }, ['phone']],
      [{ recipient: '\u3164' }, ['recipient']],
      [{ address: { line1: '', city: '서울' } }, ['address', 'line1']],
      [{ label: 'x'.repeat(41) }, ['label']],
    ] as const)
      expect(await save(id, { ...home, ...change })).toMatchObject({
        __typename: 'InvalidAddress',
        code: 'INVALID_ADDRESS',
        message: expect.stringMatching(/[가-힣]/),
        field,
      });
    expect(await list(id)).toEqual([]);
  });

  it('are twenty at most, also where many are saved at once', async () => {
    const id = await signUp('김민지', 'minji@example.com');
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, n) => save(id, { ...home, label: `${n}` })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'SaveAddressSuccess')).toHaveLength(20);
    expect(answers.find(({ code }) => code)).toMatchObject({ code: 'TOO_MANY_ADDRESSES', most: 20 });
    expect(await list(id)).toHaveLength(20);
  });

  it('are given out with everything that is kept, and go with the account', async () => {
    const id = await signUp('김민지', 'minji@example.com');
    await save(id);
    const { exportMyData } = await asked(signedIn(id), '{ exportMyData { account } }');
    expect(exportMyData.account.addresses).toMatchObject([{ recipient: '김민지', label: '집' }]);
    await asked(
      signedIn(id),
      `mutation { deleteAccount(input: { password: "${aPassword}" }) { __typename } }`,
    );
    expect(await list(id)).toEqual([]);
    expect(
      (await asked(signedIn(id), 'mutation { removeAddress(input: { addressId: "adr_1" }) { __typename } }'))
        .code,
    ).toBe('FORBIDDEN');
  });

  it('are not for staff, who order nothing', async () => {
    const answer = await asked(
      signedIn('stf_desk'),
      `mutation { saveAddress(input: { recipient: "a", phone: "010-1234-5678", address: { line1: "a", city: "b" } }) { __typename } }`,
    );
    expect(answer).toEqual({ code: 'FORBIDDEN' });
  });
});
