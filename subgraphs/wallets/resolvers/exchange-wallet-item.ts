import { idempotencyKey, idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { later } from '@jumun/platform/kernel/clock';
import { z } from 'zod';
import { type IssuedItem, isIssued, type WalletItem, type WalletItemId } from '../domain/wallet-item.ts';
import type { ResolverContext } from './context.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';
import { itemView } from './wallet-item.ts';

const form = z.object({ walletItemId: z.string(), giftOfferId: z.string(), idempotencyKey });

/** When to ask again for an outcome that is unknown. */
const retryAfterMs = 2_000;

/** Only the caller's own; another customer's item is not found. */
export const exchangeWalletItem: Resolves['Mutation']['exchangeWalletItem'] = async (
  _,
  { input: given },
  context,
) => {
  const { walletItemId, ...wish } = checkedInput(form, given);
  const id = walletItemId as WalletItemId;
  if (!idText.safeParse(id).success) return refuse(context, 'WalletItemNotFound');
  const begun = await begin(context, id, wish);
  if ('refusal' in begun) return begun.refusal;
  const drive = { id, actor: context.caller.subject ?? '' };
  const { exchanges } = context;
  const state = await (begun.isFirst ? exchanges.start(drive) : exchanges.repeat(drive));
  return present(context, id, state, begun.attempt);
};

/** Takes the key and begins the exchange, in one unit of work: one key is one attempt, for ever. */
const begin = (
  context: ResolverContext,
  id: WalletItemId,
  { giftOfferId, idempotencyKey: key }: { readonly giftOfferId: string; readonly idempotencyKey: string },
) => {
  const { exchanges, unit, correlationId } = context;
  const caller = context.caller.subject ?? '';
  return unit(async ({ at, item, loadItem, useKey }) => {
    const before = await loadItem(id);
    if (!before || !isIssued(before) || before.customerId !== caller)
      return { refusal: refuse(context, 'WalletItemNotFound') };
    const input = { mutation: 'exchangeWalletItem', walletItemId: id, giftOfferId };
    const used = await useKey({ caller, key, input });
    if (used.is === 'OTHER') return { refusal: refuse(context, 'IdempotencyKeyReused') };
    if (used.is === 'SAME') return { attempt: Number(used.subject), isFirst: false };
    // gifts would reject an invalid id as bad input, and the exchange would stay unknown for ever
    if (!idText.safeParse(giftOfferId).success) return { refusal: refuse(context, 'GiftUnavailable') };
    const lookAt = later(at, exchanges.leaseMs);
    const decision = await item(id, { type: 'BeginExchange', giftOfferId, correlationId, at, lookAt });
    if ('rejection' in decision)
      return { refusal: refuseToBegin(context, id, decision.rejection.type, decision.state) };
    const attempt = isIssued(decision.state) ? decision.state.attempts : 0;
    await used.keep(String(attempt));
    return { attempt, isFirst: decision.events.length > 0 };
  });
};

const refuseToBegin = (
  context: ResolverContext,
  id: WalletItemId,
  reason: 'WalletItemNotFound' | 'WalletItemSpent' | 'ExchangePending',
  state: WalletItem,
) => {
  if (reason === 'WalletItemNotFound') return refuse(context, reason);
  const walletItem = required(itemView(id, state), id);
  return reason === 'WalletItemSpent'
    ? refuse(context, reason, { walletItem })
    : refuse(context, reason, { walletItem, retryAfterMs });
};

/** What became of one attempt, for its first request and every repeat. */
const present = (context: ResolverContext, id: WalletItemId, state: IssuedItem, attempt: number) => {
  const isLater = state.attempts > attempt; // this one ended without a gift, and another one was begun
  if (isLater || state.status === 'ISSUED') return refuse(context, 'GiftUnavailable');
  const walletItem = required(itemView(id, state), id);
  if (state.status === 'EXCHANGING') return refuse(context, 'ExchangePending', { walletItem, retryAfterMs });
  return { __typename: 'ExchangeWalletItemSuccess', walletItem, gift: { id: state.given.giftId } } as const;
};
