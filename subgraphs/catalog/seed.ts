import { type Clock, type Instant, later } from '@jumun/platform/kernel/clock';
import { money } from '@jumun/platform/kernel/money';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Catalog } from './commands.ts';
import type { ProductId, StoreId } from './domain/product.ts';

/** Title, author, price in won, copies. All of them are invented. */
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

/** Title, price in won. */
const menuOfCafe1: readonly (readonly [title: string, won: number])[] = [
  ['아메리카노 Americano', 4_500],
  ['아이스 아메리카노 Iced Americano', 4_500],
  ['카페 라떼 Caffè Latte', 5_000],
  ['바닐라 라떼 Vanilla Latte', 5_500],
  ['카푸치노 Cappuccino', 5_000],
  ['콜드브루 Cold Brew', 5_200],
  ['유자차 Citron Tea', 5_800],
  ['버터 스콘 Butter Scone', 3_900],
];
const menuOfCafe2: typeof menuOfCafe1 = [
  ['에스프레소 Espresso', 3_800],
  ['플랫 화이트 Flat White', 5_300],
  ['녹차 라떼 Green Tea Latte', 5_600],
  ['치즈 케이크 Cheesecake', 6_500],
];

const rides = [
  ['BASIC', '일반 택시 Basic', 4_800],
  ['PRIME', '고급 택시 Prime', 6_500],
  ['PLATINUM', '대형 고급 택시 Platinum', 12_000],
] as const;

/** `prd_book01`, `prd_book02` …: the documentation refers to them. */
const numbered = (kind: 'book' | 'menu', index: number) =>
  `prd_${kind}${String(index + 1).padStart(2, '0')}` as ProductId;

const ofBook = ([title, author, won, stock]: (typeof books)[number], index: number) => {
  const details = { kind: 'BOOK', author, isbn: null } as const;
  return { facts: { id: numbered('book', index), title, price: money(won, 'KRW'), details }, stock };
};

const ofMenu = ([title, won]: (typeof menuOfCafe1)[number], index: number) => {
  const storeId = (index < menuOfCafe1.length ? 'sto_cafe1' : 'sto_cafe2') as StoreId;
  const details = { kind: 'MENU_ITEM', storeId } as const;
  return { facts: { id: numbered('menu', index), title, price: money(won, 'KRW'), details }, stock: 0 };
};

const ofRide = ([rideClass, title, won]: (typeof rides)[number]) => {
  const id = `prd_ride_${rideClass.toLowerCase()}` as ProductId;
  const details = { kind: 'RIDE_CLASS', rideClass } as const;
  return { facts: { id, title, price: money(won, 'KRW'), details }, stock: 0 };
};

/** How many products are brought up to date in one unit of work. */
const atOnce = 500;

/** Lists and finds each product by the rules of this program, also those that another one has written; see `listingRules`. */
const listByNewRules = async (units: Units<Catalog>, clock: Clock): Promise<void> => {
  const cause = () => causeBy('seed', 'seed', clock());
  while (await units(cause(), ({ listAnew }) => listAnew(atOnce)));
};

/**
 * Registers the demo's products in development, each once, even if this runs repeatedly or in several processes. Copies that have
 * been sold since are not put back.
 */
export const seedCatalog =
  (units: Units<Catalog>, clock: Clock) =>
  async ({ demo }: { readonly demo: boolean }): Promise<void> => {
    await listByNewRules(units, clock);
    if (!demo) return;
    await units(causeBy('seed', 'seed', clock()), async ({ at: now, product }) => {
      const register = (
        { facts, stock }: ReturnType<typeof ofBook | typeof ofMenu | typeof ofRide>,
        at: Instant,
      ) => product(facts.id, { type: 'RegisterProduct', product: facts, stock, at });
      for (const book of books.map(ofBook)) await register(book, now);
      // lists show the newest first, and a menu begins with its first item
      for (const [index, item] of [...menuOfCafe1, ...menuOfCafe2].map(ofMenu).entries())
        await register(item, later(now, -index));
      for (const [index, ride] of rides.map(ofRide).entries()) await register(ride, later(now, -index));
    });
  };
