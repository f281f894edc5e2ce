import { fieldRefusals } from '@jumun/platform/graph/problems';
import { formatMoney } from '@jumun/platform/graph/scalars';
import { idempotencyKeyReused, refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';
import type { ResolverContext } from './context.ts';

export const refuse = refusals({
  InvalidProduct: {
    ko: '이 내용으로는 상품을 등록할 수 없습니다. 표시된 항목을 확인해 주세요.',
    en: 'This product cannot be registered. Please check the marked field.',
  },
  ProductNotFound: { ko: '해당 상품을 찾을 수 없습니다.', en: 'There is no such product.' },
  StockNotCounted: {
    ko: '재고를 세지 않는 상품이라 입고할 수 없습니다.',
    en: 'The stock of this product is not counted, so it cannot be restocked.',
  },
  IdempotencyKeyReused: idempotencyKeyReused,
});

export const refuseField = fieldRefusals(fieldLabels);

/** Refuses a fare below the minimum, and says what the minimum is. */
export const refuseFare = (context: Pick<ResolverContext, 'locale' | 'minimumFare'>) => {
  const least = formatMoney(context.minimumFare, context.locale);
  const message = {
    ko: `택시 요금은 원화로 정하며, ${least} 이상이어야 합니다.`,
    en: `A ride is priced in won, at ${least} or more.`,
  }[context.locale];
  return refuse(context, 'InvalidProduct', { field: ['price'], message });
};
