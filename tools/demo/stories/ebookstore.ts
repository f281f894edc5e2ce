import { newcomer, staffOn } from './customer.ts';
import type { Stage } from './stage.ts';

type Customer = Awaited<ReturnType<typeof newcomer>>;

type Notice = { readonly channel: string; readonly subject: string };

const joinedOperation =
  'query ($id: ID!) { order(id: $id) { status payment { status } delivery { status } } }';
const textsOperation = `mutation { updateNotificationPreferences(input: { preferences: [
  { topic: PLACED, channels: [SMS] }
  { topic: STEPS, channels: [SMS] }
  { topic: COMPLETED, channels: [SMS] }
  { topic: REFUNDED, channels: [SMS] }
] }) { __typename } }`;
const noticesOperation = '{ myPage { notifications(first: 100) { nodes { channel subject } } } }';

const shipment = {
  shipment: { recipient: '김독자', phone: '010-2222-3333', address: { line1: '전자로 1', city: '성남' } },
};

/** Ordered and paid in one step, even when the payment is slow; cancellable until sent; every change announced by SMS. */
export const ebookstore = async (stage: Stage): Promise<void> => {
  const { step, show, expect, until } = stage;

  /** By default steps come as messages of the app, and the beginning and the end by e-mail. */
  const wantsTexts = async (customer: Customer) => {
    const { updateNotificationPreferences } = await customer.ask<{
      updateNotificationPreferences: { __typename: string };
    }>(textsOperation);
    const chosen = 'UpdateNotificationPreferencesSuccess';
    expect('texts are chosen', updateNotificationPreferences.__typename, chosen);
  };

  step('A reader signs up, and wants to be told of everything by SMS');
  const reader = await newcomer(stage, 'reader', { name: '김독자', phone: '010-2222-3333' });
  await wantsTexts(reader);
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

  step('Another reader cancels while the parcel is packed: payment and delivery are cancelled too');
  const other = await newcomer(stage, 'another-reader', { name: '이독자', phone: '010-3333-2222' });
  await wantsTexts(other);
  const second = await other.order('second', wish);
  const watched = other.watch(second);
  await watched.reaches('ACCEPTED', 'PREPARING');
  expect('cancelled and refunded', (await other.cancel(second)).order, {
    status: 'CANCELLED',
    payment: { status: 'REFUNDED' },
  });
  await watched.reaches('CANCELLED');
  watched.complete();
  await until('the delivery is cancelled too', async () => {
    const { order } = await other.ask<{ order: { delivery: { status: string } | null } }>(joinedOperation, {
      id: second,
    });
    return order.delivery?.status === 'CANCELLED' ? true : undefined;
  });

  step('A declined card: no order, nothing charged');
  expect(
    'refused',
    (await other.place('declined', { ...wish, cardToken: 'tok_declined' })).__typename,
    'PaymentDeclined',
  );

  step('Every change was announced by SMS');
  const textsTo = (customer: Customer, count: number) =>
    until('no more and no fewer', async () => {
      type Notices = { myPage: { notifications: { nodes: Notice[] } } };
      const { nodes } = (await customer.ask<Notices>(noticesOperation)).myPage.notifications;
      const texts = nodes.filter(({ channel }) => channel === 'SMS');
      return texts.length === count ? texts : undefined;
    });
  // every step of the orders that were placed, and two more: no parcel will come, and a card was declined
  const texts = [
    ...(await textsTo(reader, slowly.steps.length)),
    ...(await textsTo(other, watched.steps.length + 2)),
  ];
  for (const subject of texts.map((text) => text.subject).sort()) show(subject);
};
