import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { openLogger } from '@jumun/platform/process/logger';
import { journal } from '@jumun/platform/store/technical-tables';
import { actsWith, StaffActed } from '@jumun/schema/acts';
import { testStores } from '../../../test/stores.ts';
import { scopes } from '../../contexts.ts';
import type { OrderId } from '../domain/charge.ts';
import type { Payment } from '../domain/states.ts';
import { openSandboxProvider, type SandboxProvider } from '../sandbox/provider.ts';
import { open } from '../server.ts';
import { paymentRows } from '../store/payments.ts';

type Answer = { readonly [field: string]: unknown };

export const asOrders = serviceCaller('orders');

/** Payments on a store of its own, with the sandbox provider behind HTTP beside it. */
export const openPayments = async ({
  slowMs = 5_000,
  settings = {} as Readonly<Record<string, string>>,
  stores = testStores(),
} = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'payments-'));
  const file = join(folder, 'provider', 'provider.db');
  let provider: SandboxProvider | undefined = await openSandboxProvider({ file, slowMs });
  const { url } = provider;
  let ahead = 0;
  const clock = () => (Date.now() + ahead) as Instant;
  const said: { level: string; fields: Answer }[] = [];
  const listener = Object.assign(openLogger('test', 'silent'), {
    child: () => listener,
    error: (fields: Answer) => void said.push({ level: 'error', fields }),
    info: (fields: Answer) => void said.push({ level: 'info', fields }),
  }) as ReturnType<typeof openLogger>;
  const context = await open({
    mode: 'development',
    settings: { JUMUN_PROVIDER_URL: url, JUMUN_PAYMENT_DEADLINE_MS: '1000', ...settings },
    openStore: stores,
    log: listener,
    scopes,
    acts: actsWith(scopes),
    notifier: { publish() {}, listen: () => () => {}, alsoLook() {} },
    client: (name) => {
      throw new Error(`payments asks no other context, but asked ${name}`);
    },
    clock,
  });

  const ask = async (query: string, { caller = asOrders as Caller } = {}): Promise<Answer> => {
    const { data, errors } = await context.subgraph.client.execute(
      { query },
      {
        caller,
        locale: 'ko',
        correlationId: 'test',
      },
    );
    if (errors) throw Object.assign(new Error(errors[0]?.message), errors[0]?.extensions);
    return data as Answer;
  };

  const shown =
    '__typename ... on Payment { id status amount { minorUnits currency } method approvedAt refundedAt }';
  return {
    context,
    url,
    clock,
    said,
    ask,
    async approve(
      orderId: string,
      cardToken = 'tok_ok',
      { minorUnits = 12_000, currency = 'KRW', customerId = 'cus_anna', key = `charge:${orderId}` } = {},
    ) {
      const input = `{ key: "${key}", orderId: "${orderId}", customerId: "${customerId}", minorUnits: ${minorUnits}, currency: "${currency}", cardToken: "${cardToken}" }`;
      const answer = await ask(
        `mutation { approvePayment(input: ${input}) { ${shown} ... on PaymentRefused { reason } } }`,
      );
      return answer.approvePayment as Answer;
    },
    async refund(orderId: string) {
      const input = `{ key: "refund:${orderId}", orderId: "${orderId}" }`;
      const answer = await ask(
        `mutation { refundPayment(input: ${input}) { ${shown} ... on RefundRecorded { key } } }`,
      );
      return answer.refundPayment as Answer;
    },
    /** Gives back a part; resolves to how far it has come. */
    async refundPart(orderId: string, refundId: string, minorUnits: number) {
      const input = `{ key: "refund:${orderId}:${refundId}", orderId: "${orderId}", minorUnits: ${minorUnits} }`;
      const answer = await ask(`mutation { refundPart(input: ${input}) { status } }`);
      return (answer.refundPart as Answer).status;
    },
    /** What the graph says of the money that has gone back. */
    async refunded(orderId: string) {
      const answer = await ask(
        `{ paymentByKey(key: "charge:${orderId}") { status refunded { minorUnits } } }`,
      );
      return answer.paymentByKey;
    },
    async byKey(orderId: string) {
      return (await ask(`{ paymentByKey(key: "charge:${orderId}") { ${shown} } }`))
        .paymentByKey as Answer | null;
    },
    /** Lets `ms` pass and the timer fire once; returns the ids that were due. */
    async afterwards(ms: number) {
      ahead += ms;
      const [timer] = context.timers;
      const ids = (await timer?.due(context.store.read, clock(), 100))?.ids ?? [];
      const waiting = [...ids];
      const fireOneByOne = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await timer?.fire(id);
      };
      await Promise.all(Array.from({ length: 16 }, fireOneByOne)); // as many at once as the platform fires
      return ids;
    },
    /** What the provider's own ledger says about an order. */
    async ledger(orderId: string) {
      const lines = (await (await fetch(`${url}/ledger`)).text()).split('\n').filter(Boolean);
      const rows = lines.map((line) => JSON.parse(line)).filter((row) => row.orderId === orderId);
      const approved = rows.filter((row) => row.type === 'charge' && row.status === 'approved');
      return { charges: approved.length, refunds: rows.filter((row) => row.type === 'refund').length, rows };
    },
    row: (orderId: string) => paymentRows.find(context.store.read, orderId as OrderId),
    /** As a version wrote it that did not ask the provider for cards. */
    forgetCard: (orderId: string) =>
      context.store.transaction(async (tx) => {
        const known = await paymentRows.load(tx, orderId as OrderId);
        if (!known) throw new Error(`no payment of ${orderId}`);
        const { card: _, ...state } = known.state as Payment & { card?: unknown };
        await paymentRows.save(tx, orderId as OrderId, state as Payment, {
          loaded: known.version,
          next: known.version,
        });
      }),
    /** That operators have acted, and how. */
    acts: async () =>
      (await context.journal.page(0, 10_000)).events.flatMap(({ type, data }) =>
        type === StaffActed.type ? [data] : [],
      ),
    /** Everything in the journal about an order. */
    async history(orderId: string) {
      const rows = await context.store.read.select().from(journal).orderBy(journal.number);
      return rows.filter((row) => row.aggregate === orderId);
    },
    async stopProvider() {
      await provider?.close(0);
      provider = undefined;
    },
    async startProvider() {
      provider = await openSandboxProvider({ file, slowMs, port: Number(new URL(url).port) });
    },
    async close() {
      await context.close();
      await provider?.close(0);
      rmSync(folder, { recursive: true });
    },
  };
};

export type OpenPayments = Awaited<ReturnType<typeof openPayments>>;
