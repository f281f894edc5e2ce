import { setTimeout as pause } from 'node:timers/promises';
import type { GraphClient } from '../../demo/graph-client.ts';
import type { Processes } from '../../run/processes.ts';
import type { Load } from './customers.ts';
import { insist, succeeded } from './insist.ts';

type Placed = { readonly __typename: string; readonly order?: { readonly id: string } };

/** Everything but the answers after which the key has to be repeated. */
const settled = ({ __typename }: Placed): boolean =>
  __typename !== 'TryAgainLater' && __typename !== 'OrderPending';

const card = { method: 'CARD', cardToken: 'tok_ok' };
const fulfilment = {
  shipment: { recipient: '김절약', phone: '010-1234-5678', address: { line1: '세종대로 110', city: '서울' } },
};

const numberOf = async (client: GraphClient): Promise<string> => {
  const { data } = await client.ask<{ viewer: { membershipNumber: string } | null }>(
    '{ viewer { ... on Customer { membershipNumber } } }',
  );
  const number = data?.viewer?.membershipNumber;
  if (!number) throw new Error('a saver has no membership number');
  return number;
};

/** All the points, and a little of what the card paid. */
const giveBackSome = (support: GraphClient, idempotencyKey: string, orderId: string) =>
  insist<Placed>(
    support,
    'refundOrder',
    { idempotencyKey, orderId, amount: { minorUnits: 150, currency: 'KRW' }, reason: 'drill' },
    '',
    ({ __typename }) => __typename !== 'RefundPending',
  );

/** One copy fewer, as long as the parcel has not left. */
const doWithoutOne = (client: GraphClient, idempotencyKey: string, orderId: string, productId: string) =>
  insist<Placed>(
    client,
    'cancelOrder',
    { idempotencyKey, orderId, lines: [{ productId, quantity: 1 }] },
    '',
    ({ __typename }) => __typename !== 'CancellationPending' && __typename !== 'TryAgainLater',
  );

/**
 * A customer who collects points with coffee and spends them on books. Some are cancelled, or one copy of them; of others, support gives a
 * part back. After an
 * unclear answer everybody asks again with the same key.
 */
export const startSavers = async (
  system: Pick<Processes, 'as'>,
  {
    name,
    saver,
    random,
    plenty,
  }: {
    readonly name: string;
    readonly saver: string;
    readonly random: () => number;
    readonly plenty: string;
  },
): Promise<Load> => {
  const client = await system.as(saver);
  const barista = await system.as('stf_barista', { scopes: ['tickets:write', 'stores:any'] });
  const support = await system.as('stf_support', { scopes: ['orders:read', 'orders:write', 'stores:any'] });
  const membershipNumber = await numberOf(client);
  let isOver = false;

  const place = (idempotencyKey: string, wish: object) =>
    insist<Placed>(
      client,
      'placeOrder',
      { idempotencyKey, confirm: true, payment: card, ...wish },
      '... on PlaceOrderSuccess { order { id } }',
      settled,
    );

  const collect = async (key: string): Promise<void> => {
    const pickup = { storeId: 'sto_cafe1', membershipNumber };
    const lines = [{ productId: 'prd_menu01', quantity: 10 }];
    const coffee = await place(key, { lines, fulfilment: { pickup } });
    const orderId = coffee?.order?.id;
    if (orderId) await insist(barista, 'acceptTicket', { orderId, prepMinutes: 5 }, '', succeeded);
  };

  const save = async (): Promise<void> => {
    for (let turn = 0; !isOver; turn++) {
      const key = `${name}-saver-${turn}`;
      const book = await place(key, {
        lines: [{ productId: plenty, quantity: 2 }],
        fulfilment,
        payment: { ...card, pointsToSpend: 100 },
      });
      if (book?.__typename === 'NotEnoughPoints') await collect(`${key}-coffee`);
      const orderId = book?.order?.id;
      if (orderId && random() < 0.5) await doWithoutOne(client, key, orderId, plenty);
      if (orderId && random() < 0.5) await giveBackSome(support, key, orderId);
      if (orderId && random() < 0.5) await insist(client, 'cancelOrder', { orderId }, '', () => true);
      await pause(50 + random() * 100);
    }
  };

  const saving = save();
  saving.catch(() => {}); // reported by stop
  return {
    async stop() {
      isOver = true;
      await saving;
    },
  };
};
