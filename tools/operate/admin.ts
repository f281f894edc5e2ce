import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { serviceCaller } from '@jumun/platform/graph/client';
import { newId } from '@jumun/platform/kernel/ids';
import { BadSetting, processSettings, readSettings } from '@jumun/platform/process/config';
import { openLogger } from '@jumun/platform/process/logger';
import { notifyOnce } from '@jumun/platform/redis/notifier';
import { installationOf } from '@jumun/platform/redis/redis';
import { configuredStores } from '@jumun/platform/store/configured';
import { loadContext } from '@jumun/subgraphs/contexts';
import { standalone } from '@jumun/subgraphs/standalone';
import { dataFolderOf, runningOn } from '../run/data-folder.ts';
import { type Command, Misused, runAsProcess, type Terminal } from './command.ts';

// The owners of an installation, who make everybody else:  npm run admin -- --help

const HELP = `Usage: npm run admin -- <command> [options]

  create EMAIL [--name NAME]   opens an account with the role OWNER, and prints a code with which its owner sets the
                               password, by the mutation setPassword. The code is good for a day, once
  list                         lists the owners
  reset EMAIL                  ends the password and every session of an owner, and prints another code; opens the
                               account again if it was disabled
  disable EMAIL                closes the account of an owner; every session ends at once
  remove-demo [--check]        takes away the accounts with the published password; --check only lists them

  --json                       prints one line of JSON; say npm run -s, so that npm prints nothing beside it

Works on the stores themselves (JUMUN_DATA, JUMUN_STORE), whether or not the system is running. Who did it is logged,
and owners read in the audit trail that an operator did.
Exit codes: 0 done; 1 it could not be done; 2 the command is wrong.`;

const options = {
  check: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  name: { type: 'string' },
} as const;

type Ask = <T>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<T>;

type Given = { readonly ask: Ask; readonly terminal: Terminal; readonly json: boolean };

type OwnerCode = {
  readonly email: string;
  readonly code: string | null;
  readonly expiresAt: string | null;
  readonly problem: string | null;
};

type Owner = {
  readonly email: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
};

const problems: Readonly<Record<string, (email: string) => string>> = {
  NO_ADDRESS: (email) => `${email} is not an e-mail address.`,
  TAKEN: (email) => `${email} has an account already, which is no owner's. Take another address.`,
  HAS_PASSWORD: (email) =>
    `${email} is an owner with a password already. A new one is set by  npm run admin -- reset ${email}`,
  UNKNOWN: (email) => `No owner has the address ${email}. See  npm run admin -- list`,
  TOO_SOON: (email) => `A code was given to ${email} just now. Use it, or wait a minute and ask for another.`,
};

const tellCode = ({ terminal, json }: Given, { problem, ...given }: OwnerCode): number => {
  if (problem !== null) {
    terminal.complain(problems[problem]?.(given.email) ?? problem);
    return 1;
  }
  if (json) terminal.say(JSON.stringify(given));
  else
    terminal.say(`${given.email} sets a password with this code, until ${given.expiresAt}:

  ${given.code}

It is shown this once. Where the system runs, set it by
  mutation { setPassword(input: { email: "${given.email}", code: "${given.code}", password: "…" }) {
    ... on SetPasswordSuccess { session { accessToken } } ... on Refusal { message } } }`);
  return 0;
};

const code = 'email code expiresAt problem';

const create = async (given: Given, email: string, name: string | undefined): Promise<number> => {
  const query = `mutation ($input: CreateOwnerInput!) { done: createOwner(input: $input) { ${code} } }`;
  const { done } = await given.ask<{ done: OwnerCode }>(query, { input: { email, name } });
  return tellCode(given, done);
};

const reset = async (given: Given, email: string): Promise<number> => {
  const query = `mutation ($input: OwnerInput!) { done: resetOwner(input: $input) { ${code} } }`;
  const { done } = await given.ask<{ done: OwnerCode }>(query, { input: { email } });
  return tellCode(given, done);
};

const stateOf = ({ disabled, hasPassword }: Owner): string => {
  if (disabled) return 'disabled';
  return hasPassword ? 'open' : 'no password yet';
};

const list = async ({ ask, terminal, json }: Given): Promise<number> => {
  const { owners } = await ask<{ owners: Owner[] }>('{ owners { email name disabled hasPassword } }');
  if (json) terminal.say(JSON.stringify(owners));
  else if (owners.length === 0)
    terminal.say('There is no owner yet:  npm run admin -- create you@example.com');
  else for (const owner of owners) terminal.say(`${owner.email}  ${owner.name}  ${stateOf(owner)}`);
  return 0;
};

const disable = async ({ ask, terminal, json }: Given, email: string): Promise<number> => {
  const query =
    'mutation ($input: OwnerInput!) { done: disableOwner(input: $input) { email name disabled hasPassword } }';
  const { done } = await ask<{ done: Owner | null }>(query, { input: { email } });
  if (!done) {
    terminal.complain(problems.UNKNOWN?.(email) ?? '');
    return 1;
  }
  terminal.say(json ? JSON.stringify(done) : `${done.email} is disabled.`);
  return 0;
};

const removeDemo = async ({ ask, terminal, json }: Given, isCheck: boolean): Promise<number> => {
  const query = 'mutation ($input: RemoveDemoAccountsInput!) { removed: removeDemoAccounts(input: $input) }';
  const { removed } = await ask<{ removed: string[] }>(query, { input: { remove: !isCheck } });
  if (json) terminal.say(JSON.stringify(removed));
  else if (removed.length === 0) terminal.say('There is no demo account.');
  else terminal.say(`${isCheck ? 'There are' : 'Taken away:'} ${removed.join(', ')}`);
  return 0;
};

/** Tells the routers, if the system runs: without it they look every few seconds which sessions have ended. */
const tellWhoRuns = async (
  topics: ReadonlySet<string>,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const redis = env.REDIS_URL || runningOn(folder)?.redisUrl;
  if (!redis || topics.size === 0) return;
  await notifyOnce(redis, env.JUMUN_INSTALLATION || installationOf(folder), topics).catch(() => {});
};

/** The accounts of this installation, also where there are none yet. */
const open = async (env: NodeJS.ProcessEnv) => {
  const settings = readSettings({ ...processSettings, REDIS_URL: processSettings.REDIS_URL.optional() }, env);
  const folder = dataFolderOf(env);
  mkdirSync(folder, { recursive: true });
  const log = openLogger('operator', env.JUMUN_LOG || 'warn');
  const topics = new Set<string>();
  const context = await loadContext('customers');
  const customers = await context.open(
    standalone({
      mode: 'development', // a production refuses to open while there are demo accounts
      settings: { ...env, JUMUN_DATA: folder },
      openStore: configuredStores(settings.JUMUN_STORE, folder, { connections: 2, urgent: [] }),
      log,
      notifier: {
        publish: (more) => {
          for (const topic of more) topics.add(topic);
        },
        listen: () => () => {},
        alsoLook: () => {},
      },
    }),
  );
  const ask: Ask = async <T>(query: string, variables = {}) => {
    const call = { caller: serviceCaller('operator'), locale: 'en' as const, correlationId: newId('cor') };
    const { data, errors } = await customers.subgraph.client.execute({ query, variables }, call);
    if (errors?.length) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data as T;
  };
  const close = async () => {
    await customers.close();
    await tellWhoRuns(topics, folder, env);
  };
  return { ask, log, close };
};

const understood = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misused((error as Error).message);
  }
};

const commandOf = (args: readonly string[]): ((given: Given) => Promise<number>) => {
  const { values, positionals } = understood(args);
  const [command = '', email, ...more] = positionals;
  const needsEmail = ['create', 'reset', 'disable'].includes(command);
  if (more.length > 0 || needsEmail !== (email !== undefined))
    throw new Misused(
      needsEmail ? `${command} needs one address.` : `This is not understood: ${args.join(' ')}`,
    );
  switch (command) {
    case 'create':
      return (given) => create(given, String(email), values.name);
    case 'reset':
      return (given) => reset(given, String(email));
    case 'disable':
      return (given) => disable(given, String(email));
    case 'list':
      return list;
    case 'remove-demo':
      return (given) => removeDemo(given, values.check);
    default:
      throw new Misused(command ? `There is no command ${command}.` : 'A command is needed.');
  }
};

export const admin: Command = async (args, terminal) => {
  try {
    const { values } = understood(args);
    if (values.help) {
      terminal.say(HELP);
      return 0;
    }
    const command = commandOf(args);
    const { ask, log, close } = await open(terminal.env);
    if (args[0] !== 'list')
      log.warn({ by: userInfo().username, command: args[0] }, 'an operator changes accounts');
    try {
      return await command({ ask, terminal, json: values.json });
    } finally {
      await close();
    }
  } catch (error) {
    if (!(error instanceof Misused || error instanceof BadSetting)) throw error;
    terminal.complain(`${error.message}\n\n${HELP}`);
    return 2;
  }
};

if (import.meta.main) await runAsProcess(admin);
