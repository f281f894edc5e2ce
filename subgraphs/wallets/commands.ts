import type { Instant } from '@jumun/platform/kernel/clock';
import { forget } from '@jumun/platform/kernel/forgotten';
import { handler } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import type { Work } from '@jumun/platform/kernel/work';
import { persons } from '@jumun/schema/published-language';
import { balance, balanceIdOf, type Reason } from './domain/balance.ts';
import {
  type Claim,
  type Earning,
  type EarningCommand,
  type EarningEvent,
  earning,
  earningIdOf,
  isDue,
  orderIdOf,
  type Refunded,
} from './domain/earning.ts';
import { type CustomerId, type OrderId, type Programme, pointsFor } from './domain/programme.ts';
import { type SpendingCommand, spending } from './domain/spending.ts';
import { type WalletItemCommand, type WalletItemId, walletItem } from './domain/wallet-item.ts';
import { publish, publishItem } from './publish.ts';
import { balanceRows } from './store/balances.ts';
import { earningRows, findWaiting } from './store/earnings.ts';
import { claimLook, itemRows } from './store/items.ts';
import { addEntry } from './store/ledger.ts';
import { findMember, keepMember } from './store/members.ts';
import { spendingRows } from './store/spendings.ts';

const handleEarning = handler({ decider: earning, rows: earningRows });
const handleBalance = handler({ decider: balance, rows: balanceRows, publish });
const handleItem = handler({ decider: walletItem, rows: itemRows, publish: publishItem });
const handleSpending = handler({ decider: spending, rows: spendingRows });

/** The customer has fewer points than are to be spent; thrown, so that the whole unit of work is undone. */
export class PointsShort extends Error {
  readonly available: number;
  constructor(available: number) {
    super('there are too few points');
    this.available = available;
  }
}

/** An order in one programme, and when it was placed, accepted or cancelled. */
type About = { readonly orderId: OrderId; readonly programme: Programme; readonly occurredAt: Instant };

/** What the events of an earning that change the balance mean to it. */
const reasonFor: Readonly<Record<Extract<EarningEvent, { amount: number }>['type'], Reason>> = {
  Earned: 'EARNED',
  Resumed: 'EARNED',
  Suspended: 'REVERSED',
  PartReversed: 'REVERSED',
  Reversed: 'REVERSED',
};

/** A change of a customer's balance; `amount` is positive. */
type Change = {
  readonly reason: Reason;
  readonly customerId: CustomerId;
  readonly amount: number;
  /** Of which refund it was taken back. */
  readonly refundId?: string;
};

/** Enters into the ledger, and so into the balance, what was earned, spent, or taken or given back. */
const enter = async (
  work: Work,
  { orderId, programme, occurredAt }: About,
  { reason, customerId, amount, refundId }: Change,
): Promise<void> => {
  const entered = await handleBalance(work, balanceIdOf(customerId, programme), {
    type: 'Enter',
    reason,
    orderId,
    amount,
  });
  if ('rejection' in entered) throw new PointsShort(entered.rejection.available);
  for (const { change, sequence } of entered.events)
    await addEntry(work.tx, {
      customerId,
      programme,
      sequence,
      reason,
      amount: change,
      orderId,
      refundId: refundId ?? null,
      occurredAt,
    });
};

/** Gives a command to the order's earning, and enters what it earns or gives back. */
const handle = async (work: Work, about: About, command: EarningCommand): Promise<Earning> => {
  const handled = await handleEarning(work, earningIdOf(about.orderId, about.programme), command);
  for (const event of 'events' in handled ? handled.events : [])
    if ('amount' in event) await enter(work, about, { ...event, reason: reasonFor[event.type] });
  return handled.state;
};

/** Gives a command to the order's spending, and enters what leaves the balance or comes back. */
const spend = async (work: Work, orderId: OrderId, command: SpendingCommand) => {
  const handled = await handleSpending(work, orderId, command);
  const about: About = { orderId, programme: 'POINTS', occurredAt: work.at };
  for (const event of 'events' in handled ? handled.events : [])
    if (event.type === 'PointsHeld' || event.type === 'PointsReturned') {
      const { customerId, amount } = event;
      await enter(work, about, {
        reason: event.type === 'PointsHeld' ? 'SPENT' : 'RETURNED',
        customerId,
        amount,
      });
    }
  return handled;
};

/** What wallets can do inside one unit of work. Any command may be repeated, and a reversal may precede what it reverses. */
export const walletsWith =
  ({ pointsPercent }: { readonly pointsPercent: number }) =>
  (work: Work) => {
    /** Earns the points of an order about which everything is known. */
    const settle = async (orderId: OrderId, state: Earning): Promise<void> => {
      if (!isDue(state)) return;
      const { claim, acceptedAt: occurredAt } = state;
      const customerId = await findMember(work.tx, claim.membershipNumber);
      if (customerId === undefined) return;
      const amount = pointsFor(claim.won, pointsPercent);
      await handle(work, { orderId, programme: 'POINTS', occurredAt }, { type: 'Earn', customerId, amount });
    };
    const handlePoints = async (orderId: OrderId, command: EarningCommand): Promise<void> =>
      settle(orderId, await handle(work, { orderId, programme: 'POINTS', occurredAt: work.at }, command));

    return {
      at: work.at,
      /** Repeats change nothing, and nothing is earned after a reversal. */
      async earn({
        customerId,
        amount,
        ...about
      }: About & { readonly customerId: CustomerId; readonly amount: number }): Promise<void> {
        await handle(work, about, { type: 'Earn', customerId, amount });
      },
      /** Takes back, once, what an order has earned. */
      async reverse(about: About): Promise<void> {
        await handle(work, about, { type: 'Reverse' });
      },
      /** Takes back so much of what an order has earned as of its price has gone back, once for each refund. */
      async refund({ refunded, ...about }: About & { readonly refunded: Refunded }): Promise<void> {
        await handle(work, about, { type: 'Refund', refunded });
      },
      /** Points are earned once the order's claim, the store's acceptance and the number's member are all known. */
      claimPoints: (orderId: OrderId, claim: Claim) => handlePoints(orderId, { type: 'Claim', claim }),
      async confirmPoints(orderId: OrderId, at: Instant): Promise<void> {
        const about = { orderId, programme: 'POINTS', occurredAt: at } as const;
        await settle(orderId, await handle(work, about, { type: 'Confirm', at }));
      },
      /** The store has taken its acceptance back, and with it go the points. */
      async unconfirmPoints(orderId: OrderId, occurredAt: Instant): Promise<void> {
        const earned = (await earningRows.load(work.tx, earningIdOf(orderId, 'POINTS')))?.state;
        const of = earned?.status === 'EARNED' && balanceIdOf(earned.customerId, 'POINTS');
        const available = of ? ((await balanceRows.load(work.tx, of))?.state.amount ?? 0) : 0;
        await handle(work, { orderId, programme: 'POINTS', occurredAt }, { type: 'Unconfirm', available });
      },
      async admitMember(membershipNumber: string, customerId: CustomerId): Promise<void> {
        await keepMember(work.tx, membershipNumber, customerId);
        for (const id of await findWaiting(work.tx, membershipNumber)) {
          const waiting = await earningRows.load(work.tx, id);
          if (waiting) await settle(orderIdOf(id), waiting.state);
        }
      },
      /** Takes points out of the balance for an order; throws PointsShort where there are too few. */
      holdPoints: (orderId: OrderId, customerId: CustomerId, amount: number) =>
        spend(work, orderId, { type: 'HoldPoints', customerId, amount }),
      spendPoints: (orderId: OrderId) => spend(work, orderId, { type: 'SpendPoints' }),
      /** Puts points of an order back, once for each key; all that are left for null. */
      returnPoints: (orderId: OrderId, key: string, amount: number | null) =>
        spend(work, orderId, { type: 'ReturnPoints', key, amount }),
      item: (id: WalletItemId, command: WalletItemCommand) => handleItem(work, id, command),
      loadItem: async (id: WalletItemId) => (await itemRows.load(work.tx, id))?.state,
      /** Takes over an exchange that is due: of several drivers at once, exactly one gets true, and asks. */
      async takeOn(id: WalletItemId, lookAt: Instant): Promise<boolean> {
        if (!(await claimLook(work.tx, id, work.at, lookAt))) return false;
        await handleItem(work, id, { type: 'TakeOnExchange', lookAt });
        return true;
      },
      /** Takes a customer who has left out of what waits to be heard, and of what comes later. */
      forgetPerson: (customerId: string) => forget(work.tx, customerId, persons),
      useKey: (given: GivenKey) => useKey(work, given),
    };
  };

export type Wallets = ReturnType<ReturnType<typeof walletsWith>>;
