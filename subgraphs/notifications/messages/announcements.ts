import type { Announced } from '../domain/news.ts';
import { both, money, type Words } from './words.ts';

/** What many customers are told. */
export const announcementWords = (news: Announced): Words => {
  switch (news.topic) {
    case 'NEW_BOOK': {
      const price = money(news.price);
      return {
        subject: both(`새 책: ${news.title}`, `A new book: ${news.title}`),
        text: both(
          `새 책이 나왔습니다: 《${news.title}》 ${price.ko}`,
          `A new book: “${news.title}”, ${price.en}`,
        ),
      };
    }
    case 'RESTOCKED':
      return {
        subject: both(`다시 구매할 수 있습니다: ${news.title}`, `Available again: ${news.title}`),
        text: both(
          `기다리시던 《${news.title}》을(를) 이제 구매할 수 있습니다.`,
          `“${news.title}”, which you were waiting for, can be bought now.`,
        ),
      };
  }
};

/** Advertising says first that it is advertising, and how to stop it: Korean law requires both. */
export const advertising = {
  label: both('(광고)', '(Ad)'),
  ending: both(
    '무료 수신거부: 내 정보에서 광고 수신을 끄세요.',
    'To stop these messages, switch them off in your profile.',
  ),
};
