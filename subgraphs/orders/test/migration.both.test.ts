import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenStore } from '@jumun/platform/store/configured';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder, testStores } from '../../../test/stores.ts';
import type { OrderEvent } from '../domain/events.ts';
import { order } from '../domain/order.ts';
import { asBegun, type Order, type OrderId } from '../domain/states.ts';
import { orders } from '../store/tables.ts';
import { minji, type OrdersInTest, openOrders } from './open.ts';

// Rows and logs as the version before the migration wrote them, one of each fate.

type Before = {
  readonly name: string;
  readonly facts: readonly OrderEvent[];
  readonly state: {
    readonly status: string;
    readonly placing: object | null;
    readonly cancelling: object | null;
  };
};

const before = readFileSync(join(import.meta.dirname, 'rows-before-0002.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line, index) => JSON.parse(line.replaceAll('"key-1"', `"before-${index}"`)) as Before);

const idOf = (index: number) => `ord_before_${index}` as OrderId;

/** The migrations up to the one under test. */
const migrationsBefore = (): string => {
  const folder = join(testFolder(), 'migrations');
  cpSync(join(import.meta.dirname, '../store/migrations'), folder, { recursive: true });
  for (const dialect of ['sqlite', 'postgres']) {
    const file = join(folder, dialect, 'meta/_journal.json');
    const journal = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 2) }));
  }
  return folder;
};

const writeRows = async (stores: OpenStore) => {
  const folder = migrationsBefore();
  const store = await stores('orders', folder);
  await store.transaction(async (tx) => {
    for (const [index, { facts, state }] of before.entries())
      await tx
        .insert(orders)
        .values({
          id: idOf(index),
          state: state as unknown as Order,
          version: facts.length,
          customerId: 'cus_minji',
          idempotencyKey: `before-${index}`,
          status: state.status,
          open: true,
          placedAt: asBegun(state as unknown as Order).placedAt,
          lookAt: state.placing || state.cancelling ? asBegun(state as unknown as Order).placedAt : null,
          watchAt: null,
          pastLimit: null,
        })
        .execute();
  });
  await store.close();
  rmSync(folder, { recursive: true });
};

/** What a log knows of a state: the audit compares no more. */
const logged = (state: object) =>
  JSON.parse(JSON.stringify(state), (key, value) => {
    if (key === 'fulfilment') return value.type;
    return key === 'cardToken' || key === 'reason' ? undefined : value;
  });

let o: OrdersInTest;
beforeEach(async () => {
  const stores = testStores();
  await writeRows(stores);
  o = await openOrders(stores);
});
afterEach(() => o.close());

const rowOf = async (index: number) => {
  const row = (await o.rows()).find(({ id }) => id === idOf(index));
  if (!row) throw new Error(`no row ${index}`);
  return row;
};

describe('an order written before states had only the facts that they have', () => {
  it.each(before.map(({ name }, index) => [name, index] as const))(
    '%s is what its history comes to',
    async (_, index) => {
      const { facts, state } = before[index] as Before;
      const row = await rowOf(index);
      const replayed = facts.reduce<Order>((order_, fact) => order.evolve(order_, fact), order.initial);
      expect(logged(row.state)).toEqual(logged(replayed));
      expect(row.status).toBe(state.status);
      const { reason } = (asBegun(row.state) as { refused?: { reason?: string } }).refused ?? {};
      expect(reason).toBe((asBegun(replayed) as { refused?: { reason?: string } }).refused?.reason);
      expect(JSON.stringify(row.state).includes('cardToken')).toBe(row.state.status === 'PLACING' && !reason);
    },
  );

  it('is shown, and goes on to its end', async () => {
    const ids = before.map((_, index) => idOf(index));
    const shown = async () => {
      const { data, errors } = await o.ask(
        `{ ${ids.map((id, i) => `o${i}: order(id: "${id}") { status blockedOn { what } }`).join(' ')} }`,
        {},
        minji,
      );
      expect(errors).toBeUndefined();
      return Object.values(data ?? {}) as { status: string; blockedOn: { what: string } | null }[];
    };
    expect((await shown()).map(({ status }) => status)).toEqual(before.map(({ state }) => state.status));
    o.pass(60_000);
    await o.wait(3_000);
    const ended = await shown();
    for (const [index, { state }] of before.entries())
      if (state.placing || state.cancelling)
        expect(ended[index]?.status, before[index]?.name).toMatch(
          /^(OUT_OF_STOCK|PAYMENT_FAILED|PLACED|CANCELLED)$/,
        );
      else expect(ended[index]?.status).toBe(state.status);
  });
});
