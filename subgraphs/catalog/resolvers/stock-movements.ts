import { connectionOf, type SortKey } from '@jumun/platform/graph/connection';
import { idText } from '@jumun/platform/graph/input';
import type { ProductId } from '../domain/product.ts';
import { effects } from '../domain/stock.ts';
import { findMovements, type MovementRow } from '../store/movements.ts';
import { productRows } from '../store/products.ts';
import type { StockMovementModel } from './models.ts';
import { mostShown, mustSell, productView } from './product.ts';
import type { Resolves } from './types.generated.ts';

const bySequence: SortKey<MovementRow, number> = {
  form: /^\d{1,15}$/,
  textOf: ({ sequence }) => String(sequence),
  keyOf: Number,
};

/** Members of staff, and whoever else is a person; not a service or a policy. */
const person = /^[a-z]+_/;

const shown = (copies: number): number => Math.min(copies, mostShown);

const movementView = (row: MovementRow): StockMovementModel => {
  const { kind, quantity, onHand, available, actor, reservation: orderId } = row;
  const by = effects[kind];
  return {
    ...row,
    onHandBefore: shown(onHand - by.onHand * quantity),
    onHandAfter: shown(onHand),
    availableBefore: shown(available - by.available * quantity),
    availableAfter: shown(available),
    staffId: actor !== null && person.test(actor) ? actor : null,
    orderId,
  };
};

/** What staff see of how a product's copies came and went. */
export const stockMovements: Resolves['Query']['stockMovements'] = async (_, args, context) => {
  const { productId: id, filter, ...page } = args;
  if (!idText.safeParse(id).success) return null;
  const productId = id as ProductId;
  const state = (await context.load(productRows, productId))?.state;
  mustSell(context, state);
  if (!productView(state)) return null;
  return connectionOf(page, {
    sort: bySequence,
    find: (before, limit) => findMovements(context.read, { ...filter, productId, before }, limit),
    node: movementView,
  });
};

export const StockMovement: Resolves['StockMovement'] = {
  order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
};
