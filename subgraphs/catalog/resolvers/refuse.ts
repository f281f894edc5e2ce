import { inputsWith } from '@jumun/platform/graph/input';
import { fieldRefusals } from '@jumun/platform/graph/problems';
import { formatMoney } from '@jumun/platform/graph/scalars';
import { Fault } from '@jumun/platform/kernel/errors';
import type { Locale } from '@jumun/platform/kernel/locale';
import { idempotencyKeyReused, refusals, type Text } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';
import type { ResolverContext } from './context.ts';

export const refuse = refusals({
  ProductNotFound: { ko: '해당 상품을 찾을 수 없습니다.', en: 'There is no such product.' },
  StockNotCounted: {
    ko: '재고를 세지 않는 상품이라 입고할 수 없습니다.',
    en: 'The stock of this product is not counted, so it cannot be restocked.',
  },
  ProductAvailable: {
    ko: '지금 바로 구매할 수 있는 상품입니다.',
    en: 'This can be bought now.',
  },
  StockPromised: {
    ko: '주문에 잡혀 있는 재고는 뺄 수 없습니다. 판매할 수 있는 수량 이하로 줄여 주세요.',
    en: 'Copies that are promised to orders cannot be taken out: take out no more than can still be sold.',
  },
  IdempotencyKeyReused: idempotencyKeyReused,
});

export const refuseField = fieldRefusals(fieldLabels);

export const ofBooksOnly: Text = {
  ko: '책에만 있는 정보입니다. 빼고 다시 보내 주세요',
  en: 'is something that only books have: please leave it out',
};

export const ofMenuItemsOnly: Text = {
  ko: '메뉴에만 고를 것을 둘 수 있습니다. 빼고 다시 보내 주세요',
  en: 'are for items on a menu only: please leave them out',
};

export const optionsKeepCurrency: Text = {
  ko: '고를 것의 추가 금액과 통화가 달라집니다. 먼저 추가 금액을 없애 주세요',
  en: 'would be in another currency than what its options cost: take those prices away first',
};

export const otherCurrency = (currency: string): Text => ({
  ko: `상품과 같은 통화(${currency})로 입력해 주세요`,
  en: `must be in the currency of the product, ${currency}`,
});

/** What is wrong with the store that is to sell a product. */
export const sellerProblems: Readonly<Record<'NO_STORE' | 'NOT_OFFERED', Text>> = {
  NO_STORE: { ko: '없는 매장입니다. 먼저 매장을 열어 주세요', en: 'does not exist: open it first' },
  NOT_OFFERED: {
    ko: '이런 상품을 팔지 않습니다. 책은 배송하는 매장, 메뉴는 픽업하는 매장을 골라 주세요',
    en: 'does not sell in this way: books need one that ships, and items of a menu one for pick-ups',
  },
};

/** Refuses a fare below the minimum, and says what the minimum is. */
export const refuseFare = (context: Pick<ResolverContext, 'locale' | 'minimumFare'>) => {
  const least = (locale: Locale) => formatMoney(context.minimumFare, locale);
  return refuseField(context, 'InvalidProduct', {
    field: ['price'],
    problem: {
      ko: `택시 요금은 원화로 ${least('ko')} 이상이어야 합니다`,
      en: `of a ride must be in won, ${least('en')} or more`,
    },
  });
};

/** The account of a token that is still good for some minutes. */
export const accountClosed = (): Fault =>
  new Fault('UNAUTHENTICATED', { ko: '계정이 탈퇴 처리되었습니다.', en: 'The account is closed.' });

export const { checkedInput, keyIn } = inputsWith(fieldLabels);
