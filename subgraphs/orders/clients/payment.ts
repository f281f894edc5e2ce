import type { ContextParts } from '@jumun/platform/graph/context';
import type { Money } from '@jumun/platform/kernel/money';
import { type Answer, asksOf } from '@jumun/platform/remote/ask';
import { manifest } from '../manifest.ts';
import { type Unknown, unknownOf } from './unknown.ts';

export type PaymentAnswer =
  | { readonly type: 'APPROVED' }
  | { readonly type: 'DECLINED'; readonly reason: string }
  | Unknown;

/** REFUNDED, or VOIDED where there was nothing to give back; after UNKNOWN the same key is asked again. */
export type RefundAnswer = 'REFUNDED' | 'VOIDED' | 'UNKNOWN';

/** DROPPED: it will never go back under this key, as less than that is left. */
export type PartAnswer = 'RETURNED' | 'DROPPED' | 'UNKNOWN';

/** Asks payments to approve and to refund. Keys follow from the order's id: a repeat is the same ask. */
export type PaymentClient = {
  approve(
    orderId: string,
    customerId: string,
    total: Money,
    cardToken: string,
    correlationId: string,
  ): Promise<PaymentAnswer>;
  /** Gives back all that has not gone back in parts. */
  refund(orderId: string, correlationId: string): Promise<RefundAnswer>;
  refundPart(
    orderId: string,
    refundId: string,
    minorUnits: number,
    correlationId: string,
  ): Promise<PartAnswer>;
};

type Payment = { __typename: 'Payment'; status: string };
type Approved = { approvePayment: Payment | { __typename: 'PaymentRefused'; reason: string } };
type PartRefunded = { refundPart: { status: string } };
type Refunded = { refundPayment: Payment | { __typename: 'RefundRecorded' } };

const approveOperation = `mutation Approve($input: ApprovePaymentInput!) {
  approvePayment(input: $input) { __typename ... on Payment { status } ... on PaymentRefused { reason } }
}`;
const refundOperation = `mutation Refund($input: RefundPaymentInput!) {
  refundPayment(input: $input) { __typename ... on Payment { status } }
}`;

const refundPartOperation = `mutation RefundPart($input: RefundPartInput!) {
  refundPart(input: $input) { status }
}`;

const readStatus = (status: string): PaymentAnswer => {
  if (status === 'APPROVED') return { type: 'APPROVED' };
  if (status === 'DECLINED' || status === 'VOIDED' || status === 'REFUNDED')
    return { type: 'DECLINED', reason: status };
  return { type: 'UNKNOWN', asked: true };
};

const readApproved = (answer: Answer<Approved>): PaymentAnswer => {
  if (!answer.known) return unknownOf(answer);
  const { approvePayment } = answer.data;
  return approvePayment.__typename === 'PaymentRefused'
    ? { type: 'DECLINED', reason: approvePayment.reason }
    : readStatus(approvePayment.status);
};

const readRefunded = (answer: Answer<Refunded>): RefundAnswer => {
  if (!answer.known) return 'UNKNOWN';
  const { refundPayment } = answer.data;
  if (refundPayment.__typename === 'RefundRecorded') return 'VOIDED';
  if (refundPayment.status === 'REFUNDED') return 'REFUNDED';
  return refundPayment.status === 'VOIDED' || refundPayment.status === 'DECLINED' ? 'VOIDED' : 'UNKNOWN';
};

const readPart = (answer: Answer<PartRefunded>): PartAnswer => {
  if (!answer.known) return 'UNKNOWN';
  const { status } = answer.data.refundPart;
  if (status === 'RETURNED') return 'RETURNED';
  return status === 'REFUSED' ? 'DROPPED' : 'UNKNOWN';
};

/** For the way to payments and back, and for its own work on a busy machine. */
const besideProviderMs = 1_000;

/** How many milliseconds payments may take, when its provider may take so many. */
export const paymentAnswerMs = (providerMs: number): number => providerMs + besideProviderMs;

export const openPaymentClient = (
  parts: Pick<ContextParts, 'client' | 'log' | 'settings'>,
  withinMs: number,
): PaymentClient => {
  const ask = asksOf(manifest, parts, withinMs);
  const approve = ask<Approved>('approve-payment', approveOperation);
  const refund = ask<Refunded>('refund-payment', refundOperation);
  const refundPart = ask<PartRefunded>('refund-part', refundPartOperation);
  return {
    async approve(orderId, customerId, { minorUnits, currency }, cardToken, correlationId) {
      const input = { key: `charge:${orderId}`, orderId, customerId, minorUnits, currency, cardToken };
      return readApproved(await approve({ input }, correlationId));
    },
    async refund(orderId, correlationId) {
      return readRefunded(await refund({ input: { key: `refund:${orderId}`, orderId } }, correlationId));
    },
    async refundPart(orderId, refundId, minorUnits, correlationId) {
      const input = { key: `refund:${orderId}:${refundId}`, orderId, minorUnits };
      return readPart(await refundPart({ input }, correlationId));
    },
  };
};
