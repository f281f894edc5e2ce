// The log files of the processes, and the few lines of them that a person at the terminal should see.
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

const LOOK_EVERY_MS = 200;
const CHUNK_BYTES = 64 * 1024;
const WARN = 40;
const LEVELS: Readonly<Record<number, string>> = { 40: 'warning', 50: 'error', 60: 'fatal' };

/** An empty log file; the one of the run before is kept beside it. */
export function newLog(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  if (existsSync(file)) renameSync(file, join(folder, `${name}.previous.log`));
  writeFileSync(file, '');
  return file;
}

/** Hands on each line that is written to a file, until the returned function is called. */
export function follow(file: string, take: (line: string) => void): () => void {
  const input = openSync(file, 'r');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const decoder = new StringDecoder('utf8'); // a chunk may end inside a character
  let rest = '';
  const look = () => {
    for (let bytes = readSync(input, chunk); bytes > 0; bytes = readSync(input, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearInterval(timer);
    look();
    if (rest) take(rest);
    closeSync(input);
  };
}

/** A warning or worse in one short line, or whatever is not a log record as it is; nothing for the rest. */
export function forTerminal(name: string, line: string): string | undefined {
  const entry = parse(line);
  if (!entry) return line.trim() ? `${name}: ${line}` : undefined;
  if (entry.level < WARN) return undefined;
  const level = LEVELS[entry.level] ?? 'error';
  const reason = entry.err?.message;
  const text = [entry.msg, reason === entry.msg ? undefined : reason].filter(Boolean).join(': ');
  return `${name} ${level}: ${text || line}`;
}

interface JournalEntry {
  readonly level: number;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

function parse(line: string): JournalEntry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as Partial<JournalEntry>;
    return typeof entry.level === 'number' ? (entry as JournalEntry) : undefined;
  } catch {
    return undefined;
  }
}
