import { setTimeout as pause } from 'node:timers/promises';
import type { Processes } from '../../run/processes.ts';
import type { Load } from './customers.ts';
import { insist, succeeded } from './insist.ts';

type Placed = { readonly __typename: string; readonly order?: { readonly id: string } };

const wish = {
  fulfilment: {
    shipment: {
      recipient: '김분실',
      phone: '010-1234-5678',
      address: { line1: '세종대로 110', city: '서울' },
    },
  },
  payment: { method: 'CARD', cardToken: 'tok_ok' },
};

/**
 * A courier who is faster than the simulated carrier, and loses what he has. Support sends most of it again, and refunds the rest. After
 * an unclear answer everybody asks again.
 */
export const startCouriers = async (
  system: Pick<Processes, 'as'>,
  {
    name,
    customer,
    random,
    plenty,
  }: {
    readonly name: string;
    readonly customer: string;
    readonly random: () => number;
    readonly plenty: string;
  },
): Promise<Load> => {
  const client = await system.as(customer);
  const courier = await system.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
  const support = await system.as('stf_support', { scopes: ['orders:read', 'orders:write', 'stores:any'] });
  let isOver = false;

  const place = (idempotencyKey: string) =>
    insist<Placed>(
      client,
      'placeOrder',
      { idempotencyKey, confirm: true, lines: [{ productId: plenty, quantity: 1 }], ...wish },
      '... on PlaceOrderSuccess { order { id } }',
      ({ __typename }) => __typename !== 'TryAgainLater' && __typename !== 'OrderPending',
    );

  const lose = async (orderId: string): Promise<boolean> => {
    await insist(
      courier,
      'takeDelivery',
      { orderId },
      '',
      (taken) => taken.__typename !== 'DeliveryNotFound',
    );
    await insist(courier, 'dispatchDelivery', { orderId }, '', () => true);
    const lost = await insist(courier, 'loseDelivery', { orderId }, '', () => true);
    return lost !== undefined && succeeded(lost);
  };

  const carry = async (): Promise<void> => {
    for (let turn = 0; !isOver; turn++) {
      const key = `${name}-courier-${turn}`;
      const orderId = (await place(key))?.order?.id;
      if (orderId && (await lose(orderId))) {
        if (random() < 0.7)
          await insist(support, 'sendOrderAgain', { orderId, idempotencyKey: key }, '', succeeded);
        else await insist(support, 'refundUndelivered', { orderId }, '', succeeded);
      }
      await pause(50 + random() * 100);
    }
  };

  const carrying = carry();
  carrying.catch(() => {}); // reported by stop
  return {
    async stop() {
      isOver = true;
      await carrying;
    },
  };
};
