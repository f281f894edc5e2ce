import { hears } from '@jumun/subgraphs/contexts';
import { byQueries, count, type Invariant, quiet, type Scene, standing } from './invariant.ts';

type Position = { readonly log_id: string; readonly number: number; readonly event_id: string };

/** What one consumer has applied of one source, against that source's log. */
const lookAtPosition = async (scene: Scene, consumer: string, source: string, types: readonly string[]) => {
  const { picture, report, cutoff } = scene;
  const subject = `${consumer} < ${source}`;
  const position = await picture.one<Position>(
    `select log_id, number, event_id from ${consumer}.positions where source = '${source}'`,
  );
  const heard = types.map((type) => `'${type}'`).join(', ');
  const behind = await picture.one<{ n: number; oldest: number | null }>(
    `select count(*) as n, min(l.number) as oldest from ${source}.log l
      where l.number > ${position?.number ?? 0} and l.at <= ${cutoff}
        and l.published is not null and l.published ->> 'type' in (${heard})`,
  );
  if (Number(behind?.n ?? 0) > 0)
    report(
      position
        ? `events were not applied: ${behind?.n}, from number ${behind?.oldest}`
        : 'nothing was ever heard',
      subject,
    );
  if (!position) return;
  const log = await picture.one<{ log_id: string; head: number }>(
    `select s.log_id, coalesce((select max(number) from ${source}.log), 0) as head from ${source}.store_identity s`,
  );
  if (log && log.log_id !== position.log_id) report('the log is another one than before', subject);
  else if (log && position.number > log.head)
    report(`stands beyond the end of the log: ${position.number}, ${log.head}`, subject);
  else if (position.number > 0) {
    const there = await picture.one<{ id: string }>(
      `select id from ${source}.log where number = ${position.number}`,
    );
    if (there?.id !== position.event_id)
      report(`another event stands where it stands: number ${position.number}`, subject);
  }
};

const positionsAreNear: Invariant = {
  id: 'I7',
  holds: 'every consumer has applied what it hears, of the log that it knows',
  needs: [],
  async look(scene) {
    let looked = 0;
    for (const [consumer, sources] of Object.entries(hears))
      for (const [source, types] of Object.entries(sources)) {
        const { contexts } = scene.picture;
        if (types.length === 0 || !contexts.has(consumer) || !contexts.has(source)) continue;
        await lookAtPosition(scene, consumer, source, types);
        looked++;
      }
    return looked;
  },
};

const nothingIsBuried: Invariant = {
  id: 'I7',
  holds: 'no event is buried',
  needs: [],
  async look({ picture, report }) {
    let looked = 0;
    for (const context of picture.contexts) {
      type Letter = { source: string; number: number; aggregate: string };
      const letters = picture.rows<Letter>(
        `select source, number, aggregate from ${context}.dead_letters order by source, number`,
      );
      for await (const { source, number, aggregate } of letters)
        report(`a dead letter: of ${context}, ${source} number ${number}`, aggregate);
      looked++;
    }
    return looked;
  },
};

const ended = `'CANCELLED', 'REJECTED', 'withdrawn'`;

const ordersHaveTickets: Invariant = {
  id: 'I7',
  holds:
    'what was heard was done: an order that is placed has its ticket, one that is cancelled has none open',
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
            or (t.status = 'REJECTED' and o.status <> 'CANCELLED'))`,
    },
  ]),
};

const ordersHaveDeliveries: Invariant = {
  id: 'I7',
  holds:
    'what was heard was done: what a store has accepted to ship is being delivered, what is cancelled is not',
  needs: ['orders', 'stores', 'deliveries'],
  look: byQueries('deliveries.deliveries', (scene) => [
    {
      what: 'accepted, and its delivery has not been started',
      sql: `select t.id as subject, t.status as detail from stores.tickets t
        where t.status = 'ACCEPTED' and t.state ->> 'fulfilment' = 'SHIPMENT'
          and not exists (select 1 from deliveries.deliveries d where d.id = t.id) and ${quiet(scene, 'stores', 't.id')}`,
    },
    {
      what: 'cancelled, and its delivery is still being made up',
      sql: `select o.id as subject from orders.orders o join deliveries.deliveries d on d.id = o.id
        where o.status = 'CANCELLED' and d.status = 'PREPARING'
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'deliveries', 'o.id')}`,
    },
    {
      what: 'the delivery is further than the order knows',
      sql: `select o.id as subject, 'delivery ' || d.status || ', order ' || o.status as detail
        from deliveries.deliveries d join orders.orders o on o.id = d.id
        where ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'deliveries', 'o.id')}
          and ((d.status = 'DISPATCHED' and o.status in ('PLACED', 'ACCEPTED'))
            or (d.status = 'DELIVERED' and o.status not in ('COMPLETED', 'CANCELLED')))`,
    },
  ]),
};

/** A member who is heard of late has earned the points of several orders at once. */
const forEachOrder = `case when l.type = 'BalanceChanged' then l.fact ->> 'orderId' end`;

const appliedOnce: Invariant = {
  id: 'I8',
  holds: 'no event was applied twice',
  needs: [],
  async look({ picture, report }) {
    let looked = 0;
    for (const context of picture.contexts) {
      const twice = picture.rows<{ aggregate: string; causation_id: string; type: string }>(
        `select l.aggregate, l.causation_id, l.type from ${context}.log l where l.causation_id is not null
          group by l.aggregate, l.causation_id, l.actor, l.type, ${forEachOrder} having count(*) > 1`,
      );
      for await (const { aggregate, causation_id, type } of twice)
        report(`${context} said ${type} twice because of one event: ${causation_id}`, aggregate);
      looked += await count(picture, `${context}.log where causation_id is not null`);
    }
    return looked;
  },
};

const begunOnce = (context: string, event: string): Invariant => ({
  id: 'I8',
  holds: `an order begins once what it needs of ${context}`,
  needs: [context],
  look: byQueries(`${context}.log where type = '${event}'`, () => [
    {
      what: `${event} more than once`,
      sql: `select l.aggregate as subject from ${context}.log l where l.type = '${event}'
        group by l.aggregate having count(*) > 1`,
    },
  ]),
});

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

const pagesCount: Invariant = {
  id: 'I8',
  holds: "each customer's page tells each step of an order once, and counts its changes 1, 2, 3 …",
  needs: ['mypage'],
  look: byQueries('mypage.changes', () => [
    {
      what: 'its steps were told another number of times than there are steps',
      sql: `select s.order_id as subject, coalesce(c.n, 0) || ' changes, ' || s.n || ' steps' as detail
        from (select order_id, count(*) as n from mypage.order_events group by order_id) s
        left join (select order_id, count(*) as n from mypage.changes where order_id is not null group by order_id) c
          on c.order_id = s.order_id
        where coalesce(c.n, 0) <> s.n`,
    },
    {
      what: 'the page has a gap or a change too many',
      sql: `select f.customer_id as subject, count(c.sequence) || ' changes, number ' || f.sequence as detail
        from mypage.feeds f left join mypage.changes c on c.customer_id = f.customer_id
        group by f.customer_id, f.sequence
        having count(c.sequence) <> f.sequence or coalesce(max(c.sequence), 0) <> f.sequence`,
    },
  ]),
};

export const events: readonly Invariant[] = [
  positionsAreNear,
  nothingIsBuried,
  ordersHaveTickets,
  ordersHaveDeliveries,
  appliedOnce,
  begunOnce('stores', 'TicketOpened'),
  begunOnce('deliveries', 'DeliveryStarted'),
  queuesCount,
  pagesCount,
];
