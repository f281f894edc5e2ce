import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Issuer, openIssuer } from '../../tools/run/issuer.ts';
import { dataFolder, environment, type Processes, root, startProcesses } from '../processes.ts';
import { aBook, count, ledgerOf, place, statusOf, until } from '../shop.ts';

// The clock of the machine is set back, and forward, while orders are under way. No order waits for the time that it was.

const hour = 3_600_000;
/** An order in doubt is settled within a minute; the rest is for a machine that has other work. */
const minuteMs = 90_000;

const data = dataFolder();
const file = () => join(data.folder, 'wrong-clock');
const setClock = (wrongBy: number) => writeFileSync(file(), String(wrongBy));

/** The environment of a process whose clock is wrong. */
const withWrongClock = () => {
  const preload = pathToFileURL(join(root, 'test/fixtures/wrong-clock.mjs'));
  return { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${preload}`, WRONG_CLOCK: file() };
};

let issuer: Issuer;
let system: Processes;
beforeAll(async () => {
  issuer = await openIssuer();
  system = await startProcesses({
    folder: data.folder,
    issuer,
    readyWithinMs: 120_000,
    settings: {
      ...withWrongClock(),
      JUMUN_CARRIER: 'simulated',
      JUMUN_CARRIER_DISPATCH_MS: '6000',
      JUMUN_CARRIER_DELIVER_MS: '12000',
      JUMUN_PAYMENT_DEADLINE_MS: '2000', // a customer waits for the charge that is slow
      JUMUN_PROVIDER_DEADLINE_MS: '2000',
    },
  });
}, 150_000);
afterAll(async () => {
  await system?.stop();
  await issuer?.close();
  data.remove();
});

const audit = () => {
  const { status, stdout } = spawnSync(process.execPath, ['tools/verify/audit.ts', '--grace', '1s'], {
    cwd: root,
    env: environment({
      JUMUN_DATA: data.folder,
      ...withWrongClock(),
    }),
    encoding: 'utf8',
  });
  return { status, found: stdout.split('\n').filter((line) => !/^(ok|--) /.test(line)) };
};

/** The clock becomes wrong while one parcel is on its way, one charge gets no answer, and a router dies in the midst of another. */
const setClockUnder = async (name: string, wrongBy: number) => {
  const buyer = await system.as(`cus_${name}`);
  const book = await aBook(system, `A book of ${name}`, 100);
  const sent = await place(buyer, { key: 'sent', productId: book });
  const inDoubt = ['tok_lost', 'tok_slow'].map((cardToken) =>
    place(buyer, { key: cardToken, productId: book, cardToken }).catch(() => undefined),
  );
  await pause(500);
  setClock(wrongBy);
  await system.kill('router');
  await Promise.all(inDoubt);
  const { data: listed } = await buyer.ask<{ orders: { nodes: { id: string }[] } }>(
    '{ orders { nodes { id } } }',
  );
  const ids = listed?.orders.nodes.map(({ id }) => id) ?? [];
  expect(ids).toHaveLength(3);
  return { buyer, book, ids, sent: String(sent.order?.id) };
};

/** Each order has ended, or is on its way, and its charge is what its end says. */
const expectSettled = async ({ buyer, ids, sent }: Awaited<ReturnType<typeof setClockUnder>>) => {
  await until(async () => {
    const found = await Promise.all(ids.map((id) => statusOf(buyer, id)));
    return found.every((order) => order && order.status !== 'PLACING') || undefined;
  }, minuteMs);
  await until(async () => (await statusOf(buyer, sent))?.status === 'COMPLETED' || undefined, minuteMs);
  const { charges, refunds } = await ledgerOf(system);
  for (const id of ids) {
    const stands = !['PAYMENT_FAILED', 'OUT_OF_STOCK', 'CANCELLED'].includes(
      String((await statusOf(buyer, id))?.status),
    );
    expect(count(charges, id) - count(refunds, id)).toBe(stands ? 1 : 0);
  }
};

test.each([
  ['back', -hour],
  ['forward again', 0],
  ['back by five minutes', -300_000],
])(
  'orders that are under way when the clock is set %s are settled within a minute',
  async (name, wrongBy) => {
    const orders = await setClockUnder(name.replaceAll(' ', '_'), wrongBy);
    await expectSettled(orders);
    expect(await place(orders.buyer, { key: 'next', productId: orders.book })).toMatchObject({
      __typename: 'PlaceOrderSuccess',
    });
  },
  300_000,
);

test('a restart after that, with the clock still wrong, changes nothing, and the audit finds nothing', async () => {
  const orders = await setClockUnder('restart', -hour);
  await system.kill('workers');
  await expectSettled(orders);
  let last = audit();
  for (let looks = 0; last.status !== 0 && looks < 10; looks++) {
    await pause(3_000);
    last = audit();
  }
  expect(last).toMatchObject({ status: 0 });
}, 300_000);
