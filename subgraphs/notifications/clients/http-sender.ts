import { z } from 'zod';
import type { Dispatch, Sender } from './sender.ts';

const taken = z.object({ status: z.literal('accepted') });
const refused = z.object({ status: z.literal('refused') });

/** Only the kind of failure: an error's message may contain what was sent. */
const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'UNREADABLE';
  if (error.name === 'TimeoutError') return 'TIMEOUT';
  const code = (error.cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'UNREADABLE';
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
}): Sender => ({
  async send({ key: idempotencyKey, to, subject, body, eventId, orderId }: Dispatch, { deadlineMs }) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(deadlineMs),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey,
          'x-jumun-event': eventId,
          ...(orderId === null ? {} : { 'x-jumun-order': orderId }),
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ to, title: subject, text: body }),
      });
      const said: unknown = await response.json().catch(() => null);
      if (response.ok && taken.safeParse(said).success) return { type: 'sent' };
      // a status alone is not a refusal: it may be a proxy's, or our own mistake
      const isNo = response.status >= 400 && response.status < 500 && refused.safeParse(said).success;
      return isNo
        ? { type: 'refused', reason: 'REFUSED' }
        : { type: 'unknown', reason: `HTTP_${response.status}` };
    } catch (error) {
      return { type: 'unknown', reason: kindOf(error) };
    }
  },
  close: async () => {},
});
