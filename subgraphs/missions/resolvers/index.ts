import { achieveMission } from './achieve-mission.ts';
import { Achievement, achievements } from './achievement.ts';
import { endMission, extendMission, refillMission } from './change-mission.ts';
import { defineMission } from './define-mission.ts';
import { Mission, MissionRule, missions } from './mission.ts';
import { MyData } from './my-data.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = {
  Query: { missions, achievements },
  Mutation: { defineMission, endMission, extendMission, refillMission, achieveMission },
  Mission,
  MissionRule,
  Achievement,
  MyData,
};
