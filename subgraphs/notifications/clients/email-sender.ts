import { TimedOut, withDeadline } from '@jumun/platform/kernel/deadline';
import { createTransport } from 'nodemailer';
import type { Dispatch, Sender } from './sender.ts';

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

/** E-mail over SMTP. The Message-ID is made from the notification's id and so is the same at every attempt. */
export const emailSender = ({ url, from }: { readonly url: string; readonly from: string }): Sender => {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 5,
      connectionTimeout: 3_000,
      greetingTimeout: 3_000,
      socketTimeout: 10_000,
    },
    { from },
  );
  const send = async ({ key, to, subject, body, eventId, orderId }: Dispatch) => {
    await transport.sendMail({
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
    return { type: 'sent' } as const;
  };
  return {
    async send(dispatch, deadlineMs) {
      try {
        // a later answer no longer counts: the message is tried again under the same key
        return await withDeadline(deadlineMs, send(dispatch));
      } catch (error) {
        if (error instanceof TimedOut) return { type: 'unknown', reason: 'TIMEOUT' };
        const failure = error as SmtpFailure;
        return { type: isPermanent(failure) ? 'refused' : 'unknown', reason: reasonOf(failure) };
      }
    },
    close: async () => transport.close(),
  };
};
