import type { Instant } from '@jumun/platform/kernel/clock';
import { Conflict } from '@jumun/platform/kernel/unit';
import type { PaymentAnswer } from '../clients/payment.ts';
import type { PointsAnswer } from '../clients/points.ts';
import type { StockAnswer } from '../clients/stock.ts';
import type { WithdrawalAnswer } from '../clients/withdrawal.ts';
import type { Orders } from '../commands.ts';
import { type OrderCommand, order } from '../domain/order.ts';
import { pointsSpentOf } from '../domain/paying.ts';
import { asBegun, isBegun, lookAtOf, type Order, type OrderId } from '../domain/states.ts';
import { type Driver, takeOn } from '../sagas/driver.ts';
import { openSagas } from '../sagas/order-sagas.ts';
import type { WhenUnknown } from '../sagas/saga.ts';
import { driveOrders } from '../timers/drive-orders.ts';
import { decided } from './builders.ts';

/**
 * One order, its stock, its money and its authority in memory, driven by the real sagas. Every ask and every commit
 * waits until the test lets it happen, so that a test decides in which order the steps of all drivers come, and what
 * becomes of each: answered; done but the answer lost; done later; never done; the driver dead before or after it.
 */

export const id = 'ord_1' as OrderId;

export const fates = {
  ask: ['answered', 'lost', 'late', 'never', 'dies before', 'dies after'],
  reserve: ['answered', 'lost', 'late', 'never', 'dies before', 'dies after', 'not asked'],
  hold: ['answered', 'lost', 'late', 'never', 'dies before', 'dies after', 'not asked'],
  approve: ['answered', 'lost', 'late', 'never', 'dies before', 'dies after', 'not asked', 'pending'],
  commit: ['answered', 'dies before', 'dies after'],
} as const;
type Fate = (typeof fates)['approve' | 'commit'][number];

const unknown = { type: 'UNKNOWN', asked: true } as const;
const notAsked = { type: 'UNKNOWN', asked: false } as const;

type Waiting = {
  readonly driver: string;
  readonly name: string;
  readonly kind: keyof typeof fates;
  readonly happen: (fate: Fate) => void;
};

/** Picks one of `n`; the test's source of order and of bad luck. */
export type Choose = (n: number) => number;

export type Conditions = {
  readonly rules?: typeof order;
  /** Whether giving back something unknown is remembered, and refuses whatever comes later. */
  readonly tombstones?: boolean;
  readonly short?: boolean;
  readonly declines?: boolean;
  /** Whether the customer has too few points for an order that spends some. */
  readonly poor?: boolean;
};

export const openWorld = ({
  rules = order,
  tombstones = true,
  short = false,
  declines = false,
  poor = false,
}: Conditions = {}) => {
  let now = 1_000;
  let state: Order = { status: 'absent' };
  let version = 0;
  let lookAt: number | null = null;
  let isShort = short;
  const told: string[] = [];
  const problems: string[] = [];
  const history: string[] = [];
  let waiting: Waiting[] = [];
  const late: { readonly name: string; readonly effect: () => unknown }[] = [];

  // ---- what the others promise (the contracts of the asks) ----
  let stock: 'none' | 'HELD' | 'RELEASED' = 'none';
  let points: 'none' | 'HELD' | 'RETURNED' = 'none';
  let payment: 'none' | 'tombstone' | 'PENDING' | 'APPROVED' | 'DECLINED' | 'REFUNDED' | 'VOIDED' = 'none';
  let charged = 0;
  let returned = 0;
  let authority: WithdrawalAnswer | null = null;
  let dispatched = false;

  const reserve = (): StockAnswer => {
    if (stock === 'RELEASED') return { type: 'RELEASED' };
    if (stock === 'none' && isShort) return { type: 'SHORT', productIds: ['prd_book'] };
    stock = 'HELD';
    return { type: 'HELD' };
  };
  const release = (): boolean => {
    stock = stock === 'none' && !tombstones ? 'none' : 'RELEASED';
    return true;
  };
  const hold = (): PointsAnswer => {
    if (points === 'RETURNED') return { type: 'RETURNED' };
    if (points === 'none' && poor) return { type: 'SHORT', available: 0 };
    points = 'HELD';
    return { type: 'HELD' };
  };
  const giveBack = (): boolean => {
    points = points === 'none' && !tombstones ? 'none' : 'RETURNED';
    return true;
  };
  const charge = (): PaymentAnswer => {
    if (payment === 'none') {
      payment = declines ? 'DECLINED' : 'APPROVED';
      if (payment === 'APPROVED') charged++;
    }
    return find();
  };
  const find = (): PaymentAnswer => {
    if (payment === 'PENDING') payment = 'APPROVED'; // by now the provider has answered
    if (payment === 'none') return unknown;
    return payment === 'APPROVED' ? { type: 'APPROVED' } : { type: 'DECLINED', reason: payment };
  };
  const chargeUnknown = () => {
    if (payment !== 'none' || declines) return charge();
    payment = 'PENDING';
    charged++;
    return unknown;
  };
  const refund = (): 'REFUNDED' | 'VOIDED' => {
    if (payment === 'none') {
      if (tombstones) payment = 'tombstone';
      return 'VOIDED';
    }
    if (payment === 'APPROVED' || payment === 'PENDING') {
      returned++;
      payment = payment === 'APPROVED' ? 'REFUNDED' : 'VOIDED';
    }
    return payment === 'REFUNDED' ? 'REFUNDED' : 'VOIDED';
  };
  const withdraw = (): WithdrawalAnswer => {
    authority ??= dispatched
      ? { outcome: 'TOO_LATE', reason: 'DISPATCHED' }
      : { outcome: 'WITHDRAWN', reason: null };
    return authority;
  };

  const all = () => `stock ${stock}, points ${points}, charged ${charged}, returned ${returned}`;
  const isPaidFor = () => {
    const spends = isBegun(state) && pointsSpentOf(state) > 0;
    return stock === 'HELD' && charged === 1 && returned === 0 && points === (spends ? 'HELD' : 'none');
  };

  // ---- steps that wait to be let happen ----
  const wait = <T>(driver: string, name: string, kind: keyof typeof fates, effect: () => T, noAnswer?: T) =>
    new Promise<T>((resolve) => {
      const die = () => {
        waiting = waiting.filter((other) => other.driver !== driver);
      };
      const happen = (fate: Fate) => {
        history.push(`${driver}: ${name}${fate === 'answered' ? '' : ` (${fate})`}`);
        switch (fate) {
          case 'answered':
            return resolve(effect());
          case 'lost':
            effect();
            return resolve(noAnswer as T);
          case 'late':
            late.push({ name, effect });
            return resolve(noAnswer as T);
          case 'never':
            return resolve(noAnswer as T);
          case 'not asked':
            return resolve(notAsked as T);
          case 'pending':
            chargeUnknown();
            return resolve(noAnswer as T);
          case 'dies before':
            return die();
          case 'dies after':
            effect();
            return die();
        }
      };
      waiting.push({ driver, name, kind, happen });
    });

  const say = (command: OrderCommand) => {
    const next = decided(state, command, rules);
    if (next.events.length > 0) lookAt = lookAtOf(next.state);
    for (const { type } of next.events) {
      if (/^Order/.test(type)) told.push(type);
      if (type === 'OrderPlaced' && !isPaidFor()) problems.push(`placed with ${all()}`);
    }
    state = next.state;
    version += next.events.length;
    return next.rejection
      ? { rejection: next.rejection, state, version }
      : { events: next.events, state, version };
  };

  const own: Orders = {
    get at() {
      return now as Instant;
    },
    async order(_, command, known) {
      if (!known || known.version === version) return say(command);
      if (decided(known.state, command, rules).events.length > 0) throw new Conflict(id);
      return { events: [], ...known }; // nothing is saved, so nothing is checked
    },
    begin: () => Promise.reject(new Error('not here')),
    settleFare: () => Promise.reject(new Error('not here')),
    useKey: () => Promise.reject(new Error('not here')),
    setCartLine: () => Promise.reject(new Error('not here')),
    keepOffer: () => Promise.reject(new Error('not here')),
    keepShop: () => Promise.reject(new Error('not here')),
    erasePerson: () => Promise.reject(new Error('not here')),
    keepVerdict: () => Promise.reject(new Error('not here')),
    claimLook: async (_, until) => {
      if (lookAt === null || lookAt > now) return false;
      lookAt = until;
      return true;
    },
  };

  const driverOf = (name: string) => {
    const driver: Driver = {
      stock: {
        reserve: () => wait<StockAnswer>(name, 'reserve', 'reserve', reserve, unknown),
        release: () => wait(name, 'release', 'ask', release, false),
      },
      points: {
        giveBackPart: () => Promise.reject(new Error('not here')),
        hold: () => wait<PointsAnswer>(name, 'hold', 'hold', hold, unknown),
        giveBack: () => wait(name, 'give back', 'ask', giveBack, false),
      },
      payment: {
        approve: () => wait<PaymentAnswer>(name, 'approve', 'approve', charge, unknown),
        refundPart: () => Promise.reject(new Error('not here')),
        refund: () => wait<'REFUNDED' | 'VOIDED' | 'UNKNOWN'>(name, 'refund', 'ask', refund, 'UNKNOWN'),
      },
      withdrawal: {
        hasAuthority: () => true,
        withdrawLines: () => Promise.reject(new Error('not here')),
        withdraw: () => wait<WithdrawalAnswer>(name, 'withdraw', 'ask', withdraw, { outcome: 'UNKNOWN' }),
      },
      clock: () => now as Instant,
      patienceMs: 1_000,
      load: async () => state,
      unit: async (_, body) => {
        // named for the reader of a counterexample
        let value: unknown;
        const tried = async (times: number): Promise<unknown> => {
          try {
            return await body(own, times);
          } catch (error) {
            if (!(error instanceof Conflict)) throw error;
            return tried(times + 1);
          }
        };
        await wait(name, 'commit', 'commit', () => {
          value = tried(0);
        });
        return value as never;
      },
    };
    const sagas = openSagas(driver);
    return { driver, sagas, timer: driveOrders(driver, sagas) };
  };

  let drivers = 0;
  const crashed: unknown[] = [];
  const start = (kind: string, work: (own: ReturnType<typeof driverOf>) => Promise<unknown>) => {
    const name = `${kind}${++drivers}`;
    work(driverOf(name)).catch((error: unknown) => crashed.push(error));
  };

  const actors = {
    drive: (whenUnknown: WhenUnknown = 'PEND') =>
      start('driver', ({ sagas }) =>
        sagas.placing.start({ id, actor: 'cus_minji', whenUnknown }, { state: asBegun(state), version }),
      ),
    /** What a repeat of the key does once no other driver has the attempt. */
    repeat: (whenUnknown: WhenUnknown = 'PEND') =>
      start('repeat', async ({ driver, sagas }) => {
        const actor = 'cus_minji';
        const taken = await takeOn(driver, id, { repeated: true, actor, correlationId: 'cor_1' });
        if (taken) await sagas.placing.goOn({ id, actor, whenUnknown }, taken);
      }),
    cancel: () =>
      start('cancel', async ({ driver, sagas }) => {
        const at = now as Instant;
        const cause = {
          causationId: null,
          correlationId: 'cor_1',
          actor: 'cus_minji',
          at,
          nextEventId: () => '',
        };
        const decision = await driver.unit(cause, (own) =>
          own.order(id, { type: 'RequestCancellation', at }),
        );
        if (!('rejection' in decision))
          await sagas.cancelling.start(
            { id, actor: 'cus_minji', whenUnknown: 'LEAVE' },
            { state: asBegun(decision.state), version: decision.version },
          );
      }),
    timer: () => start('timer', ({ timer }) => timer.fire(id)),
  };

  const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

  /** Lets everything that waits happen without any bad luck. */
  const finish = async () => {
    for (let i = 0; i < 200; i++) {
      await quiet();
      const next = waiting.shift();
      if (!next) return;
      next.happen('answered');
    }
    throw new Error('drivers that never end');
  };

  const world = {
    actors,
    history,
    say,
    quiet,
    finish,
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    pass: (ms: number) => {
      now += ms;
      history.push(`… ${ms} ms …`);
    },
    dispatch: () => {
      if (authority?.outcome === 'WITHDRAWN' || dispatched || !told.includes('OrderPlaced')) return;
      dispatched = true;
      history.push('dispatched');
      say({ type: 'Progress', step: 'DeliveryDispatched', at: now as Instant });
    },
    restock: () => {
      isShort = false;
    },
    get waiting() {
      return waiting.length;
    },
    get late() {
      return late.length;
    },
    land: (index: number) => {
      const [landing] = late.splice(index, 1);
      if (!landing) return;
      history.push(`${landing.name} lands`);
      landing.effect();
    },
    /** Lets one waiting step happen; the first fate is the good one. Answers whether it was bad luck. */
    step: async (choose: Choose, mayFail: boolean): Promise<boolean> => {
      const index = choose(waiting.length);
      const [chosen] = waiting.splice(index, 1);
      if (!chosen) return false;
      const open = mayFail ? fates[chosen.kind] : (['answered'] as const);
      const fate = open[choose(open.length)] ?? 'answered';
      chosen.happen(fate);
      await quiet();
      return fate !== 'answered';
    },
    /** Faults are over: timers look until nothing is waited for, then asks still on their way arrive. */
    heal: async (): Promise<string[]> => {
      const settle = async () => {
        for (let i = 0; i < 100 && lookAt !== null; i++) {
          now = Math.max(now + 15_000, lookAt);
          actors.timer();
          await finish();
        }
      };
      await finish();
      await settle();
      while (late.length > 0) world.land(0);
      await settle();
      if (told.includes('OrderCancelled')) release(); // catalog hears of it
      if (crashed.length > 0) problems.push(`threw ${String(crashed[0])}`);
      if (!isBegun(state)) return problems;
      const { status } = state;
      if ('placing' in state || 'cancelling' in state) problems.push(`stuck as ${status}`);
      const stands = ['PLACED', 'ACCEPTED', 'IN_FULFILMENT', 'READY', 'COMPLETED'].includes(status);
      if (stands && !isPaidFor()) problems.push(`${status} with ${all()}`);
      if (!stands && (stock === 'HELD' || points === 'HELD' || charged !== returned))
        problems.push(`${status} with ${all()}`);
      if (charged > 1) problems.push(`charged ${charged} times`);
      if (told.includes('OrderPlaced') && told.includes('OrderRefused')) problems.push('placed and refused');
      return problems;
    },
  };
  return world;
};

export type World = ReturnType<typeof openWorld>;

export type Counterexample = { readonly problems: readonly string[]; readonly history: readonly string[] };

/** Runs one history; the problems it ends with, if any. */
export type Play = (choose: Choose) => Promise<Counterexample | null>;

/** Every history there is, or the first with a problem. */
export const everyHistory = async (
  play: Play,
): Promise<{ histories: number; found: Counterexample | null }> => {
  let path: number[] = [];
  for (let histories = 1; ; histories++) {
    const taken: { chosen: number; of: number }[] = [];
    const found = await play((of) => {
      const chosen = path[taken.length] ?? 0;
      taken.push({ chosen, of });
      return chosen;
    });
    if (found) return { histories, found };
    while (taken.length > 0 && (taken.at(-1)?.chosen ?? 0) + 1 >= (taken.at(-1)?.of ?? 0)) taken.pop();
    const last = taken.at(-1);
    if (!last) return { histories, found: null };
    path = [...taken.slice(0, -1).map(({ chosen }) => chosen), last.chosen + 1];
  }
};
