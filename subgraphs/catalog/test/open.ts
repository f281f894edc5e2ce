import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Locale } from '@jumun/platform/kernel/locale';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import type { OpenStore } from '@jumun/platform/store/configured';
import { StoreOpened } from '@jumun/schema/events/stores';
import { aStore } from '../../../test/a-store.ts';
import { type Json, openForTest } from '../../../test/context.ts';
import { envelope } from '../../../test/envelope.ts';
import { testStores } from '../../../test/stores.ts';
import { open } from '../server.ts';

export const admin: Caller = { ...anonymous, subject: 'usr_admin', scopes: ['catalog:write', 'stores:any'] };
export const otherAdmin: Caller = { ...admin, subject: 'usr_other' };
export const orders = serviceCaller('orders');

type Answer = Record<string, Json>;
type Variables = Readonly<Record<string, unknown>>;

/** The context on a store of its own unless one is given, with what its tests do to it. */
export const openCatalog = async (openStore: OpenStore = testStores(), settings: NodeJS.ProcessEnv = {}) => {
  let now = Date.UTC(2026, 10, 20, 9);
  const opened = await openForTest(open, { openStore, settings, clock: () => now++ as Instant });
  const { context } = opened;
  const { store } = context;

  const ask = async (query: string, variables: Variables = {}, caller = anonymous, locale?: Locale) =>
    (await opened.execute(caller, query, variables, locale)) as {
      data?: Answer | null;
      errors?: readonly { message: string; extensions: Answer }[];
    };

  const told = async (query: string, variables: Variables, caller: Caller) => {
    const { data, errors } = await ask(query, variables, caller);
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data as Answer;
  };

  const register = async (input: object, caller = admin) =>
    (await told(registerText, { input }, caller)).registerProduct as Answer;
  const restock = async (input: object, caller = admin) =>
    (await told(restockText, { input }, caller)).restockProduct as Answer;

  /** What catalog hears when a store is opened, or changed. */
  const hearOfStore = (storeId: string, ...fulfilments: ('SHIPMENT' | 'PICKUP')[]) => {
    const event = StoreOpened.make(aStore(storeId, { fulfilments }));
    return opened.hear([envelope('stores', storeId, event, now)]);
  };
  await hearOfStore('sto_bookshop', 'SHIPMENT');
  for (const cafe of ['sto_cafe1', 'sto_cafe2']) await hearOfStore(cafe, 'PICKUP');

  return {
    context,
    store,
    ask,
    register,
    restock,
    /** Registers a class of taxi ride at this fare. */
    aRide: (price: object, idempotencyKey = newId('key')) =>
      register({ idempotencyKey, title: '프라임', price, rideClass: { rideClass: 'PRIME' } }),
    /** Registers a book and answers its id. */
    async aBook(stock: number, title = '느린 우체국'): Promise<string> {
      const input = { ...bookInput, title, idempotencyKey: newId('key'), book: { author: '문도윤', stock } };
      return (await register(input)).product.id;
    },
    async aLatte(): Promise<string> {
      const input = {
        idempotencyKey: newId('key'),
        title: '라떼',
        price: won(4_500),
        menuItem: { storeId: 'sto_cafe1' },
      };
      return (await register(input)).product.id;
    },
    setAvailability: async (productId: string, available: boolean) =>
      (await told(availabilityText, { input: { productId, available } }, admin)).setAvailability as Answer,
    reserve: async (key: string, ...lines: readonly (readonly [productId: string, quantity: number])[]) =>
      (
        await told(
          reserveText,
          { input: { key, lines: lines.map(([productId, quantity]) => ({ productId, quantity })) } },
          orders,
        )
      ).reserveStock as Answer,
    release: async (key: string) =>
      (await told(releaseText, { input: { key } }, orders)).releaseStock as Answer,
    stockNow: async (...productIds: string[]) =>
      (
        await told(
          'query ($productIds: [ID!]!) { stockNow(productIds: $productIds) { productId available } }',
          { productIds },
          orders,
        )
      ).stockNow,
    reservation: async (key: string) =>
      (
        await told(
          'query ($key: ID!) { reservation(key: $key) { key state lines { productId quantity } } }',
          { key },
          orders,
        )
      ).reservation as Answer | null,
    product: async (id: string) =>
      (await told(`query ($id: ID!) { product(id: $id) { ${productFields} } }`, { id }, anonymous))
        .product as Answer | null,
    /** What catalog hears from orders. */
    hear: (type: 'OrderPlaced' | 'OrderRefused' | 'OrderCancelled', orderId: string) => {
      const event: PublishedEvent = { type, version: 1, data: { orderId, lines: [] } };
      return opened.hear([envelope('orders', orderId, event, now)]);
    },
    hearOfStore,
    /** Everything published so far. */
    said: async () => (await opened.said()).map(({ type, data }) => ({ type, data })),
    close: opened.close,
  };
};

export type OpenCatalog = Awaited<ReturnType<typeof openCatalog>>;

export const won = (minorUnits: number) => ({ minorUnits, currency: 'KRW' });

export const bookInput = {
  idempotencyKey: 'key-1',
  title: '느린 우체국',
  price: won(13_500),
  book: { author: '문도윤', stock: 20 },
};

export const productFields = `
  id kind title stock available price { minorUnits currency amount formatted }
  details { __typename ... on BookDetails { author isbn seller: store { id } } ... on MenuItemDetails { store { id } } ... on RideClassDetails { rideClass } }`;
const refusal = '... on InvalidProduct { code message field } ... on IdempotencyKeyReused { code message }';
const registerText = `mutation ($input: RegisterProductInput!) { registerProduct(input: $input) {
  __typename ... on RegisterProductSuccess { product { ${productFields} } } ${refusal} } }`;
const restockText = `mutation ($input: RestockProductInput!) { restockProduct(input: $input) {
  __typename ... on RestockProductSuccess { product { id stock available } } ... on ProductNotFound { code message }
  ... on StockNotCounted { code message } ... on IdempotencyKeyReused { code message } } }`;
const availabilityText = `mutation ($input: SetAvailabilityInput!) { setAvailability(input: $input) {
  __typename ... on SetAvailabilitySuccess { product { id stock available } } ... on ProductNotFound { code message } } }`;
const reserveText = `mutation ($input: ReserveStockInput!) { reserveStock(input: $input) {
  __typename ... on StockReservation { key state lines { productId quantity } } ... on StockShort { productIds } } }`;
const releaseText = `mutation ($input: ReleaseStockInput!) { releaseStock(input: $input) { key state lines { productId quantity } } }`;
