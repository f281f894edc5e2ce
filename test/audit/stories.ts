import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { type Answered, cancel, command, until } from '../shop.ts';
import type { System } from '../system.ts';

// What a member does beside ordering books: coffee and rides of every fate, missions, and what is given for them.

/** Sends a command; throws unless it succeeds, or is answered as expected. */
const commandExpecting = async (
  who: GraphClient,
  field: string,
  input: object,
  { more = '', expect = /Success$/ }: { more?: string; expect?: RegExp } = {},
): Promise<Answered> => {
  const answer = await command(who, field, input, more);
  if (!expect.test(answer.__typename)) throw new Error(JSON.stringify(answer));
  return answer;
};

const address = (line1: string) => ({ line1, city: '서울' });
const ride = {
  lines: [{ productId: 'prd_ride_basic', quantity: 1 }],
  fulfilment: { ride: { pickUp: address('세종대로 110'), dropOff: address('서울역'), passengers: 1 } },
};
const coffee = (membershipNumber?: string) => ({
  lines: [{ productId: 'prd_menu01', quantity: 1 }],
  fulfilment: { pickup: { storeId: 'sto_cafe1', ...(membershipNumber && { membershipNumber }) } },
});

/** Returns the ids of what it left behind, by the names that violations call them by; `told` of each order as it is placed. */
export const liveAsMember = async (
  shop: System,
  member: string,
  told: (orderId: string) => void,
): Promise<Record<string, string>> => {
  const who = await shop.as(member);
  const barista = await shop.as('stf_cafe', {
    scopes: ['tickets:read', 'tickets:write'],
    stores: ['sto_cafe1'],
  });
  const dispatcher = await shop.as('stf_dispatcher', { scopes: ['taxis:read', 'taxis:write'] });
  const left: Record<string, string> = { member };

  const order = async (fate: string, wish: object, pointsToSpend?: number): Promise<string> => {
    const input = {
      idempotencyKey: fate,
      ...wish,
      payment: { method: 'CARD', cardToken: 'tok_ok', pointsToSpend },
      confirm: true,
    };
    const placed = await until(async () => {
      const answer = await commandExpecting(who, 'placeOrder', input, {
        more: '... on PlaceOrderSuccess { order { id } }',
        expect: /Success$|TryAgainLater|OrderPending/,
      });
      return answer.__typename === 'PlaceOrderSuccess' ? answer : undefined;
    }, 60_000);
    const { id } = placed.order as { id: string };
    told(id);
    left[fate] = id;
    await until(async () => {
      const { data } = await who.ask<{ order: { ticket: object | null; ride: object | null } }>(
        'query ($id: ID!) { order(id: $id) { ticket { status } ride { status } } }',
        { id },
      );
      return data?.order.ticket ?? data?.order.ride ?? undefined;
    });
    return id;
  };

  const { data } = await who.ask<{ viewer: { membershipNumber: string } }>(
    '{ viewer { ... on Customer { membershipNumber } } }',
  );
  const number = data?.viewer.membershipNumber;
  if (!number) throw new Error(`${member} has no membership number`);

  const accept = (orderId: string) => commandExpecting(barista, 'acceptTicket', { orderId, prepMinutes: 5 });
  const handedOver = await order('coffee', coffee(number));
  await accept(handedOver);
  for (const field of ['readyTicket', 'handOverTicket'])
    await commandExpecting(barista, field, { orderId: handedOver });
  await accept(await order('brewing', coffee(number)));
  await accept(await order('nameless', coffee()));
  await commandExpecting(barista, 'rejectTicket', {
    orderId: await order('turnedDown', coffee(number)),
    reason: '재료가 떨어졌습니다',
  });
  await cancel(who, await order('unwanted', coffee(number)));
  await order('open', coffee(number));

  await until(async () => {
    const { data } = await who.ask<{ viewer: { wallet: { points: number } | null } }>(
      '{ viewer { ... on Customer { wallet { points } } } }',
    );
    return (data?.viewer.wallet?.points ?? 0) >= 300 || undefined;
  });
  await accept(await order('spent', coffee(), 100));
  await cancel(who, await order('givenBack', coffee(), 150));
  const inPart = await order('inPart', coffee(), 100);
  await accept(inPart);
  const support = await shop.as('stf_support', { scopes: ['orders:read', 'orders:write', 'stores:any'] });
  const amount = { minorUnits: 130, currency: 'KRW' };
  await commandExpecting(support, 'refundOrder', {
    ...{ idempotencyKey: 'inPart', orderId: inPart, amount, reason: '식은 커피' },
  });

  const assign = (orderId: string, taxiId: string) =>
    commandExpecting(dispatcher, 'assignRide', { orderId, taxiId });
  const ridden = await order('ridden', ride);
  await assign(ridden, 'tax_demo1');
  for (const field of ['startRide', 'completeRide'])
    await commandExpecting(dispatcher, field, { orderId: ridden });
  await order('booked', ride);
  await assign(await order('assigned', ride), 'tax_demo1');
  const started = await order('started', ride);
  await assign(started, 'tax_demo4');
  await commandExpecting(dispatcher, 'startRide', { orderId: started });
  const calledOff = await order('calledOff', ride);
  await assign(calledOff, 'tax_demo1');
  await cancel(who, calledOff);

  /** The item of the wallet that is given for a mission, once it lies there. */
  const itemOf = (missionId: string): Promise<string> =>
    until(async () => {
      const { data } = await who.ask<{
        myPage: { missions: { missionId: string; rewardId: string; rewardStatus: string }[] };
      }>('{ myPage { missions { missionId rewardId rewardStatus } } }');
      const shown = data?.myPage.missions.find((one) => one.missionId === missionId);
      return shown?.rewardStatus === 'ISSUED' ? shown.rewardId.replace(/^rew_/, 'wit_') : undefined;
    }, 30_000);
  const achieve = (missionId: string) =>
    commandExpecting(who, 'achieveMission', { missionId, idempotencyKey: missionId });
  const exchange = (walletItemId: string, giftOfferId: string, expect: RegExp = /Success$/) =>
    commandExpecting(
      who,
      'exchangeWalletItem',
      { walletItemId, giftOfferId, idempotencyKey: `${walletItemId}-${giftOfferId}` },
      { expect, more: '... on ExchangeWalletItemSuccess { gift { id } }' },
    );

  await achieve('mis_game1');
  left.kept = await itemOf('mis_game1');
  await exchange(left.kept, 'gof_soldout', /GiftUnavailable/);
  left.given = await itemOf('mis_ride1'); // the ride that was completed
  await exchange(left.given, 'gof_movie');
  await achieve('mis_welcome');
  left.used = await itemOf('mis_welcome');
  const { gift } = await exchange(left.used, 'gof_americano');
  await commandExpecting(who, 'useGift', { giftId: (gift as { id: string }).id });
  return left;
};
