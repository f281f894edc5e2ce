import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';

const started = async (workMs: number) => {
  const child = fork(join(import.meta.dirname, 'stopped.ts'), [String(workMs)], { silent: true });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close');
  await once(child, 'message');
  return { child, told: async () => ({ code: (await ended)[0], said }) };
};

test('a Ctrl-C that arrives twice is one, and what is going on is finished', async () => {
  const { child, told } = await started(400);
  child.kill('SIGINT');
  await pause(50);
  child.kill('SIGINT');
  child.kill('SIGTERM');
  expect(await told()).toEqual({ code: 0, said: 'SIGINT finished' });
});

test('whoever asks again later is not kept waiting', async () => {
  const { child, told } = await started(60_000);
  child.kill('SIGINT');
  await pause(1_100);
  child.kill('SIGINT');
  expect(await told()).toEqual({ code: 130, said: 'SIGINT ' });
});
