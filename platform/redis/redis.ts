import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { newId } from '../kernel/ids.ts';
import type { Logger } from '../process/logger.ts';
import { atScrape, gauge } from '../process/metrics.ts';

/** Tells this installation's queues and channels from those of another in the same Redis; kept in the data folder. */
export const installationOf = (dataFolder: string): string => {
  const file = join(dataFolder, 'installation');
  if (!existsSync(file)) {
    const own = `${file}.${process.pid}`;
    writeFileSync(own, newId('jumun'));
    try {
      linkSync(own, file); // of several processes that start together, the first one names it, and no other sees half a name
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(own);
    }
  }
  const name = readFileSync(file, 'utf8').trim();
  if (name === '') throw new Error(`${file} is empty; delete it`);
  return name;
};

const up = gauge('jumun_redis_up', '1 while every connection of this process to Redis stands.');
const memory = gauge('jumun_redis_memory_bytes', 'Memory of Redis: used, and the limit (0: none).', 'of');

const connections = new Set<Redis>();

/** Counts a connection until it is closed for good. */
const watched = (redis: Redis): Redis => {
  connections.add(redis);
  return redis.on('end', () => void connections.delete(redis));
};

atScrape(async () => {
  if (connections.size === 0) return;
  up([...connections].every(({ status }) => status === 'ready' || status === 'wait') ? 1 : 0);
  const failFast = [...connections].find(
    ({ status, options }) => status === 'ready' && !options.enableOfflineQueue,
  );
  const told = (await failFast?.info('memory').catch(() => undefined)) ?? '';
  for (const [of, key] of [
    ['used', 'used_memory'],
    ['limit', 'maxmemory'],
  ] as const) {
    const bytes = new RegExp(`^${key}:(\\d+)`, 'm').exec(told)?.[1];
    if (bytes !== undefined) memory(Number(bytes), of);
  }
});

/** At most one line in ten seconds and connection: a Redis that is away would fill the disk with them. */
const sayRarely = (log: Logger, what: string) => {
  let said = Number.NEGATIVE_INFINITY;
  return (error: unknown) => {
    if (performance.now() - said < 10_000) return;
    said = performance.now();
    log.warn({ err: error }, `${what}: Redis`);
  };
};

/** For workers and subscribers: waits for Redis to come back, however long that takes. */
export const blockingRedis = (url: string, log: Logger): Redis =>
  watched(
    new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(50 * times, 1_000) }).on(
      'error',
      sayRarely(log, 'worker'),
    ),
  );

/** For callers that must not wait: fails at once while Redis is away. */
export const failFastRedis = (url: string, log: Logger): Redis =>
  watched(
    new Redis(url, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: 1_000,
      retryStrategy: (times) => Math.min(50 * times, 1_000),
    }).on('error', sayRarely(log, 'publisher')),
  );

/** For an operator's program that looks once: connects when told to, and never reconnects. */
export const singleUseRedis = (url: string): Redis =>
  new Redis(url, {
    lazyConnect: true,
    connectTimeout: 1_000,
    maxRetriesPerRequest: null,
    retryStrategy: () => null,
  }).on('error', () => {}); // each command fails with it too
