import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';

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
  /** Only products that had this category when they were ordered; all of the kind where it is absent. */
  readonly category?: string | undefined;
  /** Each copy counts; where it is absent, an order counts once however much of it is in it. */
  readonly counts?: 'ITEMS' | undefined;
  /** What counts together lies in one week from Monday to Sunday in Seoul, whatever `withinDays` says. */
  readonly period?: 'CALENDAR_WEEK' | undefined;
};

/** Whether a rule asks what exactly was in an order. */
export const asksForLines = ({ productIds, category, counts }: Rule): boolean =>
  productIds !== undefined || category !== undefined || counts !== undefined;

/** What one completed order adds to a rule, and when. */
export type Counted = { readonly at: Instant; readonly amount: number };

/** One product in a completed order. */
export type CompletedLine = {
  readonly orderId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly category: string | null;
  readonly completedAt: Instant;
};

/** What each order adds to a rule by what was in it; nothing for those in which there is nothing that counts. */
export const countedIn = (
  { productIds, category, counts }: Rule,
  lines: readonly CompletedLine[],
): Counted[] => {
  const orders = new Map<string, Counted>();
  for (const { orderId, productId, quantity, category: itsOwn, completedAt: at } of lines) {
    if (productIds && !productIds.includes(productId)) continue;
    if (category !== undefined && category !== itsOwn) continue;
    const before = orders.get(orderId)?.amount ?? 0;
    orders.set(orderId, { at, amount: counts === 'ITEMS' ? before + quantity : 1 });
  }
  return [...orders.values()];
};

/** How often a mission can be achieved. */
export type Limit = {
  /** By all customers together; without end where it is absent. */
  readonly inAll?: number | undefined;
  /** By each customer; once where it is absent. */
  readonly perCustomer?: number | undefined;
};

export type MissionDetails = {
  readonly title: string;
  /** The title of what is given for the achievement. */
  readonly rewardTitle: string;
  /** Null where customers achieve the mission by hand. */
  readonly rule: Rule | null;
  /** From when on it cannot be achieved any more; absent where it does not end. */
  readonly endsAt?: Instant | undefined;
  readonly limit?: Limit | undefined;
};

export type Mission =
  | { readonly status: 'absent' }
  | (MissionDetails & {
      readonly status: 'DEFINED';
      readonly definedAt: Instant;
      /** Counts what others are told of it after its definition: 1, 2, 3 … */
      readonly sequence?: number;
      /** How often it was achieved; only where it has a limit in all. */
      readonly given?: number;
      /** It was used up perhaps, and could be achieved again. */
      readonly refilled?: true;
    });

export type Defined = Extract<Mission, { status: 'DEFINED' }>;
export type Ruled = Defined & { readonly rule: Rule };

export const isDefined = (state: Mission): state is Defined => state.status === 'DEFINED';
export const isRuled = (state: Mission): state is Ruled => isDefined(state) && state.rule !== null;

/** How often one customer can achieve it. */
export const timesOf = ({ limit }: Pick<Defined, 'limit'>): number => limit?.perCustomer ?? 1;

/** How often it can still be achieved by all customers together; null where that has no limit. */
export const leftOf = ({ limit, given = 0 }: Pick<Defined, 'limit' | 'given'>): number | null =>
  limit?.inAll === undefined ? null : Math.max(0, limit.inAll - given);

export const isOverAt = ({ endsAt }: Pick<Defined, 'endsAt'>, at: Instant): boolean =>
  endsAt !== undefined && at >= endsAt;

export type MissionCommand =
  | { type: 'DefineMission'; details: MissionDetails; at: Instant }
  /** From now on nobody achieves it any more. */
  | { type: 'EndMission'; at: Instant }
  /** It ends at another time, or not at all. */
  | { type: 'ExtendMission'; endsAt: Instant | null; at: Instant }
  /** It can be achieved so many times more in all. */
  | { type: 'RefillMission'; more: number; at: Instant }
  /** One customer achieves it once, at a moment that may lie in the past. */
  | { type: 'GiveAchievement'; achievedAt: Instant };

export type MissionEvent =
  | { type: 'MissionDefined'; details: MissionDetails; definedAt: Instant }
  | { type: 'MissionEndSet'; endsAt: Instant | null }
  | { type: 'MissionRefilled'; more: number }
  | { type: 'AchievementGiven' };

export type MissionRejection =
  | { type: 'MissionNotFound' }
  | { type: 'MissionOver' }
  | { type: 'MissionUsedUp' }
  | { type: 'MissionNotLimited' };

/** Title, reward and rule of a mission never change; how long and how often it can be achieved does. */
export const mission: Decider<MissionCommand, Mission, MissionEvent, MissionRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    if (command.type === 'DefineMission') {
      const { details, at } = command;
      return isDefined(state) ? accept() : accept({ type: 'MissionDefined', details, definedAt: at });
    }
    if (!isDefined(state)) return reject({ type: 'MissionNotFound' });
    switch (command.type) {
      case 'EndMission':
        return isOverAt(state, command.at) ? accept() : accept({ type: 'MissionEndSet', endsAt: command.at });
      case 'ExtendMission':
        if (isOverAt(state, command.at)) return reject({ type: 'MissionOver' }); // nobody knows who would have achieved it meanwhile
        return command.endsAt === (state.endsAt ?? null)
          ? accept()
          : accept({ type: 'MissionEndSet', endsAt: command.endsAt });
      case 'RefillMission':
        if (isOverAt(state, command.at)) return reject({ type: 'MissionOver' });
        return leftOf(state) === null
          ? reject({ type: 'MissionNotLimited' })
          : accept({ type: 'MissionRefilled', more: command.more });
      case 'GiveAchievement': {
        if (isOverAt(state, command.achievedAt)) return reject({ type: 'MissionOver' });
        const left = leftOf(state);
        if (left === null) return accept();
        return left > 0 ? accept({ type: 'AchievementGiven' }) : reject({ type: 'MissionUsedUp' });
      }
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'MissionDefined')
      return { ...event.details, status: 'DEFINED', definedAt: event.definedAt };
    if (!isDefined(state)) return state; // nothing else happens to a mission before it is defined
    switch (event.type) {
      case 'MissionEndSet': {
        const { endsAt: _, ...rest } = state;
        const sequence = (state.sequence ?? 0) + 1;
        return { ...rest, sequence, ...(event.endsAt !== null && { endsAt: event.endsAt }) };
      }
      case 'MissionRefilled':
        return {
          ...state,
          refilled: true,
          limit: { ...state.limit, inAll: (state.limit?.inAll ?? 0) + event.more },
        };
      case 'AchievementGiven':
        return { ...state, given: (state.given ?? 0) + 1 };
      default:
        return never(event);
    }
  },
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
 * The moments at which the rule was fulfilled, as often as one customer can achieve the mission. What was counted may be in any order.
 * An order counts for one of them only, and a calendar week has one of them: so a further order never takes one away.
 */
export const fillings = (mission: Ruled, counted: readonly Counted[]): Instant[] => {
  const { definedAt, rule } = mission;
  let rest = counted
    .filter(({ at }) => at >= definedAt && !isOverAt(mission, at))
    .sort((a, b) => a.at - b.at);
  const moments: Instant[] = [];
  while (moments.length < timesOf(mission)) {
    const left = rest;
    const last = left.find(({ at }) => amountIn(spanUpTo(mission, at), left) >= rule.orders);
    if (!last) break;
    moments.push(last.at);
    const end = endOf(mission, last.at) ?? last.at;
    rest = rest.filter(({ at }) => at > end);
  }
  return moments;
};

/** What counts at a moment towards the next time: of a mission that can be achieved again, only what has not counted before. */
export const countedNow = (mission: Ruled, counted: readonly Counted[], at: Instant): number => {
  const span = spanUpTo(mission, at);
  if (timesOf(mission) === 1 || mission.rule.period === 'CALENDAR_WEEK') return amountIn(span, counted);
  const last = fillings(mission, counted).at(-1);
  return amountIn(
    span,
    counted.filter((each) => last === undefined || each.at > last),
  );
};
