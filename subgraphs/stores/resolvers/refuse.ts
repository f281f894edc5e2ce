import { inputsWith } from '@jumun/platform/graph/input';
import { type BadField, fieldRefusals } from '@jumun/platform/graph/problems';
import type { Locale } from '@jumun/platform/kernel/locale';
import { idempotencyKeyReused, refusals, type Text } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';
import {
  type NotCancellable,
  type NotUndoable,
  type TicketRejection,
  undoWithinMs,
} from '../domain/ticket.ts';

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
    ko: '준비가 끝나 고객을 기다리는 주문만 전달하거나 미수령으로 처리할 수 있습니다.',
    en: 'Only an order that is ready and waiting can be handed over, or said not to be picked up.',
  },
  AcceptanceNotUndoable: {
    ko: '접수를 되돌릴 수 없습니다.',
    en: 'The acceptance cannot be taken back.',
  },
  TicketNotCancellable: {
    ko: '매장에서 취소할 수 없는 주문입니다.',
    en: 'The store cannot cancel this order.',
  },
  NoShowTooEarly: {
    ko: '고객이 아직 찾으러 올 수 있습니다. 정해진 시간이 지난 뒤 다시 시도해 주세요.',
    en: 'The customer may still come: wait until the time is up.',
  },
});

const seconds = undoWithinMs / 1_000;

const undoable: Readonly<Record<NotUndoable, Text>> = {
  SHIPMENT: {
    ko: '배송 주문은 접수와 함께 포장이 시작되어 접수를 되돌릴 수 없습니다.',
    en: 'An order that is shipped is packed as soon as it is accepted, so its acceptance cannot be taken back.',
  },
  BY_ITSELF: {
    ko: '자동으로 접수된 주문입니다. 준비할 수 없으면 사유를 적어 취소해 주세요.',
    en: 'The order was accepted by itself. If you cannot prepare it, cancel it and say why.',
  },
  GONE_ON: {
    ko: '접수한 뒤 다른 일이 있어 되돌릴 수 없습니다. 준비할 수 없으면 사유를 적어 취소해 주세요.',
    en: 'More has happened since it was accepted. If you cannot prepare it, cancel it and say why.',
  },
  TOO_LATE: {
    ko: `접수한 지 ${seconds}초가 지나 되돌릴 수 없습니다. 준비할 수 없으면 사유를 적어 취소해 주세요.`,
    en: `It was accepted more than ${seconds} seconds ago. If you cannot prepare it, cancel it and say why.`,
  },
};

const cancellable: Readonly<Record<NotCancellable, Text>> = {
  SHIPMENT: {
    ko: '배송 주문은 매장에서 취소할 수 없습니다. 고객센터에 요청해 주세요.',
    en: 'An order that is shipped is not cancelled by the store: ask customer service.',
  },
  NOT_ACCEPTED: {
    ko: '아직 접수하지 않은 주문입니다. 받을 수 없으면 거절해 주세요.',
    en: 'The order is not accepted yet: if you cannot take it, reject it.',
  },
  OVER: {
    ko: '이미 끝난 주문이라 취소할 수 없습니다.',
    en: 'The order is over, so it can no longer be cancelled.',
  },
};

/** What a refusal says beside the ticket: the exact reason instead of the general sentence, or the time that is not up. */
export const factsOf = (rejection: TicketRejection, locale: Locale) => {
  switch (rejection.type) {
    case 'AcceptanceNotUndoable':
      return { message: undoable[rejection.why][locale] };
    case 'TicketNotCancellable':
      return { message: cancellable[rejection.why][locale] };
    case 'NoShowTooEarly':
      return { from: rejection.from };
    default:
      return {};
  }
};

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
