import type { Redis } from 'ioredis';

/** Says which of the replicas of a process works. */
export type Lease = {
  /** Gives it up, so that the next replica begins at once. */
  stop(): Promise<void>;
};

const renewEveryMs = 1_000;
const lastsMs = 3_000;

/**
 * Each replica says that it is there, and one of those that are there is the first choice for this lease: by a hash of both names, so
 * that the leases of many contexts spread over the replicas. Whoever holds it and is not the first choice hands it over. One that
 * lasts longer than any, given before the clock of Redis was set back, is as good as free.
 */
const takeOrKeep = `
  local lease, replicas, me, lasts = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2])
  local time = redis.call('time')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('zremrangebyscore', replicas, '-inf', now - lasts)
  redis.call('zremrangebyscore', replicas, now + 1, '+inf')
  redis.call('zadd', replicas, now, me)
  redis.call('pexpire', replicas, lasts)
  local first, most = me, ''
  for _, replica in ipairs(redis.call('zrange', replicas, 0, -1)) do
    local hash = redis.sha1hex(lease .. ' ' .. replica)
    if hash > most then first, most = replica, hash end
  end
  local holder = redis.call('get', lease)
  local isFree = holder == false or redis.call('pttl', lease) > lasts
  if not isFree and holder ~= me then return 0 end
  redis.call('set', lease, first, 'px', lasts)
  return first == me and 1 or 0`;
const giveUp = `
  redis.call('zrem', KEYS[2], ARGV[1])
  if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end`;

/**
 * Of several replicas one works, so that they do not do the same work twice. That only saves effort: the work must be correct
 * when several believe that they hold the lease. So while Redis is away, every replica holds it.
 *
 * `replica` tells one from another; a process that is started again under the same name has its lease back at once. `change`
 * is told whenever the lease is won or lost, for the first time before this resolves.
 */
export const openLease = async ({
  redis,
  key,
  replica,
  change,
}: {
  readonly redis: Redis;
  readonly key: string;
  readonly replica: string;
  readonly change: (held: boolean) => void;
}): Promise<Lease> => {
  let held: boolean | undefined;
  const look = async () => {
    const now = await redis.eval(takeOrKeep, 2, key, `${key}:replicas`, replica, lastsMs).then(
      (answer) => answer === 1,
      () => true,
    );
    if (now === held) return;
    held = now;
    change(now);
  };
  await look();
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, renewEveryMs);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await redis.eval(giveUp, 2, key, `${key}:replicas`, replica).catch(() => {}); // it expires by itself
    },
  };
};
