import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider } from '@jumun/platform/kernel/decider';

export type MissionId = string & { readonly __brand: 'MissionId' };

export const productKinds = ['BOOK', 'MENU_ITEM', 'RIDE_CLASS'] as const;
export type ProductKind = (typeof productKinds)[number];

/** A number of completed orders with a product of this kind, the last of them within `withinDays` of the first. */
export type Rule = {
  readonly productKind: ProductKind;
  readonly orders: number;
  /** Days of 24 hours. */
  readonly withinDays: number;
};

export type MissionDetails = {
  readonly title: string;
  /** The title of what is given for the achievement. */
  readonly rewardTitle: string;
  /** Null where customers achieve the mission by hand. */
  readonly rule: Rule | null;
};

export type Mission =
  | { readonly status: 'absent' }
  | (MissionDetails & { readonly status: 'DEFINED'; readonly definedAt: Instant });

export type Defined = Extract<Mission, { status: 'DEFINED' }>;
export type Ruled = Defined & { readonly rule: Rule };

export const isDefined = (state: Mission): state is Defined => state.status === 'DEFINED';
export const isRuled = (state: Mission): state is Ruled => isDefined(state) && state.rule !== null;

export type MissionCommand = { type: 'DefineMission'; details: MissionDetails; at: Instant };

export type MissionEvent = { type: 'MissionDefined'; details: MissionDetails; definedAt: Instant };

/** Once defined, a mission never changes. */
export const mission: Decider<MissionCommand, Mission, MissionEvent, never> = {
  initial: { status: 'absent' },

  decide: ({ details, at }, state) =>
    isDefined(state) ? accept() : accept({ type: 'MissionDefined', details, definedAt: at }),

  evolve: (_, { details, definedAt }) => ({ ...details, status: 'DEFINED', definedAt }),
};

const day = 24 * 60 * 60 * 1_000;

/** The span, both ends included, in which orders may count together with one that was completed at `at`. */
export const spanAround = (
  { rule, definedAt }: Ruled,
  at: Instant,
): { readonly from: Instant; readonly to: Instant } => ({
  from: Math.max(definedAt, at - rule.withinDays * day) as Instant,
  to: (at + rule.withinDays * day) as Instant,
});

/**
 * When the rule was first fulfilled, or null while it is not. The completions may be in any order.
 */
export const firstFilled = (
  { rule: { orders, withinDays }, definedAt }: Ruled,
  completions: readonly Instant[],
): Instant | null => {
  const counted = completions.filter((at) => at >= definedAt).sort((a, b) => a - b);
  const last = counted.find((at, i) => {
    const first = counted[i - orders + 1];
    return first !== undefined && at - first <= withinDays * day;
  });
  return last ?? null;
};
