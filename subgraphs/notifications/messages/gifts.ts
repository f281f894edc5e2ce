import type { GiftNews } from '../domain/news.ts';
import { both, type Words } from './words.ts';

/** What is said about rewards and gifts. */
export const giftWords = (news: GiftNews): Words => {
  switch (news.topic) {
    case 'WALLET_ITEM_ISSUED':
      return {
        subject: both('리워드를 받았습니다', 'You have a reward'),
        text: both(
          `지갑에 리워드 《${news.title}》이(가) 들어왔습니다. 선물로 교환할 수 있습니다.`,
          `“${news.title}” is in your wallet; you can exchange it for a gift.`,
        ),
      };
    case 'GIFT_ISSUED':
      return {
        subject: both('선물을 받았습니다', 'Your gift is here'),
        text: both(
          `리워드를 선물 《${news.title}》(으)로 교환했습니다.`,
          `Your reward was exchanged for “${news.title}”.`,
        ),
      };
    case 'GIFT_USED':
      return {
        subject: both(`선물을 사용하셨습니다: ${news.title}`, `You have used your gift: ${news.title}`),
        text: both(
          `선물 《${news.title}》을(를) 사용하셨습니다.`,
          `You have used your gift “${news.title}”.`,
        ),
      };
  }
};
