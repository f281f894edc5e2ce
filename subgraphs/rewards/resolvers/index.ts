import { MyData } from './my-data.ts';
import { Reward } from './reward.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = { Reward, MyData };
