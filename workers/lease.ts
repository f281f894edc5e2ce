import type { Redis } from 'ioredis';

/** Whose turn it is among the replicas of a process. */
export type Turn = {
  /** Ends it and lets the next one begin at once. */
  stop(): Promise<void>;
};

/** How often a turn is renewed, and how long it lasts without that, in milliseconds. */
const renewEveryMs = 1_000;
const lastsMs = 3_000;

const takeOrKeep = `
  local holder = redis.call('get', KEYS[1])
  if holder == false or holder == ARGV[1] then
    redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
    return 1
  end
  return 0`;
const giveUp = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end`;

/**
 * Of several replicas one works, so that they do not do the same work twice. That is a saving and nothing more: work must be
 * right when several believe that it is their turn. So while Redis is away it is everybody's turn.
 *
 * `replica` tells one from another; a process that is started again under the same name has its turn back at once. `change` is
 * told each time it begins or ends, first before this resolves.
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
  readonly change: (ours: boolean) => void;
}): Promise<Turn> => {
  let ours: boolean | undefined;
  const look = async () => {
    const now = await redis.eval(takeOrKeep, 1, key, replica, lastsMs).then(
      (answer) => answer === 1,
      () => true,
    );
    if (now === ours) return;
    ours = now;
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
      await redis.eval(giveUp, 1, key, replica).catch(() => {}); // it ends by itself
    },
  };
};
