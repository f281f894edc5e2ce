import { checkedInput, idempotencyKey, idText } from '@jumun/platform/graph/input';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { type IssuedItem, isIssued, type WalletItemId } from '../domain/wallet-item.ts';
import type { WalletsGraph } from '../wallets.ts';
import { refuse } from './refuse.ts';
import { itemView } from './wallet-item.ts';

const form = z.object({ walletItemId: z.string(), giftOfferId: z.string(), idempotencyKey });

/** After so long an unknown answer may be known. */
const retryAfterMs = 2_000;

/** Only one's own; somebody else's is not found. */
export const exchangeWalletItem = async (
  _: unknown,
  { input: given }: { input: unknown },
  context: WalletsGraph,
) => {
  const { idempotencyKey: key, walletItemId, giftOfferId } = checkedInput(form, given);
  const { exchangeItem: saga, unit, correlationId } = context;
  const caller = context.caller.subject ?? '';
  const id = walletItemId as WalletItemId;
  if (!idText.safeParse(id).success) return refuse(context, 'WalletItemNotFound');
  // what is no id could never be asked for: its answer would be unknown for ever
  const isOffer = idText.safeParse(giftOfferId).success;

  const begun = await unit(async ({ at, item, loadItem, useKey }) => {
    const before = await loadItem(id);
    if (!before || !isIssued(before) || before.customerId !== caller)
      return { refusal: refuse(context, 'WalletItemNotFound') };
    const used = await useKey({
      caller,
      key,
      input: { mutation: 'exchangeWalletItem', walletItemId, giftOfferId },
    });
    if (used.is === 'OTHER') return { refusal: refuse(context, 'IdempotencyKeyReused') };
    if (used.is === 'SAME') return { attempt: Number(used.subject), isFirst: false };
    if (!isOffer) return { refusal: refuse(context, 'GiftUnavailable') };
    const decision = await item(id, {
      type: 'BeginExchange',
      ...{ giftOfferId, correlationId, at, lookAt: saga.leaseFrom(at) },
    });
    if ('rejection' in decision) {
      const shown = { walletItem: itemView(id, decision.state), retryAfterMs };
      return { refusal: refuse(context, decision.rejection.type, shown) };
    }
    const attempt = isIssued(decision.state) ? decision.state.attempts : 0;
    await used.keep(String(attempt));
    return { attempt, isFirst: decision.events.length > 0 };
  });
  if ('refusal' in begun) return begun.refusal;
  if (begun.isFirst) await failpoint('exchange/begun');
  const state = await (begun.isFirst ? saga.begin(id, caller) : saga.repeat(id, caller));
  return present(context, id, state, begun.attempt);
};

/** What became of one attempt, as the first answer to it would have told it. */
const present = (context: WalletsGraph, id: WalletItemId, state: IssuedItem, attempt: number) => {
  const walletItem = itemView(id, state);
  const isLater = state.attempts > attempt; // it ended without a gift, and another one was begun
  if (isLater || state.status === 'ISSUED') return refuse(context, 'GiftUnavailable');
  if (state.status === 'EXCHANGING') return refuse(context, 'ExchangePending', { walletItem, retryAfterMs });
  return { __typename: 'ExchangeWalletItemSuccess', walletItem, gift: { id: state.given.giftId } };
};
