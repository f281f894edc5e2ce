import { TimedOut } from '@jumun/platform/kernel/deadline';
import { openExchange } from '@jumun/platform/remote/exchange';
import { z } from 'zod';
import type { Dispatch, Sender } from './sender.ts';

const maxResponse = 64 * 1024; // bytes

const taken = z.object({ status: z.literal('accepted') });
const refused = z.object({ status: z.literal('refused') });

/** Only the kind of failure: an error's message may contain what was sent. */
const kindOf = (error: unknown): string => {
  if (error instanceof TimedOut) return 'TIMEOUT';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'UNREADABLE';
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * A provider of SMS or push: `POST <url>` with `{ to, title, text }` and the header `Idempotency-Key`; it answers
 * `{ "status": "accepted" }`, or `{ "status": "refused" }` with a 4xx for what it will never send. Any other answer is unknown.
 */
export const httpSender = ({
  url,
  key,
}: {
  readonly url: string;
  readonly key: string | undefined;
}): Sender => {
  const { exchange, close } = openExchange({ largest: maxResponse });
  const send = async (
    { key: idempotencyKey, to, subject, body, eventId, orderId }: Dispatch,
    deadlineMs: number,
  ) => {
    const { status, text } = await exchange({
      url,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
        'x-jumun-event': eventId,
        ...(orderId === null ? {} : { 'x-jumun-order': orderId }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ to, title: subject, text: body }),
      withinMs: deadlineMs,
    });
    const said = jsonIn(text);
    if (status >= 200 && status < 300 && taken.safeParse(said).success) return { type: 'sent' } as const;
    // a status alone is not a refusal: it may be a proxy's, or our own mistake
    const isNo = status >= 400 && status < 500 && refused.safeParse(said).success;
    return isNo
      ? ({ type: 'refused', reason: 'REFUSED' } as const)
      : ({ type: 'unknown', reason: `HTTP_${status}` } as const);
  };
  return {
    send: (dispatch, { deadlineMs }) =>
      send(dispatch, deadlineMs).catch((error: unknown) => ({ type: 'unknown', reason: kindOf(error) })),
    close,
  };
};
