import type { Clock } from '@jumun/platform/kernel/clock';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Gifts } from './commands.ts';
import type { GiftOfferId } from './domain/ids.ts';

/** Id, title, stock. One is sold out, to show how an exchange is refused. */
const offers: readonly (readonly [id: string, title: string, stock: number])[] = [
  ['gof_soldout', '한정판 텀블러', 0],
  ['gof_movie', '영화 관람권 1매', 40],
  ['gof_bookvoucher', '도서 교환권 1만 원', 60],
  ['gof_cake', '조각 케이크 기프티콘', 80],
  ['gof_latte', '카페 라떼 기프티콘', 100],
  ['gof_americano', '아메리카노 기프티콘', 100],
];

/**
 * Registers the demo's offers in development, each once, even if this runs repeatedly or in several processes. Gifts that have
 * been taken since are not put back.
 */
export const seedGifts =
  (units: Units<Gifts>, clock: Clock) =>
  async ({ demo }: { readonly demo: boolean }): Promise<void> => {
    if (!demo) return;
    await units(causeBy('seed', 'seed', clock()), async ({ at, offer }) => {
      for (const [id, title, stock] of offers)
        await offer(id as GiftOfferId, { type: 'RegisterOffer', title, stock, at });
    });
  };
