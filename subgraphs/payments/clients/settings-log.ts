import { open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readSettings } from '@jumun/platform/process/config';
import type { Logger } from '@jumun/platform/process/logger';
import { z } from 'zod';

/** What was in effect when a payment was decided. */
export type SettingsRecord = {
  readonly at: string;
  readonly paymentId: string;
  readonly orderId: string;
  /** Whole won. */
  readonly minimumFare: number;
  /** The provider's address, without credentials. */
  readonly provider: string;
  readonly providerDeadlineMs: number;
  readonly replica: string | null;
  readonly host: string;
  readonly pid: number;
};

/**
 * A file that many processes, perhaps on several machines, add to: one line for each payment. Nobody waits for it, and nobody
 * fails because of it.
 */
export type SettingsLog = {
  readonly append: (payment: {
    readonly at: number;
    readonly paymentId: string;
    readonly orderId: string;
  }) => void;
  /** Waits until what was appended has been written, or could not be; a second at most. */
  readonly close: () => Promise<unknown>;
};

const settingsForm = {
  /** By default in the data folder. */
  JUMUN_SETTINGS_LOG: z.string().optional(),
  JUMUN_MINIMUM_FARE: z.coerce.number().int().min(0).max(1_000_000).default(3_800),
  JUMUN_REPLICA: z.string().optional(),
};

/** Where there is a data folder, there is a log. */
const fileOf = (given: string | undefined, { JUMUN_DATA }: NodeJS.ProcessEnv): string | undefined =>
  given ?? (JUMUN_DATA ? join(JUMUN_DATA, 'settings.log') : undefined);

/** An address as it may stand in a file: no user, no password, and no query, where keys are sometimes put. */
export const withoutCredentials = (address: string): string => {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
};

/** More than so many lines never wait in memory: a volume that hangs must not take the process with it. */
const mostWaiting = 10_000;
const closeWithinMs = 1_000;

export const openSettingsLog = (
  settings: NodeJS.ProcessEnv,
  { providerUrl, providerDeadlineMs, log }: { providerUrl: string; providerDeadlineMs: number; log: Logger },
): SettingsLog => {
  const { JUMUN_SETTINGS_LOG, JUMUN_MINIMUM_FARE, JUMUN_REPLICA } = readSettings(settingsForm, settings);
  const file = fileOf(JUMUN_SETTINGS_LOG, settings);
  const inEffect = {
    minimumFare: JUMUN_MINIMUM_FARE,
    provider: withoutCredentials(providerUrl),
    providerDeadlineMs,
    replica: JUMUN_REPLICA ?? null,
    host: hostname(),
    pid: process.pid,
  };
  let waiting: SettingsRecord[] = [];
  /** What has been taken to be written, and is not yet. */
  let inHand: readonly SettingsRecord[] = [];
  let writing: Promise<void> | undefined;

  // the record itself goes to our own log, so that it is not lost
  const lost = (record: SettingsRecord, error?: unknown) =>
    log.error({ alert: 'settings-log', record, err: error }, 'the log of settings could not be written');

  /** Opened for each turn, so that the file may be moved away; O_APPEND and one write for each line keep lines whole. */
  const write = async (path: string): Promise<void> => {
    for (let records = waiting; records.length > 0; records = waiting) {
      waiting = [];
      inHand = records;
      let written = 0;
      try {
        const handle = await open(path, 'a');
        try {
          for (; written < records.length; written++) {
            const line = Buffer.from(`${JSON.stringify(records[written])}\n`);
            const { bytesWritten } = await handle.write(line);
            if (bytesWritten < line.length) throw new Error('a line was cut short');
            inHand = records.slice(written + 1);
          }
        } finally {
          await handle.close();
        }
      } catch (error) {
        for (const record of records.slice(written)) lost(record, error);
      }
      inHand = [];
    }
    writing = undefined;
  };

  return {
    append({ at, paymentId, orderId }) {
      if (!file) return;
      const record = { at: new Date(at).toISOString(), paymentId, orderId, ...inEffect };
      if (waiting.length >= mostWaiting) return lost(record);
      waiting.push(record);
      writing ??= write(file);
    },
    async close() {
      if (!writing) return;
      await Promise.race([writing, setTimeout(closeWithinMs, undefined, { ref: false })]);
      for (const record of [...inHand, ...waiting]) lost(record);
      waiting = [];
    },
  };
};
