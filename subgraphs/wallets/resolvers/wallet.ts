import { connection, pageOf } from '@jumun/platform/graph/connection';
import type { Instant } from '@jumun/platform/kernel/clock';
import { balanceIdOf } from '../domain/balance.ts';
import type { CustomerId, Programme } from '../domain/programme.ts';
import { findItems } from '../store/items.ts';
import { type EntryPlace, findEntries } from '../store/ledger.ts';
import type { WalletsGraph } from '../wallets.ts';
import { itemView } from './wallet-item.ts';

type WalletView = { readonly customerId: CustomerId };

const keyOf = ({ occurredAt, programme, sequence }: EntryPlace) => `${occurredAt}.${programme}.${sequence}`;

const keyForm = /^(\d{1,15})\.([A-Z_]{1,32})\.(\d{1,15})$/;

const placeOf = (key: string): EntryPlace => {
  const [, occurredAt, programme, sequence] = keyForm.exec(key) ?? [];
  return {
    occurredAt: Number(occurredAt) as Instant,
    programme: programme as Programme,
    sequence: Number(sequence),
  };
};

/** Wallets add the wallet to a customer. Everybody has one: it is empty until something was earned. */
export const Customer = {
  wallet: ({ id }: { id: CustomerId }): WalletView => ({ customerId: id }),
};

const balanceOf =
  (programme: Programme) =>
  async ({ customerId }: WalletView, _: unknown, { load, balancesById }: WalletsGraph) =>
    (await load(balancesById, balanceIdOf(customerId, programme)))?.state.amount ?? 0;

/** As the schema says; whoever has more sees the newest here, and all of them on my page. */
const mostItems = 200;

/** An item is shown as ISSUED until it is known that it is exchanged. */
const statusesOf = { ISSUED: ['ISSUED', 'EXCHANGING'], EXCHANGED: ['EXCHANGED'] } as const;

export const Wallet = {
  mileage: balanceOf('MILEAGE'),
  points: balanceOf('POINTS'),
  async items(
    { customerId }: WalletView,
    { status }: { status?: keyof typeof statusesOf | null },
    { read }: WalletsGraph,
  ) {
    const statuses = status ? statusesOf[status] : Object.values(statusesOf).flat();
    const rows = await findItems(read, customerId, statuses, mostItems);
    return rows.map((row) => itemView(row.id, row.state));
  },
  async entries(
    { customerId }: WalletView,
    args: { first?: number; after?: string },
    { read }: WalletsGraph,
  ) {
    const page = pageOf(args, keyForm);
    const after = page.after === null ? null : placeOf(page.after);
    return connection(
      await findEntries(read, customerId, after, page.first + 1),
      page,
      keyOf,
      (entry) => entry,
    );
  },
};
