import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { command, unhurried, until } from '../shop.ts';
import { testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// What staff do is read by owners, through the router: what is said in one context is carried to another.

let system: System;
let owner: GraphClient;
let manager: GraphClient;
let barista: GraphClient;
beforeAll(async () => {
  system = await openSystem(testStores(), unhurried);
  owner = await system.as('stf_owner', {
    scopes: ['audit:read', 'stores:any', 'stores:write', 'staff:read'],
  });
  const atCafe = { stores: ['sto_cafe1'] };
  manager = await system.as('stf_manager', { scopes: ['stores:write', 'tickets:write'], ...atCafe });
  barista = await system.as('stf_cafe', { scopes: ['tickets:read', 'tickets:write'], ...atCafe });
});
afterAll(() => system.close());

type Act = {
  readonly staffId: string;
  readonly staff: { readonly name: string } | null;
  readonly command: string;
  readonly subjectIds: readonly string[];
};

const trailFor = (client: GraphClient) =>
  client.ask<{ auditTrail: { nodes: Act[] } }>(
    '{ auditTrail(first: 100) { nodes { staffId staff { name } command subjectIds } } }',
  );
const trail = async (): Promise<readonly Act[]> => (await trailFor(owner)).data?.auditTrail.nodes ?? [];

test('a manager pauses a store, a barista ends the pause, and the owner reads who did it', async () => {
  const storeId = 'sto_cafe1';
  const paused = await command(manager, 'pauseStore', { storeId });
  expect(paused).toMatchObject({ __typename: 'PauseStoreSuccess' });
  // refused: there is no such store
  const none = await command(owner, 'pauseStore', { storeId: 'sto_none' }, '... on Refusal { code }');
  expect(none).toMatchObject({ code: 'STORE_NOT_FOUND' });
  await expect(command(manager, 'pauseStore', { storeId: 'sto_cafe2' })).rejects.toThrow('FORBIDDEN');
  await command(barista, 'resumeStore', { storeId });

  const read = await until(async () => {
    const acts = await trail();
    return acts.length >= 2 ? acts : undefined;
  });
  expect(read).toEqual([
    {
      staffId: 'stf_cafe',
      staff: { name: expect.any(String) },
      command: 'resumeStore',
      subjectIds: [storeId],
    },
    { staffId: 'stf_manager', staff: null, command: 'pauseStore', subjectIds: [storeId] },
  ]);
});

test('nobody but an owner reads it, not even what they did themselves', async () => {
  for (const client of [manager, barista, await system.as('cus_demo1')]) {
    const { data, errors } = await trailFor(client);
    expect([data?.auditTrail ?? null, errors?.map(({ extensions }) => extensions?.code)]).toEqual([
      null,
      ['FORBIDDEN'],
    ]);
  }
});
