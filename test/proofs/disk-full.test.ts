import { spawnSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { type Issuer, openIssuer } from '../../tools/run/issuer.ts';
import { dataFolder, environment, type Processes, root, startProcesses } from '../processes.ts';
import { aBook, type Placed, place, until } from '../shop.ts';

// Everything that Jumun keeps lies on one disk: the stores, Redis, the logs, the log of settings, the sandbox's ledgers. Somebody
// else fills it while customers order, and makes room again.

const data = dataFolder();
/** Only root may mount a disk of its own. */
const isMounted =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', data.folder]).status === 0;

let issuer: Issuer;
let system: Processes;
beforeAll(async () => {
  if (!isMounted) return;
  issuer = await openIssuer();
  system = await startProcesses({
    folder: data.folder,
    issuer,
    settings: { JUMUN_REQUESTS_PER_TEN_SECONDS: '100000' },
  });
}, 90_000);
afterAll(async () => {
  await system?.stop();
  await issuer?.close();
  if (isMounted) spawnSync('umount', ['-l', data.folder]);
  data.remove();
});

/** Fills the disk to the last byte, and whatever becomes free again, until the returned function makes room. */
const fillDisk = (): (() => void) => {
  const file = join(data.folder, 'somebody-elses');
  const fill = () => {
    for (const bytes of [1 << 20, 1 << 12, 1]) {
      try {
        for (;;) appendFileSync(file, Buffer.alloc(bytes, 'x'));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  };
  fill();
  const again = setInterval(fill, 50);
  return () => {
    clearInterval(again);
    rmSync(file, { force: true });
  };
};

type Told = {
  readonly buyer: GraphClient;
  readonly placed?: Placed;
  /** The errors in place of an answer. */
  readonly refused?: string;
};

/** Customers order one after another until the signal aborts, and note what they are told. */
const keepOrdering = async (
  told: Told[],
  buyers: readonly GraphClient[],
  book: string,
  signal: AbortSignal,
): Promise<void> => {
  const order = async (buyer: GraphClient, name: string) => {
    for (let i = 0; !signal.aborted; i++) {
      await place(buyer, { key: `${name}-${i}`, productId: book }).then(
        (placed) => told.push({ buyer, placed }),
        (error: Error) => told.push({ buyer, refused: error.message }),
      );
      await pause(50);
    }
  };
  await Promise.all(buyers.map((buyer, i) => order(buyer, `buyer${i}`)));
};

const statusesOf = async (buyer: GraphClient): Promise<string[]> => {
  const answer = await buyer.ask<{ orders: { nodes: { status: string }[] } }>(
    '{ orders(first: 50) { nodes { status } } }',
  );
  if (!answer.data) throw new Error(JSON.stringify(answer));
  return answer.data.orders.nodes.map(({ status }) => status);
};

const isSuccess = ({ placed }: Told) => placed?.__typename === 'PlaceOrderSuccess';

const audit = async () => {
  const { status, stdout } = spawnSync(process.execPath, ['tools/verify/audit.ts', '--grace', '1s'], {
    cwd: root,
    env: environment({ JUMUN_DATA: data.folder }),
    encoding: 'utf8',
  });
  return { status, found: stdout.split('\n').filter((line) => !/^(ok|--) /.test(line)) };
};

test.skipIf(!isMounted)(
  'a disk that is full stops new orders, in words, and nothing else; once there is room all goes on by itself',
  async () => {
    const book = await aBook(system, 'On a full disk', 100_000);
    const buyers = await Promise.all(Array.from({ length: 6 }, (_, i) => system.as(`cus_full${i}`)));
    const stopping = new AbortController();
    const told: Told[] = [];
    const ordering = keepOrdering(told, buyers, book, stopping.signal);
    await until(() => told.filter(isSuccess).length >= 30 || undefined, 60_000);
    const { processes } = system.running();

    const makeRoom = fillDisk();
    onTestFinished(makeRoom);
    const full = told.length;
    const refused = () => told.slice(full).filter(({ refused: why }) => why !== undefined);
    await until(() => refused().length >= 200 || undefined, 60_000);
    for (const buyer of buyers) expect(await statusesOf(buyer)).not.toEqual([]);
    const inWords = /"message":"Nothing can be saved just now\. .*"SERVICE_UNAVAILABLE".*"retryAfterMs":5000/;
    const whys = refused().map(({ refused: why }) => String(why));
    expect(whys.filter((why) => inWords.test(why)).length).toBeGreaterThan(100);
    // a machine that is busy with other things may turn some away for that
    expect(whys.filter((why) => !inWords.test(why) && !why.includes('"OVERLOADED"'))).toEqual([]);
    expect(system.running().processes).toEqual(processes);
    await system.kill('router'); // one that starts meanwhile finds its way as well
    await system.kill('workers');
    for (const buyer of buyers) expect(await statusesOf(buyer)).not.toEqual([]);

    makeRoom();
    const room = told.length;
    await until(
      () =>
        buyers.every((buyer) => told.slice(room).some((one) => one.buyer === buyer && isSuccess(one))) ||
        undefined,
      60_000,
    );
    stopping.abort();
    await ordering;
    await until(
      async () => ((await Promise.all(buyers.map(statusesOf))).flat().includes('PLACING') ? undefined : true),
      90_000,
    );
    let last = await audit();
    for (let looks = 0; last.status !== 0 && looks < 10; looks++) {
      await pause(3_000);
      last = await audit();
    }
    expect(last).toMatchObject({ status: 0 });
  },
  300_000,
);
