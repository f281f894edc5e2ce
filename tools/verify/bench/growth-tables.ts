/** Tables whose rows do not become more with more orders. Everything else in a store is copied. */
const fixed = new Set([
  'announcements',
  'attempts',
  'dead_letters',
  'fleet',
  'gift_offers',
  'idempotency',
  'members',
  'migrations',
  'missions',
  'offers',
  'positions',
  'products',
  'refresh_tokens',
  'sessions',
  'signing_keys',
  'staff',
  'stock',
  'store_identity',
  'stores',
  'taxis',
]);

/** Ids of what there is once for each order or customer, and names that must not be there twice. */
export const renamed = [
  'ach_',
  'bsk_',
  'cor_',
  'cus_',
  'dlv_',
  'evt_',
  'gft_',
  'ntf_',
  'ord_',
  'pay_',
  'req_',
  'rew_',
  'rid_',
  'tkt_',
  'wit_',
  'growth-',
  'membershipNumber":"',
  'membershipNumber": "',
];

/** Whose journals grow with orders. */
const growing = ['ach_', 'cus_', 'gft_', 'ntf_', 'ord_', 'rew_', 'wit_'];

/** A column whose numbers count for each of something, and where the newest count stands. */
export type Count = {
  readonly column: string;
  readonly of: string;
  readonly newest: { readonly table: string; readonly key: string; readonly column: string };
};

export type Grown = {
  readonly table: string;
  /** Which rows of the template are copied: SQL over the row `t`. */
  readonly where: string;
  /** A number that the store gives by itself. */
  readonly numbered?: string;
  readonly count?: Count;
  /** A column that is nothing but a name. */
  readonly named?: string;
};

const ofDemo = (column: string): string => `t.${column} not like 'cus_demo%'`;

const special: Readonly<Record<string, Omit<Grown, 'table'>>> = {
  log: {
    where: `(${growing.map((prefix) => `t.aggregate like '${prefix}%'`).join(' or ')}) and ${ofDemo('aggregate')}`,
    numbered: 'number',
  },
  changes: { where: 'true', numbered: 'number' },
  customers: { where: ofDemo('id'), named: 'membership_number' },
  contacts: { where: ofDemo('customer_id') },
  credentials: { where: `t.account_id like 'cus_%' and ${ofDemo('account_id')}` },
  stock_ledger: {
    where: 't.reservation is not null',
    count: {
      column: 'sequence',
      of: 'product_id',
      newest: { table: 'stock', key: 'product_id', column: 'sequence' },
    },
  },
  'stores.queue': {
    where: 'true',
    count: { column: 'sequence', of: 'store_id', newest: { table: 'stores', key: 'id', column: 'sequence' } },
  },
};

/** How a table grows with orders; undefined where it does not. */
export const grownOf = (context: string, table: string): Grown | undefined => {
  if (fixed.has(table)) return undefined;
  return { table, where: 'true', ...(special[`${context}.${table}`] ?? special[table]) };
};
