import { liveIterator } from '@jumun/platform/graph/live';
import { Fault } from '@jumun/platform/kernel/errors';
import { newsOf } from '@jumun/platform/redis/notifier';
import type { Shown } from '../domain/shown.ts';
import { customerTopic } from '../domain/topics.ts';
import { type Change, countChanges, findChangesAfter } from '../store/feed.ts';
import type { Resolves } from './types.generated.ts';

const cursorOf = (customerId: string, sequence: number) =>
  Buffer.from(`${customerId}.${sequence}`).toString('base64url');

/** Reads a cursor, which has to be of this customer's own feed. */
const sequenceOf = (cursor: string, customerId: string, newest: number): number => {
  const text = /^[\w-]{1,200}$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : '';
  const sequence = Number(/^\d{1,15}$/.exec(text.slice(customerId.length + 1))?.[0] ?? Number.NaN);
  if (!(sequence <= newest) || cursorOf(customerId, sequence) !== cursor)
    throw new Fault('INVALID_CURSOR', {
      ko: '내 페이지의 커서가 아닙니다. 커서 없이 다시 시작해 주세요.',
      en: 'This cursor is not one of your page; start without one.',
    });
  return sequence;
};

const changeOf = (shown: Shown) => {
  if ('order' in shown) return { __typename: 'OrderView' as const, ...shown.order };
  if ('balance' in shown) return { __typename: 'BalanceChange' as const, ...shown.balance };
  if ('item' in shown) return { __typename: 'WalletItemView' as const, ...shown.item };
  if ('mission' in shown) return { __typename: 'MissionProgress' as const, ...shown.mission };
  return { __typename: 'Notification' as const, ...shown.notification };
};

const eventOf = (customerId: string, { sequence, occurredAt, ...shown }: Change) => ({
  cursor: cursorOf(customerId, sequence),
  occurredAt,
  change: changeOf(shown),
});

/** Replays what changed after the cursor, or nothing without one, then continues live. Staff have no page and hear nothing. */
export const myPageChanged: Resolves['Subscription']['myPageChanged'] = {
  async subscribe(_, { after }, { read, listen, call, caller }) {
    const customerId = caller.subject ?? '';
    const newest = await countChanges(read, customerId);
    let seen = after === null || after === undefined ? newest : sequenceOf(after, customerId, newest);
    return liveIterator({
      signal: call.signal,
      wait: newsOf(listen, customerTopic(customerId)),
      lag: { stream: 'myPageChanged', happened: ({ myPageChanged: { occurredAt } }) => occurredAt },
      async next() {
        const found = await findChangesAfter(read, customerId, seen);
        seen = found.at(-1)?.sequence ?? seen;
        return found.map((change) => ({ myPageChanged: eventOf(customerId, change) }));
      },
    });
  },
};
