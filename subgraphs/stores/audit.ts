import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, listed, quiet, quietFor } from '@jumun/platform/audit/invariant';
import { standingStatuses } from '@jumun/schema/events/orders';
import { withoutNotes } from '@jumun/schema/notes';
import { store } from './domain/store.ts';
import { isOpened, ticket } from './domain/ticket.ts';

const standing = listed(standingStatuses);

const ended = `'CANCELLED', 'REJECTED', 'withdrawn'`;

const ordersHaveTickets: Invariant = {
  id: 'I7',
  holds: 'events took effect: a placed order has its ticket, and a cancelled order has none open',
  needs: ['orders', 'stores'],
  look: byQueries('stores.tickets', (scene) => [
    {
      what: 'placed, and its store has no ticket',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.status in (${standing}) and o.state ->> 'storeId' is not null
          and not exists (select 1 from stores.tickets t where t.id = o.id) and ${quiet(scene, 'orders', 'o.id')}`,
    },
    {
      what: 'cancelled, and its ticket is still open',
      sql: `select o.id as subject, t.status as detail from orders.orders o join stores.tickets t on t.id = o.id
        where o.status = 'CANCELLED' and t.status not in (${ended}, 'HANDED_OVER')
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'stores', 'o.id')}`,
    },
    {
      what: 'the store is further than the order knows',
      sql: `select o.id as subject, 'ticket ' || t.status || ', order ' || o.status as detail
        from stores.tickets t join orders.orders o on o.id = t.id
        where ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'stores', 'o.id')}
          and ((t.status in ('ACCEPTED', 'READY', 'HANDED_OVER') and o.status = 'PLACED')
            or (t.status = 'READY' and o.state -> 'fulfilment' ->> 'type' = 'PICKUP' and o.status = 'ACCEPTED')
            or (t.status = 'HANDED_OVER' and o.state -> 'fulfilment' ->> 'type' = 'PICKUP' and o.status <> 'COMPLETED')
            or (t.status = 'NO_SHOW' and o.status <> 'NO_SHOW')
            or (t.status = 'OPEN' and o.status in ('ACCEPTED', 'READY', 'COMPLETED'))
            or (t.status in ('REJECTED', 'CANCELLED') and o.status <> 'CANCELLED'))`,
    },
  ]),
};

const begunOnce: Invariant = {
  id: 'I8',
  holds: 'each order opens its ticket once',
  needs: ['stores'],
  look: byQueries(`stores.log where type = 'TicketOpened'`, () => [
    {
      what: 'TicketOpened more than once',
      sql: `select l.aggregate as subject from stores.log l where l.type = 'TicketOpened'
        group by l.aggregate having count(*) > 1`,
    },
  ]),
};

const tooLateIsTooLate: Invariant = {
  id: 'I5',
  holds: 'no order is cancelled after the goods have left (stores)',
  needs: ['orders', 'stores'],
  look: byQueries('stores.tickets', (scene) => [
    {
      what: 'refunded although the goods have left',
      sql: `select o.id as subject, g.status as detail from orders.orders o join stores.tickets g on g.id = o.id
        where o.status = 'CANCELLED' and g.status in ('HANDED_OVER', 'NO_SHOW')
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'stores', 'o.id')}`,
    },
  ]),
};

const queuesCount: Invariant = {
  id: 'I8',
  holds: "each store's queue counts 1, 2, 3 …",
  needs: ['stores'],
  look: byQueries('stores.queue', () => [
    {
      what: 'its queue has a gap or a row too many',
      sql: `select s.id as subject, count(q.sequence) || ' rows, number ' || s.sequence as detail
        from stores.stores s left join stores.queue q on q.store_id = s.id
        group by s.id, s.sequence
        having count(q.sequence) <> s.sequence or coalesce(max(q.sequence), 0) <> s.sequence`,
    },
  ]),
};

/** A store has a day to accept a ticket, and its customer as long to fetch what is ready. */
const personMs = 24 * 3_600_000;

const storesWork: Invariant = {
  id: 'I12',
  holds: 'no ticket waits for people for longer than a day, or for a store for longer than it may',
  needs: ['stores'],
  look: byQueries('stores.tickets', (scene) => [
    {
      what: 'its store did not decide in time, and it is not rejected',
      sql: `select t.id as subject, t.status as detail from stores.tickets t
        where t.accept_by <= ${scene.cutoff} or t.accept_later_by <= ${scene.cutoff}`,
    },
    {
      what: 'its store has to decide, and no timer will ever check',
      sql: `select t.id as subject from stores.tickets t where t.accept_by is null and t.accept_later_by is null and t.status = 'OPEN'
        and t.state ->> 'acceptBy' is not null`,
    },
    {
      what: 'waits for the store or its customer',
      sql: `select t.id as subject, t.status as detail from stores.tickets t
        where (t.status = 'OPEN' or (t.state ->> 'fulfilment' = 'PICKUP' and t.status in ('ACCEPTED', 'READY')))
          and coalesce(cast(t.state ->> 'pickupAt' as bigint), 0) <= ${scene.now - personMs}
          and ${quietFor(personMs, scene, 'stores', 't.id')}`,
    },
  ]),
};

export const audit: ContextAudit = {
  invariants: [ordersHaveTickets, begunOnce, tooLateIsTooLate, queuesCount, storesWork],
  histories: [
    history({
      table: 'tickets',
      decider: ticket,
      visible: (state) => (isOpened(state) ? withoutNotes(state) : state),
      begins: ['TicketOpened', 'TicketWithdrawn', 'LinesWithdrawn', 'TicketClosed'],
    }),
    history({ table: 'stores', decider: store, begins: ['StoreOpened'], hasStatus: false }),
  ],
  why: {
    parts: [
      {
        table: 'tickets',
        what: 'ticket',
        key: 't.id',
        facts: {
          status: 't.status',
          store: 't.store_id',
          acceptBy: "t.state ->> 'acceptBy'",
          withdrawal: "t.state -> 'withdrawal' ->> 'outcome'",
        },
      },
    ],
  },
};
