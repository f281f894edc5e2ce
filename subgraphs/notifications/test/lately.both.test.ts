import type { Instant } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openForTest } from '../../../test/context.ts';
import { testStores } from '../../../test/stores.ts';
import { nothingLately } from '../domain/limits.ts';
import { open } from '../server.ts';
import { holdLately, keepLately } from '../store/lately.ts';
import { allChannels } from './open.ts';

type Process = Awaited<ReturnType<typeof openForTest>>;

const processes: Process[] = [];
beforeEach(async () => {
  const openStore = testStores();
  for (let i = 0; i < 2; i++) processes.push(await openForTest(open, { openStore, settings: allChannels }));
});
afterEach(async () => {
  for (const { close } of processes.splice(0)) await close();
});

/** What a process does that sends a customer a text: it looks what was sent within the hour, and adds its own. */
const sendText = ({ context }: Process, customerIds: readonly string[], at: number) =>
  context.store.transaction(async (tx) => {
    const told = await holdLately(tx, customerIds);
    for (const customerId of customerIds) {
      const { texts, refusals } = told.get(customerId) ?? nothingLately;
      await keepLately(tx, customerId, { texts: [...texts, at as Instant], refusals });
    }
  });

it('of the first texts to a customer that several processes send at once, each counts', async () => {
  for (let round = 0; round < 10; round++) {
    const customers = [`cus_b${round}`, `cus_a${round}`];
    await Promise.all(
      [1, 2, 3, 4].map((at) => {
        const ids = at % 2 === 0 ? customers : customers.toReversed();
        return sendText(processes[at % 2] as Process, ids, at);
      }),
    );
    const told = await (processes[0] as Process).context.store.transaction((tx) => holdLately(tx, customers));
    for (const customerId of customers)
      expect([...(told.get(customerId)?.texts ?? [])].sort(), customerId).toEqual([1, 2, 3, 4]);
  }
});
