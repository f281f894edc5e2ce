import { setTimeout as pause } from 'node:timers/promises';
import { type GraphClient, graphClient, signedIn } from '../graph-client.ts';
import type { Chance } from './chance.ts';
import type { Tally } from './tally.ts';

type Product = {
  readonly id: string;
  readonly kind: 'BOOK' | 'MENU_ITEM' | 'RIDE_CLASS';
  readonly details: { readonly store?: { readonly id: string } | null };
};
type Answered = { readonly __typename: string; readonly order?: { readonly id: string } };

const productsOperation = `query ($kind: ProductKind!) { products(kind: $kind, first: 50) {
  nodes { id kind details { ... on MenuItemDetails { store { id } } } } } }`;
const placeOperation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename
    ... on PlaceOrderSuccess { order { id } } ... on OrderPending { order { id } } } }`;
const cancelOperation = 'mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }';
const pageOperation =
  '{ myPage { orders(first: 10) { nodes { status } } wallet { walletItemId exchangeable itemStatus giftId } missions { missionId achieved } points mileage } }';

const places = ['세종대로 110', '서울역 1번 출구', '강남대로 396', '여의대로 24', '올림픽로 300'];

/** Everything that can be ordered, by kind. */
export const menuOf = async (
  client: GraphClient,
): Promise<Readonly<Record<Product['kind'], readonly Product[]>>> => {
  const of = async (kind: Product['kind']) => {
    const { data, errors } = await client.ask<{ products: { nodes: Product[] } }>(productsOperation, {
      kind,
    });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.products.nodes;
  };
  return { BOOK: await of('BOOK'), MENU_ITEM: await of('MENU_ITEM'), RIDE_CLASS: await of('RIDE_CLASS') };
};

/** Opens an account for a customer of this simulation. */
export const newShopper = async (url: string, name: string): Promise<Shopper> => {
  const email = `${name}@example.com`;
  const password = `password of ${name}`;
  const anonymous = graphClient(url);
  await anonymous.ask('mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }', {
    input: { email, password, name: '김손님', phone: '010-0000-0000' },
  });
  await anonymous.close();
  const client = await signedIn(url, email, password);
  const answer = await client.ask<{ viewer: { membershipNumber: string } }>(
    '{ viewer { ... on Customer { membershipNumber } } }',
  );
  return { name, client, membershipNumber: answer.data?.viewer.membershipNumber ?? null };
};

export type Shopper = {
  readonly name: string;
  readonly client: GraphClient;
  readonly membershipNumber: string | null;
};

type Menu = Awaited<ReturnType<typeof menuOf>>;

/** A book, a coffee or a ride, with its fulfilment. */
const wishOf = ({ membershipNumber }: Shopper, menu: Menu, chance: Chance) => {
  const address = () => ({ line1: chance.of(places), city: '서울' });
  const kind = chance.of(['BOOK', 'MENU_ITEM', 'MENU_ITEM', 'RIDE_CLASS'] as const);
  const product = chance.of(menu[kind]);
  const lines = [{ productId: product.id, quantity: kind === 'RIDE_CLASS' ? 1 : chance.of([1, 1, 1, 2]) }];
  switch (kind) {
    case 'BOOK':
      return {
        lines,
        fulfilment: { shipment: { recipient: '김손님', phone: '010-0000-0000', address: address() } },
      };
    case 'MENU_ITEM':
      return {
        lines,
        fulfilment: { pickup: { storeId: product.details.store?.id ?? '', membershipNumber } },
      };
    case 'RIDE_CLASS':
      return {
        lines,
        fulfilment: { ride: { pickUp: address(), dropOff: address(), passengers: chance.of([1, 2, 3]) } },
      };
  }
};

/** One turn of a customer: orders, perhaps cancels, looks at the page, and uses what is in the wallet. */
export const turnOf = async (
  shopper: Shopper,
  {
    menu,
    chance,
    tally,
    turn,
    offers,
  }: { menu: Menu; chance: Chance; tally: Tally; turn: number; offers: readonly string[] },
): Promise<void> => {
  const { client, name } = shopper;
  const act = async (what: string, operation: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const { data, errors } = await client.ask<Record<string, Answered>>(operation, variables);
    const [answer] = Object.values(data ?? {});
    if (!answer) tally.wrong(what, errors);
    else tally.count(`${what}: ${answer.__typename}`);
    return answer;
  };

  const cardToken = chance.is(0.05) ? 'tok_declined' : chance.is(0.03) ? 'tok_slow' : 'tok_ok';
  const input = {
    idempotencyKey: `${name}-${turn}`,
    ...wishOf(shopper, menu, chance),
    payment: { method: 'CARD', cardToken },
    whenBusy: chance.is(0.5) ? 'QUEUE' : 'TRY_LATER',
  };
  let placed = await act('placeOrder', placeOperation, { input });
  if (placed?.__typename === 'TryAgainLater')
    placed = await act('placeOrder again', placeOperation, { input });
  if (placed?.__typename === 'DuplicateOrder')
    placed = await act('placeOrder confirmed', placeOperation, { input: { ...input, confirm: true } });
  const id = placed?.order?.id;
  if (id && chance.is(0.15)) {
    await pause(chance.between(0, 4_000));
    await act('cancelOrder', cancelOperation, { id });
  }

  type Page = {
    myPage: {
      wallet: { walletItemId: string; exchangeable: boolean; itemStatus: string; giftId: string | null }[];
      missions: { missionId: string; achieved: boolean }[];
    };
  };
  const { data, errors } = await client.ask<Page>(pageOperation);
  if (!data) return tally.wrong('myPage', errors);
  tally.count('myPage: read');
  const open = data.myPage.missions.find(({ achieved }) => !achieved);
  if (open && chance.is(0.2))
    await act(
      'achieveMission',
      'mutation ($input: AchieveMissionInput!) { achieveMission(input: $input) { __typename } }',
      { input: { missionId: open.missionId, idempotencyKey: `${name}-${open.missionId}` } },
    );
  const item = data.myPage.wallet.find(({ exchangeable }) => exchangeable);
  if (item && offers.length > 0 && chance.is(0.5))
    await act(
      'exchangeWalletItem',
      'mutation ($input: ExchangeWalletItemInput!) { exchangeWalletItem(input: $input) { __typename } }',
      {
        input: {
          walletItemId: item.walletItemId,
          giftOfferId: chance.of(offers),
          idempotencyKey: `${name}-${turn}-${item.walletItemId}`,
        },
      },
    );
  const gift = data.myPage.wallet.find(({ itemStatus }) => itemStatus === 'EXCHANGED')?.giftId;
  if (gift && chance.is(0.3))
    await act('useGift', 'mutation ($input: UseGiftInput!) { useGift(input: $input) { __typename } }', {
      input: { giftId: gift, idempotencyKey: `${name}-uses-${gift}` },
    });
};
