import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Begun } from './order.ts';

/** Whom or what an unfinished order waits for. Programs of clients know these words. */
export type Awaited =
  | 'STOCK'
  | 'PAYMENT'
  | 'WITHDRAWAL'
  | 'REFUND'
  | 'STORE'
  | 'CUSTOMER'
  | 'DELIVERY'
  | 'DISPATCHER'
  | 'DRIVER'
  | 'RIDE';

export type Wait = {
  readonly what: Awaited;
  readonly since: Instant;
  /** When it is given up or decided otherwise, or null when it is waited for without end. */
  readonly until: Instant | null;
};

/** How far an order has come that waits for others than the system: PLACED, or the state of what fulfils it. */
type Stage = 'PLACED' | 'ACCEPTED' | 'PREPARING' | 'DISPATCHED' | 'READY' | 'ASSIGNED' | 'STARTED';

type Limits = Readonly<Partial<Record<Stage, { readonly what: Awaited; readonly limitMs: number }>>>;

const seconds = 1_000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

/**
 * What an order waits for at each stage, and how long that may last until somebody should look, in milliseconds: a minute
 * where another context of ours goes on by itself, else as long as people may take. Counted from when the stage began; for
 * a store that has a time to accept from the end of that time.
 */
export const stages: Readonly<Record<Begun['fulfilment']['type'], Limits>> = {
  SHIPMENT: {
    PLACED: { what: 'STORE', limitMs: 60 * seconds },
    ACCEPTED: { what: 'DELIVERY', limitMs: 60 * seconds },
    PREPARING: { what: 'DELIVERY', limitMs: 24 * hours },
    DISPATCHED: { what: 'DELIVERY', limitMs: 14 * days },
  },
  PICKUP: {
    PLACED: { what: 'STORE', limitMs: 60 * seconds },
    ACCEPTED: { what: 'STORE', limitMs: 5 * hours }, // a store may say four
    READY: { what: 'CUSTOMER', limitMs: 4 * hours },
  },
  RIDE: {
    PLACED: { what: 'DISPATCHER', limitMs: 15 * minutes },
    ASSIGNED: { what: 'DRIVER', limitMs: 1 * hours },
    STARTED: { what: 'RIDE', limitMs: 6 * hours },
  },
};

/** What waits for the system itself may be so late, counted from its next look; an attempt from its promised end. */
export const systemLimitMs = 60 * seconds;
/** No look is further ahead than this: what is, was lost. */
const furthestLookMs = 15 * seconds;

const stageOf = (order: Begun) => {
  const stage = (order.progress?.fulfilmentStatus ?? 'PLACED') as Stage;
  return stages[order.fulfilment.type][stage];
};

/** What an order waits for; null once it is over. */
export const waitOf = (order: Begun): Wait | null => {
  const { placing, cancelling, refused, status, placedAt, changedAt, acceptBy } = order;
  if (placing) {
    // what is undone is undone without end
    const until = placing.direction === 'UNDOING' ? null : placing.giveUpAt;
    return { what: placing.waitingOn, since: placedAt, until };
  }
  if (refused || status === 'CANCELLED' || status === 'COMPLETED') return null;
  if (cancelling)
    return { what: cancelling.withdrawn ? 'REFUND' : 'WITHDRAWAL', since: cancelling.since, until: null };
  const stage = stageOf(order);
  return stage ? { what: stage.what, since: changedAt, until: acceptBy ?? null } : null;
};

/** From when on somebody should look: the wait has lasted longer than it may. Null when there is nothing to wait for. */
export const limitOf = (order: Begun): Instant | null => {
  const { placing, cancelling } = order;
  const wait = waitOf(order);
  if (!wait) return null;
  if (placing) return later(Math.max(placing.lookAt, placing.giveUpAt ?? 0) as Instant, systemLimitMs);
  if (cancelling) return later(cancelling.lookAt, systemLimitMs);
  return later(wait.until ?? wait.since, stageOf(order)?.limitMs ?? 0);
};

/** When the watch has to look at an order: at its limit, and while the system itself is awaited as soon as a look may be lost. */
export const watchAtOf = (order: Begun): Instant | null => {
  const look = order.placing?.lookAt ?? order.cancelling?.lookAt;
  return look === undefined ? limitOf(order) : later(look, systemLimitMs);
};

/** What the watch finds at an order whose time has come. */
export type Verdict =
  /** All is well: look again then; never, for null. */
  | { readonly type: 'FINE'; readonly again: Instant | null }
  /** The system has to go on and nobody will: look now. */
  | { readonly type: 'LOOK_NOW'; readonly again: Instant }
  /** `again`: while the system itself is awaited, its next look may still be lost. */
  | {
      readonly type: 'PAST_LIMIT';
      readonly what: Awaited;
      readonly since: Instant;
      readonly again: Instant | null;
    };

/** `lookAt` is when the timer that drives orders will look, as it is stored. */
export const judge = (order: Begun, lookAt: Instant | null, now: Instant): Verdict => {
  const wait = waitOf(order);
  const limit = limitOf(order);
  if (!wait || limit === null) return { type: 'FINE', again: null };
  const isDriven = order.placing !== null || order.cancelling !== null;
  const again = later(now, systemLimitMs);
  if (isDriven && (lookAt === null || lookAt > later(now, furthestLookMs)))
    return { type: 'LOOK_NOW', again };
  if (now >= limit)
    return { type: 'PAST_LIMIT', what: wait.what, since: wait.since, again: isDriven ? again : null };
  return { type: 'FINE', again: isDriven && again < limit ? again : limit };
};
