import type { ContextParts } from '@jumun/platform/graph/context';
import { type Answer, asksOf } from '@jumun/platform/remote/ask';
import { manifest } from '../manifest.ts';
import { type Unknown, unknownOf } from './unknown.ts';

export type PointsAnswer =
  | { readonly type: 'HELD' }
  | { readonly type: 'SHORT'; readonly available: number }
  /** Given back already: this attempt is being undone. */
  | { readonly type: 'RETURNED' }
  | Unknown;

/** Asks wallets to hold a customer's points for an order and to give them back; every ask may be repeated. */
export type PointsClient = {
  hold(orderId: string, customerId: string, amount: number, correlationId: string): Promise<PointsAnswer>;
  /** True once no points are held for this order, and none ever will be. */
  giveBack(orderId: string, correlationId: string): Promise<boolean>;
  /** True once so many points are back under the key of this refund. */
  giveBackPart(orderId: string, refundId: string, amount: number, correlationId: string): Promise<boolean>;
};

type Held = {
  holdPoints: { __typename: 'PointsHold'; state: string } | { __typename: 'PointsShort'; available: number };
};

const holdOperation = `mutation Hold($input: HoldPointsInput!) {
  holdPoints(input: $input) { __typename ... on PointsHold { state } ... on PointsShort { available } }
}`;
const returnOperation = `mutation Return($input: ReturnPointsInput!) { returnPoints(input: $input) { state } }`;

const readHeld = (answer: Answer<Held>): PointsAnswer => {
  if (!answer.known) return unknownOf(answer);
  const { holdPoints } = answer.data;
  if (holdPoints.__typename === 'PointsShort') return { type: 'SHORT', available: holdPoints.available };
  return holdPoints.state === 'RETURNED' ? { type: 'RETURNED' } : { type: 'HELD' };
};

export const openPointsClient = (
  parts: Pick<ContextParts, 'client' | 'log' | 'settings'>,
  deadlineMs: number,
): PointsClient => {
  const ask = asksOf(manifest, parts, deadlineMs);
  const hold = ask<Held>('hold-points', holdOperation);
  const giveBack = ask<{ returnPoints: { state: string } }>('return-points', returnOperation);
  return {
    async hold(orderId, customerId, amount, correlationId) {
      return readHeld(await hold({ input: { orderId, customerId, amount } }, correlationId));
    },
    async giveBack(orderId, correlationId) {
      const answer = await giveBack({ input: { key: `return:${orderId}`, orderId } }, correlationId);
      return answer.known && answer.data.returnPoints.state === 'RETURNED';
    },
    async giveBackPart(orderId, refundId, amount, correlationId) {
      const input = { key: `return:${orderId}:${refundId}`, orderId, amount };
      return (await giveBack({ input }, correlationId)).known;
    },
  };
};
