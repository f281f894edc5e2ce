import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ground } from '../../test/stores.ts';

/** A process of its own that writes with many callers at once; `kill` is kill -9 and answers what it had acknowledged. */
export const startWriter = async (place: string, { callers }: { readonly callers: number }) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), place, String(callers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, JUMUN_STORE: ground === 'postgres' ? place : 'sqlite' },
  });
  let text = '';
  const started = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk;
    started.resolve();
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('exit', () => started.reject(new Error('the writer ended by itself')));
  await started.promise;
  return {
    async kill(): Promise<string[]> {
      child.kill('SIGKILL');
      await closed;
      return text.split('\n').slice(0, -1); // the last line may be half a line
    },
  };
};
