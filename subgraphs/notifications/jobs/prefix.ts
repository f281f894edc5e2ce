import { readFile } from 'node:fs/promises';
import type { Logger } from '@jumun/platform/process/logger';

const isLine = (text: string) => text.length <= 40 && !/\p{Cc}/u.test(text);

/** The prefix of every message: the first line of the file if one is named, read each time, or else the setting. */
export const prefixReader = (
  { prefix, file }: { readonly prefix: string; readonly file: string | undefined },
  log: Pick<Logger, 'warn'>,
): (() => Promise<string>) => {
  if (file === undefined) return async () => prefix;
  let last = prefix;
  let reported = '';
  return async () => {
    let problem = '';
    try {
      const line = ((await readFile(file, 'utf8')).split('\n')[0] ?? '').trim();
      if (isLine(line)) last = line;
      else problem = 'longer than 40 characters, or not text';
    } catch (error) {
      problem = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    }
    if (problem !== reported && problem !== '')
      log.warn({ problem }, 'the prefix of messages stays as it was');
    reported = problem;
    return last;
  };
};
