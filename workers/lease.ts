import type { Redis } from 'ioredis';

/** Says which of the replicas of a process works. */
export type Lease = {
  /** Gives it up, so that the next replica begins at once. */
  stop(): Promise<void>;
};

const renewEveryMs = 1_000;
const lastsMs = 3_000;

/** A lease that lasts longer than any was given before the clock of Redis was set back. */
const takeOrKeep = `
  local holder = redis.call('get', KEYS[1])
  if holder == false or holder == ARGV[1] or redis.call('pttl', KEYS[1]) > tonumber(ARGV[2]) then
    redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
    return 1
  end
  return 0`;
const giveUp = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end`;

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
    const now = await redis.eval(takeOrKeep, 1, key, replica, lastsMs).then(
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
      await redis.eval(giveUp, 1, key, replica).catch(() => {}); // it expires by itself
    },
  };
};
