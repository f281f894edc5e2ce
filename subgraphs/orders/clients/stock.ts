import type { ContextParts } from '@jumun/platform/graph/context';
import { type Answer, asksOf } from '@jumun/platform/remote/ask';
import { manifest } from '../manifest.ts';
import { type Unknown, unknownOf } from './unknown.ts';

export type StockAnswer =
  | { readonly type: 'HELD' }
  | { readonly type: 'SHORT'; readonly productIds: readonly string[] }
  /** Given back already: this attempt is being undone. */
  | { readonly type: 'RELEASED' }
  | Unknown;

/** Asks catalog to hold stock and to give it back; the key is the order's id, and every ask may be repeated. */
export type StockClient = {
  reserve(
    orderId: string,
    lines: readonly { productId: string; quantity: number }[],
    correlationId: string,
  ): Promise<StockAnswer>;
  /** True once nothing is held under this key, and nothing ever will be. */
  release(orderId: string, correlationId: string): Promise<boolean>;
  /** How many there are now, by product, without those that are not counted; null where catalog does not answer. Nothing is held. */
  lookUp(productIds: readonly string[], correlationId: string): Promise<ReadonlyMap<string, number> | null>;
};

type Reserved = {
  reserveStock:
    | { __typename: 'StockReservation'; state: string }
    | { __typename: 'StockShort'; productIds: readonly string[] };
};

const reserveOperation = `mutation Reserve($input: ReserveStockInput!) {
  reserveStock(input: $input) { __typename ... on StockReservation { state } ... on StockShort { productIds } }
}`;
const releaseOperation = `mutation Release($input: ReleaseStockInput!) { releaseStock(input: $input) { state } }`;

const lookUpOperation = `query LookUp($productIds: [ID!]!) {
  stockNow(productIds: $productIds) { productId available }
}`;

type Found = { stockNow: readonly { productId: string; available: number }[] };

const readReserved = (answer: Answer<Reserved>): StockAnswer => {
  if (!answer.known) return unknownOf(answer);
  const { reserveStock } = answer.data;
  if (reserveStock.__typename === 'StockShort') return { type: 'SHORT', productIds: reserveStock.productIds };
  return reserveStock.state === 'RELEASED' ? { type: 'RELEASED' } : { type: 'HELD' };
};

export const openStockClient = (
  parts: Pick<ContextParts, 'client' | 'log' | 'settings'>,
  deadlineMs: number,
): StockClient => {
  const ask = asksOf(manifest, parts, deadlineMs);
  const reserve = ask<Reserved>('reserve-stock', reserveOperation);
  const release = ask<{ releaseStock: { state: string } }>('release-stock', releaseOperation);
  const lookUp = ask<Found>('look-up-stock', lookUpOperation);
  return {
    async lookUp(productIds, correlationId) {
      const answer = await lookUp({ productIds }, correlationId);
      if (!answer.known) return null;
      return new Map(answer.data.stockNow.map(({ productId, available }) => [productId, available]));
    },
    async reserve(key, lines, correlationId) {
      const wanted = lines.map(({ productId, quantity }) => ({ productId, quantity }));
      return readReserved(await reserve({ input: { key, lines: wanted } }, correlationId));
    },
    async release(key, correlationId) {
      const answer = await release({ input: { key } }, correlationId);
      return answer.known && answer.data.releaseStock.state === 'RELEASED';
    },
  };
};
