import { byQueries, type Invariant, type Scene } from './invariant.ts';

const sent = `n.state ->> 'status' = 'SENT'`;

/** The events that somebody was told of. */
const told = `(select distinct n.state ->> 'eventId' as event_id from notifications.notifications n)`;

/** Steps of orders since notifications began to hear of them, whatever was said before, of which nobody was told. */
const untold = ({ cutoff }: Scene) => `orders.log l left join ${told} told on told.event_id = l.id
  where told.event_id is null and l.published is not null and l.at <= ${cutoff}
    and l.number <= (select p.number from notifications.positions p where p.source = 'orders')
    and l.number >= (select min(o.number) from orders.log o join ${told} first on first.event_id = o.id)`;

const stepsAreTold: Invariant = {
  id: 'I9',
  holds: 'every step of an order is told to its customer, once on each channel',
  needs: ['orders', 'notifications'],
  look: byQueries('notifications.notifications', (scene) => [
    {
      what: 'nobody was told of a step',
      sql: `select l.aggregate as subject, l.type as detail from ${untold(scene)}`,
    },
    {
      what: 'a message was planned twice',
      sql: `select min(n.id) as subject, n.state ->> 'channel' as detail from notifications.notifications n
        group by n.state ->> 'eventId', n.customer_id, n.state ->> 'channel' having count(*) > 1`,
    },
    {
      what: 'a message was due, and nobody tried',
      sql: `select n.id as subject from notifications.notifications n
        where n.due_at is not null and n.due_at <= ${scene.cutoff}`,
    },
    {
      what: 'a message is to be sent, and nobody ever will',
      sql: `select n.id as subject from notifications.notifications n
        where n.due_at is null and n.state ->> 'status' = 'PENDING'`,
    },
  ]),
};

const providersAgree: Invariant = {
  id: 'I9',
  holds: 'what notifications says was sent is what the providers took, and each of it once',
  needs: ['notifications'],
  outside: ['messages'],
  look: byQueries('sent_messages', (scene) => [
    {
      what: 'sent, and no provider has it',
      sql: `select n.id as subject, n.state ->> 'channel' as detail from notifications.notifications n
        where ${sent} and not exists (select 1 from sent_messages m where m.key = n.id)`,
    },
    {
      what: 'a provider has a message that nobody wanted to send',
      sql: `select m.key as subject, m.channel as detail from sent_messages m
        left join notifications.notifications n on n.id = m.key
        where m.at <= ${scene.cutoff} and (n.id is null or n.state ->> 'status' = 'UNSENT')`,
    },
    {
      what: 'a provider has a message twice',
      sql: `select m.key as subject, count(*) || ' times' as detail from sent_messages m
        group by m.key having count(*) > 1`,
    },
    {
      what: 'a customer was told the same step twice on one channel',
      sql: `select m.order_id as subject, m.channel as detail from sent_messages m
        where m.order_id is not null group by m.order_id, m.event_id, m.channel having count(*) > 1`,
    },
  ]),
};

export const messages: readonly Invariant[] = [stepsAreTold, providersAgree];
