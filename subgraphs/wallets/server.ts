import { type OpenContext, openContext } from '@jumun/platform/context';
import { handler } from '@jumun/platform/handle';
import type { Work } from '@jumun/platform/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import { balance, balanceIdOf } from './domain/balance.ts';
import { type EarningCommand, earning, earningIdOf } from './domain/earning.ts';
import { earnMileageWhenOrderPlaced } from './policies/earn-mileage-when-order-placed.ts';
import { reverseEarningsWhenOrderCancelled } from './policies/reverse-earnings-when-order-cancelled.ts';
import { publish } from './publish.ts';
import { Customer, Wallet } from './resolvers/wallet.ts';
import { balanceRows } from './store/balances.ts';
import { earningRows } from './store/earnings.ts';
import { addEntry } from './store/ledger.ts';
import type { Wallets } from './wallets.ts';

/** What customers have collected, kept from what orders say; asks nobody. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'wallets', folder: import.meta.dirname, typeDefs: subgraphSdl('wallets') },
    ({ store }) => {
      const handleEarning = handler({ decider: earning, rows: earningRows });
      const handleBalance = handler({ decider: balance, rows: balanceRows, publish });

      const own = (work: Work): Wallets => {
        /** What becomes of the order's earning becomes an entry, and the entry the balance. */
        const tell = async (
          { orderId, programme, occurredAt }: Parameters<Wallets['reverse']>[0],
          command: EarningCommand,
        ) => {
          const told = await handleEarning(work, earningIdOf(orderId, programme), command);
          for (const event of 'events' in told ? told.events : []) {
            if (event.type === 'Barred') continue;
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
        };
        return {
          earn: ({ customerId, amount, ...about }) => tell(about, { type: 'Earn', customerId, amount }),
          reverse: (about) => tell(about, { type: 'Reverse' }),
        };
      };

      return {
        own,
        graph: { balancesById: (ids: readonly never[]) => balanceRows.findMany(store.read, ids) },
        resolvers: { Customer, Wallet },
        reactions: [earnMileageWhenOrderPlaced, reverseEarningsWhenOrderCancelled],
      };
    },
  );
