import { connection, pageOf } from '@jumun/platform/graph/connection';
import { isDefined, type MissionId, type Mission as MissionState } from '../domain/mission.ts';
import type { MissionsGraph } from '../missions.ts';
import { findMissions } from '../store/missions.ts';
import { placeForm } from '../store/places.ts';

/** A mission as the graph shows it; one that was never defined is not there. */
export const missionView = (id: MissionId, state: MissionState | undefined) =>
  state && isDefined(state)
    ? { id, title: state.title, rewardTitle: state.rewardTitle, rule: state.rule, definedAt: state.definedAt }
    : null;

export const missionOf = async (id: MissionId, { load, missionsById }: MissionsGraph) =>
  missionView(id, (await load(missionsById, id))?.state);

export const missions = async (
  _: unknown,
  args: { first?: number; after?: string },
  { read }: MissionsGraph,
) => {
  const page = pageOf(args, placeForm);
  return connection(
    await findMissions(read, page.after, page.first + 1),
    page,
    ({ place }) => place,
    ({ id, state }) => missionView(id, state),
  );
};

export const Mission = {
  __resolveReference: ({ id }: { id: MissionId }, context: MissionsGraph) => missionOf(id, context),
};
