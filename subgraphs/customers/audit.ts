import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { byQueries, type Invariant } from '@jumun/platform/audit/invariant';
import { manifest } from './manifest.ts';

const closedAccountsStayClosed: Invariant = {
  id: 'I17',
  holds:
    'nobody can sign in to an account that is closed, and how somebody who has left was reached is not kept',
  needs: ['customers'],
  look: byQueries('customers.credentials', () => [
    {
      what: 'a session of an account that is closed',
      sql: `select s.id as subject, s.account_id as detail from customers.sessions s
        left join customers.credentials k on k.account_id = s.account_id where k.account_id is null`,
    },
    {
      what: 'a session of somebody who is disabled',
      sql: `select s.id as subject, s.account_id as detail from customers.sessions s
        join customers.staff t on t.id = s.account_id where t.state ->> 'status' = 'disabled'`,
    },
    {
      what: 'a customer who has left can log in',
      sql: `select c.id as subject from customers.customers c
        join customers.credentials k on k.account_id = c.id where c.state ->> 'status' = 'left'`,
    },
    {
      what: 'an address that its customer does not log in with',
      sql: `select c.id as subject from customers.customers c join customers.credentials k on k.account_id = c.id
        where c.state ->> 'status' = 'open' and c.state -> 'contact' ->> 'email' <> k.email`,
    },
    {
      what: 'the journal holds how somebody was reached who has left',
      sql: `select l.aggregate as subject, l.id as detail from customers.log l
        join customers.customers c on c.id = l.aggregate where c.state ->> 'status' = 'left'
          and l.type = 'ContactChanged' and coalesce(l.published -> 'data' ->> 'email', '') <> ''`,
    },
  ]),
};

/** The contexts in which members of staff give commands, and operators. */
const actedIn = Object.entries(manifest.hears).flatMap(([source, types]) =>
  types.some((type) => type === 'StaffActed') ? [source] : [],
);

const actsStandInTheTrail = actedIn.map(
  (source): Invariant => ({
    id: 'I7',
    holds: `what staff did in ${source} stands in the trail`,
    needs: ['customers', source],
    look: byQueries(`${source}.log where type = 'StaffActed'`, ({ cutoff }) => [
      {
        what: 'it is not in the trail',
        sql: `select l.aggregate as subject, l.actor as detail from ${source}.log l
          where l.type = 'StaffActed' and l.at <= ${cutoff}
            and not exists (select 1 from customers.acts a where a.id = l.aggregate)
            and not exists (select 1 from customers.log s
              where s.type = 'DeadLetterSkipped' and s.causation_id = l.id)`,
      },
    ]),
  }),
);

/** Nothing here belongs to an order, and no history is replayed: the journal holds nothing of the person. */
export const audit: ContextAudit = {
  invariants: [closedAccountsStayClosed, ...actsStandInTheTrail],
  histories: [],
  why: { parts: [] },
};
