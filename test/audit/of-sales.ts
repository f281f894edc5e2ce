import type { Violation } from './violation.ts';

const ofStore = 'the day of a store is not the sum of its orders';
const ofProduct = 'the day of a product is not the sum of its orders';

/** Today in Seoul, as the audit names it. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul' }).format();

export const ofSales: readonly Violation[] = [
  {
    violation: 'an order that stands is not sold',
    async plant({ sql }, { placed }) {
      const [entry] = await sql(
        'sales',
        "select * from entries where order_id = ? and cause = 'SALE'",
        placed,
      );
      await sql('sales', 'delete from entries where order_id = ?', placed);
      for (const table of ['of_stores', 'of_products'])
        await sql(
          'sales',
          `update ${table} set gross = gross - ?, orders = orders - 1, quantity = quantity - ?
            where day = ? and store_id = ?${table === 'of_products' ? ' and product_id = ?' : ''}`,
          ...[entry?.gross, entry?.quantity, entry?.day, entry?.store_id],
          ...(table === 'of_products' ? [entry?.product_id] : []),
        );
    },
    found: ({ placed }) => [`I19 ${placed} placed, and sales do not count it`],
  },
  {
    violation: 'what was cancelled is not given back in sales',
    plant: ({ sql }, { cancelled }) =>
      sql(
        'sales',
        "update entries set refunded = 0 where order_id = ? and cause = 'CANCELLATION'",
        cancelled,
      ),
    found: ({ cancelled, book }) => [
      `I19 ${cancelled} sales give back another amount`,
      `I19 ${today()} sto_bookshop ${ofStore}`,
      `I19 ${today()} ${book} ${ofProduct}`,
    ],
  },
  {
    violation: 'a day has sold a won too much',
    plant: ({ sql }) => sql('sales', "update of_stores set gross = gross + 1 where store_id = 'sto_cafe1'"),
    found: () => [`I19 ${today()} sto_cafe1 ${ofStore}`],
  },
  {
    violation: 'what was never placed is sold',
    plant: ({ sql }, { declined }) =>
      sql(
        'sales',
        "insert into entries (order_id, cause, product_id, store_id, currency, day, gross, refunded, quantity) values (?, 'SALE', 'prd_x', '', 'KRW', '2020-01-01', 0, 0, 0)",
        declined,
      ),
    found: ({ declined }) => [
      `I19 ${declined} sales count what was never placed`,
      `I19 2020-01-01  ${ofStore}`,
      `I19 2020-01-01 prd_x ${ofProduct}`,
    ],
  },
];
