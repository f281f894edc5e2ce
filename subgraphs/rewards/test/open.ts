import type { Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { openForTest } from '../../../test/context.ts';
import { open } from '../server.ts';
import { rewards } from '../store/tables.ts';

/** The context on a store of its own. */
export const openRewards = async () => {
  const opened = await openForTest(open, { clock: () => 1_000 as Instant });
  return {
    ...opened,
    /** The reward as the graph gives it to this caller. */
    async reward(caller: Caller, id: string): Promise<unknown> {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Reward {
        id status title allocatedAt mission { id } walletItem { id } } } }`;
      const of = [{ __typename: 'Reward', id }];
      return (await opened.ask<{ _entities: unknown[] }>(caller, query, { of }))._entities[0];
    },
    rewards: () => opened.context.store.read.select().from(rewards),
  };
};

export type RewardsInTest = Awaited<ReturnType<typeof openRewards>>;
