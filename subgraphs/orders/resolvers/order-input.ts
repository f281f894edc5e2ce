import {
  idempotencyKey,
  idText,
  line,
  normalised,
  optional,
  phone,
  whole,
} from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import type { Instant } from '@jumun/platform/kernel/clock';
import { normalisedMembershipNumber } from '@jumun/schema/membership-number';
import { mostOfOneProduct } from '@jumun/schema/quantity';
import { z } from 'zod';
import { merge, mostLines, mostMoney } from '../domain/basket.ts';
import type { Fulfilment } from '../domain/fulfilment.ts';

/** The most options of one line, and the most characters of a note. */
const mostOptions = 50;
const mostOfNote = 200;

const problems = {
  membershipNumber: problem({
    ko: '회원 번호가 아닙니다. 12자리 숫자를 다시 확인해 주세요',
    en: 'has a wrong digit or length: check its 12 digits, or leave it out',
  }),
  cardToken: problem({
    ko: '결제사에서 받은 토큰이어야 하며, 카드 번호는 보내지 마세요',
    en: 'must be a token of the payment provider, never a card number',
  }),
  currency: problem({
    ko: 'KRW 같은 통화 코드여야 합니다',
    en: 'must be the code of a currency, such as KRW',
  }),
  noLines: problem({ ko: '상품을 하나 이상 골라 주세요', en: 'must hold at least one product' }),
  tooManyLines: problem({
    ko: `한 번에 ${mostLines}개 상품까지 주문할 수 있습니다. 나누어 주문해 주세요`,
    en: `must hold at most ${mostLines} products: split them into several orders`,
  }),
  options: problem({
    ko: 'ID가 아닌 것이 있습니다. 메뉴에서 다시 골라 주세요',
    en: 'is not an id: choose again from the menu',
  }),
  tooManyOptions: problem({
    ko: `옵션은 ${mostOptions}개까지 고를 수 있습니다`,
    en: `must be at most ${mostOptions} of one product`,
  }),
  oneBasket: problem({
    ko: '상품을 고르거나 장바구니로 주문해 주세요. 둘 중 하나만 가능합니다',
    en: 'must be given, or fromCart must be true, and not both',
  }),
  oneWay: problem({
    ko: '배송, 픽업, 택시 가운데 하나만 골라 주세요',
    en: 'must be exactly one of shipment, pickup and ride',
  }),
};

const address = z.object({
  line1: line(200),
  line2: optional(line(200)),
  city: line(100),
  postalCode: optional(line(20)),
});

const shipment = z
  .object({ recipient: line(100), address, phone })
  .transform((given): Fulfilment => ({ type: 'SHIPMENT', ...given }));

const momentOrNone = z
  .int()
  .nullish()
  .transform((ms) => (ms ?? undefined) as Instant | undefined);

const pickup = z.object({
  storeId: idText,
  membershipNumber: optional(normalised(normalisedMembershipNumber, problems.membershipNumber)),
  at: momentOrNone,
});

const ride = z
  .object({
    pickUp: address,
    dropOff: address,
    passengers: whole(1, 8),
  })
  .transform((given): Fulfilment => ({ type: 'RIDE', ...given }));

/**
 * A token of the payment provider, in the form that payments takes; anything that could be a card number is refused
 * unread. What payments would refuse must be refused here: there it would look like an outage.
 */
const cardToken = z.string().regex(/^tok_[a-z0-9_]{1,40}$/, problems.cardToken);

/** None and nothing said are the same. Sorted, so that the order in which they were chosen makes no other line. */
const options = z
  .array(z.string())
  .refine((ids) => ids.every((id) => idText.safeParse(id).success), problems.options)
  .max(mostOptions, problems.tooManyOptions)
  .nullish()
  .transform((ids) => (ids && ids.length > 0 ? [...new Set(ids)].sort() : undefined));

/** What a customer writes; nothing said and nothing to be seen are the same. */
const note = optional(line(mostOfNote)).transform((text) => text ?? undefined);

/** A wish without what was not said, so that a request of before there was more to say is the same request. */
const wish = <W extends { options?: string[] | undefined; note?: string | undefined }>({
  options,
  note,
  ...rest
}: W) => ({
  ...rest,
  ...(options && { options }),
  ...(note !== undefined && { note }),
});

/** What is to be ordered: lines, each product once, or what is in the cart. */
const basket = {
  lines: z
    .array(
      z.object({ productId: idText, quantity: whole(1, mostOfOneProduct), options, note }).transform(wish),
    )
    .min(1, problems.noLines)
    .max(1_000, problems.tooManyLines)
    .nullish()
    .transform((lines) => lines && merge(lines)),
  fromCart: z
    .boolean()
    .nullish()
    .transform((fromCart) => fromCart ?? false),
};

const oneBasket = ({ lines, fromCart }: { lines?: unknown; fromCart: boolean }) =>
  fromCart === (lines == null);

export const setCartLineForm = z
  .object({ productId: idText, quantity: whole(0, mostOfOneProduct), options })
  .transform(wish);

export const quoteOrderForm = z
  .object({
    ...basket,
    fulfilment: z.object({
      way: z.enum(['SHIPMENT', 'PICKUP', 'RIDE']),
      storeId: optional(idText),
      at: momentOrNone,
    }),
  })
  .refine(oneBasket, { message: problems.oneBasket, path: ['lines'] });

/** What `placeOrder` takes; each product becomes one line. */
export const placeOrderForm = z
  .object({
    idempotencyKey,
    ...basket,
    note,
    fulfilment: z
      .object({ shipment: shipment.nullish(), pickup: pickup.nullish(), ride: ride.nullish() })
      .refine((f) => [f.shipment, f.pickup, f.ride].filter(Boolean).length === 1, problems.oneWay),
    payment: z.object({
      method: z.literal('CARD'),
      cardToken: cardToken.nullish().transform((token) => token ?? undefined),
      // none and nothing said are the same request
      pointsToSpend: whole(0, mostMoney)
        .nullish()
        .transform((points) => points || undefined),
    }),
    expectedTotal: z
      .object({ minorUnits: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/, problems.currency) })
      .nullish(),
    whenBusy: z.enum(['TRY_LATER', 'QUEUE']).nullish(),
    confirm: z.boolean().nullish(),
  })
  .refine(oneBasket, { message: problems.oneBasket, path: ['lines'] })
  .transform(({ fulfilment: { shipment, pickup, ride }, ...order }) => ({
    ...order,
    fulfilment:
      shipment ??
      ride ??
      ({
        type: 'PICKUP',
        membershipNumber: pickup?.membershipNumber ?? null,
        ...(pickup?.at !== undefined && { at: pickup.at }),
      } satisfies Fulfilment),
    storeId: pickup?.storeId ?? null,
  }));

export type PlaceOrderRequest = z.infer<typeof placeOrderForm>;
