import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GraphClient, graphClient } from '../../tools/demo/graph-client.ts';
import { databaseUrl, findPostgres, startPostgres } from '../../tools/run/postgres.ts';
import { dataFolder, type Processes, startProcesses } from '../processes.ts';

// Whoever logs out is out in every process at once: two routers behind one address, each with commands and streams of the session.

const program = findPostgres();
let server: Awaited<ReturnType<typeof startPostgres>> | undefined;
let system: Processes;
const data = dataFolder();
beforeAll(async () => {
  if (!program) return;
  server = await startPostgres(program);
  system = await startProcesses({
    folder: data.folder,
    args: ['--shape', 'replicated', '--replicas', '2'],
    settings: { JUMUN_STORE: databaseUrl(server.socketFolder, 'postgres'), JUMUN_STORE_CONNECTIONS: '2' },
  });
}, 120_000);
afterAll(async () => {
  await system?.stop();
  await server?.stop();
  data.remove();
}, 60_000);

type Session = { readonly token: string; readonly asks: GraphClient };

const logIn = async (): Promise<Session> => {
  const { data: answer } = await graphClient(system.url).ask<{
    logIn: { session: { accessToken: string } };
  }>(
    `mutation { logIn(input: { email: "customer@jumun.example", password: "jumun-demo" }) {
      ... on LogInSuccess { session { accessToken } } } }`,
  );
  const token = answer?.logIn.session.accessToken ?? '';
  return { token, asks: graphClient(system.url, token) };
};

/** Streams of a session, each on a connection of its own, so that both routers have some; resolves as they end. */
const watch = ({ token }: Session, count: number) => {
  const clients = Array.from({ length: count }, () => graphClient(system.url, token));
  let ended = 0;
  for (const client of clients)
    void client
      .watch('subscription { myPageChanged { cursor } }', {}, () => {})
      .ended.then(() => {
        ended += 1;
      });
  return {
    ended: () => ended,
    close: () => Promise.all(clients.map((client) => client.close())),
  };
};

/** How many of twenty requests of a session, each on a connection of its own, are answered as signed in. */
const believed = async ({ token }: Session): Promise<number> => {
  const asked = Array.from({ length: 20 }, async () => {
    const client = graphClient(system.url, token);
    const { data: answer } = await client.ask<{ viewer: object | null }>('{ viewer { id } }');
    await client.close();
    return answer?.viewer ? 1 : 0;
  });
  return (await Promise.all(asked)).reduce<number>((sum, one) => sum + one, 0);
};

/** How long it takes until a session is believed nowhere and none of its streams is open, in milliseconds. */
const outAfter = async (
  session: Session,
  streams: ReturnType<typeof watch>,
  count: number,
): Promise<number> => {
  const began = performance.now();
  while (performance.now() - began < 15_000) {
    if ((await believed(session)) === 0 && streams.ended() === count) break;
    await pause(50);
  }
  return performance.now() - began;
};

describe.runIf(program)('a session that is ended from another device', () => {
  const streams = 8;
  const endOther = async (other: Session): Promise<void> => {
    const { sid } = JSON.parse(Buffer.from(other.token.split('.')[1] ?? '', 'base64url').toString());
    const here = await logIn();
    const { data: answer } = await here.asks.ask<{ endSession: { __typename: string } }>(
      'mutation ($id: ID!) { endSession(input: { id: $id }) { __typename } }',
      { id: sid },
    );
    expect(answer?.endSession.__typename).toBe('EndSessionSuccess');
    expect(await believed(here)).toBe(20);
  };

  test('is out of both routers within a second, streams too; the other goes on', async () => {
    const stolen = await logIn();
    const open = watch(stolen, streams);
    expect(await believed(stolen)).toBe(20);
    await pause(500);
    expect(open.ended()).toBe(0);
    await endOther(stolen);
    expect(await outAfter(stolen, open, streams)).toBeLessThan(1_500); // of which looking takes a part
    await open.close();
  }, 60_000);

  test('is out within ten seconds while Redis is away', async () => {
    const stolen = await logIn();
    const open = watch(stolen, streams);
    await pause(500);
    expect(open.ended()).toBe(0);
    const redis = system.pidOf('redis');
    process.kill(system.pid, 'SIGSTOP'); // so that it is not replaced
    process.kill(redis, 'SIGSTOP');
    try {
      await endOther(stolen);
      expect(await outAfter(stolen, open, streams)).toBeLessThan(10_000);
    } finally {
      process.kill(redis, 'SIGCONT');
      process.kill(system.pid, 'SIGCONT');
    }
    await open.close();
  }, 60_000);
});
