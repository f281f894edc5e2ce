import { idempotencyKey, idText, line } from '@jumun/platform/graph/input';
import { mostOfOneProduct } from '@jumun/schema/quantity';
import { z } from 'zod';
import { merge } from '../domain/basket.ts';
import type { Fulfilment } from '../domain/fulfilment.ts';

const address = z.object({
  line1: line(200),
  line2: line(200)
    .nullish()
    .transform((v) => v ?? null),
  city: line(100),
  postalCode: line(20)
    .nullish()
    .transform((v) => v ?? null),
});

const phone = line(30).pipe(z.string().regex(/^\+?[\d\s()-]{7,30}$/, 'is not a phone number'));

const shipment = z
  .object({ recipient: line(100), address, phone })
  .transform((given): Fulfilment => ({ type: 'SHIPMENT', ...given }));

const pickup = z.object({
  storeId: idText,
  membershipNumber: line(40)
    .nullish()
    .transform((v) => v ?? null),
});

const ride = z
  .object({
    pickUp: address,
    dropOff: address,
    passengers: z.int().min(1, 'must be from 1 to 8').max(8, 'must be from 1 to 8'),
  })
  .transform((given): Fulfilment => ({ type: 'RIDE', ...given }));

/**
 * A token of the payment provider, in the form that payments takes; anything that could be a card number is refused
 * unread. What payments would refuse must be refused here: there it would look like an outage.
 */
const cardToken = z
  .string()
  .regex(/^tok_[a-z0-9_]{1,40}$/, 'must be a token of the payment provider, never a card number');

const badQuantity = `must be from 1 to ${mostOfOneProduct}`;

/** What `placeOrder` takes; each product becomes one line. */
export const placeOrderForm = z
  .object({
    idempotencyKey,
    lines: z
      .array(
        z.object({
          productId: idText,
          quantity: z.int().min(1, badQuantity).max(mostOfOneProduct, badQuantity),
        }),
      )
      .min(1, 'must not be empty')
      .max(1_000, 'has too many entries'),
    fulfilment: z
      .object({ shipment: shipment.nullish(), pickup: pickup.nullish(), ride: ride.nullish() })
      .refine(
        (f) => [f.shipment, f.pickup, f.ride].filter(Boolean).length === 1,
        'must be exactly one of shipment, pickup and ride',
      ),
    payment: z.object({ method: z.literal('CARD'), cardToken }),
    expectedTotal: z.object({ minorUnits: z.int().min(0), currency: z.string().length(3) }).nullish(),
    whenBusy: z.enum(['TRY_LATER', 'QUEUE']).nullish(),
    confirm: z.boolean().nullish(),
  })
  .transform(({ fulfilment: { shipment, pickup, ride }, lines, ...order }) => ({
    ...order,
    lines: merge(lines),
    fulfilment:
      shipment ??
      ride ??
      ({ type: 'PICKUP', membershipNumber: pickup?.membershipNumber ?? null } satisfies Fulfilment),
    storeId: pickup?.storeId ?? null,
  }));

export type PlaceOrderRequest = z.infer<typeof placeOrderForm>;
