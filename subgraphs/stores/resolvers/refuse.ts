import { inputsWith } from '@jumun/platform/graph/input';
import { type BadField, fieldRefusals } from '@jumun/platform/graph/problems';
import { idempotencyKeyReused, refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';

export const refuse = refusals({
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

export const refuseField = fieldRefusals(fieldLabels);

/** What is wrong with a pause that is over already. */
export const pauseIsOver: BadField = {
  field: ['until'],
  problem: {
    ko: '이미 지난 시각입니다. 앞으로의 시각을 입력해 주세요',
    en: 'is over already: choose a later time',
  },
};

export const { checkedInput, keyIn } = inputsWith(fieldLabels);
