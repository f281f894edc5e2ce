import type { Instant } from '@jumun/platform/kernel/clock';

/** Products that a customer bought or could not buy. `number` is the place of the order's event in the journal of orders. */
export type OrderedProducts = {
  readonly customerId: string;
  readonly productIds: readonly string[];
  readonly number: number;
  readonly at: Instant;
};

/** Products that a customer could not buy; `since` is when the order was placed that was refused. */
export type MissedProducts = OrderedProducts & { readonly since: Instant };

/** Something that a customer wishes, or no longer; `number` is the place of the event in its journal. */
export type Wish = {
  readonly productId: string;
  readonly customerId: string;
  readonly number: number;
  readonly at: Instant;
};
