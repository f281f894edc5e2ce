import type { Allocated, RewardId } from '../domain/reward.ts';

// What resolvers are handed as the parent of a type.

export type RewardModel = Allocated & { readonly id: RewardId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
