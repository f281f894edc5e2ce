import type { Instant } from '@jumun/platform/kernel/clock';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { GiftOfferId } from './domain/gift-offer.ts';
import type { Gifts } from './gifts.ts';

/** Id, title, how many. One is sold out, to see what becomes of an exchange then. */
const offers: readonly (readonly [id: string, title: string, stock: number])[] = [
  ['gof_soldout', '한정판 텀블러', 0],
  ['gof_movie', '영화 관람권 1매', 40],
  ['gof_bookvoucher', '도서 교환권 1만 원', 60],
  ['gof_cake', '조각 케이크 기프티콘', 80],
  ['gof_latte', '카페 라떼 기프티콘', 100],
  ['gof_americano', '아메리카노 기프티콘', 100],
];

/** The demo's offers, each registered once however often and wherever this runs. Gifts taken since are not put back. */
export const seedGifts = (units: Units<Gifts>, at: Instant): Promise<void> =>
  units(causeBy('seed', 'seed', at), async ({ offer }) => {
    for (const [id, title, stock] of offers)
      await offer(id as GiftOfferId, { type: 'RegisterOffer', title, stock, at });
  });
