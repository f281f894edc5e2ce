import { isIssued, type WalletItemId, type WalletItem as WalletItemState } from '../domain/wallet-item.ts';
import { itemRows } from '../store/items.ts';
import type { WalletItemModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** An item as the graph shows it: ISSUED until it is known to be exchanged; null before it is issued. */
export const itemView = (id: WalletItemId, state: WalletItemState | undefined): WalletItemModel | null => {
  if (!state || !isIssued(state)) return null;
  const { customerId, title, issuedAt, status } = state;
  return {
    id,
    customerId,
    title,
    issuedAt,
    status: status === 'EXCHANGED' ? 'EXCHANGED' : 'ISSUED',
    exchangeable: status === 'ISSUED',
    giftId: status === 'EXCHANGED' ? state.given.giftId : null,
  };
};

export const WalletItem: Resolves['WalletItem'] = {
  async __resolveReference(reference, { load }) {
    const id = reference.id as WalletItemId;
    return itemView(id, (await load(itemRows, id))?.state);
  },
  gift: ({ giftId }) => (giftId === null ? null : { id: giftId }),
};
