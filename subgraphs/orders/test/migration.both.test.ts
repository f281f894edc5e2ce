import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import { document } from '@jumun/platform/kernel/rows';
import { instant, table, text, yesNo } from '@jumun/platform/store/columns';
import type { OpenStore } from '@jumun/platform/store/configured';
import type { Store } from '@jumun/platform/store/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulesOf } from '../../../test/given.ts';
import { testFolder, testStores } from '../../../test/stores.ts';
import { cancelTermOf } from '../domain/cancel-terms.ts';
import type { OrderEvent } from '../domain/events.ts';
import { order } from '../domain/order.ts';
import {
  asBegun,
  type Begun,
  isPaid,
  isPlacing,
  isRefused,
  isUndecided,
  isUndoing,
  isUnstarted,
  isWithdrawn,
  lookAtOf,
  type Order,
  type OrderId,
  paymentStatusOf,
  progressOf,
} from '../domain/states.ts';
import { limitOf, waitOf, watchAtOf } from '../domain/waiting.ts';
import { publish } from '../publish.ts';
import { allCommands, decided } from './builders.ts';
import { minji, type OrdersInTest, openOrders } from './open.ts';

// Rows and journals as the version before migration 0002 wrote them, one of each fate: stored before the migration that took
// from each state what it does not have, or after it by a process of the version before that still runs.

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

/** The table as it was then. */
const ordersBefore = table('orders', {
  ...document<OrderId, Order>(),
  customerId: text('customer_id').notNull(),
  idempotencyKey: text('idempotency_key').notNull(),
  status: text('status').notNull(),
  open: yesNo('open').notNull(),
  placedAt: instant('placed_at').notNull(),
  lookAt: instant('look_at'),
  watchAt: instant('watch_at'),
  pastLimit: text('past_limit'),
});

const idOf = (index: number) => `ord_before_${index}` as OrderId;

/** As the rules of today read it. */
const stateOf = ({ state }: Before) => state as unknown as Begun;
const replayed = ({ facts }: Before) => rulesOf(order)(...facts).state;

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

const writeRows = (store: Store) =>
  store.transaction(async (tx) => {
    for (const [index, row] of before.entries()) {
      const { placing, cancelling, status } = row.state;
      const { placedAt } = stateOf(row);
      await tx
        .insert(ordersBefore)
        .values({
          id: idOf(index),
          state: stateOf(row),
          version: row.facts.length,
          customerId: 'cus_minji',
          idempotencyKey: `before-${index}`,
          status,
          open: true,
          placedAt,
          lookAt: placing || cancelling ? placedAt : null,
          watchAt: null,
          pastLimit: null,
        })
        .execute();
    }
  });

const storedBefore = async (stores: OpenStore = testStores()): Promise<OrdersInTest> => {
  const folder = migrationsBefore();
  const store = await stores('orders', folder);
  await writeRows(store);
  await store.close();
  rmSync(folder, { recursive: true });
  return openOrders(stores);
};

const storedAfter = async (): Promise<OrdersInTest> => {
  const o = await openOrders();
  await writeRows(o.context.store);
  return o;
};

/** What a journal knows of a state: the audit compares no more. */
const logged = (state: object) =>
  JSON.parse(JSON.stringify(state), (key, value) => {
    if (key === 'fulfilment') return value.type;
    return key === 'cardToken' || key === 'reason' ? undefined : value;
  });

describe('an order written before states had only the facts that they have', () => {
  let o: OrdersInTest;
  beforeAll(async () => {
    o = await storedBefore();
  });
  afterAll(() => o.close());

  it.each(before.map((row, index) => [row.name, row, index] as const))(
    '%s is what its history comes to',
    async (_, row, index) => {
      const stored = (await o.rows()).find(({ id }) => id === idOf(index));
      if (!stored) throw new Error(`no row ${index}`);
      expect(logged(stored.state)).toEqual(logged(replayed(row)));
      expect(stored.status).toBe(row.state.status);
      const reasonOf = (state: Order) =>
        (asBegun(state) as { refused?: { reason?: string } }).refused?.reason;
      const reason = reasonOf(stored.state);
      expect(reason).toBe(reasonOf(replayed(row)));
      const keepsToken = stored.state.status === 'PLACING' && !reason;
      expect(JSON.stringify(stored.state).includes('cardToken')).toBe(keepsToken);
    },
  );
});

describe.each([
  ['before the migration', storedBefore],
  ['after it, by the version before', storedAfter],
])('an order stored %s', (_, opened) => {
  let o: OrdersInTest;
  beforeAll(async () => {
    o = await opened();
  });
  afterAll(() => o.close());

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
    const waits = (row: Before) => waitOf(asBegun(replayed(row)))?.what;
    expect((await shown()).map(({ status, blockedOn }) => [status, blockedOn?.what])).toEqual(
      before.map((row) => [row.state.status, waits(row)]),
    );
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

describe.each(before)('without the migration, $name', (row) => {
  const yesterday = stateOf(row);
  const today = asBegun(replayed(row));

  const standOf = (state: Begun) => ({
    status: state.status,
    lookAt: lookAtOf(state),
    watchAt: watchAtOf(state),
    wait: waitOf(state),
    limit: limitOf(state),
    payment: paymentStatusOf(state),
    progress: progressOf(state),
    terms: (['CUSTOMER', 'STAFF', 'STORE', 'SYSTEM'] as const).map((actor) => cancelTermOf(state, actor)),
    is: [isPlacing, isUndoing, isRefused, isPaid, isUnstarted, isUndecided, isWithdrawn].map((is) =>
      is(state),
    ),
  });

  /** The history does not hold whom an order is for. */
  const withoutShipment = (said: PublishedEvent | null | undefined) => {
    const { shipment: _, ...data } = (said?.data ?? {}) as { shipment?: unknown };
    return said && { ...said, data };
  };

  it('stands where its history says', () => {
    expect(standOf(yesterday)).toEqual(standOf(today));
  });

  it.each(allCommands)('is decided as its history says: %j', (command) => {
    const [old, now] = [decided(yesterday, command), decided(today, command)];
    expect([old.events, old.rejection]).toEqual([now.events, now.rejection]);
    expect(standOf(asBegun(old.state))).toEqual(standOf(asBegun(now.state)));
    for (const event of old.events) {
      const [said, wanted] = [old.state, now.state].map((state) => publish(event, state, idOf(0)));
      expect(withoutShipment(said)).toEqual(withoutShipment(wanted));
    }
  });
});
