import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { subgraphSdl } from '@jumun/schema/sdl';
import { rewardsIn } from './commands.ts';
import { manifest } from './manifest.ts';
import { allocateRewardWhenMissionAchieved } from './policies/allocate-reward-when-mission-achieved.ts';
import { markRewardExchangedWhenWalletItemExchanged } from './policies/mark-reward-exchanged-when-wallet-item-exchanged.ts';
import { noteItemWhenWalletItemIssued } from './policies/note-item-when-wallet-item-issued.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';

export { audit } from './audit.ts';

const { name } = manifest;

/** What customers are given for their achievements. Everything here follows from what missions and wallets publish. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    () => ({
      commands: rewardsIn,
      resolvers,
      reactions: [
        allocateRewardWhenMissionAchieved,
        noteItemWhenWalletItemIssued,
        markRewardExchangedWhenWalletItemExchanged,
      ],
    }),
  );
