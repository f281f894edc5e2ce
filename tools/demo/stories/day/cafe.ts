import { isTold, moneyOf, type People } from './people.ts';

const storeId = 'sto_cafe1';

/** At the café: an acceptance taken back, an order given up after it, a customer who does not come, and one who collects points. */
export const cafeDay = async (people: People): Promise<void> => {
  const { minji } = people;
  const { viewer } = await minji.ask<{ viewer: { membershipNumber: string } }>(
    '{ viewer { ... on Customer { membershipNumber } } }',
  );
  const coffee = (quantity: number) => ({
    lines: [{ productId: 'prd_menu01', quantity }],
    fulfilment: { pickup: { storeId, membershipNumber: viewer.membershipNumber } },
  });
  await acceptedByMistake(people, coffee(1));
  await givenUp(people, coffee(2));
  await nobodyCame(people, coffee(3));
  await pickedUp(people, coffee(20));
};

type Wish = Parameters<People['minji']['order']>[1];

const acceptedByMistake = async (people: People, wish: Wish) => {
  const { stage, minji, barista } = people;
  stage.step('The barista accepts the wrong order, and takes that back; the customer cancels meanwhile');
  const orderId = await minji.order('mistaken', wish);
  const live = minji.watch(orderId);
  await accept(people, orderId);
  await live.reaches('ACCEPTED');
  stage.expect('accepted, so too late to cancel', await minji.quote(orderId), 'REFUSED');
  const undone = await barista('undoAcceptance', { orderId });
  stage.expect('taken back', undone.__typename, 'UndoAcceptanceSuccess');
  await live.isBackAt('PLACED', null);
  stage.expect('it can be cancelled again', await minji.quote(orderId), 'ALLOWED');
  await minji.cancel(orderId);
  await live.reaches('CANCELLED');
  live.complete();
};

const givenUp = async (people: People, wish: Wish) => {
  const { stage, minji, barista } = people;
  stage.step('The machine breaks: an accepted order is given up, with a reason');
  const orderId = await minji.order('given-up', wish);
  const live = minji.watch(orderId);
  await accept(people, orderId);
  await live.reaches('ACCEPTED');
  await barista('cancelTicket', { orderId, reason: '커피 기계가 고장 났습니다' });
  await live.reaches('CANCELLED');
  live.complete();
  stage.expect('all of the money is back', (await moneyOf(minji, orderId)).payment, 'REFUNDED');
  type Page = { myPage: { orders: { nodes: { orderId: string; rejectionReason: string | null }[] } } };
  await stage.until('my page gives the reason of the store', async () => {
    const { myPage } = await minji.ask<Page>(
      '{ myPage { orders(first: 10) { nodes { orderId rejectionReason } } } }',
    );
    return myPage.orders.nodes.find((one) => one.orderId === orderId)?.rejectionReason ?? undefined;
  });
};

const nobodyCame = async (people: People, wish: Wish) => {
  const { stage, minji, barista } = people;
  stage.step('Nobody comes for an order that is ready');
  const orderId = await minji.order('no-show', wish);
  const live = minji.watch(orderId);
  await accept(people, orderId);
  await barista('readyTicket', { orderId });
  await live.reaches('READY');
  const early = await barista('noShowTicket', { orderId });
  stage.expect('not at once', early.__typename, 'NoShowTooEarly');
  await barista.untilIt('after a while the store may say so', 'noShowTicket', { orderId });
  await live.reaches('NO_SHOW', 'NO_SHOW');
  live.complete();
  stage.expect('it stays paid', (await moneyOf(minji, orderId)).refunded, 0);
};

const pickedUp = async (people: People, wish: Wish) => {
  const { stage, minji, barista } = people;
  stage.step('A large order is picked up, and earns points');
  const orderId = await minji.order('points', wish);
  const live = minji.watch(orderId);
  await accept(people, orderId);
  await barista('readyTicket', { orderId });
  await barista('handOverTicket', { orderId });
  await live.reaches('COMPLETED');
  live.complete();
  await isTold(people, minji, orderId, 'ORDER_COMPLETED');
};

/** Accepts it as soon as the store has heard of it. */
const accept = ({ barista }: People, orderId: string) =>
  barista.untilIt('the café accepts', 'acceptTicket', { orderId, prepMinutes: 5 });
