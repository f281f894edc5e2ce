import type { Allocated, RewardId } from '../domain/reward.ts';

// What resolvers are handed as the parent of a type.

export type RewardModel = Allocated & { readonly id: RewardId };
