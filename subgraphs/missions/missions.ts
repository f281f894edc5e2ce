import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { KeyUse } from '@jumun/platform/kernel/idempotency';
import type {
  Achieved,
  Achievement,
  AchievementCommand,
  AchievementEvent,
  AchievementId,
  AchievementRejection,
  CustomerId,
} from './domain/achievement.ts';
import type {
  Defined,
  Mission,
  MissionCommand,
  MissionEvent,
  MissionId,
  ProductKind,
  Ruled,
} from './domain/mission.ts';
import type { Completion } from './store/completions.ts';

/** What this context offers inside one unit of work. */
export type Missions = {
  readonly at: Instant;
  readonly define: (id: MissionId, command: MissionCommand) => Promise<Handled<Mission, MissionEvent, never>>;
  readonly findMission: (id: MissionId) => Promise<Defined | undefined>;
  readonly achieve: (
    id: AchievementId,
    command: AchievementCommand,
  ) => Promise<Handled<Achievement, AchievementEvent, AchievementRejection>>;
  readonly findAchievement: (id: AchievementId) => Promise<Achieved | undefined>;
  /** An order is noted once for each kind, however often it is told. */
  readonly noteCompletion: (completion: Completion) => Promise<void>;
  /** The missions whose rule counts orders with products of this kind. */
  readonly missionsFor: (
    kind: ProductKind,
  ) => Promise<readonly { readonly missionId: MissionId; readonly mission: Ruled }[]>;
  /** When the customer's orders of this kind were completed, as far as it was between two moments, both included. */
  readonly completionsIn: (
    customerId: CustomerId,
    kind: ProductKind,
    span: { readonly from: Instant; readonly to: Instant },
  ) => Promise<readonly Instant[]>;
  /** Whether the caller's key was used before. */
  readonly useKey: (use: {
    readonly caller: string;
    readonly key: string;
    readonly input: object;
  }) => Promise<KeyUse>;
};
