import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { unitsOf } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { z } from 'zod';
import { openGiftClient } from './clients/gift.ts';
import { walletsWith } from './commands.ts';
import { manifest } from './manifest.ts';
import { admitMemberWhenCustomerSignedUp } from './policies/admit-member-when-customer-signed-up.ts';
import { claimPointsWhenOrderPlaced } from './policies/claim-points-when-order-placed.ts';
import { concludeExchangeWhenGiftIssued } from './policies/conclude-exchange-when-gift-issued.ts';
import { earnMileageWhenOrderPlaced } from './policies/earn-mileage-when-order-placed.ts';
import { earnPointsWhenTicketAccepted } from './policies/earn-points-when-ticket-accepted.ts';
import { forgetPersonWhenCustomerLeft } from './policies/forget-person-when-customer-left.ts';
import { issueItemWhenRewardAllocated } from './policies/issue-item-when-reward-allocated.ts';
import { reverseEarningsWhenOrderCancelled } from './policies/reverse-earnings-when-order-cancelled.ts';
import { reverseEarningsWhenOrderNotCollected } from './policies/reverse-earnings-when-order-not-collected.ts';
import { reversePartWhenOrderRefunded } from './policies/reverse-part-when-order-refunded.ts';
import { spendPointsWhenOrderPlaced } from './policies/spend-points-when-order-placed.ts';
import { takeBackPointsWhenAcceptanceUndone } from './policies/take-back-points-when-acceptance-undone.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import type { Driver } from './sagas/driver.ts';
import { openExchanges } from './sagas/exchanges.ts';
import { itemRows } from './store/items.ts';
import { driveExchanges } from './timers/drive-exchanges.ts';

export { audit } from './audit.ts';

const { name } = manifest;

const settingsForm = {
  /** The share of an order's price that is earned in points, in percent. */
  JUMUN_POINTS_PERCENT: z.coerce.number().int().min(0).max(100).default(5),
  /** How long gifts may take to answer before the answer counts as unknown. */
  JUMUN_GIFT_DEADLINE_MS: milliseconds(1_000),
};

/** What customers collect with their orders, and the rewards that they exchange for gifts. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    (parts) => {
      const { store, clock, notifier, log, settings } = parts;
      const { JUMUN_POINTS_PERCENT: pointsPercent, JUMUN_GIFT_DEADLINE_MS: deadlineMs } = readSettings(
        settingsForm,
        settings,
      );
      const commands = walletsWith({ pointsPercent });
      const driver: Driver = {
        gift: openGiftClient(parts, deadlineMs),
        clock,
        deadlineMs,
        load: (id) => itemRows.find(store.read, id),
        unit: unitsOf({ store, clock, notify: notifier.publish }, commands),
      };
      const exchanges = openExchanges(driver);
      return {
        commands,
        graph: { exchanges },
        resolvers,
        reactions: [
          earnMileageWhenOrderPlaced,
          claimPointsWhenOrderPlaced,
          spendPointsWhenOrderPlaced,
          earnPointsWhenTicketAccepted,
          admitMemberWhenCustomerSignedUp,
          takeBackPointsWhenAcceptanceUndone,
          reverseEarningsWhenOrderCancelled,
          reversePartWhenOrderRefunded,
          reverseEarningsWhenOrderNotCollected,
          issueItemWhenRewardAllocated,
          concludeExchangeWhenGiftIssued,
          forgetPersonWhenCustomerLeft,
        ],
        timers: [driveExchanges({ ...driver, exchanges, log })],
      };
    },
  );
