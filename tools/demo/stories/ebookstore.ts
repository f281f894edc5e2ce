import { graphClient } from '../graph-client.ts';
import { customerOn, staffOn } from './customer.ts';
import type { Stage } from './stage.ts';

type Notice = { readonly channel: string; readonly subject: string };

const signUpOperation = `mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on Refusal { code } } }`;
const joinedOperation =
  'query ($id: ID!) { order(id: $id) { status payment { status } delivery { status } } }';
const noticesOperation = '{ myPage { notifications(first: 100) { nodes { channel subject } } } }';

const shipment = {
  shipment: { recipient: '김독자', phone: '010-2222-3333', address: { line1: '전자로 1', city: '성남' } },
};

/** Ordered and paid in one go, also when the payment is slow; each change is told by SMS; cancelled until it is sent. */
export const ebookstore = async (stage: Stage): Promise<void> => {
  const { step, show, expect, until } = stage;

  step('A reader signs up');
  const password = 'a long password';
  const email = `reader-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.com`;
  const anybody = graphClient(stage.url);
  const person = { email, password, name: '김독자', phone: '010-2222-3333', locale: 'en' };
  await anybody.ask(signUpOperation, { input: person });
  await anybody.close();
  const reader = customerOn(stage, await stage.as(email, password));
  const wish = { lines: [{ productId: 'prd_book02', quantity: 1 }], fulfilment: shipment };

  step('The provider is slow: the order is taken in, and placed a moment later');
  const slow = await reader.place('slow', { ...wish, cardToken: 'tok_slow', whenBusy: 'QUEUE' });
  expect('nobody has to come back', slow.__typename, 'PlaceOrderSuccess');
  const slowly = reader.watch(slow.order?.id ?? '');
  await slowly.reaches('PLACED');
  await slowly.reaches('ACCEPTED', 'PREPARING');

  step('The parcel is sent and arrives');
  const courier = staffOn(stage, await stage.as('courier@jumun.example'));
  await courier('dispatchDelivery', { orderId: slow.order?.id ?? '' });
  await slowly.reaches('IN_FULFILMENT');
  expect('what is sent can no longer be cancelled', await reader.quote(slow.order?.id ?? ''), 'REFUSED');
  await courier('completeDelivery', { orderId: slow.order?.id ?? '' });
  await slowly.reaches('COMPLETED');
  slowly.complete();

  step('Another is cancelled while the parcel is made up: payment and delivery are cancelled too');
  const second = await reader.order('second', wish);
  const watched = reader.watch(second);
  await watched.reaches('ACCEPTED', 'PREPARING');
  expect('cancelled and refunded', (await reader.cancel(second)).order, {
    status: 'CANCELLED',
    payment: { status: 'REFUNDED' },
  });
  await watched.reaches('CANCELLED');
  watched.complete();
  await until('the delivery says so too', async () => {
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

  step('Each change was told by SMS');
  const notices = async () =>
    (await reader.ask<{ myPage: { notifications: { nodes: Notice[] } } }>(noticesOperation)).myPage
      .notifications.nodes;
  // of the two orders that stood each step, and besides that no parcel comes and that a card was declined
  const told = slowly.steps.length + watched.steps.length + 2;
  const texts = await until('no more and no less', async () => {
    const sent = (await notices()).filter(({ channel }) => channel === 'SMS');
    return sent.length === told ? sent : undefined;
  });
  for (const subject of texts.map((text) => text.subject).sort()) show(subject);
};
