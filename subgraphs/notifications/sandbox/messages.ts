import type { AddressInfo } from 'node:net';
import { receiver } from './behaviour.ts';
import { httpServer } from './http.ts';
import { openLedger } from './ledger.ts';
import { smtpServer } from './smtp.ts';

// Providers of SMS, push and e-mail: stand-ins for other companies' systems. They share nothing with notifications but their
// protocols, keep a ledger of their own, and can fail in the ways that real ones do.

export type MessageSandbox = {
  /** SMS are posted to `<url>/sms` and push to `<url>/push`; `<url>/` shows what was sent. */
  readonly url: string;
  readonly smtpUrl: string;
  readonly close: () => Promise<void>;
};

/** Opens the providers of all three channels with one ledger in `file`. Port 0 takes any free port. */
export const openMessageSandbox = async ({
  file,
  port = 0,
  smtpPort = 0,
  slowMs = 6_000,
}: {
  readonly file: string;
  readonly port?: number;
  readonly smtpPort?: number;
  /** How long a slow recipient's provider takes to answer; it has taken the message by then. */
  readonly slowMs?: number;
}): Promise<MessageSandbox> => {
  const ledger = openLedger(file);
  const stopping = new AbortController();
  const receive = receiver(ledger, { slowMs, stopping: stopping.signal });
  const http = httpServer(ledger, receive);
  const smtp = smtpServer(receive);

  await new Promise<void>((resolve, reject) =>
    http.once('error', reject).listen(port, '127.0.0.1', () => resolve()),
  );
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, '127.0.0.1', () => resolve());
  });

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    async close() {
      stopping.abort(); // slow answers need not be waited for
      const closed = [
        new Promise<void>((resolve) => http.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ];
      http.closeIdleConnections();
      const force = setTimeout(() => http.closeAllConnections(), 2_000);
      await Promise.all(closed);
      clearTimeout(force);
      ledger.close();
    },
  };
};
