import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Context } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import { StoreOpened } from '@jumun/schema/events/stores';
import { aStore } from '../../../test/a-store.ts';
import { actionsOn, type Json, openForTest } from '../../../test/context.ts';
import { envelope } from '../../../test/envelope.ts';
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

/** `shops` are the stores that there are. */
export const openCustomers = async ({
  settings = {},
  clock = aClock().clock,
  openStore = testStores(),
  shops = ['sto_bookshop', 'sto_cafe1', 'sto_cafe2'],
}: {
  settings?: NodeJS.ProcessEnv;
  clock?: () => Instant;
  openStore?: ReturnType<typeof testStores>;
  shops?: readonly string[];
} = {}) => {
  const { context, hear } = await openForTest(open, { settings, clock, openStore });
  opened.push(context);
  await hear(shops.map((id) => envelope('stores', id, StoreOpened.make(aStore(id)), clock())));
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

/** Somebody who may give all that these tests give. */
export const aBoss = signedIn(
  'stf_boss',
  'staff:read',
  'staff:write',
  'tickets:read',
  'tickets:write',
  'catalog:availability',
  'catalog:write',
  'stores:any',
);

/** The latest code that is to be sent for this, as notifications is told it. */
export const codeOf = async (context: Context, purpose: string): Promise<Json> => {
  const { events } = await context.journal.page(0, 1_000);
  const asked = events.filter(
    ({ type, data }) => type === 'CodeRequested' && (data as Json).purpose === purpose,
  );
  const id = (asked.at(-1)?.data as Json | undefined)?.codeId;
  const answer = await actionsOn(context).ask<Json>(
    serviceCaller('notifications'),
    'query ($id: ID!) { codeToSend(id: $id) { address code } }',
    { id: id ?? 'none' },
  );
  return answer.codeToSend;
};

/** What owners of accounts were told, and where: the oldest first. */
export const noticesOf = async (context: Context): Promise<Json[]> => {
  const { events } = await context.journal.page(0, 1_000);
  return Promise.all(
    events
      .filter(({ type }) => type === 'AccountNoticed')
      .map(async ({ data }) => {
        const { noticeId, what } = data as Json;
        const answer = await actionsOn(context).ask<Json>(
          serviceCaller('notifications'),
          'query ($id: ID!) { noticeToSend(id: $id) { address } }',
          { id: noticeId },
        );
        return { what, address: answer.noticeToSend?.address };
      }),
  );
};

/** The mutations, each with all its possible answers. */
export const commands = (context: Context, caller: Caller = anonymous, session?: string) => {
  const ask = async (query: string, variables = {}): Promise<Json> => {
    const call = { caller, session, locale: 'ko', correlationId: 'cor_test' } as const;
    const { data, errors } = await context.subgraph.client.execute({ query, variables }, call);
    if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
    return JSON.parse(JSON.stringify(data));
  };
  const mutation = async (name: string, type: string, fields: string, input: object) => {
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ${refusal} ${fields} } }`;
    return (await ask(query, { input }))[name];
  };
  const tokens = 'session { accessToken refreshToken expiresAt }';
  const wait = '... on TooManyAttempts { retryAfterMs }';
  const member = 'staff { id name roles scopes disabled stores { id } }';
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
    logIn: (email = 'minji@example.com', password = aPassword, device: object = {}): Promise<Json> =>
      mutation(
        'logIn',
        'LogInInput',
        `... on LogInSuccess { ${tokens} viewer { __typename id name email locale } deviceToken } ${wait}`,
        { email, password, ...device },
      ),
    confirmEmail: (code: string, email = 'minji@example.com'): Promise<Json> =>
      mutation('confirmEmail', 'ConfirmEmailInput', '... on ConfirmEmailSuccess { email }', { email, code }),
    requestPhoneCode: async (): Promise<Json> =>
      (
        await ask(
          `mutation { requestPhoneCode { __typename ${refusal} ... on RequestPhoneCodeSuccess { expiresAt } ${wait} } }`,
        )
      ).requestPhoneCode,
    confirmPhone: (code: string): Promise<Json> =>
      mutation(
        'confirmPhone',
        'ConfirmPhoneInput',
        '... on ConfirmPhoneSuccess { customer { phone phoneConfirmed } }',
        { code },
      ),
    requestPasswordReset: async (email = 'minji@example.com'): Promise<Json> => {
      const input = { email };
      const query =
        'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }';
      return (await ask(query, { input })).requestPasswordReset;
    },
    setPassword: (code: string, password: string, email = 'minji@example.com'): Promise<Json> =>
      mutation('setPassword', 'SetPasswordInput', `... on SetPasswordSuccess { ${tokens} viewer { id } }`, {
        email,
        code,
        password,
      }),
    changePassword: (current: string, password: string): Promise<Json> =>
      mutation('changePassword', 'ChangePasswordInput', `... on ChangePasswordSuccess { ok } ${wait}`, {
        current,
        password,
      }),
    requestEmailChange: (email: string, password = aPassword): Promise<Json> =>
      mutation(
        'requestEmailChange',
        'RequestEmailChangeInput',
        `... on RequestEmailChangeSuccess { ok } ${invalid} ${wait}`,
        { email, password },
      ),
    changeEmail: (code: string): Promise<Json> =>
      mutation('changeEmail', 'ChangeEmailInput', '... on ChangeEmailSuccess { viewer { id email } }', {
        code,
      }),
    sessions: async (): Promise<Json> =>
      (await ask('{ sessions { id device current startedAt lastUsedAt expiresAt } }')).sessions,
    endSession: (id: string): Promise<Json> =>
      mutation('endSession', 'EndSessionInput', '... on EndSessionSuccess { id }', { id }),
    staff: async (): Promise<Json> =>
      (await ask('{ staff(first: 100) { nodes { id name roles scopes disabled stores { id } } } }')).staff
        .nodes,
    updateStaff: (staffId: string, input: object): Promise<Json> =>
      mutation(
        'updateStaff',
        'UpdateStaffInput',
        `... on UpdateStaffSuccess { ${member} } ${invalid} ... on ScopeNotHeld { missing }`,
        { staffId, ...input },
      ),
    disableStaff: (staffId: string): Promise<Json> =>
      mutation(
        'disableStaff',
        'DisableStaffInput',
        `... on DisableStaffSuccess { ${member} } ... on ScopeNotHeld { missing }`,
        { staffId },
      ),
    enableStaff: (staffId: string): Promise<Json> =>
      mutation(
        'enableStaff',
        'EnableStaffInput',
        `... on EnableStaffSuccess { ${member} } ... on ScopeNotHeld { missing }`,
        { staffId },
      ),
    refresh: (refreshToken: string): Promise<Json> =>
      mutation('refreshSession', 'RefreshSessionInput', `... on RefreshSessionSuccess { ${tokens} }`, {
        refreshToken,
      }),
    logOut: async (everywhere = false): Promise<Json> =>
      (await ask(`mutation { logOut(everywhere: ${everywhere}) { __typename ... on LogOutSuccess { ok } } }`))
        .logOut,
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
        `... on RegisterStaffSuccess { staff { id name email locale scopes roles stores { id } } } ${invalid} ... on ScopeNotHeld { missing }`,
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
