import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Where an operator has put a breaker: open and closed hold whatever happens, auto leaves it to itself. */
export type Position = 'open' | 'closed' | 'auto';

const form = z.record(z.string(), z.enum(['open', 'closed', 'auto']));

/** Reads the text of a switch file; throws where it is none. No text is no switch: everything is automatic. */
export const readPositions = (text: string): Readonly<Record<string, Position>> =>
  text.trim() === '' ? {} : form.parse(JSON.parse(text));

const lookEveryMs = 1_000;

type Watched = { positions: Readonly<Record<string, Position>>; text: string };
const watched = new Map<string, Watched>();

/**
 * The positions in a switch file, at most a second old, for as long as this process runs. A file rather than Redis,
 * which is never the truth, and rather than a message, which a process that is starting would miss. What cannot be read
 * changes nothing and is told once; a file that is not there (any more) leaves everything automatic.
 */
export const watchSwitches = (
  file: string,
  onProblem: (error: unknown) => void = () => {},
): ((name: string) => Position) => {
  const known = watched.get(file) ?? begin(file, onProblem);
  return (name) => (Object.hasOwn(known.positions, name) ? known.positions[name] : undefined) ?? 'auto';
};

const begin = (file: string, onProblem: (error: unknown) => void): Watched => {
  const now: Watched = { positions: {}, text: '' };
  let problem = '';
  const take = (text: string) => {
    if (text === now.text) return;
    now.text = text;
    now.positions = readPositions(text);
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
