import { type Instant, later } from '@jumun/platform/kernel/clock';
import { has } from '@jumun/platform/kernel/state';
import { furthestLookMs } from './deadlines.ts';
import type { Fulfilment } from './fulfilment.ts';
import { pickupAtOf } from './shop.ts';
import { acceptByOf, type Begun, isOver, isResent, isUndoing, lookAtOf, progressOf } from './states.ts';

/** What an unfinished order waits for. Client programs know these words. */
export type Awaited =
  | 'STOCK'
  | 'POINTS'
  | 'PAYMENT'
  | 'WITHDRAWAL'
  | 'REFUND'
  | 'STORE'
  | 'CUSTOMER'
  | 'DELIVERY'
  | 'STAFF'
  | 'DISPATCHER'
  | 'DRIVER'
  | 'RIDE';

export type Wait = {
  readonly what: Awaited;
  readonly since: Instant;
  /** When it is given up or decided otherwise, or null when the wait has no end of its own. */
  readonly until: Instant | null;
};

/** Where an order stands that waits for others than the system: PLACED, or the state of what fulfils it. */
type Stage =
  | 'PLACED'
  | 'REQUESTED'
  | 'ACCEPTED'
  | 'PREPARING'
  | 'DISPATCHED'
  | 'ATTEMPT_FAILED'
  | 'RETURNING'
  | 'RETURNED'
  | 'LOST'
  | 'SENT_AGAIN'
  | 'READY'
  | 'ASSIGNED'
  | 'STARTED';

type Limits = Readonly<Partial<Record<Stage, { readonly what: Awaited; readonly limitMs: number }>>>;

const seconds = 1_000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

/**
 * What an order waits for at each stage, and how long that may last before a person should look, in milliseconds: a minute
 * where another of our contexts goes on by itself, otherwise as long as people may take. Counted from the beginning of the
 * stage, or from the end of the store's time to accept where it has one.
 */
export const stages: Readonly<Record<Fulfilment['type'], Limits>> = {
  SHIPMENT: {
    PLACED: { what: 'STORE', limitMs: 60 * seconds },
    ACCEPTED: { what: 'DELIVERY', limitMs: 60 * seconds },
    PREPARING: { what: 'DELIVERY', limitMs: 24 * hours },
    DISPATCHED: { what: 'DELIVERY', limitMs: 14 * days },
    ATTEMPT_FAILED: { what: 'DELIVERY', limitMs: 14 * days },
    RETURNING: { what: 'DELIVERY', limitMs: 14 * days },
    RETURNED: { what: 'STAFF', limitMs: 24 * hours },
    LOST: { what: 'STAFF', limitMs: 24 * hours },
    SENT_AGAIN: { what: 'DELIVERY', limitMs: 24 * hours },
  },
  PICKUP: {
    PLACED: { what: 'STORE', limitMs: 60 * seconds },
    ACCEPTED: { what: 'STORE', limitMs: 5 * hours }, // a store may announce up to four
    READY: { what: 'CUSTOMER', limitMs: 4 * hours },
  },
  RIDE: {
    PLACED: { what: 'DISPATCHER', limitMs: 15 * minutes },
    REQUESTED: { what: 'DISPATCHER', limitMs: 15 * minutes },
    ASSIGNED: { what: 'DRIVER', limitMs: 1 * hours },
    STARTED: { what: 'RIDE', limitMs: 6 * hours },
  },
};

/** How late the system itself may be, counted from its next look, or from the promised end of an attempt. */
export const systemLimitMs = 60 * seconds;

const stageOf = (order: Begun) => {
  const stage = (progressOf(order)?.fulfilmentStatus ?? 'PLACED') as Stage;
  return stages[order.fulfilment.type][stage];
};

/** What an order waits for; null once it is over. */
export const waitOf = (order: Begun): Wait | null => {
  switch (order.status) {
    case 'PLACING': {
      const { waitingOn: what, giveUpAt } = order.placing;
      const until = isUndoing(order) ? null : (giveUpAt ?? null); // undoing has no end but its own
      return { what, since: order.placedAt, until };
    }
    case 'OUT_OF_STOCK':
    case 'PAYMENT_FAILED':
    case 'CANCELLED':
      return null;
    default: {
      if (order.refunding) return { what: 'REFUND', since: order.refunding.since, until: null };
      if (has(order, 'cancelling')) {
        const { withdrawn, since } = order.cancelling;
        return { what: withdrawn ? 'REFUND' : 'WITHDRAWAL', since, until: null };
      }
      if (isResent(order)) return { what: 'STOCK', since: order.resending.since, until: null };
      const stage = isOver(order) ? undefined : stageOf(order);
      return stage ? { what: stage.what, since: order.changedAt, until: acceptByOf(order) } : null;
    }
  }
};

/** When the wait becomes longer than it may be; null when the order waits for nothing. */
export const limitOf = (order: Begun): Instant | null => {
  const wait = waitOf(order);
  if (!wait) return null;
  if (has(order, 'placing')) {
    const { lookAt, giveUpAt = lookAt } = order.placing;
    return later(Math.max(lookAt, giveUpAt) as Instant, systemLimitMs);
  }
  if (order.refunding) return later(order.refunding.lookAt, systemLimitMs);
  if (has(order, 'cancelling')) return later(order.cancelling.lookAt, systemLimitMs);
  if (isResent(order)) return later(order.resending.lookAt, systemLimitMs);
  // what was accepted for later is not late before
  const due = progressOf(order) === null ? null : pickupAtOf(order.fulfilment);
  const since = Math.max(wait.until ?? wait.since, due ?? 0) as Instant;
  return later(since, stageOf(order)?.limitMs ?? 0);
};

/** When the watch has to look: at the limit, and while the system itself is awaited, as soon as a look may have been lost. */
export const watchAtOf = (order: Begun): Instant | null => {
  const look = lookAtOf(order);
  return look === null ? limitOf(order) : later(look, systemLimitMs);
};

/** What the watch finds at an order whose time has come. */
export type Verdict =
  /** All is well: look again then, or never for null. */
  | { readonly type: 'FINE'; readonly again: Instant | null }
  /** The system has to go on, and no timer would look: look now. */
  | { readonly type: 'LOOK_NOW'; readonly again: Instant }
  /** `again`: while the system itself is awaited, its next look may still be lost. */
  | {
      readonly type: 'PAST_LIMIT';
      readonly what: Awaited;
      readonly since: Instant;
      readonly again: Instant | null;
    };

/** `lookAt` is when the timer that drives orders will look, as stored. */
export const judge = (order: Begun, lookAt: Instant | null, now: Instant): Verdict => {
  const wait = waitOf(order);
  const limit = limitOf(order);
  if (!wait || limit === null) return { type: 'FINE', again: null };
  const isDriven = lookAtOf(order) !== null;
  const again = later(now, systemLimitMs);
  if (isDriven && (lookAt === null || lookAt > later(now, furthestLookMs)))
    return { type: 'LOOK_NOW', again };
  if (now >= limit)
    return { type: 'PAST_LIMIT', what: wait.what, since: wait.since, again: isDriven ? again : null };
  return { type: 'FINE', again: isDriven && again < limit ? again : limit };
};
