import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import type { Work } from '@jumun/platform/kernel/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import { reward } from './domain/reward.ts';
import { allocateRewardWhenMissionAchieved } from './policies/allocate-reward-when-mission-achieved.ts';
import { markRewardExchangedWhenWalletItemExchanged } from './policies/mark-reward-exchanged-when-wallet-item-exchanged.ts';
import { noteItemWhenWalletItemIssued } from './policies/note-item-when-wallet-item-issued.ts';
import { publish } from './publish.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import type { Rewards } from './rewards.ts';
import { rewardRows } from './store/rewards.ts';

/** What customers are given for what they achieve, kept from what missions and wallets say; asks nobody. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name: 'rewards', folder: import.meta.dirname, typeDefs: subgraphSdl('rewards') },
    () => {
      const handleReward = handler({ decider: reward, rows: rewardRows, publish });
      const commands = (work: Work): Rewards => ({
        at: work.at,
        reward: (id, command) => handleReward(work, id, command),
      });
      return {
        commands,
        resolvers,
        reactions: [
          allocateRewardWhenMissionAchieved,
          noteItemWhenWalletItemIssued,
          markRewardExchangedWhenWalletItemExchanged,
        ],
      };
    },
  );
