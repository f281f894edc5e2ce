import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type Caller } from '@jumun/platform/graph/client';
import type { Context } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import { openLogger } from '@jumun/platform/process/logger';
import { configuredStores } from '@jumun/platform/store/configured';
import { scopes } from '../../contexts.ts';
import { open } from '../server.ts';

/** A time that only the test moves. */
export const aClock = (start = Date.parse('2026-11-20T09:00:00Z')) => {
  let now = start;
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { clock: () => now as Instant, pass };
};

const client = {
  name: 'nobody',
  execute: async () => ({}),
  subscribe: async () => ({}),
  close: async () => {},
};

const opened: Context[] = [];
const folders: string[] = [];

/** A store of its own, which several contexts (processes) may open. On PostgreSQL where JUMUN_STORE says so. */
export const aStore = () => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-customers-'));
  folders.push(folder);
  const stores = configuredStores(process.env.JUMUN_STORE ?? 'sqlite', folder);
  const suffix = randomUUID().slice(0, 8);
  return (context: string, migrations: string) => stores(`${context}_${suffix}`, migrations);
};

export const openCustomers = async ({
  settings = {},
  clock = aClock().clock,
  openStore = aStore(),
}: {
  settings?: NodeJS.ProcessEnv;
  clock?: () => Instant;
  openStore?: ReturnType<typeof aStore>;
} = {}) => {
  const context = await open({
    mode: 'development',
    settings,
    openStore,
    log: openLogger('test', 'silent'),
    scopes,
    notifier: { publish() {}, listen: () => () => {}, alsoLook() {} },
    client: () => client as never,
    clock,
  });
  opened.push(context);
  return context;
};

export const closeAll = async () => {
  for (const context of opened.splice(0)) await context.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};

export const signedIn = (subject: string, ...scopes: string[]): Caller => ({
  ...anonymous,
  subject,
  scopes,
});

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at, not typed
export type Answer = any;

/** Asks the context through its schema; throws where the answer has errors. */
export const asking =
  (context: Context, caller: Caller = anonymous) =>
  async (query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const call = { caller, locale: 'ko' as const, correlationId: 'test' };
    const { data, errors } = await context.subgraph.client.execute({ query, variables }, call);
    if (errors) throw new Error(errors.map((e) => `${e.extensions?.code}: ${e.message}`).join('\n'));
    return JSON.parse(JSON.stringify(data));
  };

export const aPassword = 'correct horse battery';

const refusal = '... on Refusal { code message }';

/** The mutations, each with everything it may answer. */
export const commands = (context: Context, caller: Caller = anonymous) => {
  const ask = asking(context, caller);
  const mutation = async (name: string, type: string, fields: string, input: object) => {
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ${refusal} ${fields} } }`;
    return (await ask(query, { input }))[name];
  };
  const session = 'session { accessToken refreshToken expiresAt }';
  const customer = 'customer { id name email phone locale membershipNumber grade marketingConsent }';
  const invalid = '... on InvalidProfile { field }';
  return {
    signUp: (input: object): Promise<Answer> =>
      mutation('signUp', 'SignUpInput', `... on SignUpSuccess { ${customer} } ${invalid}`, {
        email: 'minji@example.com',
        password: aPassword,
        name: '김민지',
        ...input,
      }),
    logIn: (email = 'minji@example.com', password = aPassword): Promise<Answer> =>
      mutation(
        'logIn',
        'LogInInput',
        `... on LogInSuccess { ${session} viewer { __typename id name email locale } }`,
        { email, password },
      ),
    refresh: (refreshToken: string): Promise<Answer> =>
      mutation('refreshSession', 'RefreshSessionInput', `... on RefreshSessionSuccess { ${session} }`, {
        refreshToken,
      }),
    logOut: async (): Promise<Answer> =>
      (await ask('mutation { logOut { __typename ... on LogOutSuccess { ok } } }')).logOut,
    updateProfile: (input: object): Promise<Answer> =>
      mutation(
        'updateProfile',
        'UpdateProfileInput',
        `... on UpdateProfileSuccess { ${customer} } ${invalid}`,
        input,
      ),
    registerStaff: (input: object): Promise<Answer> =>
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
    viewer: async (): Promise<Answer> => (await ask('{ viewer { __typename id name email } }')).viewer,
    entity: async (typename: string, id: string, fields: string): Promise<Answer> =>
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
