import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, readyOf, root, startNode, startProcesses, until } from '../run/processes.ts';

/** A production installation in an empty folder, with providers of its own that we play. */
export type Production = {
  readonly url: string;
  /** The environment of `npm start`, for commands of operators. */
  readonly env: NodeJS.ProcessEnv;
  /** Where the audit finds what was sent. */
  readonly messagesUrl: string;
  /** Runs a command of an operator, such as `tools/operate/admin.ts`, and answers what it printed; throws if it failed. */
  command(file: string, ...args: readonly string[]): string;
  /** The latest message to somebody on a channel that holds what `find` finds. */
  messageTo(recipient: string, find: RegExp): Promise<string>;
  stop(): Promise<void>;
};

/** Starts providers, then makes `before` happen in the empty folder, then starts the system in production. */
export const startProduction = async (
  before: (command: Production['command']) => void = () => {},
): Promise<Production> => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-opening-'));
  const outside = startNode(
    ['tools/demo/outside.ts'],
    environment({
      JUMUN_DATA: join(folder, 'outside'),
      PROVIDER_PORT: '0',
      MESSAGES_PORT: '0',
      SMTP_PORT: '0',
    }),
  );
  const { url: provider, messagesUrl, smtpUrl } = (await readyOf(outside)) as Record<string, string>;
  const settings = {
    JUMUN_MODE: 'production',
    JUMUN_RATE_LIMITS: 'on',
    JUMUN_PROVIDER_URL: String(provider),
    JUMUN_PROVIDER_KEY: 'sandbox',
    JUMUN_SMTP_URL: String(smtpUrl),
    JUMUN_SMS_URL: `${messagesUrl}/sms`,
    JUMUN_PUSH_URL: `${messagesUrl}/push`,
    JUMUN_LOG: 'warn',
    ...(process.env.JUMUN_STORE && { JUMUN_STORE: process.env.JUMUN_STORE }),
  };
  const data = join(folder, 'data');
  const env = environment({ ...settings, JUMUN_DATA: data });
  const command = (file: string, ...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
    return stdout.trim();
  };
  const stopOutside = async () => {
    outside.child.kill('SIGTERM');
    await outside.ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    before(command);
    const system = await startProcesses({ folder: data, settings });
    // the newest first, as whoever looks at the page of messages reads them
    const sentTo = async (recipient: string): Promise<string[]> => {
      const text = await (await fetch(`${messagesUrl}/?${new URLSearchParams({ recipient })}`)).text();
      return [...text.matchAll(/<pre>([^<]*)<\/pre>/g)].map(([, body = '']) => body);
    };
    return {
      url: system.url,
      env,
      messagesUrl: String(messagesUrl),
      command,
      messageTo: (recipient, find) =>
        until(async () => {
          const found = (await sentTo(recipient)).map((text) => find.exec(text)?.[0]);
          return found.find((text) => text !== undefined);
        }),
      async stop() {
        await system.stop();
        await stopOutside();
      },
    };
  } catch (error) {
    await stopOutside();
    throw error;
  }
};
