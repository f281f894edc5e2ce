import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import { fingerprint } from '@jumun/platform/kernel/ids';
import { type Opening, opensAfter } from '@jumun/schema/opening-hours';

export type Address = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly postalCode: string | null;
};

/** How a store gives its customers what they ordered. */
export type StoreFulfilment = 'SHIPMENT' | 'PICKUP';

export type StoreDetails = Omit<Opening, 'pause'> & {
  readonly name: string;
  readonly address: Address | null;
  readonly phone: string | null;
  readonly acceptance: 'AUTOMATIC' | 'MANUAL';
  /** How long an order takes; null where that was not said. */
  readonly prepMinutes: number | null;
  readonly fulfilments: readonly StoreFulfilment[];
};

export type StoreChanges = Partial<StoreDetails>;

/** A place where orders are prepared. It is never closed for good: it is paused without an end. */
export type Store =
  | { readonly status: 'absent' }
  | (StoreDetails & Pick<Opening, 'pause'> & { readonly status: 'OPENED'; readonly openedAt: Instant });

export type OpenedStore = Extract<Store, { status: 'OPENED' }>;

export type StoreCommand =
  | { type: 'OpenStore'; details: StoreDetails; at: Instant }
  | { type: 'ChangeStore'; changes: StoreChanges }
  /** It takes no orders, until then or until it is resumed. */
  | { type: 'PauseStore'; until: Instant | null; at: Instant }
  | { type: 'ResumeStore'; at: Instant };

export type StoreEvent =
  | { type: 'StoreOpened'; details: StoreDetails; openedAt: Instant }
  | { type: 'StoreChanged'; changes: StoreChanges }
  | { type: 'StorePaused'; since: Instant; until: Instant | null }
  | { type: 'StoreResumed' };

export type StoreRejection = { type: 'StoreNotFound' } | { type: 'PauseIsOver' };

export const store: Decider<StoreCommand, Store, StoreEvent, StoreRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    if (command.type === 'OpenStore')
      return isOpenedStore(state) // a repeated request
        ? accept()
        : accept({ type: 'StoreOpened', details: command.details, openedAt: command.at });
    if (!isOpenedStore(state)) return reject({ type: 'StoreNotFound' });
    switch (command.type) {
      case 'ChangeStore': {
        const changes = differing(command.changes, state);
        return Object.keys(changes).length > 0 ? accept({ type: 'StoreChanged', changes }) : accept();
      }
      case 'PauseStore': {
        const { until, at } = command;
        if (until !== null && until <= at) return reject({ type: 'PauseIsOver' });
        const paused = pausedAt(state, at);
        if (paused && paused.until === until) return accept();
        return accept({ type: 'StorePaused', since: paused?.since ?? at, until });
      }
      case 'ResumeStore':
        return pausedAt(state, command.at) ? accept({ type: 'StoreResumed' }) : accept();
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'StoreOpened')
      return { ...event.details, status: 'OPENED', openedAt: event.openedAt, pause: null };
    if (!isOpenedStore(state)) return state; // nothing else happens to a store before it is opened
    switch (event.type) {
      case 'StoreChanged':
        return { ...state, ...event.changes };
      case 'StorePaused':
        return { ...state, pause: { since: event.since, until: event.until } };
      case 'StoreResumed':
        return { ...state, pause: null };
      default:
        return never(event);
    }
  },
};

export const isOpenedStore = (state: Store): state is OpenedStore => state.status === 'OPENED';

const differing = (changes: StoreChanges, state: OpenedStore): StoreChanges =>
  Object.fromEntries(
    Object.entries(changes).filter(
      ([name, value]) => fingerprint(value) !== fingerprint(state[name as keyof StoreDetails]),
    ),
  );

/** The pause that it is in; null when there is none, or when that has ended by itself. */
export const pausedAt = ({ pause }: Pick<Opening, 'pause'>, at: Instant): Opening['pause'] =>
  pause && (pause.until === null || at < pause.until) ? pause : null;

/** What every store has that nobody said anything else about. */
export const newStore = {
  address: null,
  phone: null,
  timeZone: 'Asia/Seoul',
  hours: null,
  exceptions: [],
  prepMinutes: null,
  fulfilments: ['PICKUP'],
} satisfies Partial<StoreDetails>;

/**
 * Until when the staff must have decided about an order. Where it is to be picked up later and the store is closed now, their time
 * begins when it opens; otherwise now, even if it has just closed: who ordered for now must not wait for the morning to hear no.
 */
export const decideBy = (
  opening: Opening,
  {
    at,
    pickupAt,
    withinMs,
  }: { readonly at: Instant; readonly pickupAt: Instant | null; readonly withinMs: number },
): Instant => {
  const opensAt = pickupAt === null ? at : (opensAfter(opening, at) ?? at);
  return later(Math.max(at, Math.min(opensAt, pickupAt ?? at)) as Instant, withinMs);
};
