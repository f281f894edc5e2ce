import type { GraphClient } from '../graph-client.ts';
import type { Chance } from './chance.ts';
import type { Tally } from './tally.ts';

type Work = { readonly status: string; readonly order: { readonly id: string } | null };

/** A member of staff: each look finds what there is to do, and does it. */
export type Worker = {
  readonly name: string;
  look(): Promise<void>;
};

const commandOn = (client: GraphClient, tally: Tally) => async (field: string, input: object) => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { data, errors } = await client.ask<Record<string, { __typename: string }>>(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`,
    { input },
  );
  const answer = data?.[field];
  if (answer) tally.count(`${field}: ${answer.__typename}`);
  else tally.wrong(field, errors);
};

const listOn =
  <T>(
    client: GraphClient,
    tally: Tally,
    what: string,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
  ) =>
  async (): Promise<readonly T[]> => {
    const { data, errors } = await client.ask<Record<string, { nodes: T[] }>>(operation, variables);
    if (!data) tally.wrong(what, errors);
    return data?.[what]?.nodes ?? [];
  };

/** Prepares coffee in a café: accepts most orders, rejects some, and completes the accepted ones. */
export const baristaAt = (client: GraphClient, storeId: string, chance: Chance, tally: Tally): Worker => {
  const command = commandOn(client, tally);
  const tickets = listOn<Work>(
    client,
    tally,
    'tickets',
    'query ($storeId: ID!) { tickets(storeId: $storeId, open: true, first: 50) { nodes { status order { id } } } }',
    { storeId },
  );
  return {
    name: `barista at ${storeId}`,
    async look() {
      for (const { status, order } of await tickets()) {
        if (!order) continue;
        const orderId = order.id;
        if (status === 'OPEN' && chance.is(0.08))
          await command('rejectTicket', { orderId, reason: '재료가 떨어졌습니다' });
        else if (status === 'OPEN')
          await command('acceptTicket', { orderId, prepMinutes: chance.of([3, 5, 8]) });
        else if (status === 'ACCEPTED') await command('readyTicket', { orderId });
        else if (status === 'READY') await command('handOverTicket', { orderId });
      }
    },
  };
};

/** Dispatcher and drivers in one: assigns rides to free taxis, starts and completes them. */
export const dispatcherOf = (client: GraphClient, chance: Chance, tally: Tally): Worker => {
  const command = commandOn(client, tally);
  const rides = listOn<Work & { readonly rideClass: string }>(
    client,
    tally,
    'rides',
    '{ rides(open: true, first: 50) { nodes { status rideClass order { id } } } }',
    {},
  );
  const taxis = listOn<{ readonly id: string; readonly rideClass: string }>(
    client,
    tally,
    'taxis',
    '{ taxis(available: true, first: 50) { nodes { id rideClass } } }',
    {},
  );
  return {
    name: 'dispatcher',
    async look() {
      const open = await rides();
      const free = open.some(({ status }) => status === 'REQUESTED') ? await taxis() : [];
      for (const { status, rideClass, order } of open) {
        if (!order) continue;
        const orderId = order.id;
        const suitable = free.filter((one) => one.rideClass === rideClass);
        if (status === 'REQUESTED' && suitable.length > 0)
          await command('assignRide', { orderId, taxiId: chance.of(suitable).id });
        else if (status === 'ASSIGNED') await command('startRide', { orderId });
        else if (status === 'STARTED') await command('completeRide', { orderId });
      }
    },
  };
};

/** Collects and delivers parcels, alongside the carrier that the system simulates in development. */
export const courierOf = (client: GraphClient, chance: Chance, tally: Tally): Worker => {
  const command = commandOn(client, tally);
  const parcels = listOn<Work>(
    client,
    tally,
    'deliveries',
    '{ deliveries(first: 50) { nodes { status order { id } } } }',
    {},
  );
  return {
    name: 'courier',
    async look() {
      for (const { status, order } of await parcels()) {
        if (!order || chance.is(0.5)) continue;
        if (status === 'PREPARING') await command('dispatchDelivery', { orderId: order.id });
        else if (status === 'DISPATCHED') await command('completeDelivery', { orderId: order.id });
      }
    },
  };
};
