import type { Saga, Step } from './saga.ts';

const askForGift: Step['ask'] = async ({ gift }, id, { customerId, exchange }) => {
  const answer = await gift.exchange(id, customerId, exchange.giftOfferId, exchange.correlationId);
  switch (answer.type) {
    case 'GIVEN':
      return { type: 'DONE', say: { type: 'ConcludeExchange', given: answer.given } };
    case 'REFUSED':
      return { type: 'REFUSED', reason: 'REFUSED' };
    case 'UNKNOWN':
      return answer.asked ? { type: 'UNKNOWN' } : { type: 'REFUSED', reason: 'NOT_ASKED' };
  }
};

const abandon: Step['compensate'] = ({ attempts: attempt }, reason) => ({
  type: 'AbandonExchange',
  attempt,
  reason,
});

/**
 * Exchanges an item for a gift. The exchange is committed as under way before gifts is asked, and the key of the ask follows from
 * the item, so that a repeated ask, even after a crash, is for the same gift. A yes spends the item, a no leaves it as it was. If
 * gifts could not be asked at all, that counts as a no only for the driver that began, and only while no other has taken over.
 */
export const exchangeItem: Saga = {
  name: 'exchange',
  steps: [{ before: 'asking', name: 'answered', ask: askForGift, compensate: abandon, commit: 'committed' }],
};
