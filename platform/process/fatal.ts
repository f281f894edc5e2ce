import { BadSetting } from './config.ts';
import { openLogger } from './logger.ts';

/** The exit code of a process whose settings are not right: starting it again would not help (EX_CONFIG of sysexits). */
export const badSettingsCode = 78;

/**
 * Ends the process on an uncaught error: its state is unknown, and its supervisor starts it again. Settings that are not right
 * are reported in words, without a stack.
 */
const end = (error: unknown): never => {
  if (error instanceof BadSetting) {
    process.stderr.write(`${error.message}\n`);
    process.exit(badSettingsCode);
  }
  openLogger('process').fatal({ err: error }, 'uncaught error');
  process.exit(1);
};

// what cannot be written to them, on a disk that is full, is no reason to end
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.on('uncaughtException', end);
process.on('unhandledRejection', end);
