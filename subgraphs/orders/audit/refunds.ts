import { byQueries, type Invariant, quiet, type Scene } from '@jumun/platform/audit/invariant';
import { parsed } from '@jumun/platform/audit/picture';
import { leftOf } from '../domain/refunds.ts';
import { type Begun, isBegun, type Order } from '../domain/states.ts';

const amountOf = (each: string) => `coalesce(sum(cast(e.value -> 'parts' ->> 'card' as bigint)), 0) ${each}`;

/** What has gone back to the card in parts by the books of orders, and by those of payments. */
const ofOrders = ({ picture }: Scene) => `(select ${amountOf(`from ${picture.each('o.state', 'refunds')}`)})`;
const ofPayments = ({ picture }: Scene) => `(select coalesce(sum(cast(e.value ->> 'minorUnits' as bigint)), 0)
  from ${picture.each('p.state', 'parts')} where e.value ->> 'status' = 'RETURNED')`;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What is wrong with what has gone back of one order. */
const wrongIn = (order: Begun): string | null => {
  const { refunds = [] } = order;
  const gone = sum(refunds.map(({ amount }) => amount.minorUnits));
  if (gone > order.total.minorUnits) return `${gone} of ${order.total.minorUnits} went back`;
  const over = leftOf(order).find(({ quantity, minorUnits }) => quantity < 0 || minorUnits < 0);
  if (over) return `more of ${over.productId} went back than its share`;
  for (const { id, amount, lines, parts } of refunds) {
    if (sum(lines.map(({ minorUnits }) => minorUnits)) !== amount.minorUnits)
      return `the lines of ${id} do not add up`;
    if (sum(Object.values(parts)) !== amount.minorUnits) return `the parts of ${id} do not add up`;
  }
  return null;
};

const sharesAreKept: Invariant = {
  id: 'I18',
  holds: 'no more goes back of an order than was paid, and of no line more than its share',
  needs: ['orders'],
  async look({ picture, report }) {
    let orders = 0;
    const refunded = `select o.id, o.state from orders.orders o where o.state ->> 'refunds' is not null`;
    for await (const { id, state } of picture.rows<{ id: string; state: unknown }>(refunded)) {
      orders++;
      const order = parsed<Order>(state);
      const wrong = isBegun(order) ? wrongIn(order) : null;
      if (wrong) report(`more than there is went back: ${wrong}`, id);
    }
    return orders;
  },
};

const partsAgree: Invariant = {
  id: 'I18',
  holds: 'what went back in parts is the same by the books of orders and of payments',
  needs: ['orders', 'payments'],
  look: byQueries(`orders.orders where state ->> 'refunds' is not null`, (scene) => [
    {
      what: 'orders and payments do not agree about what went back in parts',
      sql: `select o.id as subject, 'orders ' || ${ofOrders(scene)} || ', payments ' || ${ofPayments(scene)} as detail
        from orders.orders o join payments.payments p on p.id = o.id
        where ${ofOrders(scene)} <> ${ofPayments(scene)} and o.state ->> 'refunding' is null and p.frozen is null
          and not exists (select 1 from payments.unsettled u where u.order_id = o.id)
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'payments', 'o.id')}`,
    },
  ]),
};

const neverMoreThanCharged: Invariant = {
  id: 'I18',
  holds: 'the provider never gave back more of a charge than it took',
  needs: [],
  outside: ['provider'],
  look: byQueries('provider_refunds', () => [
    {
      what: 'the provider gave back more than was charged',
      sql: `select f.order_id as subject, sum(f.minor_units) || ' ' || f.currency as detail from provider_refunds f
        group by f.order_id, f.currency having sum(f.minor_units) > coalesce((
          select sum(c.minor_units) from provider_charges c
          where c.order_id = f.order_id and c.status = 'approved' and c.currency = f.currency), 0)`,
    },
  ]),
};

/** Money that goes back in parts. */
export const refundsInParts: readonly Invariant[] = [sharesAreKept, partsAgree, neverMoreThanCharged];
