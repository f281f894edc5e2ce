import { newcomer, staffOn } from './customer.ts';
import type { Stage } from './stage.ts';

type Notice = { readonly channel: string; readonly subject: string };

const joinedOperation =
  'query ($id: ID!) { order(id: $id) { status payment { status } delivery { status } } }';
const noticesOperation = '{ myPage { notifications(first: 100) { nodes { channel subject } } } }';

const shipment = {
  shipment: { recipient: '김독자', phone: '010-2222-3333', address: { line1: '전자로 1', city: '성남' } },
};

/** Ordered and paid in one step, even when the payment is slow; cancellable until sent; every change announced by SMS. */
export const ebookstore = async (stage: Stage): Promise<void> => {
  const { step, show, expect, until } = stage;

  step('A reader signs up');
  const reader = await newcomer(stage, 'reader', { name: '김독자', phone: '010-2222-3333' });
  const wish = { lines: [{ productId: 'prd_book02', quantity: 1 }], fulfilment: shipment };

  step('The provider is slow: the order is accepted now and placed a moment later');
  const slow = await reader.place('slow', { ...wish, cardToken: 'tok_slow', whenBusy: 'QUEUE' });
  expect('the reader need not ask again', slow.__typename, 'PlaceOrderSuccess');
  const slowly = reader.watch(slow.order?.id ?? '');
  await slowly.reaches('PLACED');
  await slowly.reaches('ACCEPTED', 'PREPARING');

  step('The parcel is sent and arrives');
  const courier = staffOn(stage, await stage.as('courier@jumun.example'));
  await courier('dispatchDelivery', { orderId: slow.order?.id ?? '' });
  await slowly.reaches('IN_FULFILMENT');
  expect('a sent parcel can no longer be cancelled', await reader.quote(slow.order?.id ?? ''), 'REFUSED');
  await courier('completeDelivery', { orderId: slow.order?.id ?? '' });
  await slowly.reaches('COMPLETED');
  slowly.complete();

  step('Another order is cancelled while its parcel is packed: payment and delivery are cancelled too');
  const second = await reader.order('second', wish);
  const watched = reader.watch(second);
  await watched.reaches('ACCEPTED', 'PREPARING');
  expect('cancelled and refunded', (await reader.cancel(second)).order, {
    status: 'CANCELLED',
    payment: { status: 'REFUNDED' },
  });
  await watched.reaches('CANCELLED');
  watched.complete();
  await until('the delivery is cancelled too', async () => {
    const { order } = await reader.ask<{ order: { delivery: { status: string } | null } }>(joinedOperation, {
      id: second,
    });
    return order.delivery?.status === 'CANCELLED' ? true : undefined;
  });

  step('A declined card: no order, nothing charged');
  expect(
    'refused',
    (await reader.place('declined', { ...wish, cardToken: 'tok_declined' })).__typename,
    'PaymentDeclined',
  );

  step('Every change was announced by SMS');
  const notices = async () =>
    (await reader.ask<{ myPage: { notifications: { nodes: Notice[] } } }>(noticesOperation)).myPage
      .notifications.nodes;
  // every step of the two orders that were placed, and two more: no parcel will come, and a card was declined
  const told = slowly.steps.length + watched.steps.length + 2;
  const texts = await until('no more and no fewer', async () => {
    const sent = (await notices()).filter(({ channel }) => channel === 'SMS');
    return sent.length === told ? sent : undefined;
  });
  for (const subject of texts.map((text) => text.subject).sort()) show(subject);
};
