import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { testFolder } from '../../test/stores.ts';
import { findRedis, type PrivateRedis, startRedis } from '../../tools/run/redis.ts';
import { blockingRedis, failFastRedis } from '../redis/redis.ts';
import { silent } from './tallies.ts';

/** A Redis for one file of tests, with the two kinds of connection the system uses. */
export const startTestRedis = async () => {
  const folder = testFolder();
  const program = findRedis(join(import.meta.dirname, '../../.tools'));
  let server: PrivateRedis = await startRedis(program, folder);
  const connections: Redis[] = [];
  const kept = (redis: Redis) => {
    connections.push(redis);
    return redis;
  };
  return {
    url: server.url,
    waiting: () => kept(blockingRedis(server.url, silent)),
    failFast: () => kept(failFastRedis(server.url, silent)),
    kill: () => server.kill(),
    async restart() {
      server = await startRedis(program, folder);
    },
    async stop() {
      for (const redis of connections) redis.disconnect();
      await server.stop();
    },
  };
};
