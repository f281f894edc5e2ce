import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OrderId } from '../domain/ticket.ts';
import { ticketRows } from '../store/tickets.ts';
import { aCancelledOrder, aPlacedOrder, aRequestToCancel } from './builders.ts';
import { acceptWithinMs, openStores, staffOf } from './open.ts';

let s: Awaited<ReturnType<typeof openStores>>;
beforeEach(async () => {
  s = await openStores();
});
afterEach(() => s.close());

const said = async () => (await s.said()).map(({ type }) => type);
const state = async () => (await ticketRows.find(s.context.store.read, 'ord_1' as OrderId))?.state;

const placed = (about = {}) => s.envelope(aPlacedOrder('ord_1', about));
const request = (about = {}) => s.envelope(aRequestToCancel('ord_1', about));
const cancelled = (about = {}) => s.envelope(aCancelledOrder('ord_1', about));

it('a placed order opens one ticket at its store, however often it is heard [CF-28 EB-24 EB-31 EB-33]', async () => {
  const event = placed();
  await s.hear(event, event);
  expect(await s.said()).toMatchObject([
    {
      type: 'TicketOpened',
      aggregate: 'ord_1',
      causationId: event.id,
      correlationId: event.correlationId,
      data: {
        ticketId: 'tkt_1',
        orderId: 'ord_1',
        customerId: 'cus_minji',
        storeId: 'sto_cafe1',
        fulfilment: 'PICKUP',
      },
    },
  ]);
  expect(await state()).toMatchObject({ status: 'OPEN', openedAt: 1_000, lines: [{ quantity: 2 }] });
});

it('the bookshop accepts automatically', async () => {
  await s.hear(placed({ fulfilment: 'SHIPMENT', storeId: 'sto_bookshop' }));
  expect(await said()).toEqual(['TicketOpened', 'TicketAccepted']);
});

it('a store that was never opened accepts nothing: an order for it is rejected when the time to accept is over', async () => {
  await s.hear(placed({ storeId: 'sto_nowhere' }));
  expect(await said()).toEqual(['TicketOpened']);
  s.pass(acceptWithinMs);
  for (const id of await s.due()) await s.fire(id);
  expect(await said()).toEqual(['TicketOpened', 'TicketRejected']);
});

it('a ride opens no ticket, and stores ignores what happens to it', async () => {
  const ride = { fulfilment: 'RIDE', storeId: null };
  await s.hear(placed(ride), request(ride), cancelled(ride));
  expect(await said()).toEqual([]);
  expect(await state()).toBeUndefined();
});

it('a request to cancel a pick-up is decided once, however often it is heard [CF-07 CF-27]', async () => {
  const event = request();
  await s.hear(placed(), event, event);
  expect(await s.said()).toMatchObject([
    { type: 'TicketOpened' },
    {
      type: 'WithdrawalDecided',
      data: { orderId: 'ord_1', authority: 'stores', outcome: 'WITHDRAWN', reason: null },
    },
  ]);
});

it('a request to cancel what the store has accepted comes too late [CF-04]', async () => {
  await s.hear(placed({ storeId: 'sto_bookshop' }), request());
  expect((await s.said()).at(-1)).toMatchObject({
    type: 'WithdrawalDecided',
    data: { outcome: 'TOO_LATE', reason: 'ACCEPTED' },
  });
  expect(await state()).toMatchObject({ status: 'ACCEPTED' });
});

it('a request to cancel a shipment is left to deliveries', async () => {
  const shipment = { fulfilment: 'SHIPMENT' };
  await s.hear(placed(shipment), request(shipment));
  expect(await said()).toEqual(['TicketOpened']);
  expect(await state()).toMatchObject({ status: 'OPEN' });
});

it('a request to cancel that is heard before the order keeps the ticket from opening', async () => {
  await s.hear(request(), placed());
  expect(await said()).toEqual(['WithdrawalDecided']);
  expect(await state()).toEqual({ status: 'withdrawn' });
});

it('a cancelled order closes its ticket once and says nothing [EB-32]', async () => {
  const event = cancelled({ fulfilment: 'SHIPMENT' });
  await s.hear(placed({ fulfilment: 'SHIPMENT' }), event, event);
  expect(await said()).toEqual(['TicketOpened']);
  expect(await state()).toMatchObject({ status: 'CANCELLED' });
});

it('a cancellation that is heard before the order keeps the ticket from opening', async () => {
  await s.hear(cancelled(), placed(), request());
  expect(await said()).toEqual([]);
  expect(await state()).toEqual({ status: 'withdrawn' });
});

it('an accepted ticket that is cancelled late stays cancelled when the order is heard again', async () => {
  const order = placed({ storeId: 'sto_bookshop' });
  await s.hear(order, cancelled(), order, request());
  expect(await state()).toMatchObject({ status: 'CANCELLED', withdrawal: { outcome: 'WITHDRAWN' } });
  const queue = await s.watch(staffOf('sto_bookshop'), { storeId: 'sto_bookshop', after: 0 });
  const shown = [];
  for (let i = 0; i < 3; i++) shown.push((await queue.next()).value?.data?.ticketQueue);
  await queue.return?.();
  expect(shown).toMatchObject([
    { sequence: 1, ticket: { status: 'ACCEPTED' } },
    { sequence: 2, ticket: { status: 'CANCELLED' } },
    { sequence: 3, ticket: { status: 'CANCELLED' } },
  ]);
});
