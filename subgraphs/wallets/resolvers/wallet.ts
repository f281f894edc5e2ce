import type { Instant } from '@jumun/platform/clock';
import { connection, pageOf } from '@jumun/platform/connection';
import { balanceIdOf } from '../domain/balance.ts';
import type { CustomerId, Programme } from '../domain/programme.ts';
import { type EntryPlace, findEntries } from '../store/ledger.ts';
import type { WalletsGraph } from '../wallets.ts';

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

export const Wallet = {
  async mileage({ customerId }: WalletView, _: unknown, { load, balancesById }: WalletsGraph) {
    return (await load(balancesById, balanceIdOf(customerId, 'MILEAGE')))?.state.amount ?? 0;
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
