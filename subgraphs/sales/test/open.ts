import { anonymous, type Caller } from '@jumun/platform/graph/client';
import type { Envelope } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { openForTest } from '../../../test/context.ts';
import { open } from '../server.ts';

/** Sees the reports of these stores; of all of them without any. */
export const reader = (...stores: string[]): Caller => ({
  ...anonymous,
  subject: 'stf_boss',
  scopes: stores.length > 0 ? ['reports:read'] : ['reports:read', 'stores:any'],
  stores,
});

export const fields = `nodes { day store { id } product { id } gross { minorUnits currency } refunded { minorUnits }
  net { minorUnits } orders quantity }`;

/** A row as one line: `2026-12-01 sto_cafe1 prd_latte 9000-4500=4500 KRW 1/2`. */
// biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
export const inOneLine = ({ day, store, product, gross, refunded, net, orders, quantity }: any): string =>
  [
    ...[day, store?.id, product?.id].filter(Boolean),
    `${gross.minorUnits}-${refunded.minorUnits}=${net.minorUnits} ${gross.currency} ${orders}/${quantity}`,
  ].join(' ');

/** The context on a store of its own. */
export const openSales = async () => {
  const opened = await openForTest(open);
  const { context, ask } = opened;
  return {
    ...opened,
    /** Hears events that come together, in one unit of work, as its consumer does. */
    async hearTogether(...events: Envelope[]) {
      await context.store.transaction(async (tx) => {
        for (const { name, types, project } of context.reactions) {
          const heard = events.filter(({ type }) => types.includes(type));
          const at = heard[0]?.occurredAt;
          if (heard[0] && at)
            await project?.(heard, { tx, at, cause: causeByEvent(heard[0], name, at), notify() {} });
        }
      });
    },
    /** The rows of a report as lines. */
    async report(args: string, who = reader()): Promise<string[]> {
      const { sales } = await ask<{ sales: { nodes: object[] } }>(who, `{ sales(${args}) { ${fields} } }`);
      return sales.nodes.map(inOneLine);
    },
  };
};

export type SalesInTest = Awaited<ReturnType<typeof openSales>>;
