import { isIssued, type WalletItemId, type WalletItem as WalletItemState } from '../domain/wallet-item.ts';
import type { WalletsGraph } from '../wallets.ts';

/** An item as the graph shows it: as it was, until it is known that it is exchanged. */
export const itemView = (id: WalletItemId, state: WalletItemState | undefined) => {
  if (!state || !isIssued(state)) return null;
  const { customerId, title, issuedAt, status } = state;
  const giftId = status === 'EXCHANGED' ? state.given.giftId : null;
  const shown = status === 'EXCHANGED' ? 'EXCHANGED' : 'ISSUED';
  return { id, customerId, title, issuedAt, giftId, status: shown, exchangeable: status === 'ISSUED' };
};

type ItemView = NonNullable<ReturnType<typeof itemView>>;

export const WalletItem = {
  __resolveReference: async ({ id }: { id: WalletItemId }, { load, itemsById }: WalletsGraph) =>
    itemView(id, (await load(itemsById, id))?.state),
  gift: ({ giftId }: ItemView) => giftId && { id: giftId },
};
