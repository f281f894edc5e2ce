import { type Instant, later } from '@jumun/platform/kernel/clock';
import { isOpenAt, type Opening, opensAfter, pickUpWithinMs } from '@jumun/schema/opening-hours';
import type { Fulfilment } from './fulfilment.ts';

/** What orders knows of a store: its own copy of what stores publishes. */
export type Shop = {
  readonly storeId: string;
  readonly fulfilments: readonly ('SHIPMENT' | 'PICKUP')[];
  readonly opening: Opening;
  /** How long it takes to prepare an order, as far as it has said; absent in copies of before it was kept. */
  readonly prepMinutes?: number | null;
};

export type ShopProblem = 'NOT_OFFERED' | 'PICKUP_IS_OVER' | 'PICKUP_TOO_FAR';

export type ShopRejection =
  | { readonly type: 'InvalidOrder'; readonly problem: ShopProblem; readonly field: readonly string[] }
  /** `opensAt`: from when on it takes such an order; null where that is not known. */
  | { readonly type: 'StoreClosed'; readonly opensAt: Instant | null; readonly timeZone: string };

const invalid = (problem: ShopProblem, ...field: readonly string[]): ShopRejection => ({
  type: 'InvalidOrder',
  problem,
  field,
});

/** What a store has to know of how an order is got. */
export type FulfilmentTerms = { readonly type: Fulfilment['type']; readonly at?: Instant };

/** When the customer wants to pick it up; null where that is as soon as it is ready, or nothing is picked up. */
export const pickupAtOf = (fulfilment: FulfilmentTerms): Instant | null =>
  (fulfilment.type === 'PICKUP' && fulfilment.at) || null;

const minute = 60_000;

/** When an order that a store takes now can be fetched; null where the store has not said how long it takes. */
export const readyAt = (
  shop: Shop | undefined,
  fulfilment: FulfilmentTerms,
  now: Instant,
): Instant | null => {
  if (fulfilment.type !== 'PICKUP') return null;
  const soonest = shop?.prepMinutes == null ? null : later(now, shop.prepMinutes * minute);
  const wanted = pickupAtOf(fulfilment);
  if (wanted === null) return soonest;
  return soonest === null || wanted >= soonest ? wanted : soonest;
};

/**
 * Why a store does not take an order now; null where it does. One that orders has not heard of takes it, as it may be on its way
 * here: stores itself gives no order to a store that does not exist.
 */
export const shopRejection = (
  shop: Shop | undefined,
  fulfilment: FulfilmentTerms,
  now: Instant,
): ShopRejection | null => {
  const pickupAt = pickupAtOf(fulfilment);
  const field = ['fulfilment', 'pickup', 'at'];
  if (pickupAt !== null && pickupAt <= now) return invalid('PICKUP_IS_OVER', ...field);
  if (pickupAt !== null && pickupAt > later(now, pickUpWithinMs)) return invalid('PICKUP_TOO_FAR', ...field);
  if (!shop || fulfilment.type === 'RIDE') return null;
  if (!shop.fulfilments.includes(fulfilment.type)) return invalid('NOT_OFFERED', 'fulfilment');
  const { opening } = shop;
  const wanted = pickupAt ?? now;
  if (isOpenAt(opening, wanted)) return null;
  return { type: 'StoreClosed', opensAt: opensAfter(opening, wanted), timeZone: opening.timeZone };
};
