import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { useKey } from '@jumun/platform/kernel/idempotency';
import { unitsOf, type Work } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { z } from 'zod';
import { openGiftClient } from './clients/gift.ts';
import { balance, balanceIdOf } from './domain/balance.ts';
import {
  type Earning,
  type EarningCommand,
  earning,
  earningIdOf,
  isDue,
  orderIdOf,
} from './domain/earning.ts';
import { type OrderId, pointsFor } from './domain/programme.ts';
import { walletItem } from './domain/wallet-item.ts';
import { admitMemberWhenCustomerSignedUp } from './policies/admit-member-when-customer-signed-up.ts';
import { claimPointsWhenOrderPlaced } from './policies/claim-points-when-order-placed.ts';
import { concludeExchangeWhenGiftIssued } from './policies/conclude-exchange-when-gift-issued.ts';
import { earnMileageWhenOrderPlaced } from './policies/earn-mileage-when-order-placed.ts';
import { earnPointsWhenTicketAccepted } from './policies/earn-points-when-ticket-accepted.ts';
import { issueItemWhenRewardAllocated } from './policies/issue-item-when-reward-allocated.ts';
import { reverseEarningsWhenOrderCancelled } from './policies/reverse-earnings-when-order-cancelled.ts';
import { publish, publishItem } from './publish.ts';
import { exchangeWalletItem } from './resolvers/exchange-wallet-item.ts';
import { Customer, Wallet } from './resolvers/wallet.ts';
import { WalletItem } from './resolvers/wallet-item.ts';
import { driveExchanges } from './sagas/drive-exchanges.ts';
import { type Driver, exchangeItemSaga } from './sagas/exchange-item.ts';
import { balanceRows } from './store/balances.ts';
import { earningRows, findWaiting } from './store/earnings.ts';
import { claimLook, itemRows } from './store/items.ts';
import { addEntry } from './store/ledger.ts';
import { findMember, keepMember } from './store/members.ts';
import type { Wallets } from './wallets.ts';

export { audit } from './audit.ts';

const settings = {
  /** What part of an order's price is earned in points. */
  JUMUN_POINTS_PERCENT: z.coerce.number().int().min(0).max(100).default(5),
  /** How long gifts may take to answer before the answer is unknown. */
  JUMUN_GIFT_DEADLINE_MS: milliseconds(1_000),
};

/** What customers have collected, kept from what others say, and the rewards they exchange for gifts. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'wallets', folder: import.meta.dirname, typeDefs: subgraphSdl('wallets') },
    (parts) => {
      const { store, clock, notifier, log } = parts;
      const { JUMUN_POINTS_PERCENT: percent, JUMUN_GIFT_DEADLINE_MS: deadlineMs } = readSettings(
        settings,
        parts.settings,
      );
      const handleEarning = handler({ decider: earning, rows: earningRows });
      const handleBalance = handler({ decider: balance, rows: balanceRows, publish });
      const handleItem = handler({ decider: walletItem, rows: itemRows, publish: publishItem });

      const commands = (work: Work): Wallets => {
        /** What becomes of the order's earning becomes an entry, and the entry the balance. */
        const tell = async (
          { orderId, programme, occurredAt }: Parameters<Wallets['reverse']>[0],
          command: EarningCommand,
        ): Promise<Earning> => {
          const told = await handleEarning(work, earningIdOf(orderId, programme), command);
          for (const event of 'events' in told ? told.events : []) {
            if (event.type !== 'Earned' && event.type !== 'Reversed') continue;
            const { customerId, amount } = event;
            const reason = event.type === 'Earned' ? 'EARNED' : 'REVERSED';
            const entered = await handleBalance(work, balanceIdOf(customerId, programme), {
              type: 'Enter',
              ...{ reason, orderId, amount },
            });
            for (const { change, sequence } of 'events' in entered ? entered.events : [])
              await addEntry(work.tx, {
                ...{ customerId, programme, sequence, reason, orderId, occurredAt },
                amount: change,
              });
          }
          return told.state;
        };

        /** Earns the points of an order that lacks nothing more. */
        const settle = async (orderId: OrderId, state: Earning): Promise<void> => {
          if (!isDue(state)) return;
          const { claim, acceptedAt: occurredAt } = state;
          const customerId = await findMember(work.tx, claim.membershipNumber);
          if (customerId === undefined) return;
          const amount = pointsFor(claim.won, percent);
          await tell({ orderId, programme: 'POINTS', occurredAt }, { type: 'Earn', customerId, amount });
        };
        const points = async (orderId: OrderId, command: EarningCommand): Promise<void> =>
          settle(orderId, await tell({ orderId, programme: 'POINTS', occurredAt: work.at }, command));

        return {
          at: work.at,
          async earn({ customerId, amount, ...about }) {
            await tell(about, { type: 'Earn', customerId, amount });
          },
          async reverse(about) {
            await tell(about, { type: 'Reverse' });
          },
          claimPoints: (orderId, claim) => points(orderId, { type: 'Claim', claim }),
          confirmPoints: (orderId, at) => points(orderId, { type: 'Confirm', at }),
          async admitMember(membershipNumber, customerId) {
            await keepMember(work.tx, membershipNumber, customerId);
            for (const id of await findWaiting(work.tx, membershipNumber)) {
              const waiting = await earningRows.load(work.tx, id);
              if (waiting) await settle(orderIdOf(id), waiting.state);
            }
          },
          item: (id, command) => handleItem(work, id, command),
          loadItem: async (id) => (await itemRows.load(work.tx, id))?.state,
          async takeOn(id, lookAt) {
            if (!(await claimLook(work.tx, id, work.at, lookAt))) return false;
            await handleItem(work, id, { type: 'TakeOnExchange', lookAt });
            return true;
          },
          useKey: (use) => useKey(work, use),
        };
      };

      const driver: Driver = {
        gift: openGiftClient(parts, deadlineMs),
        clock,
        deadlineMs,
        load: (id) => itemRows.find(store.read, id),
        unit: unitsOf({ store, clock, notify: notifier.publish }, commands),
        warn: (facts, message) => log.warn(facts, message),
      };
      const exchangeItem = exchangeItemSaga(driver);

      return {
        commands,
        graph: {
          balancesById: (ids: readonly never[]) => balanceRows.findMany(store.read, ids),
          itemsById: (ids: readonly never[]) => itemRows.findMany(store.read, ids),
          exchangeItem,
        },
        resolvers: { Mutation: { exchangeWalletItem }, Customer, Wallet, WalletItem },
        reactions: [
          earnMileageWhenOrderPlaced,
          claimPointsWhenOrderPlaced,
          earnPointsWhenTicketAccepted,
          admitMemberWhenCustomerSignedUp,
          reverseEarningsWhenOrderCancelled,
          issueItemWhenRewardAllocated,
          concludeExchangeWhenGiftIssued,
        ],
        timers: [driveExchanges(driver, exchangeItem)],
      };
    },
  );
