import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What an operator has decided for a breaker: open and closed hold whatever happens, auto leaves it to itself. */
export type Override = 'open' | 'closed' | 'auto';

const form = z.record(z.string(), z.enum(['open', 'closed', 'auto']));

/** Reads the text of a file of overrides; throws where it is malformed. An empty text overrides nothing. */
export const readOverrides = (text: string): Readonly<Record<string, Override>> =>
  text.trim() === '' ? {} : form.parse(JSON.parse(text));

const lookEveryMs = 1_000;

type Watched = { overrides: Readonly<Record<string, Override>>; text: string };
const watched = new Map<string, Watched>();

/**
 * The overrides in a file, at most a second old, for as long as this process runs. A file rather than Redis, which is never
 * the truth, and rather than a message, which a process that is starting would miss. A file that cannot be read changes
 * nothing and is reported once; one that does not exist leaves every breaker to itself.
 */
export const watchOverrides = (
  file: string,
  onProblem: (error: unknown) => void = () => {},
): ((name: string) => Override) => {
  const known = watched.get(file) ?? begin(file, onProblem);
  return (name) => (Object.hasOwn(known.overrides, name) ? known.overrides[name] : undefined) ?? 'auto';
};

const begin = (file: string, onProblem: (error: unknown) => void): Watched => {
  const now: Watched = { overrides: {}, text: '' };
  let problem = '';
  const take = (text: string) => {
    if (text === now.text) return;
    now.text = text;
    now.overrides = readOverrides(text);
    problem = '';
  };
  const failed = (error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return take('');
    if (message !== problem) onProblem(error);
    problem = message;
  };
  try {
    take(readFileSync(file, 'utf8')); // before the first ask
  } catch (error) {
    failed(error);
  }
  let reading = false;
  setInterval(() => {
    if (reading) return; // a folder that hangs must not gather a queue
    reading = true;
    void readFile(file, 'utf8')
      .then(take)
      .catch(failed)
      .finally(() => {
        reading = false;
      });
  }, lookEveryMs).unref();
  watched.set(file, now);
  return now;
};
