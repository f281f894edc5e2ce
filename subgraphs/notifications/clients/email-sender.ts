import { Readable } from 'node:stream';
import { patiently } from '@jumun/platform/kernel/deadline';
import type { Outcome } from '../domain/notification.ts';
import type { Dispatch, Sender, Terms } from './sender.ts';

type SmtpFailure = { readonly code?: unknown; readonly responseCode?: unknown };

/** What SMTP refuses for good. A refused login (EAUTH) is our own mistake, so the message is tried again. */
const isPermanent = ({ code, responseCode }: SmtpFailure) =>
  (code === 'EENVELOPE' || code === 'EMESSAGE') &&
  typeof responseCode === 'number' &&
  responseCode >= 500 &&
  responseCode < 600;

const reasonOf = ({ code, responseCode }: SmtpFailure): string => {
  if (typeof responseCode === 'number') return `SMTP_${responseCode}`;
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'UNREADABLE';
};

/** Until it is handed over, a message can be sent again; after it only if the server has said that it did not take it. */
const outcomeOf = (failure: SmtpFailure, isHandedOver: boolean): Exclude<Outcome, { type: 'unwanted' }> => {
  if (isPermanent(failure)) return { type: 'refused', reason: reasonOf(failure) };
  if (isHandedOver && typeof failure.responseCode !== 'number') return { type: 'uncertain' };
  return { type: 'unknown', reason: reasonOf(failure) };
};

/** What a mail carries to the plugin below. */
type HandedOver = { readonly handOver: () => Promise<void> };

/** The content is first read when the server has said that it is ready for it. */
const after = async function* (handOver: HandedOver['handOver'], content: Readable) {
  await handOver();
  yield* content;
};

type Server = { readonly url: string; readonly from: string };

const openTransport = async ({ url, from }: Server) => {
  const { createTransport } = await import('nodemailer'); // most processes never send a mail
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 32,
      maxMessages: Number.POSITIVE_INFINITY,
      connectionTimeout: 3_000,
      greetingTimeout: 3_000,
      socketTimeout: 60_000, // deadlines are shorter, and count only the time in which an answer could be read
    },
    { from },
  );
  transport.use('stream', ({ data, message }, done) => {
    const { handOver } = data as Partial<HandedOver>;
    if (handOver) message.processFunc((content) => Readable.from(after(handOver, content)));
    done();
  });
  return transport;
};

/**
 * E-mail over SMTP, which knows no keys: what was handed over is not sent again unless the server has said that it did not take it.
 * The Message-ID is made from the notification's id and so is the same at every attempt.
 */
export const emailSender = (server: Server): Sender => {
  let opened: ReturnType<typeof openTransport> | undefined;
  const transport = () => {
    opened ??= openTransport(server);
    return opened;
  };

  const mailOf = ({ key, to, subject, body, eventId, orderId }: Dispatch) => ({
    // as an object: as text, one address could turn out to be several
    to: { name: '', address: to },
    subject,
    text: body,
    messageId: `<${key}@jumun>`,
    headers: {
      'X-Jumun-Event': eventId,
      ...(orderId === null ? {} : { 'X-Jumun-Order': orderId }),
      'Auto-Submitted': 'auto-generated', // so that out-of-office replies do not answer
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(dispatch, { deadlineMs, answerMs, handOver }: Terms) {
      const late = new AbortController();
      const { signal } = late;
      let isHandedOver = false;
      let endWaiting = patiently(deadlineMs, () => late.abort());
      const handOverInTime = async () => {
        if (!(await handOver()) || signal.aborted) throw new Error('no longer to be sent');
        isHandedOver = true;
        endWaiting();
        endWaiting = patiently(answerMs, () => late.abort());
      };
      try {
        const mail = { ...mailOf(dispatch), signal, handOver: handOverInTime };
        await (await transport()).sendMail(mail);
        return { type: 'sent' };
      } catch (error) {
        return outcomeOf(signal.aborted ? { code: 'TIMEOUT' } : (error as SmtpFailure), isHandedOver);
      } finally {
        endWaiting();
      }
    },
    close: async () => (await opened)?.close(),
  };
};
