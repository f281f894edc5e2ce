import { z } from 'zod';
import type { ChargeRow, RefundRow } from './ledger.ts';
import { cardOf } from './tokens.ts';

// What the sandbox provider is sent, and what it answers.

const cardToken = z.string().regex(/^tok_[a-z0-9_]{1,40}$/);
const key = z.string().min(1).max(255);
const amount = z.object({ minorUnits: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });

export const chargeForm = z.object({ key, orderId: key, amount, cardToken });
/** Without an amount all that is left goes back. */
export const refundForm = z.object({
  key,
  chargeKey: key,
  orderId: key,
  amount: amount.extend({ minorUnits: z.int().min(1) }).optional(),
});

export type Answer = { readonly status: number; readonly body: object };

export const failed: Answer = { status: 500, body: { status: 'error' } };
export const malformed: Answer = { status: 400, body: { status: 'error', reason: 'malformed' } };
export const unknownApiKey: Answer = { status: 401, body: { status: 'error', reason: 'unknown api key' } };
export const unknownToken: Answer = {
  status: 400,
  body: { status: 'declined', reason: 'unknown card token' },
};
export const notFound: Answer = { status: 404, body: { status: 'not-found' } };
export const nothingToRefund: Answer = { status: 404, body: { status: 'nothing-to-refund' } };
export const moreThanLeft: Answer = { status: 422, body: { status: 'more-than-left' } };
export const conflict: Answer = { status: 409, body: { status: 'conflict' } };

const chargeView = ({ key, charge_id, order_id, minor_units, currency, token }: ChargeRow) => ({
  chargeId: charge_id,
  key,
  orderId: order_id,
  amount: { minorUnits: minor_units, currency },
  card: cardOf(token),
});

const refundView = ({ key, charge_key, order_id, minor_units, currency }: RefundRow) => ({
  key,
  chargeKey: charge_key,
  orderId: order_id,
  amount: { minorUnits: minor_units, currency },
});

export const chargeAnswer = (row: ChargeRow): Answer => {
  if (row.status === 'approved') return { status: 200, body: { status: 'approved', ...chargeView(row) } };
  const status = row.reason === 'unknown card token' ? 400 : 402;
  return { status, body: { status: 'declined', reason: row.reason, card: cardOf(row.token) } };
};

export const refundAnswer = (row: RefundRow): Answer => ({
  status: 200,
  body: { status: 'refunded', ...refundView(row) },
});

/** One line each in `GET /ledger`. */
export const chargeLine = (row: ChargeRow): string =>
  `${JSON.stringify({ type: 'charge', ...chargeView(row), status: row.status, reason: row.reason, at: row.at })}\n`;
export const refundLine = (row: RefundRow): string =>
  `${JSON.stringify({ type: 'refund', status: 'refunded', ...refundView(row), at: row.at })}\n`;
