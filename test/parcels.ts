import type { GraphClient } from '../tools/demo/graph-client.ts';
import { type Answered, command, type Shop, until } from './shop.ts';

/** Commands that succeed as soon as what they are about has been heard of. */
const soon = (who: GraphClient) => (field: string, input: object, more?: string) =>
  until(async (): Promise<Answered | undefined> => {
    const answer = await command(who, field, input, more);
    return answer.__typename.endsWith('Success') ? answer : undefined;
  }, 30_000);

/** A courier who carries parcels, and a member of staff who decides about those that did not arrive. */
export const openParcels = async (system: Pick<Shop, 'as'>) => {
  const scopes = ['deliveries:read', 'deliveries:write'];
  const courier = await system.as('stf_courier', { scopes });
  const support = await system.as('stf_support', {
    scopes: ['deliveries:read', 'orders:read', 'orders:write', 'stores:any'],
  });
  const carry = soon(courier);
  const decide = soon(support);
  return {
    courier,
    support,
    carry,
    decide,
    /** Takes the parcel of an order and leaves with it. */
    async leaveWith(orderId: string) {
      await carry('takeDelivery', { orderId });
      await carry('dispatchDelivery', { orderId });
    },
    failed: (orderId: string, idempotencyKey: string, reason = 'NOBODY_THERE') =>
      carry('failDelivery', { orderId, idempotencyKey, reason }),
    sendAgain: (orderId: string, idempotencyKey: string) =>
      decide('sendOrderAgain', { orderId, idempotencyKey }),
    refund: (orderId: string) => decide('refundUndelivered', { orderId }),
  };
};
