import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Position } from './positions.ts';

/** Which hearers have applied how much of each journal, told through Redis, as none of them need be in one process. */
export type Heard = {
  /** Says where a consumer stands in its sources, as committed. */
  tell(consumer: string, positions: readonly Position[]): Promise<void>;
  /** The number up to which all of these have applied a journal; 0 where one of them has not said. */
  byAll(source: string, journalId: string, hearers: readonly string[]): Promise<number>;
};

const standForm = z.object({ journalId: z.string(), number: z.int().min(0) });

const standIn = (text: string | undefined): z.infer<typeof standForm> | undefined => {
  try {
    return standForm.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
};

/** Redis may forget what it was told: then less is pruned, until it is told again. */
export const openHeard = (redis: Redis, installation: string): Heard => {
  const keyOf = (source: string) => `${installation}:heard:${source}`;
  return {
    async tell(consumer, positions) {
      for (const { source, journalId, number } of positions)
        await redis.hset(keyOf(source), consumer, JSON.stringify({ journalId, number }));
    },
    async byAll(source, journalId, hearers) {
      const told = await redis.hgetall(keyOf(source));
      const numbers = hearers.map((hearer) => {
        const stand = standIn(told[hearer]);
        return stand?.journalId === journalId ? stand.number : 0;
      });
      return Math.min(Number.MAX_SAFE_INTEGER, ...numbers);
    },
  };
};
