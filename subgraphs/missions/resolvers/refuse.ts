import { inputsWith } from '@jumun/platform/graph/input';
import { fieldRefusals } from '@jumun/platform/graph/problems';
import { idempotencyKeyReused, refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';

export const refuse = refusals({
  MissionNotFound: { ko: '해당 미션을 찾을 수 없습니다.', en: 'There is no such mission.' },
  MissionNotByHand: {
    ko: '주문을 완료하면 자동으로 달성되는 미션입니다.',
    en: 'This mission is achieved by completing orders. There is nothing else to do.',
  },
  MissionAlreadyAchieved: {
    ko: '이미 달성한 미션입니다.',
    en: 'You have already achieved this mission.',
  },
  MissionOver: { ko: '이미 끝난 미션입니다.', en: 'This mission has ended.' },
  MissionUsedUp: {
    ko: '준비한 보상이 모두 소진된 미션입니다.',
    en: 'All rewards of this mission have been given.',
  },
  MissionNotLimited: {
    ko: '전체 달성 횟수에 제한이 없는 미션이라 늘릴 것이 없습니다.',
    en: 'This mission can be achieved any number of times; there is nothing to refill.',
  },
  IdempotencyKeyReused: idempotencyKeyReused,
});

export const refuseField = fieldRefusals(fieldLabels);

export const { checkedInput, keyIn } = inputsWith(fieldLabels);
