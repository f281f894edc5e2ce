import { anonymous, type Caller } from '@jumun/platform/graph/client';
import type { Context } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import { actionsOn, type Json, openForTest } from '../../../test/context.ts';
import { testStores } from '../../../test/stores.ts';
import { open } from '../server.ts';

/** A clock that only the test moves. */
export const aClock = (start = Date.parse('2026-11-20T09:00:00Z')) => {
  let now = start;
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { clock: () => now as Instant, pass };
};

const opened: Context[] = [];

export const openCustomers = async ({
  settings = {},
  clock = aClock().clock,
  openStore = testStores(),
}: {
  settings?: NodeJS.ProcessEnv;
  clock?: () => Instant;
  openStore?: ReturnType<typeof testStores>;
} = {}) => {
  const { context } = await openForTest(open, { settings, clock, openStore });
  opened.push(context);
  return context;
};

export const closeAll = async () => {
  for (const context of opened.splice(0)) await context.close();
};

export const signedIn = (subject: string, ...scopes: string[]): Caller => ({
  ...anonymous,
  subject,
  scopes,
});

export const aPassword = 'correct horse battery';

const refusal = '... on Refusal { code message }';

/** The mutations, each with all its possible answers. */
export const commands = (context: Context, caller: Caller = anonymous) => {
  const ask = (query: string, variables = {}) => actionsOn(context).ask<Json>(caller, query, variables);
  const mutation = async (name: string, type: string, fields: string, input: object) => {
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ${refusal} ${fields} } }`;
    return (await ask(query, { input }))[name];
  };
  const session = 'session { accessToken refreshToken expiresAt }';
  const customer = 'customer { id name email phone locale membershipNumber grade marketingConsent }';
  const invalid = '... on InvalidProfile { field }';
  return {
    signUp: (input: object): Promise<Json> =>
      mutation('signUp', 'SignUpInput', `... on SignUpSuccess { ${customer} } ${invalid}`, {
        email: 'minji@example.com',
        password: aPassword,
        name: '김민지',
        ...input,
      }),
    logIn: (email = 'minji@example.com', password = aPassword): Promise<Json> =>
      mutation(
        'logIn',
        'LogInInput',
        `... on LogInSuccess { ${session} viewer { __typename id name email locale } }`,
        { email, password },
      ),
    refresh: (refreshToken: string): Promise<Json> =>
      mutation('refreshSession', 'RefreshSessionInput', `... on RefreshSessionSuccess { ${session} }`, {
        refreshToken,
      }),
    logOut: async (): Promise<Json> =>
      (await ask('mutation { logOut { __typename ... on LogOutSuccess { ok } } }')).logOut,
    updateProfile: (input: object): Promise<Json> =>
      mutation(
        'updateProfile',
        'UpdateProfileInput',
        `... on UpdateProfileSuccess { ${customer} } ${invalid}`,
        input,
      ),
    registerStaff: (input: object): Promise<Json> =>
      mutation(
        'registerStaff',
        'RegisterStaffInput',
        `... on RegisterStaffSuccess { staff { id name email locale scopes stores { id } } } ${invalid}`,
        {
          email: 'barista@example.com',
          password: aPassword,
          name: '박바리',
          scopes: ['tickets:write', 'tickets:read'],
          storeIds: ['sto_cafe1'],
          idempotencyKey: 'key-1',
          ...input,
        },
      ),
    viewer: async (): Promise<Json> => (await ask('{ viewer { __typename id name email } }')).viewer,
    entity: async (typename: string, id: string, fields: string): Promise<Json> =>
      (
        await ask(
          `query($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} { ${fields} } } }`,
          {
            of: [{ __typename: typename, id }],
          },
        )
      )._entities[0],
  };
};
