import type { Decider } from '@jumun/platform/kernel/decider';
// The rules themselves: what a history comes to is theirs to say, and a copy here would audit the copy.
import { reservation } from '../../../subgraphs/catalog/domain/reservation.ts';
import { delivery } from '../../../subgraphs/deliveries/domain/delivery.ts';
import { gift } from '../../../subgraphs/gifts/domain/gift.ts';
import { giftOffer } from '../../../subgraphs/gifts/domain/gift-offer.ts';
import { achievement } from '../../../subgraphs/missions/domain/achievement.ts';
import { mission } from '../../../subgraphs/missions/domain/mission.ts';
import { order } from '../../../subgraphs/orders/domain/order.ts';
import { payment } from '../../../subgraphs/payments/domain/payment.ts';
import { reward } from '../../../subgraphs/rewards/domain/reward.ts';
import { ticket } from '../../../subgraphs/stores/domain/ticket.ts';
import { ride } from '../../../subgraphs/taxis/domain/ride.ts';
import { taxi } from '../../../subgraphs/taxis/domain/taxi.ts';
import { balance } from '../../../subgraphs/wallets/domain/balance.ts';
import { earning } from '../../../subgraphs/wallets/domain/earning.ts';
import { walletItem } from '../../../subgraphs/wallets/domain/wallet-item.ts';
import { byQueries, count, type Invariant, type Scene } from './invariant.ts';
import { parsed } from './picture.ts';
import { type IsLegal, isLegal } from './steps.ts';

type State = Readonly<Record<string, unknown>> & { readonly status: string };
type Event = { readonly type: string };

/** One kind of aggregate: where its rows are, which histories are its own, and what no log holds of it. */
type Kind = {
  readonly context: string;
  readonly table: string;
  readonly decider: Decider<never, never, never, unknown>;
  /** The types of events that may be its first: several kinds share one log. */
  readonly begins: readonly string[];
  readonly visible?: (state: State) => unknown;
  /** Whether the row is searched by its status. */
  readonly hasStatus?: false;
  /** Whether the event may follow on the state before it. */
  readonly legal?: IsLegal;
};

// ---- every kind -------------------------------------------------------------------------------------------------

/** When timers look follows from settings of the program that wrote the row, and may differ in the one that audits. */
const unscheduled = (waiting: unknown) => {
  const { lookAt: _, giveUpAt: __, ...rest } = (waiting ?? {}) as Readonly<Record<string, unknown>>;
  return rest;
};

const kinds: readonly Kind[] = [
  {
    context: 'orders',
    table: 'orders',
    decider: order as never,
    begins: ['PlacingBegun'],
    legal: isLegal.orders,
    visible({ placing, cancelling, fulfilment, ...rest }) {
      const { cancelWish, cardToken: _, ...attempt } = unscheduled(placing);
      const { type } = fulfilment as { type: string };
      return {
        ...rest,
        fulfilment: type,
        placing: placing && attempt,
        wishes: cancelWish != null,
        cancelling: cancelling && unscheduled(cancelling),
      };
    },
  },
  {
    context: 'payments',
    table: 'payments',
    decider: payment as never,
    begins: ['PaymentRequested', 'PaymentVoided'],
    visible: ({ cardToken: _, ...rest }) => rest,
  },
  {
    context: 'catalog',
    table: 'reservations',
    decider: reservation as never,
    begins: ['StockHeld', 'StockReleased'],
  },
  {
    context: 'stores',
    table: 'tickets',
    decider: ticket as never,
    begins: ['TicketOpened', 'TicketWithdrawn', 'TicketClosed'],
  },
  {
    context: 'deliveries',
    table: 'deliveries',
    decider: delivery as never,
    begins: ['DeliveryStarted', 'DeliveryWithdrawn', 'DeliveryCancelled'],
  },
  {
    context: 'taxis',
    table: 'taxis',
    decider: taxi as never,
    begins: ['TaxiRegistered'],
    legal: isLegal.taxis,
    hasStatus: false,
  },
  {
    context: 'taxis',
    table: 'rides',
    decider: ride as never,
    begins: ['RideRequested', 'RideWithdrawn', 'RideCancelled'],
    visible: ({ pickUp: _, dropOff: __, ...rest }) => rest,
    legal: isLegal.rides,
  },
  {
    context: 'missions',
    table: 'missions',
    decider: mission as never,
    begins: ['MissionDefined'],
    legal: isLegal.missions,
  },
  {
    context: 'missions',
    table: 'achievements',
    decider: achievement as never,
    begins: ['MissionAchieved', 'RewardKept'],
    legal: isLegal.achievements,
  },
  {
    context: 'rewards',
    table: 'rewards',
    decider: reward as never,
    begins: ['RewardAllocated', 'ItemNoted', 'RewardExchanged'],
    legal: isLegal.rewards,
  },
  {
    context: 'wallets',
    table: 'earnings',
    decider: earning as never,
    begins: ['Earned', 'Claimed', 'Confirmed', 'Barred'],
    legal: isLegal.earnings,
  },
  {
    context: 'wallets',
    table: 'balances',
    decider: balance as never,
    begins: ['BalanceChanged'],
    hasStatus: false,
  },
  {
    context: 'wallets',
    table: 'items',
    decider: walletItem as never,
    begins: ['ItemIssued', 'GiftHeardOf'],
    legal: isLegal.items,
  },
  {
    context: 'gifts',
    table: 'gift_offers',
    decider: giftOffer as never,
    begins: ['OfferRegistered'],
    legal: isLegal.offers,
    hasStatus: false,
  },
  {
    context: 'gifts',
    table: 'gifts',
    decider: gift as never,
    begins: ['GiftIssued'],
    legal: isLegal.gifts,
  },
];

/** Equal as JSON: what is undefined is not there. */
const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in left) if (!same(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
};

type Row = {
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  readonly fact: unknown;
  readonly sequence: string | number | null;
  readonly said: string | null;
  /** Of the row, beside the first of its history only. */
  readonly state: unknown;
  readonly row_status: string | null;
  readonly row_version: number | null;
};

/** Plays every history with the rules, and holds what it comes to against the row. */
const play = async (scene: Scene, kind: Kind): Promise<number> => {
  const { context, table, begins } = kind;
  const { initial, evolve } = kind.decider as unknown as {
    initial: State;
    evolve(state: State, event: unknown): State;
  };
  const status = kind.hasStatus !== false;
  const visible = kind.visible ?? ((state: State) => state);
  let histories = 0;
  let current = '';
  let isOurs = false;
  let state: State = initial;
  let row: Row | undefined;
  let version = 0;
  let published = 0;
  let problem: string | undefined;

  const finish = () => {
    if (!isOurs) return;
    histories++;
    const kept = row?.state == null ? undefined : parsed<State>(row.state);
    if (!problem && !kept) problem = 'its history has no row';
    if (!problem && row?.row_version !== version)
      problem = `its row and its history are at different versions: ${row?.row_version}, ${version}`;
    if (!problem && kept && !same(visible(kept), visible(state)))
      problem = `its history comes to something else than its row`;
    if (!problem && status && row?.row_status !== state.status)
      problem = `its row is found as ${row?.row_status}`;
    if (problem) scene.report(problem, current);
  };

  // jsonb and JSON text differ in the names of functions, not in these operators
  const sql = `select l.aggregate, l.version, l.type, l.fact, l.published -> 'data' ->> 'sequence' as sequence,
      l.published -> 'data' ->> 'status' as said, t.state, ${status ? 't.status' : 'null'} as row_status, t.version as row_version
    from ${context}.log l left join ${context}.${table} t on t.id = l.aggregate and l.version = 1
    order by l.aggregate, l.version`;
  for await (const next of scene.picture.rows<Row>(sql)) {
    if (next.aggregate !== current) {
      finish();
      current = next.aggregate;
      isOurs = begins.includes(next.type) || next.state != null;
      state = initial;
      row = next;
      version = published = 0;
      problem = undefined;
    }
    if (!isOurs || problem) continue;
    version++;
    if (next.version !== version) {
      problem = `version ${version} of its history is missing`;
      continue;
    }
    const event = parsed<Event>(next.fact);
    if (kind.legal?.(state, event) === false) {
      problem = `${event.type} cannot follow on ${state.status}: version ${version}`;
      continue;
    }
    state = evolve(state, event);
    if (next.sequence === null) continue;
    published++;
    if (Number(next.sequence) !== published) problem = `event ${published} that others hear is missing`;
    else if (next.said !== null && next.said !== state.status)
      problem = `others heard ${next.said}, it was ${state.status}`;
  }
  finish();
  return histories;
};

const historiesHold = kinds.map(
  (kind): Invariant => ({
    id: 'I10',
    holds: `${kind.table} (${kind.context}): each history is legal, without a gap, and comes to its row`,
    needs: [kind.context],
    look: (scene) => play(scene, kind),
  }),
);

const rowsHaveHistories = kinds.map(
  ({ context, table }): Invariant => ({
    id: 'I10',
    holds: `${table} (${context}): each row has a history`,
    needs: [context],
    look: byQueries(`${context}.${table}`, () => [
      {
        what: 'its row has no history',
        sql: `select t.id as subject from ${context}.${table} t
          where not exists (select 1 from ${context}.log l where l.aggregate = t.id)`,
      },
    ]),
  }),
);

const versionsCount: Invariant = {
  id: 'I10',
  holds: "every aggregate's history counts 1, 2, 3 …, in every context",
  needs: [],
  async look({ picture, report }) {
    let looked = 0;
    for (const context of picture.contexts) {
      if (kinds.some((kind) => kind.context === context && kind.context !== 'catalog')) continue; // played as a whole
      const first = context === 'notifications' ? 2 : 1; // there the plan is version 1, and no log tells of it
      const broken = picture.rows<{ aggregate: string; n: number; newest: number }>(
        `select l.aggregate, count(*) as n, max(l.version) as newest from ${context}.log l
          where l.type not like 'Stock%' group by l.aggregate
          having min(l.version) <> ${first} or max(l.version) <> count(*) + ${first - 1}
            or count(distinct l.version) <> count(*)`,
      );
      for await (const { aggregate, n, newest } of broken)
        report(`its versions have a gap: ${n} events, version ${newest}`, aggregate);
      looked += await count(picture, `${context}.log`);
    }
    return looked;
  },
};

const oneKeyOneOrder: Invariant = {
  id: 'I13',
  holds: 'one key of one customer is one order',
  needs: ['orders'],
  look: byQueries('orders.orders', () => [
    {
      what: 'two orders have one key',
      sql: `select min(o.id) as subject, 'and ' || max(o.id) as detail from orders.orders o
        group by o.customer_id, o.idempotency_key having count(*) > 1`,
    },
    {
      what: 'it is found under another key than its own',
      sql: `select o.id as subject from orders.orders o
        where not coalesce(o.state ->> 'idempotencyKey' = o.idempotency_key and o.state ->> 'customerId' = o.customer_id, false)`,
    },
  ]),
};

const acceptedIsThere: Invariant = {
  id: 'I14',
  holds: 'every order that a client was told of exists',
  needs: ['orders'],
  outside: ['accepted'],
  look: byQueries('told_orders', () => [
    {
      what: 'a client was told of it, and it does not exist',
      sql: `select distinct t.order_id as subject from told_orders t
        where not exists (select 1 from orders.orders o where o.id = t.order_id)`,
    },
  ]),
};

export const histories: readonly Invariant[] = [
  ...historiesHold,
  ...rowsHaveHistories,
  versionsCount,
  oneKeyOneOrder,
  acceptedIsThere,
];
