import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { history } from '@jumun/platform/audit/history';
import {
  byQueries,
  type Invariant,
  listed,
  quiet,
  quietFor,
  type Scene,
} from '@jumun/platform/audit/invariant';
import { refusedStatuses, standingStatuses } from '@jumun/schema/events/orders';
import { payment } from './domain/payment.ts';

const standing = listed(standingStatuses);
const refused = listed(refusedStatuses);

const approved = `select 1 from provider_charges c where c.order_id = o.id and c.status = 'approved'`;
const returned = (id: string) => `select 1 from provider_refunds f where f.order_id = ${id}`;
const unsettled = (id: string) => `select 1 from payments.unsettled u where u.order_id = ${id}`;
const total = `cast(o.state -> 'total' ->> 'minorUnits' as bigint)`;
/** What points pay for is not charged; where they pay for everything there is no payment. */
const byCard = `(${total} - coalesce(cast(o.state ->> 'pointsSpent' as bigint), 0))`;
const isCharged = `(o.state ->> 'pointsSpent' is null or ${byCard} > 0)`;
const currency = `o.state -> 'total' ->> 'currency'`;

/** What orders has given back in parts. */
const refunded = ({
  picture,
}: Scene) => `(select coalesce(sum(cast(e.value -> 'amount' ->> 'minorUnits' as bigint)), 0)
  from ${picture.each('o.state', 'refunds')})`;

const chargedOnce: Invariant = {
  id: 'I2',
  holds: 'no order is charged twice',
  needs: [],
  outside: ['provider'],
  look: byQueries('provider_charges', () => [
    {
      what: 'charged more than once',
      sql: `select c.order_id as subject, count(*) || ' charges' as detail from provider_charges c
        where c.status = 'approved' group by c.order_id having count(*) > 1`,
    },
  ]),
};

const chargedForAnOrder: Invariant = {
  id: 'I3',
  holds: 'no charge is kept for an order that is unknown or did not come about',
  needs: ['orders', 'payments'],
  outside: ['provider'],
  look: byQueries(`provider_charges where status = 'approved'`, (scene) => [
    {
      what: 'charged for an order that does not exist',
      sql: `select distinct c.order_id as subject from provider_charges c
        where c.status = 'approved' and c.at <= ${scene.cutoff}
          and not exists (select 1 from orders.orders o where o.id = c.order_id)
          and not exists (${returned('c.order_id')})`,
    },
    {
      // a charge that was under way is looked up once more; until then the payment is not settled
      what: 'charged for an order that did not come about, and the money is kept',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.status in (${refused}) and exists (${approved}) and not exists (${returned('o.id')})
          and not exists (${unsettled('o.id')}) and ${quiet(scene, 'orders', 'o.id')}`,
    },
  ]),
};

const ownBooksAgree: Invariant = {
  id: 'I15',
  holds: 'each payment is as its order says',
  needs: ['orders', 'payments'],
  look: byQueries('payments.payments', (scene) => [
    {
      what: 'the payment is not what the order says',
      sql: `select o.id as subject, 'order ' || o.status || ', payment ' || coalesce(p.status, 'missing') as detail
        from orders.orders o left join payments.payments p on p.id = o.id
        where not coalesce(case
            when not ${isCharged} then p.id is null
            when o.status in (${standing}) then
              p.status = 'APPROVED' or (p.status = 'REFUNDED' and ${refunded(scene)} = ${total}) or (p.status in ('REFUNDING', 'REFUNDED', 'VOIDED') and o.state ->> 'paymentStatus' = 'REFUNDING')
            when o.status in (${refused}, 'CANCELLED') then
              p.status in ('REFUNDED', 'VOIDED', 'DECLINED', 'tombstone') or exists (${unsettled('o.id')})
            else true end, false)
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'payments', 'o.id')}`,
    },
    {
      what: 'the payment has another amount or customer than the order',
      sql: `select o.id as subject from orders.orders o join payments.payments p on p.id = o.id
        where p.status not in ('tombstone', 'absent')
          and not coalesce(cast(p.state -> 'amount' ->> 'minorUnits' as bigint) = ${byCard}
            and p.state -> 'amount' ->> 'currency' = ${currency}
            and p.state ->> 'customerId' = o.customer_id, false)`,
    },
  ]),
};

const booked = (table: 'provider_charges' | 'provider_refunds', also: string) => `select order_id,
    sum(minor_units) as minor_units, min(currency) as currency, max(currency) as other, max(at) as at
  from ${table} ${also} group by order_id`;

const wasCharged = `(p.status in ('APPROVED', 'REFUNDED') or p.state ->> 'refundedAt' is not null)`;
/** What has gone back: all of it, or some parts. */
const wentBack = ({ picture }: Scene) => `case when p.state ->> 'refundedAt' is not null
  then cast(p.state -> 'amount' ->> 'minorUnits' as bigint)
  else (select coalesce(sum(cast(e.value ->> 'minorUnits' as bigint)), 0) from ${picture.each('p.state', 'parts')}
    where e.value ->> 'status' = 'RETURNED') end`;
const amount = (when: string) =>
  `case when ${when} then cast(p.state -> 'amount' ->> 'minorUnits' as bigint) else 0 end`;
const sameCurrency = (side: string) =>
  `(${side}.currency is null or (${side}.currency = ${side}.other and ${side}.currency = p.state -> 'amount' ->> 'currency'))`;

const providerAgrees: Invariant = {
  id: 'I15',
  holds: "payments' books and the provider's ledger say the same, order by order",
  needs: ['payments'],
  outside: ['provider'],
  look: byQueries('payments.payments', (scene) => [
    {
      what: "payments' books and the provider's ledger differ",
      sql: `select p.id as subject, p.status || ': charged ' || ${amount(wasCharged)} || ', provider ' || coalesce(c.minor_units, 0)
          || '; returned ' || ${wentBack(scene)} || ', provider ' || coalesce(f.minor_units, 0) as detail
        from payments.payments p
        left join (${booked('provider_charges', `where status = 'approved'`)}) c on c.order_id = p.id
        left join (${booked('provider_refunds', '')}) f on f.order_id = p.id
        where p.status in ('APPROVED', 'DECLINED', 'REFUNDED', 'VOIDED', 'tombstone') and p.frozen is null
          and not exists (${unsettled('p.id')})
          and coalesce(c.at, 0) <= ${scene.cutoff} and coalesce(f.at, 0) <= ${scene.cutoff}
          and not coalesce(coalesce(c.minor_units, 0) = ${amount(wasCharged)} and coalesce(f.minor_units, 0) = ${wentBack(scene)}
            and ${sameCurrency('c')} and ${sameCurrency('f')}, false)
          and ${quiet(scene, 'payments', 'p.id')}`,
    },
    {
      what: "the provider's ledger has a charge that payments never asked for",
      sql: `select distinct c.order_id as subject from provider_charges c
        where c.status = 'approved' and c.at <= ${scene.cutoff}
          and not exists (select 1 from payments.payments p where p.id = c.order_id)`,
    },
  ]),
};

/** A person has a day to look at a payment that is frozen. */
const frozenMs = 24 * 3_600_000;

const paymentsSettle: Invariant = {
  id: 'I12',
  holds: 'every payment becomes certain',
  needs: ['payments'],
  look: byQueries('payments.payments', (scene) => [
    {
      what: 'uncertain, and the provider gives no answer',
      sql: `select p.id as subject, p.status as detail from payments.payments p
        where p.status in ('PENDING', 'REFUNDING') and p.frozen is null
          and exists (select 1 from payments.unsettled u where u.order_id = p.id) and ${quiet(scene, 'payments', 'p.id')}`,
    },
    {
      what: 'uncertain, and the provider will never be asked',
      sql: `select p.id as subject, p.status as detail from payments.payments p
        where (p.status in ('PENDING', 'REFUNDING') or p.state ->> 'lookAgain' in ('true', '1')) and p.frozen is null
          and not exists (select 1 from payments.unsettled u where u.order_id = p.id)`,
    },
    {
      what: 'the provider was to be asked, and was not',
      sql: `select u.order_id as subject from payments.unsettled u
        join payments.payments p on p.id = u.order_id and p.status not in ('PENDING', 'REFUNDING')
        where u.next_try_at <= ${scene.cutoff}`,
    },
    {
      what: 'frozen, and no person has looked',
      sql: `select p.id as subject, p.frozen as detail from payments.payments p
        where p.frozen is not null and ${quietFor(frozenMs, scene, 'payments', 'p.id')}`,
    },
  ]),
};

export const audit: ContextAudit = {
  invariants: [chargedOnce, chargedForAnOrder, ownBooksAgree, providerAgrees, paymentsSettle],
  histories: [
    history({
      table: 'payments',
      decider: payment,
      begins: ['PaymentRequested', 'PaymentVoided'],
      visible: ({ cardToken: _, ...rest }: Readonly<Record<string, unknown>>) => rest,
    }),
  ],
  why: {
    parts: [
      {
        table: 'payments',
        what: 'payment',
        key: 't.id',
        facts: {
          status: 't.status',
          frozen: 't.frozen',
          doubt: "t.state ->> 'doubt'",
          approvedAt: "t.state ->> 'approvedAt'",
          refundedAt: "t.state ->> 'refundedAt'",
        },
      },
      {
        table: 'unsettled',
        what: 'asked of the provider again',
        key: 't.order_id',
        facts: { at: 't.next_try_at', tries: 't.tries' },
      },
    ],
  },
};
