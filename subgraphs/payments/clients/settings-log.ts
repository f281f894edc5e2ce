import { open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { endsWithin } from '@jumun/platform/kernel/deadline';
import { readSettings } from '@jumun/platform/process/config';
import type { Logger } from '@jumun/platform/process/logger';
import { fareSettings } from '@jumun/schema/fares';
import { z } from 'zod';

/** The settings in effect when a payment was decided. */
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
 * A file that many processes append to, perhaps from several machines: one line for each payment. No payment waits for it,
 * or fails because of it.
 */
export type SettingsLog = {
  readonly append: (payment: {
    readonly at: number;
    readonly paymentId: string;
    readonly orderId: string;
  }) => void;
  /** Waits until all lines are written or have failed, but for a second at most. */
  readonly close: () => Promise<unknown>;
};

const settingsForm = {
  /** By default in the data folder; without a data folder there is no file. */
  JUMUN_SETTINGS_LOG: z.string().optional(),
  JUMUN_DATA: z.string().optional(),
  ...fareSettings,
  JUMUN_REPLICA: z.string().optional(),
};

export const settingsLogSettings = (settings: NodeJS.ProcessEnv) => {
  const { JUMUN_SETTINGS_LOG, JUMUN_DATA, JUMUN_MINIMUM_FARE, JUMUN_REPLICA } = readSettings(
    settingsForm,
    settings,
  );
  return {
    file: JUMUN_SETTINGS_LOG ?? (JUMUN_DATA === undefined ? undefined : join(JUMUN_DATA, 'settings.log')),
    minimumFare: JUMUN_MINIMUM_FARE.minorUnits,
    replica: JUMUN_REPLICA ?? null,
  };
};

/** An address that may be written to a file: without user, password, and query, which sometimes holds a key. */
export const withoutCredentials = (address: string): string => {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
};

/** How many lines may wait in memory: a volume that hangs must not exhaust the process. */
const mostWaiting = 10_000;
const closeWithinMs = 1_000;

export const openSettingsLog = ({
  file,
  minimumFare,
  replica,
  providerUrl,
  providerDeadlineMs,
  log,
}: ReturnType<typeof settingsLogSettings> & {
  readonly providerUrl: string;
  readonly providerDeadlineMs: number;
  readonly log: Logger;
}): SettingsLog => {
  const provider = withoutCredentials(providerUrl);
  const inEffect = {
    minimumFare,
    provider,
    providerDeadlineMs,
    replica,
    host: hostname(),
    pid: process.pid,
  };
  let waiting: SettingsRecord[] = [];
  /** Being written. */
  let inHand: readonly SettingsRecord[] = [];
  let writing: Promise<void> | undefined;

  // the record itself goes to our own log, so that it is not lost
  const lost = (record: SettingsRecord, error?: unknown) =>
    log.error({ alert: 'settings-log', record, err: error }, 'the log of settings could not be written');

  const write = async (path: string): Promise<void> => {
    for (let records = waiting; records.length > 0; records = waiting) {
      waiting = [];
      inHand = records;
      try {
        await appendLines(path, records, (written) => {
          inHand = records.slice(written);
        });
      } catch (error) {
        for (const record of inHand) lost(record, error);
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
      await endsWithin(closeWithinMs, writing);
      for (const record of [...inHand, ...waiting]) lost(record);
      waiting = [];
    },
  };
};

/** Opens the file anew each time, so that it may be moved away; O_APPEND and one write for each line keep lines whole. */
const appendLines = async (
  path: string,
  records: readonly SettingsRecord[],
  onWritten: (count: number) => void,
): Promise<void> => {
  const handle = await open(path, 'a');
  try {
    for (const [index, record] of records.entries()) {
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      const { bytesWritten } = await handle.write(line);
      if (bytesWritten < line.length) throw new Error('a line was cut short');
      onWritten(index + 1);
    }
  } finally {
    await handle.close();
  }
};
