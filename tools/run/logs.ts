// The log files of the processes, and the lines of them that appear on the terminal.
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

const LOOK_EVERY_MS = 200;
const CHUNK_BYTES = 64 * 1024;
const WARN = 40;
const LEVELS: Readonly<Record<number, string>> = { 40: 'warning', 50: 'error', 60: 'fatal' };

/** Creates an empty log file; the previous run's file is kept beside it. */
export function newLog(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  if (existsSync(file)) renameSync(file, join(folder, `${name}.previous.log`));
  writeFileSync(file, '');
  return file;
}

/** Calls back for each line written to a file, until the returned function is called. */
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

/** One short line for a warning or worse; text that is no log record is shown as it is, the rest not at all. */
export function forTerminal(name: string, line: string): string | undefined {
  const entry = parse(line);
  if (!entry) return line.trim() ? `${name}: ${line}` : undefined;
  if (entry.level < WARN) return undefined;
  const level = LEVELS[entry.level] ?? 'error';
  const reason = entry.err?.message;
  const text = [entry.msg, reason === entry.msg ? undefined : reason].filter(Boolean).join(': ');
  return `${name} ${level}: ${text || line}`;
}

interface LogRecord {
  readonly level: number;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

function parse(line: string): LogRecord | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as Partial<LogRecord>;
    return typeof entry.level === 'number' ? (entry as LogRecord) : undefined;
  } catch {
    return undefined;
  }
}
