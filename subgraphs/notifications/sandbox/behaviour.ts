import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger, Taken } from './ledger.ts';

/** How a recipient's provider behaves. */
type Behaviour = 'take' | 'refuse' | 'flaky' | 'slow' | 'lose';

const byWord: Readonly<Record<string, Behaviour>> = {
  refused: 'refuse',
  flaky: 'flaky',
  slow: 'slow',
  lost: 'lose',
};
const byDigits: Readonly<Record<string, Behaviour>> = {
  '0000': 'refuse',
  '9999': 'flaky',
  '8888': 'slow',
  '7777': 'lose',
};

const behaviourOf = (channel: Taken['channel'], recipient: string): Behaviour => {
  if (channel === 'SMS') return byDigits[recipient.slice(-4)] ?? 'take';
  const word = channel === 'EMAIL' ? recipient.split('@')[0] : recipient;
  return byWord[word?.split(/[+_]/).at(-1) ?? ''] ?? 'take';
};

/** Whether there is a mailbox at all: SMTP refuses a recipient before it is given the message. */
export const isMailbox = (address: string): boolean => behaviourOf('EMAIL', address) !== 'refuse';

/** How often a message to a flaky recipient fails before it works. */
const flakyFailures = 3;

/** Later: not taken. Lost: taken, but the sender must not be told. */
export type Reception = 'taken' | 'refused' | 'later' | 'lost';

export type Receive = (message: Taken) => Promise<Reception>;

/** Takes messages as their recipients' providers do. A slow one answers after `slowMs`, or at once when `stopping`. */
export const receiver =
  (
    ledger: Ledger,
    { slowMs, stopping }: { readonly slowMs: number; readonly stopping: AbortSignal },
  ): Receive =>
  async (message) => {
    const behaviour = behaviourOf(message.channel, message.recipient);
    if (behaviour === 'refuse') return 'refused';
    if (behaviour === 'flaky' && ledger.triesOf(message.key) <= flakyFailures) return 'later';
    ledger.take(message);
    if (behaviour === 'slow') await pause(slowMs, undefined, { signal: stopping }).catch(() => {});
    return behaviour === 'lose' && ledger.triesOf(message.key) === 1 ? 'lost' : 'taken';
  };
