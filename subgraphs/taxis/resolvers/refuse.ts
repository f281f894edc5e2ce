import type { Money } from '@jumun/platform/kernel/money';
import { refusals, type Text } from '@jumun/platform/kernel/refusal';
import type { ResolverContext } from './context.ts';

export const refuse = refusals({
  InvalidTaxi: {
    ko: '이 내용으로는 택시를 등록할 수 없습니다. 표시된 항목을 확인해 주세요.',
    en: 'This taxi cannot be registered; check the field named.',
  },
  TaxiNotFound: { ko: '해당 택시를 찾을 수 없습니다.', en: 'There is no such taxi.' },
  TaxiUnavailable: {
    ko: '지금 이 호출에 배차할 수 없는 택시입니다.',
    en: 'This taxi cannot take the ride now: it is unknown, of another class, or has no place left.',
  },
  IdempotencyKeyReused: {
    ko: '이미 다른 내용으로 사용된 멱등 키입니다.',
    en: 'This idempotency key was used before with another input.',
  },
  RideNotFound: { ko: '해당 주문의 호출 내역을 찾을 수 없습니다.', en: 'There is no ride for this order.' },
  RideNotRequested: {
    ko: '이미 배차되었거나 끝난 호출이라 배차할 수 없습니다.',
    en: 'The ride is no longer waiting for a taxi.',
  },
  RideNotAssigned: {
    ko: '배차된 호출만 운행을 시작할 수 있습니다.',
    en: 'Only a ride that is assigned to a taxi can start.',
  },
  RideNotStarted: {
    ko: '운행 중인 호출만 완료할 수 있습니다.',
    en: 'Only a ride that has started can be completed.',
  },
});

/** More than this is a typing mistake. */
export const mostAvailable = 10_000;

const sentences: Readonly<Record<string, (minimumFare: Money) => Text>> = {
  fare: ({ minorUnits }) => ({
    ko: `요금은 원화(KRW)로 최소 ${minorUnits.toLocaleString('ko-KR')}원이어야 합니다.`,
    en: `The fare must be in KRW, and at least ${minorUnits.toLocaleString('en-US')}.`,
  }),
  availability: () => ({
    ko: `배차 가능 대수는 0에서 ${mostAvailable.toLocaleString('ko-KR')}까지입니다.`,
    en: `The availability must be from 0 to ${mostAvailable.toLocaleString('en-US')}.`,
  }),
};

/** Names the field that is wrong; for the fare and the availability the message also says which values are right. */
export const refuseTaxi = (context: ResolverContext, field: readonly string[]) => {
  const sentence = sentences[field[0] ?? '']?.(context.minimumFare)[context.locale];
  const named = field.length > 0 ? field : null;
  return refuse(context, 'InvalidTaxi', { field: named, ...(sentence && { message: sentence }) });
};
