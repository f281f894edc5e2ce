import { inputsWith } from '@jumun/platform/graph/input';
import { fieldRefusals } from '@jumun/platform/graph/problems';
import { formatMoney } from '@jumun/platform/graph/scalars';
import type { Locale } from '@jumun/platform/kernel/locale';
import { refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';
import type { ResolverContext } from './context.ts';

export const refuse = refusals({
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
  TaxiDeclined: {
    ko: '이 택시의 기사가 거절한 호출입니다. 그래도 배차하려면 insist를 true로 보내 주세요.',
    en: 'The driver of this taxi has declined the ride; send insist: true to assign it all the same.',
  },
  DriverOnTheRoad: {
    ko: '운행이 남아 있는 다른 택시의 기사입니다. 운행이 끝난 뒤에 다시 지정해 주세요.',
    en: 'This person drives another taxi that still has rides; assign them once these are over.',
  },
  RideNotRequested: {
    ko: '이미 운행을 시작했거나 끝난 호출입니다.',
    en: 'The ride has started or ended already.',
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

export const refuseField = fieldRefusals(fieldLabels);

/** Refuses a fare below the minimum, or in another currency, and says what the minimum is. */
export const refuseFare = (context: ResolverContext, field: readonly string[] = ['fare', 'minorUnits']) => {
  const least = (locale: Locale) => formatMoney(context.minimumFare, locale);
  return refuseField(context, 'InvalidTaxi', {
    field,
    problem: {
      ko: `원화(KRW)로 ${least('ko')} 이상이어야 합니다`,
      en: `must be in won (KRW), ${least('en')} or more`,
    },
  });
};

export const { checkedInput } = inputsWith(fieldLabels);
