import type { Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { isMailbox, type Receive } from './behaviour.ts';

const maxMail = 256 * 1024; // bytes

/** A provider of e-mail. */
export const smtpServer = (receive: Receive): SMTPServer => {
  /** The connections that are open, by the port of the other end. */
  const sockets = new Map<number, Socket>();

  /** The refusal of a mail, or undefined for one that was taken. */
  const answer = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const mail = await PostalMime.parse(await readAll(stream));
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? null;
    const key = /^<([^@>]+)@/.exec(mail.messageId ?? '')?.[1];
    const recipient = session.envelope.rcptTo[0]?.address;
    if (stream.sizeExceeded || !key || !recipient) return smtpError(554, 'malformed');
    const received = await receive({
      key,
      channel: 'EMAIL',
      recipient,
      subject: mail.subject ?? '',
      body: mail.text ?? '',
      eventId: header('x-jumun-event'),
      orderId: header('x-jumun-order'),
    });
    if (received === 'later') return smtpError(451, 'busy');
    if (received === 'lost') sockets.get(session.remotePort)?.destroy(); // taken, and no answer ever comes
    return undefined;
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: maxMail,
    closeTimeout: 500, // senders keep idle connections open for a long time
    onRcptTo({ address }, _, done) {
      done(isMailbox(address) ? undefined : smtpError(550, 'no such mailbox'));
    },
    onData(stream, session, done) {
      answer(stream, session).then(done, () => done(smtpError(451, 'error')));
    },
  });
  server.on('error', () => {}); // errors of single connections
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  return server;
};

const smtpError = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

const readAll = async (stream: AsyncIterable<Buffer | string>): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};
