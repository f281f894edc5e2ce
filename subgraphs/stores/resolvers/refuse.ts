import type { Locale } from '@jumun/platform/kernel/locale';
import { idempotencyKeyReused, refusals, type Text } from '@jumun/platform/kernel/refusal';

export const refuse = refusals({
  InvalidStore: {
    ko: '이 내용으로는 매장을 열거나 바꿀 수 없습니다. 표시된 항목을 확인해 주세요.',
    en: 'The store cannot be like this. Please check the marked field.',
  },
  StoreNotFound: { ko: '해당 매장을 찾을 수 없습니다.', en: 'There is no such store.' },
  IdempotencyKeyReused: idempotencyKeyReused,
  TicketNotFound: {
    ko: '해당 주문의 접수 내역을 찾을 수 없습니다.',
    en: 'There is no ticket for this order.',
  },
  TicketNotOpen: {
    ko: '이미 처리된 주문이라 접수하거나 거절할 수 없습니다.',
    en: 'The ticket is no longer open.',
  },
  TicketNotAccepted: {
    ko: '접수된 주문만 준비 완료로 바꿀 수 있습니다.',
    en: 'Only an accepted ticket can be marked as ready.',
  },
  TicketNotReady: {
    ko: '준비가 끝난 주문만 전달할 수 있습니다.',
    en: 'Only a ready ticket can be handed over.',
  },
});

/** What is wrong with a field, and how to mend it. */
const storeProblems: Readonly<Record<string, Text>> = {
  name: {
    ko: '매장 이름을 1자에서 100자까지 입력해 주세요.',
    en: 'Give the store a name of 1 to 100 characters.',
  },
  hours: {
    ko: '영업시간은 요일마다 09:00, 18:00처럼 시작과 끝을 적어 주세요. 28개까지 적을 수 있습니다.',
    en: 'Give the hours of each day from one time to another, such as 09:00 to 18:00, at most 28 in all.',
  },
  exceptions: {
    ko: '날짜는 2026-12-25처럼 한 번씩만, 시간은 09:00처럼 적어 주세요. 100일까지 적을 수 있습니다.',
    en: 'Name each date once, such as 2026-12-25, with times such as 09:00; at most 100 dates.',
  },
  timeZone: {
    ko: '시간대는 Asia/Seoul처럼 적어 주세요.',
    en: 'Name the time zone like Asia/Seoul.',
  },
  address: {
    ko: '주소에는 도로명과 도시를 적어 주세요.',
    en: 'An address has a street and a city, each on one line.',
  },
  phone: {
    ko: '전화번호를 02-123-4567처럼 적어 주세요.',
    en: 'Write the telephone number like +82 2 123 4567.',
  },
  prepMinutes: {
    ko: '준비 시간은 0분에서 240분까지입니다.',
    en: 'The time to prepare is from 0 to 240 minutes.',
  },
  fulfilments: {
    ko: '배송과 픽업 중 하나 이상을 골라 주세요.',
    en: 'Choose at least one of shipment and pick-up.',
  },
  until: {
    ko: '이미 지난 시각까지는 쉴 수 없습니다. 앞으로의 시각을 적어 주세요.',
    en: 'A pause ends in the future: choose a later time.',
  },
};

/** Refuses what was said about a store, and says what is wrong with the field. */
export const refuseStore = (context: { readonly locale: Locale }, field: readonly string[]) => {
  const problem = storeProblems[field[0] ?? ''];
  return refuse(context, 'InvalidStore', {
    field: field.length > 0 ? field : null,
    ...(problem && { message: problem[context.locale] }),
  });
};
