import type { Instant } from '@jumun/platform/kernel/clock';
import { idFrom } from '@jumun/platform/kernel/ids';
import { type Wish, wishKey } from './basket.ts';
import type { Fulfilment } from './fulfilment.ts';
import { type Begun, isRefused, isUndoing, isWithdrawn } from './states.ts';

/** Ordering the same again within this is more likely a mistake than a wish, and is asked about. */
export const twinMs = 60_000;

/** Names what is ordered, by whom and in which way: the same in whatever order the lines come. */
export const basketId = (
  customerId: string,
  wishes: readonly Wish[],
  fulfilment: Fulfilment['type'],
): string =>
  idFrom('bsk', customerId, fulfilment, ...wishes.map((wish) => `${wish.quantity} ${wishKey(wish)}`).sort());

/** Whether an order of the same basket is so recent that another is asked about. One that is undone or cancelled is no reason. */
export const isTwin = (order: Begun, now: Instant): boolean =>
  Math.abs(now - order.placedAt) < twinMs &&
  order.status !== 'CANCELLED' &&
  !(isUndoing(order) || isRefused(order) || isWithdrawn(order));

const gap = 2 ** 20;

/**
 * The place of the next order of a basket, after the last one's. Two that come at once both want the next one, and one of them gets
 * it. Those that the customer has confirmed stand in nobody's way: `chance`, from 0 to 1, picks a place of their own.
 */
export const nextPlace = (last: number, chance: number | null): number =>
  chance === null ? (Math.floor(last / gap) + 1) * gap : last + 1 + Math.floor(chance * (gap - 1));
