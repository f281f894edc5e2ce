import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider } from '@jumun/platform/kernel/decider';

export type MissionId = string & { readonly __brand: 'MissionId' };

export const productKinds = ['BOOK', 'MENU_ITEM', 'RIDE_CLASS'] as const;
export type ProductKind = (typeof productKinds)[number];

/** So much of a kind of product in completed orders, within some time. */
export type Rule = {
  readonly productKind: ProductKind;
  /** How many are needed. */
  readonly orders: number;
  /** Days of 24 hours: the last is counted together with what came at most so long before it. */
  readonly withinDays: number;
  /** Only these products count; all of the kind where it is absent. */
  readonly productIds?: readonly string[] | undefined;
  /** Each copy counts; where it is absent, an order counts once however much of it is in it. */
  readonly counts?: 'ITEMS' | undefined;
  /** What counts together lies in one week from Monday to Sunday in Seoul, whatever `withinDays` says. */
  readonly period?: 'CALENDAR_WEEK' | undefined;
};

/** Whether a rule asks what exactly was in an order. */
export const asksForLines = ({ productIds, counts }: Rule): boolean =>
  productIds !== undefined || counts !== undefined;

/** What one completed order adds to a rule, and when. */
export type Counted = { readonly at: Instant; readonly amount: number };

/** One product in a completed order. */
export type CompletedLine = {
  readonly orderId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly completedAt: Instant;
};

/** What each order adds to a rule by what was in it; nothing for those in which there is nothing that counts. */
export const countedIn = ({ productIds, counts }: Rule, lines: readonly CompletedLine[]): Counted[] => {
  const orders = new Map<string, Counted>();
  for (const { orderId, productId, quantity, completedAt: at } of lines) {
    if (productIds && !productIds.includes(productId)) continue;
    const before = orders.get(orderId)?.amount ?? 0;
    orders.set(orderId, { at, amount: counts === 'ITEMS' ? before + quantity : 1 });
  }
  return [...orders.values()];
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
const week = 7 * day;
/** A Monday in Seoul, which has had no summer time since 1988. */
const aMonday = Date.parse('1970-01-05T00:00:00+09:00');

const mondayBefore = (at: Instant): number => aMonday + Math.floor((at - aMonday) / week) * week;

type Span = { readonly from: Instant; readonly to: Instant };

/** What counts together with an order that was completed at `at`, if nothing came later; both ends included. */
export const spanUpTo = ({ rule: { period, withinDays }, definedAt }: Ruled, at: Instant): Span => ({
  from: Math.max(definedAt, period === 'CALENDAR_WEEK' ? mondayBefore(at) : at - withinDays * day) as Instant,
  to: at,
});

/** The span, both ends included, in which orders may count together with one that was completed at `at`. */
export const spanAround = (mission: Ruled, at: Instant): Span => ({
  from: spanUpTo(mission, at).from,
  to: endOf(mission, at) ?? ((at + mission.rule.withinDays * day) as Instant),
});

/** The last moment of the week in which `at` lies; null for a rule that knows no weeks. */
export const endOf = ({ rule: { period } }: Ruled, at: Instant): Instant | null =>
  period === 'CALENDAR_WEEK' ? ((mondayBefore(at) + week - 1) as Instant) : null;

/** How much of what was counted lies in a span. */
export const amountIn = ({ from, to }: Span, counted: readonly Counted[]): number =>
  counted.reduce((sum, { at, amount }) => (at >= from && at <= to ? sum + amount : sum), 0);

/**
 * When the rule was first fulfilled, or null while it is not. What was counted may be in any order.
 */
export const firstFilled = (mission: Ruled, counted: readonly Counted[]): Instant | null => {
  const since = counted.filter(({ at }) => at >= mission.definedAt).sort((a, b) => a.at - b.at);
  const last = since.find(({ at }) => amountIn(spanUpTo(mission, at), since) >= mission.rule.orders);
  return last?.at ?? null;
};
