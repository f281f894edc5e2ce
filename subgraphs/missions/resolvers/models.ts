import type { Instant } from '@jumun/platform/kernel/clock';
import type { Achieved, AchievementId } from '../domain/achievement.ts';
import type { MissionDetails, MissionId, Rule } from '../domain/mission.ts';

// What resolvers are handed as the parent of a type.

export type MissionModel = MissionDetails & { readonly id: MissionId; readonly definedAt: Instant };

export type MissionRuleModel = Rule;

export type MissionStandingModel = {
  readonly counted: number;
  readonly needed: number;
  readonly until: Instant | null;
};

export type AchievementModel = Achieved & { readonly id: AchievementId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
