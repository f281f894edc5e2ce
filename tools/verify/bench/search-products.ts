import { randomFrom } from '../../run/random.ts';
import { openGrowingStores } from './growth-stores.ts';

/** A product that is made up for this measurement. */
export type MadeUp = {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly isbn: string | null;
  readonly storeId: string;
  readonly category: string;
};

const korean = {
  before:
    '느린 달빛 작은 푸른 마지막 오래된 잃어버린 조용한 새벽의 겨울 여름밤 두 번째 하얀 붉은 깊은 낯선 먼 어린 빈 따뜻한'.split(
      ' ',
    ),
  things:
    '고양이 우체국 바다 정류장 국수집 우산 종이배 식물도감 화분 부엌 라디오 교실 등대지기 기찻길 데이터베이스 도서관 자전거 장독대 산책 알고리듬 수선집 빵 도시 시간 봄 이야기 편지 계절 골목 서랍 숲 강 언덕 별 밤'.split(
      ' ',
    ),
  names:
    '서하린 문도윤 한여울 오세민 강이솔 임다온 윤재하 배수아름 조은결 신유나래 권보리 남지우 류한결 홍시온 안다솜 기우람 백노을 주해담 표은솔 천이든'.split(
      ' ',
    ),
};
const latin = {
  before:
    'The A Last Quiet Small Lost Nine Second Sleeping Forgotten Silver Northern Early Gentle Broken Hidden'.split(
      ' ',
    ),
  things:
    'Lantern Keeper Street Salt Rain Guide Mornings Cartographer Daughter Trains Queues Logs Machines Orchard Harbour Letters Volcano River Almanac Kitchen Weather Coat Café Garden Señora Straße Garçon History Algorithms Databases'.split(
      ' ',
    ),
  names:
    'Mira Jonah Tessa Idris Petra Rowan Lena Arlo Sunniva Dorian Beatrix Casper Zoë José Ingrid Łukasz'.split(
      ' ',
    ),
  families:
    'Ellsworth Barlow-Kim Winterbourne Calloway Halvorsen-Lee Ashgrove Marchetti Fennimore Cho Pak Oyelaran Lindqvist Müller García Núñez O’Brien'.split(
      ' ',
    ),
};
export const categories =
  '소설 시 에세이 역사 과학 컴퓨터 요리 여행 어린이 만화 예술 경제 철학 종교 건강 외국어 커피 차 디저트 음료'.split(
    ' ',
  );
/** Most is sold by one bookshop; the menus of cafés are short. */
const cafes = 100;

/** What happens by chance, and the same every time. */
export const chanceOf = (seed: number) => {
  const next = randomFrom(seed);
  return {
    next,
    /** The first ones more often, as words are in titles. */
    of: <T>(all: readonly T[]): T => all[Math.floor(next() ** 2 * all.length)] as T,
  };
};
export type Chance = ReturnType<typeof chanceOf>;

const isbnOf = (i: number): string => {
  const twelve = `97889${String(i).padStart(7, '0')}`;
  const sum = [...twelve].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
};

const titleOf = (chance: Chance, i: number): string => {
  const volume = chance.next() < 0.3 ? ` ${1 + Math.floor(chance.next() * 12)}` : '';
  if (chance.next() < 0.6)
    return `${chance.of(korean.before)} ${chance.of(korean.things)}의 ${chance.of(korean.things)}${volume}`;
  const { before, things } = latin;
  return `${chance.of(before)} ${chance.of(things)} of the ${chance.of(things)} ${i % 977}${volume}`;
};

export const productOf = (i: number): MadeUp => {
  const chance = chanceOf(i);
  const isOfMenu = i % 50 === 0;
  return {
    id: `prd_search${String(i).padStart(7, '0')}`,
    title: titleOf(chance, i),
    author:
      chance.next() < 0.6
        ? chance.of(korean.names)
        : `${chance.of(latin.names)} ${chance.of(latin.families)}`,
    isbn: isOfMenu || chance.next() < 0.1 ? null : isbnOf(i),
    storeId: isOfMenu ? `sto_search${(i / 50) % cafes}` : 'sto_bookshop',
    category: chance.of(categories),
  };
};

const quoted = (value: unknown): string =>
  value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`;

const priceOf = (i: number): number => 3_000 + ((i * 37) % 400) * 100;

/** A row of the products, as a program of before would have written it: by which words it is found is worked out by the one that runs next. */
const rowOf = (i: number, isPostgres: boolean): string => {
  const { id, title, author, isbn, storeId, category } = productOf(i);
  const at = 1_700_000_000_000 + i * 1_000;
  const isOfMenu = storeId !== 'sto_bookshop';
  const details = isOfMenu ? { kind: 'MENU_ITEM', storeId } : { kind: 'BOOK', author, isbn };
  const price = { minorUnits: priceOf(i), currency: 'KRW' };
  const state = {
    id,
    title,
    price,
    details,
    category,
    status: 'registered',
    available: true,
    registeredAt: at,
  };
  const yes = isPostgres ? 'true' : '1';
  const place = `${String(at).padStart(15, '0')}:${id}`;
  return `(${[id, JSON.stringify(state)].map(quoted).join(', ')}, 1, ${quoted(details.kind)}, ${yes}, '', ${quoted(place)})`;
};

const copiesOf = (i: number): number => (i % 7 === 0 ? 0 : 1 + (i % 60));

const atOnce = 1_000;

/** Fills the stopped store with so many products, of which books have copies. */
export const fill = async (store: string, folder: string, count: number): Promise<void> => {
  const { stores, close } = await openGrowingStores(store, folder);
  const catalog = stores.find(({ context }) => context === 'catalog');
  if (!catalog) throw new Error('There is no store of catalog.');
  const { run, here } = catalog;
  const isPostgres = store.startsWith('postgres');
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => from + i);
    const books = some.filter((i) => productOf(i).storeId === 'sto_bookshop');
    const counted = books.map((i) => `(${quoted(productOf(i).id)}, ${copiesOf(i)}, ${copiesOf(i)}, 0)`);
    await run(`begin;
      insert into ${here('products')} (id, state, version, kind, available, search, place) values ${some.map((i) => rowOf(i, isPostgres)).join(', ')};
      insert into ${here('stock')} (product_id, on_hand, available, sequence) values ${counted.join(', ')};
      commit`);
  }
  await close();
};

/** Leaves the stopped store as its own housekeeping would, in time. */
export const tidy = async (store: string, folder: string): Promise<void> =>
  (await openGrowingStores(store, folder)).close();
