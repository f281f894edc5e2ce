import type { Instant } from '@jumun/platform/kernel/clock';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { MissionDetails, MissionId } from './domain/mission.ts';
import type { Missions } from './missions.ts';

const demo: Readonly<Record<string, MissionDetails>> = {
  mis_coffee3: {
    title: '이번 주 커피 세 잔',
    rewardTitle: '아메리카노 교환권',
    rule: { productKind: 'MENU_ITEM', orders: 3, withinDays: 7 },
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

/** The demo's missions, each defined once however often and wherever this runs. */
export const seedMissions = (units: Units<Missions>, at: Instant): Promise<void> =>
  units(causeBy('seed', 'seed', at), async ({ define }) => {
    for (const [id, details] of Object.entries(demo))
      await define(id as MissionId, { type: 'DefineMission', details, at });
  });
