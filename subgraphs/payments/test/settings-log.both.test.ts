import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testFolder, testStores } from '../../../test/stores.ts';
import { withoutCredentials } from '../clients/settings-log.ts';
import { type OpenPayments, openPayments } from './open.ts';

let folder: string;
let opened: OpenPayments[];
beforeEach(() => {
  folder = testFolder();
  opened = [];
});
afterEach(async () => {
  for (const system of opened) await system.close();
});

const openWith = async (settings: Readonly<Record<string, string>>, stores = testStores()) => {
  const system = await openPayments({ settings, stores });
  opened.push(system);
  return system;
};

type Line = Readonly<Record<string, unknown>>;
const linesIn = (text: string): Line[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
const linesOf = (file: string): Line[] => linesIn(readFileSync(file, 'utf8'));
/** The lines of a file, once there are `count`; surplus lines are returned as well. */
const written = async (file: string, count: number): Promise<Line[]> => {
  const isThere = () => existsSync(file) && linesOf(file).length >= count;
  for (let i = 0; i < 200 && !isThere(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 30));
  return existsSync(file) ? linesOf(file) : [];
};
const orderIds = (lines: readonly Line[]) => lines.map(({ orderId }) => orderId).sort();

describe('the values in effect are appended at each payment', () => {
  test('n payments, n lines, each with what was in effect [CT-52 CT-53 CT-54 T10]', async () => {
    const system = await openWith({ JUMUN_DATA: folder, JUMUN_MINIMUM_FARE: '4800', JUMUN_REPLICA: 'rep_1' });
    const ids = Array.from({ length: 25 }, (_, i) => `ord_n${i}`);
    await Promise.all(ids.map((id) => system.approve(id)));
    const lines = await written(join(folder, 'settings.log'), 25);
    expect(orderIds(lines)).toEqual([...ids].sort());
    for (const line of lines)
      expect(line).toEqual({
        at: expect.stringMatching(/^20\d\d-\d\d-\d\dT.*Z$/),
        paymentId: String(line.orderId).replace('ord_', 'pay_'),
        orderId: line.orderId,
        minimumFare: 4_800,
        provider: `${system.url}/`,
        providerDeadlineMs: 2_000,
        replica: 'rep_1',
        host: expect.any(String),
        pid: process.pid,
      });
  });

  test('existing lines are never overwritten [T10]', async () => {
    const file = join(folder, 'shared.log');
    appendFileSync(file, '{"orderId":"ord_before"}\n');
    const settings = { JUMUN_SETTINGS_LOG: file };
    await (await openWith(settings)).approve('ord_a');
    await written(file, 2);
    await (await openWith(settings)).approve('ord_b');
    expect((await written(file, 3)).map(({ orderId }) => orderId)).toEqual(['ord_before', 'ord_a', 'ord_b']);
  });

  test('a payment has one line, however often and by however many processes it is asked for or refunded [T10]', async () => {
    const file = join(folder, 'shared.log');
    const stores = testStores();
    const settings = { JUMUN_SETTINGS_LOG: file };
    const [one, two] = [await openWith(settings, stores), await openWith(settings, stores)];
    // each has a provider of its own: it does not matter here which one charges
    const ids = Array.from({ length: 20 }, (_, i) => `ord_p${i}`);
    await Promise.all(ids.flatMap((id) => [one.approve(id), two.approve(id), one.approve(id)]));
    await Promise.all(ids.map((id) => one.approve(id)));
    await one.refund('ord_p0');
    expect(orderIds(await written(file, 20))).toEqual([...ids].sort());
  });

  test('a declined payment has a line too; one that was never decided, or only refunded, has none', async () => {
    const system = await openWith({ JUMUN_DATA: folder });
    await system.approve('ord_no', 'tok_declined');
    await system.approve('ord_unknown', 'tok_error');
    await system.refund('ord_tombstone');
    await system.refund('ord_unknown');
    expect(orderIds(await written(join(folder, 'settings.log'), 1))).toEqual(['ord_no']);
  });

  test('a payment that becomes certain later has its line then', async () => {
    const system = await openWith({ JUMUN_DATA: folder });
    await system.approve('ord_lost', 'tok_lost');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(existsSync(join(folder, 'settings.log'))).toBe(false);
    await system.afterwards(3_000);
    expect(orderIds(await written(join(folder, 'settings.log'), 1))).toEqual(['ord_lost']);
  });

  test('two processes at once: every line is whole, and none is missing [CT-54 T10]', async () => {
    const file = join(folder, 'shared.log');
    const processes = ['a', 'b'].map((name) =>
      fork(join(import.meta.dirname, 'appender.ts'), [name, '1000'], {
        env: { ...process.env, JUMUN_SETTINGS_LOG: file },
      }),
    );
    await Promise.all(processes.map((child) => once(child, 'message')));
    for (const child of processes) child.send('go');
    const ended = await Promise.all(processes.map((child) => once(child, 'exit')));
    expect(ended.map(([code]) => code)).toEqual([0, 0]);
    const lines = linesOf(file);
    expect(lines).toHaveLength(2_000);
    expect(new Set(lines.map(({ orderId }) => orderId)).size).toBe(2_000);
    expect(new Set(lines.map(({ pid }) => pid))).toEqual(new Set(processes.map(({ pid }) => pid)));
    const places = lines.map(({ pid }) => pid === processes[0]?.pid);
    expect(places.filter((mine, i) => i > 0 && mine !== places[i - 1]).length).toBeGreaterThan(1); // they did overlap
  });
});

describe('a log that cannot be written', () => {
  test('neither fails nor delays a payment: the record is in our own log, with an alert', async () => {
    const file = join(folder, 'not-mounted', 'settings.log');
    const system = await openWith({ JUMUN_SETTINGS_LOG: file });
    expect(await system.approve('ord_1')).toMatchObject({ status: 'APPROVED' });
    const alerts = () => system.said.filter(({ fields }) => fields.alert === 'settings-log');
    for (let i = 0; i < 200 && alerts().length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(alerts()).toMatchObject([{ level: 'error', fields: { record: { orderId: 'ord_1' } } }]);
    mkdirSync(join(folder, 'not-mounted'));
    await system.approve('ord_2');
    expect(orderIds(await written(file, 1))).toEqual(['ord_2']); // and resumes when it can
    rmSync(join(folder, 'not-mounted'), { recursive: true });
    await system.approve('ord_3', 'tok_declined');
    for (let i = 0; i < 200 && alerts().length < 2; i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(alerts()).toHaveLength(2);
  });

  test('delays neither a payment nor the end of the process when it hangs', async () => {
    const file = join(folder, 'pipe');
    expect(spawnSync('mkfifo', [file]).status).toBe(0); // opening it waits for a reader
    const system = await openPayments({ settings: { JUMUN_SETTINGS_LOG: file } });
    for (const id of ['ord_1', 'ord_2'])
      expect(await system.approve(id)).toMatchObject({ status: 'APPROVED' });
    const began = performance.now();
    await system.close();
    expect(performance.now() - began).toBeLessThan(4_000);
    const told = system.said.filter(({ fields }) => fields.alert === 'settings-log');
    expect(told.map(({ fields }) => (fields.record as { orderId: string }).orderId)).toEqual([
      'ord_1',
      'ord_2',
    ]);
    closeSync(openSync(file, constants.O_RDWR | constants.O_NONBLOCK)); // lets the waiting writers end
  });

  test('without a data folder there is no log, and no error', async () => {
    const system = await openWith({});
    expect(await system.approve('ord_1')).toMatchObject({ status: 'APPROVED' });
    expect(system.said.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

test('the provider’s address is written without user, password or query', () => {
  expect(withoutCredentials('https://us:pw@pay.example:8443/v1?key=secret#x')).toBe(
    'https://pay.example:8443/v1',
  );
});
