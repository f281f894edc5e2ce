import type { Instant } from '@jumun/platform/kernel/clock';
import type { Achieved, AchievementId } from '../domain/achievement.ts';
import type { Defined, MissionId, Rule } from '../domain/mission.ts';

// What resolvers are handed as the parent of a type.

export type MissionModel = Defined & { readonly id: MissionId };

export type MissionRuleModel = Rule;

export type MissionStandingModel = {
  readonly counted: number;
  readonly needed: number;
  readonly until: Instant | null;
};

export type AchievementModel = Achieved & { readonly id: AchievementId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
