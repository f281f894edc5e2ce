import { byQueries, type Invariant, quiet, type Scene } from '@jumun/platform/audit/invariant';

const total = `cast(o.state -> 'total' ->> 'minorUnits' as bigint)`;
const fare = `cast(r.state -> 'taxi' -> 'fare' ->> 'minorUnits' as bigint)`;
const inOneCurrency = `o.state -> 'total' ->> 'currency' = r.state -> 'taxi' -> 'fare' ->> 'currency'`;

const refunded = ({ picture }: Scene, which = '1 = 1') =>
  `(select coalesce(sum(cast(e.value -> 'amount' ->> 'minorUnits' as bigint)), 0)
    from ${picture.each('o.state', 'refunds')} where ${which})`;

/** Rides that are over, with what their taxis ask for; those of before it was said are left as they were. */
const driven = `from taxis.rides r join orders.orders o on o.id = r.id
  where r.status = 'COMPLETED' and o.status = 'COMPLETED' and ${fare} is not null and ${inOneCurrency}`;

export const faresAreKept: Invariant = {
  id: 'I21',
  holds: 'a ride costs what the taxi that drove asks for, and never more than was booked',
  needs: ['orders', 'taxis'],
  look: byQueries(`taxis.rides r where r.status = 'COMPLETED'`, (scene) => [
    {
      what: 'more stays paid than its taxi asks for',
      sql: `select o.id as subject, 'paid ' || ${total} || ', back ' || ${refunded(scene)} || ', fare ' || ${fare} as detail
        ${driven} and o.state ->> 'refunding' is null and ${total} - ${refunded(scene)} > ${fare}
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'taxis', 'o.id')}`,
    },
    {
      what: 'more went back for the fare than it is below what was booked',
      sql: `select o.id as subject, 'fare ' || ${fare} as detail ${driven}
        and ${refunded(scene, "e.value ->> 'cause' = 'FARE'")} > case when ${total} > ${fare} then ${total} - ${fare} else 0 end`,
    },
    {
      what: 'orders knows another fare than its taxi asks for',
      sql: `select o.id as subject, coalesce(o.state -> 'fare' -> 'fare' ->> 'minorUnits', 'none') || ', fare ' || ${fare} as detail
        ${driven} and o.state -> 'fare' -> 'fare' ->> 'minorUnits' is distinct from r.state -> 'taxi' -> 'fare' ->> 'minorUnits'
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'taxis', 'o.id')}`,
    },
  ]),
};
