import { type OrderId, withdrawalIn } from '../domain/ticket.ts';
import type { StoresGraph } from '../stores.ts';

/** Asked by orders; repeating it gives the first answer again. */
export const withdrawTicket = (
  _: unknown,
  { input }: { input: { orderId: OrderId } },
  { unit }: StoresGraph,
) =>
  unit(async ({ ticket }) => {
    const { state } = await ticket(input.orderId, { type: 'WithdrawTicket' });
    return { orderId: input.orderId, ...withdrawalIn(state) };
  });
