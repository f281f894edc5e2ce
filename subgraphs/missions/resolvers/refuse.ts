import { idempotencyKeyReused, refusals } from '@jumun/platform/kernel/refusal';

export const refuse = refusals({
  InvalidMission: {
    ko: '이 내용으로는 미션을 만들 수 없습니다. 표시된 항목을 확인해 주세요.',
    en: 'This mission cannot be defined. Please check the marked field.',
  },
  MissionNotFound: { ko: '해당 미션을 찾을 수 없습니다.', en: 'There is no such mission.' },
  MissionNotByHand: {
    ko: '주문을 완료하면 자동으로 달성되는 미션입니다.',
    en: 'This mission is achieved by completing orders. There is nothing else to do.',
  },
  MissionAlreadyAchieved: {
    ko: '이미 달성한 미션입니다.',
    en: 'You have already achieved this mission.',
  },
  IdempotencyKeyReused: idempotencyKeyReused,
});
