import type { Instant } from '@jumun/platform/clock';
import { money } from '@jumun/platform/money';
import { causeBy, type Units } from '@jumun/platform/work';
import type { Catalog } from './catalog.ts';
import type { ProductId } from './domain/product.ts';

/** Title, author, price in won, copies. Nobody has written these books. */
const books: readonly (readonly [title: string, author: string, won: number, stock: number])[] = [
  ['달빛 정류장의 고양이', '서하린', 14_800, 120],
  ['느린 우체국', '문도윤', 13_500, 80],
  ['서랍 속의 바다', '한여울', 16_200, 60],
  ['비 오는 날의 국수집', '오세민', 12_000, 150],
  ['골목 끝 수선집', '강이솔', 15_300, 45],
  ['새벽 네 시의 빵', '임다온', 17_800, 90],
  ['잃어버린 우산들의 도시', '윤재하', 14_000, 70],
  ['종이배를 접는 시간', '배수아름', 9_000, 200],
  ['두 번째 봄의 식물도감', '조은결', 28_500, 35],
  ['북쪽 창가의 화분', '신유나래', 13_200, 110],
  ['작은 부엌의 사계절', '권보리', 22_000, 95],
  ['할머니의 라디오', '남지우', 11_800, 130],
  ['섬마을 수학 교실', '류한결', 18_900, 55],
  ['별을 세는 등대지기', '홍시온', 15_600, 65],
  ['오래된 기찻길 산책', '안다솜', 19_500, 40],
  ['처음 만드는 작은 데이터베이스', '기우람', 38_000, 50],
  ['밤의 도서관 안내서', '백노을', 16_900, 75],
  ['바람이 지나간 자전거', '주해담', 12_700, 85],
  ['겨울 장독대', '표은솔', 10_500, 140],
  ['모두의 알고리듬 산책', '천이든', 34_000, 30],
  ['The Lantern Keeper of Hanok Street', 'Mira Ellsworth', 21_000, 60],
  ['Salt, Rice and Rain', 'Jonah Barlow-Kim', 19_800, 48],
  ['A Field Guide to Quiet Mornings', 'Tessa Winterbourne', 24_500, 36],
  ['The Cartographer’s Second Daughter', 'Idris Calloway', 23_000, 52],
  ['Nine Trains North', 'Petra Halvorsen-Lee', 18_200, 77],
  ['Queues, Logs and Other Gentle Machines', 'Rowan Ashgrove', 45_000, 25],
  ['The Orchard Above the Harbour', 'Lena Marchetti', 20_500, 66],
  ['Letters to a Sleeping Volcano', 'Arlo Fennimore', 17_400, 58],
  ['How to Mend a River', 'Sunniva Cho', 26_000, 42],
  ['The Tea Seller’s Almanac', 'Dorian Pak', 15_900, 88],
  ['Small Hours in a Large Kitchen', 'Beatrix Oyelaran', 29_000, 33],
  ['Tomorrow’s Weather, Yesterday’s Coat', 'Casper Lindqvist', 16_500, 20],
];

/** `prd_book01`, `prd_book02` …: documentation names them. */
const bookId = (index: number) => `prd_book${String(index + 1).padStart(2, '0')}` as ProductId;

/** The demo's books, each registered once however often and wherever this runs. Copies sold since are not put back. */
export const seedCatalog = (units: Units<Catalog>, at: Instant): Promise<void> =>
  units(causeBy('seed', 'seed', at), async ({ product }) => {
    for (const [index, [title, author, won, stock]] of books.entries()) {
      const details = { kind: 'BOOK', author, isbn: null } as const;
      const facts = { id: bookId(index), title, price: money(won, 'KRW'), details };
      await product(facts.id, { type: 'RegisterProduct', product: facts, stock, at });
    }
  });
