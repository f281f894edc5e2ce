import { connectionOf, type SortKey } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import type { Instant } from '@jumun/platform/kernel/clock';
import { balanceIdOf } from '../domain/balance.ts';
import type { CustomerId, Programme } from '../domain/programme.ts';
import { balanceRows } from '../store/balances.ts';
import { findItems } from '../store/items.ts';
import { type EntryPlace, findEntries } from '../store/ledger.ts';
import type { ResolverContext } from './context.ts';
import type { WalletModel } from './models.ts';
import type { Resolves } from './types.generated.ts';
import { itemView } from './wallet-item.ts';

/** Everyone has a wallet, which is empty until something is earned. */
export const Customer: Resolves['Customer'] = {
  __resolveReference: ({ id }) => ({ id: id as CustomerId }),
  wallet: ({ id }) => ({ customerId: id }),
};

const balanceOf =
  (programme: Programme) =>
  async ({ customerId }: WalletModel, _: unknown, { load }: ResolverContext): Promise<number> =>
    (await load(balanceRows, balanceIdOf(customerId, programme)))?.state.amount ?? 0;

/** As the schema promises; a customer with more items sees the newest here, and all of them on my page. */
const mostItems = 200;

/** An item is shown as ISSUED until it is known to be exchanged. */
const statusesOf = { ISSUED: ['ISSUED', 'EXCHANGING'], EXCHANGED: ['EXCHANGED'] } as const;

const entryKeyForm = /^(\d{1,15})\.([A-Z_]{1,32})\.(\d{1,15})$/;

const byEntryPlace: SortKey<EntryPlace, EntryPlace> = {
  form: entryKeyForm,
  textOf: ({ occurredAt, programme, sequence }) => `${occurredAt}.${programme}.${sequence}`,
  keyOf(text) {
    const [, occurredAt, programme, sequence] = entryKeyForm.exec(text) ?? [];
    return {
      occurredAt: Number(occurredAt) as Instant,
      programme: programme as Programme,
      sequence: Number(sequence),
    };
  },
};

export const Wallet: Resolves['Wallet'] = {
  mileage: balanceOf('MILEAGE'),
  points: balanceOf('POINTS'),
  async items({ customerId }, { status }, { read }) {
    const statuses = status ? statusesOf[status] : Object.values(statusesOf).flat();
    const rows = await findItems(read, customerId, statuses, mostItems);
    return rows.map(({ id, state }) => required(itemView(id, state), id));
  },
  entries: ({ customerId }, args, { read }) =>
    connectionOf(args, {
      sort: byEntryPlace,
      find: (after, limit) => findEntries(read, customerId, after, limit),
      node: (entry) => entry,
    }),
};
