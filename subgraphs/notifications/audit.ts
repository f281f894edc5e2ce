import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, listed, type Scene } from '@jumun/platform/audit/invariant';
import { parsed } from '@jumun/platform/audit/picture';
import type { ContextWhy } from '@jumun/platform/audit/why';
import type { KnownNotification } from './domain/notification.ts';
import { type Preferences, type PreferencesEvent, preferences } from './domain/preferences.ts';
import { manifest } from './manifest.ts';

const sent = `n.state ->> 'status' = 'SENT'`;

// SQLite looks up rows of a materialised subquery only by columns that have a type, and scans it for others
const eventId = `cast(n.state ->> 'eventId' as text)`;

/** The events of which at least one customer was told. */
const told = `(select distinct ${eventId} as event_id from notifications.notifications n)`;

/** Events of a source of which no customer was told, since notifications began to hear of that source. */
const untold = (
  { cutoff }: Scene,
  source: string,
  types: readonly string[],
) => `select aggregate as subject, type as detail
  from (
    select l.aggregate, l.type, l.number, l.at, told.event_id,
      min(case when told.event_id is not null then l.number end) over () as first
    from ${source}.log l left join ${told} told on told.event_id = l.id
    where l.published ->> 'type' in (${listed(types)})) x
  where event_id is null and number > first and at <= ${cutoff}
    and number <= (select p.number from notifications.positions p where p.source = '${source}')`;

/** Events that each concern somebody: not a contact, which is only kept, nor products, which are announced to many, but not to all. */
const heard = Object.entries(manifest.hears)
  .filter(([source]) => source !== 'catalog')
  .map(
    ([source, types]) =>
      [source, types.filter((type) => type !== 'ContactChanged' && type !== 'CustomerLeft')] as const,
  );

const everyEventIsTold = heard.map(
  ([source, types]): Invariant => ({
    id: 'I9',
    holds: `every event of ${source} that a customer must hear of is told`,
    needs: [source, 'notifications'],
    look: byQueries(`${source}.log where published is not null`, (scene) => [
      { what: 'no customer was told of a step', sql: untold(scene, source, types) },
    ]),
  }),
);

const toldOnce: Invariant = {
  id: 'I9',
  holds: 'a customer is told of an event once on each channel, and soon',
  needs: ['notifications'],
  look: byQueries('notifications.notifications', (scene) => [
    {
      what: 'a message was planned twice',
      sql: `select min(n.id) as subject, n.state ->> 'channel' as detail from notifications.notifications n
        group by n.state ->> 'eventId', n.customer_id, n.state ->> 'channel' having count(*) > 1`,
    },
    {
      what: 'a message was due, and was not tried',
      sql: `select n.id as subject from notifications.notifications n
        where n.due_at is not null and n.due_at <= ${scene.cutoff}`,
    },
    {
      what: 'a message is to be sent, and never will be',
      sql: `select n.id as subject from notifications.notifications n
        where n.due_at is null and n.state ->> 'status' = 'PENDING'`,
    },
  ]),
};

const usesAreConfirmed: Invariant = {
  id: 'I9',
  holds: 'the use of a gift is confirmed by e-mail, once',
  needs: ['gifts', 'notifications'],
  look: byQueries(`gifts.gifts where status = 'USED'`, () => [
    {
      what: 'its use was not confirmed by one e-mail',
      sql: `select l.aggregate as subject, x.n || ' e-mails' as detail from gifts.log l
        join (select ${eventId} as event_id,
            sum(case when n.state ->> 'channel' = 'EMAIL' then 1 else 0 end) as n
          from notifications.notifications n group by ${eventId}) x on x.event_id = l.id
        where l.type = 'GiftUsed' and x.n <> 1`,
    },
  ]),
};

const providersAgree: Invariant = {
  id: 'I9',
  holds: 'the providers took what notifications says was sent, each message once',
  needs: ['notifications'],
  outside: ['messages'],
  look: byQueries('sent_messages', (scene) => [
    {
      what: 'sent, and no provider has it',
      sql: `select n.id as subject, n.state ->> 'channel' as detail from notifications.notifications n
        where ${sent} and not exists (select 1 from sent_messages m where m.key = n.id)`,
    },
    {
      what: 'a provider has a message that was not to be sent',
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
      sql: `select coalesce(min(m.order_id), min(m.key)) as subject, m.channel as detail from sent_messages m
        left join notifications.notifications n on n.id = m.key
        where m.event_id is not null group by n.customer_id, m.event_id, m.channel having count(*) > 1`,
    },
  ]),
};

type Row = {
  readonly id: string;
  readonly state: unknown;
  readonly attempts: number;
  readonly due_at: number | null;
};

/** Found by the events that they tell of: neither text nor address is read. */
const messages: NonNullable<ContextWhy['messages']> = async (picture, recipient, events) => {
  const found = [];
  for await (const { id, state, attempts, due_at: dueAt } of picture.rows<Row>(
    `select n.id, n.state, n.attempts, n.due_at from notifications.notifications n
     where n.customer_id in (${listed([recipient])}) and n.state ->> 'eventId' in (${listed(events)})
     order by n.happened_at, n.id`,
  )) {
    const { channel, status, eventId, happenedAt, reason } = parsed<KnownNotification>(state);
    found.push({ id, channel, status, attempts, eventId, happenedAt, dueAt, reason });
  }
  return found;
};

export const audit: ContextAudit = {
  invariants: [...everyEventIsTold, toldOnce, usesAreConfirmed, providersAgree],
  histories: [
    history<Preferences, PreferencesEvent>({
      table: 'preferences',
      decider: preferences,
      begins: ['PreferencesChosen'],
      hasStatus: false,
    }),
  ],
  // a planned message is version 1 and is in no journal
  unplayed: { where: "l.type <> 'PreferencesChosen'", first: 2 },
  why: { parts: [], messages },
};
