// Every cell of docs/roles.md, through the router and at the subgraph itself: who may give a command is not refused for being
// who they are, and nobody else gets further than that.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '@jumun/platform/graph/client';
import { openLogger } from '@jumun/platform/process/logger';
import { openGraph } from '@jumun/router/graph';
import { withoutRateLimits } from '@jumun/router/limits';
import { roles, scopesOf } from '@jumun/schema/roles';
import { contexts } from '@jumun/schema/sdl';
import { loadContext, scopes } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardedCommands, mayGive } from '../tools/verify/docs/roles.ts';
import { openForTest } from './context.ts';
import { graph as api, inputWith, owners } from './inputs.ts';

type Opened = Awaited<ReturnType<typeof openForTest>>;

const opened = new Map<string, Opened>();
let router: Awaited<ReturnType<typeof openGraph>> | undefined;
const commands = guardedCommands();

beforeAll(async () => {
  for (const name of contexts) {
    const { open } = await loadContext(name);
    opened.set(name, await openForTest(open));
  }
  router = await openGraph({
    supergraphSdl: readFileSync(join(import.meta.dirname, '../schema/supergraph.graphql'), 'utf8'),
    clientFor: (name) => {
      const context = opened.get(name)?.context;
      if (!context) throw new Error(`there is no context ${name}`);
      return context.subgraph.client;
    },
    limits: withoutRateLimits,
    log: openLogger('router', 'silent'),
  });
}, 120_000);
afterAll(async () => {
  await router?.close();
  for (const { close } of opened.values()) await close();
});

const callerWith = (held: readonly string[]): Caller => ({
  subject: 'stf_1',
  scopes: held,
  stores: ['sto_bookshop'],
  service: null,
});

const requestOf = (command: string) => {
  const field = api.getMutationType()?.getFields()[command];
  const type = field?.args[0]?.type;
  if (!field || !type) throw new Error(`there is no command ${command}`);
  return {
    query: `mutation ($input: ${type}) { ${command}(input: $input) { __typename } }`,
    variables: { input: inputWith(type, null, '') },
  };
};

type Result = { readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] };

const isForbidden = ({ errors }: Result): boolean =>
  errors?.some(({ extensions }) => extensions?.code === 'FORBIDDEN') ?? false;

test('there are commands and roles to be tried', () => {
  expect(commands.length).toBeGreaterThan(20);
  expect(roles.length).toBe(8);
});

describe.each(roles)('%s', (role) => {
  const held = scopesOf([role], scopes);
  // an owner works for every store, which opens more than a scope: what is tried here is the scope
  const caller = callerWith(held);

  test.each(commands.map((guarded) => [guarded.command, mayGive(guarded, held), guarded] as const))(
    '%s: %s',
    async (command, may) => {
      const request = requestOf(command);
      const call = { caller, locale: 'ko', correlationId: 'cor_roles' } as const;
      const context = opened.get(owners.get(command) ?? '')?.context;
      const atSubgraph = await context?.subgraph.client.execute(request, call);
      const throughRouter = await router?.ask(request, call, { streams: false });
      // one whose row is of no store of theirs, or that is not there, is refused in words by the command itself
      if (may)
        expect([isForbidden(atSubgraph as Result), isForbidden(throughRouter as Result)]).toEqual([
          false,
          false,
        ]);
      else
        expect([isForbidden(atSubgraph as Result), isForbidden(throughRouter as Result)]).toEqual([
          true,
          true,
        ]);
    },
  );
});
