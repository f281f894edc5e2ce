import type { Clock } from '@jumun/platform/kernel/clock';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Missions } from './commands.ts';
import type { MissionDetails, MissionId } from './domain/mission.ts';

/** The coffees on the menus of the demo's cafés: neither tea nor cake. */
const coffees = ['01', '02', '03', '04', '05', '06', '09', '10'].map((number) => `prd_menu${number}`);

const missions: Readonly<Record<string, MissionDetails>> = {
  mis_coffee3: {
    title: '이번 주 커피 세 잔',
    rewardTitle: '아메리카노 교환권',
    rule: {
      productKind: 'MENU_ITEM',
      orders: 3,
      withinDays: 7,
      productIds: coffees,
      counts: 'ITEMS',
      period: 'CALENDAR_WEEK',
    },
  },
  mis_book2: {
    title: '한 달에 책 두 번 주문하기',
    rewardTitle: '책갈피 교환권',
    rule: { productKind: 'BOOK', orders: 2, withinDays: 30 },
  },
  mis_ride1: {
    title: '첫 택시 타기',
    rewardTitle: '택시 할인 교환권',
    rule: { productKind: 'RIDE_CLASS', orders: 1, withinDays: 1 },
  },
  mis_welcome: { title: '주문에 온 것을 환영해요', rewardTitle: '환영 교환권', rule: null },
  mis_game1: { title: '컵 쌓기 게임 1단계 깨기', rewardTitle: '쿠키 교환권', rule: null },
};

/** Defines the demo's missions in development, each once, even if this runs repeatedly or in several processes. */
export const seedMissions =
  (units: Units<Missions>, clock: Clock) =>
  async ({ demo }: { readonly demo: boolean }): Promise<void> => {
    if (!demo) return;
    await units(causeBy('seed', 'seed', clock()), async ({ at, mission }) => {
      for (const [id, details] of Object.entries(missions))
        await mission(id as MissionId, { type: 'DefineMission', details, at });
    });
  };
