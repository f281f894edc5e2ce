import { anonymous } from '@jumun/platform/graph/client';
import { openProcess } from '@jumun/subgraphs';
import { startWorkers } from '@jumun/workers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestRedis } from '../../../platform/test/redis.ts';
import { until } from '../../../test/shop.ts';
import { ground, testDatabase, testFolder } from '../../../test/stores.ts';
import { rebuild, type Wishes } from '../rebuild/rebuild.ts';
import { damage } from './damage.ts';

// Of customers the trail is rebuilt, and nothing else: accounts are in no journal.
describe.skipIf(ground === 'pglite')('rebuilding the trail of staff', () => {
  const folder = testFolder();
  let store = 'sqlite';
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let opened: Awaited<ReturnType<typeof openProcess>>;
  let workers: Awaited<ReturnType<typeof startWorkers>>;

  beforeAll(async () => {
    if (ground === 'postgres') store = await testDatabase();
    redis = await startTestRedis();
    opened = await openProcess({
      name: 'workers',
      env: { JUMUN_DATA: folder, JUMUN_STORE: store, REDIS_URL: redis.url },
    });
    for (const name of ['customers', 'stores']) await opened.contexts.get(name)?.seed({ demo: true });
    workers = await startWorkers(opened, { only: ['customers'], replica: 'one' });
  }, 120_000);
  afterAll(async () => {
    await workers.stop();
    await opened.close();
    await redis.stop();
  });

  const boss = {
    ...anonymous,
    subject: 'stf_admin',
    scopes: ['audit:read', 'stores:any', 'stores:write', 'staff:write', 'tickets:write', 'tickets:read'],
  };
  const ask = async (context: string, query: string) => {
    const answer = await opened.contexts
      .get(context)
      ?.subgraph.client.execute({ query }, { caller: boss, locale: 'en', correlationId: 'cor_1' });
    expect(answer?.errors).toBeUndefined();
    return JSON.parse(JSON.stringify(answer?.data));
  };
  const trail = async (args = '') => {
    const { auditTrail } = await ask(
      'customers',
      `{ auditTrail${args} { nodes { id command subjectIds } } }`,
    );
    return auditTrail.nodes as readonly { readonly id: string; readonly command: string }[];
  };
  const rebuilt = (wishes: Partial<Wishes> = {}) =>
    rebuild({
      env: { ...process.env, JUMUN_DATA: folder, JUMUN_STORE: store, JUMUN_LOG: 'warn' },
      context: 'customers',
      ...wishes,
    });

  test('what was lost or changed is found and put right; what follows from nothing that was said stays', async () => {
    await ask('stores', 'mutation { pauseStore(input: { storeId: "sto_cafe1" }) { __typename } }');
    await ask('stores', 'mutation { resumeStore(input: { storeId: "sto_cafe1" }) { __typename } }');
    await ask('customers', 'mutation { disableStaff(input: { staffId: "stf_cafe" }) { __typename } }');
    const right = await until(async () => {
      await workers.consumers.get('customers')?.sweep();
      const acts = await trail();
      return acts.length === 3 ? acts : undefined;
    });
    expect((await rebuilt({ check: true })).differences).toEqual([]);

    const [disabled, resumed] = right;
    await damage(
      { folder, store, context: 'customers' },
      `delete from acts where id = '${disabled?.id}'`,
      `update acts set actor = 'stf_other' where id = '${resumed?.id}'`,
      `delete from act_subjects where act_id = '${resumed?.id}'`,
      `insert into act_subjects (subject_id, occurred_at, act_id) values ('sto_cafe2', 1, 'act_never')`,
      `update known_stores set id = 'sto_elsewhere' where id = 'sto_cafe2'`,
    );
    expect(await trail()).not.toEqual(right);
    const { differences } = await rebuilt({ check: true });
    expect(differences.map(({ table }) => table).sort()).toEqual([
      'act_subjects',
      'act_subjects',
      'acts',
      'acts',
    ]);
    expect(await trail()).not.toEqual(right);

    await rebuilt();
    expect(await trail()).toEqual(right);
    expect(await trail('(staffId: "stf_admin")')).toEqual(right);
    expect(await trail('(subjectId: "sto_cafe1")')).toEqual(right.slice(1));
    expect((await rebuilt({ check: true })).differences).toEqual([]);
  }, 120_000);
});
