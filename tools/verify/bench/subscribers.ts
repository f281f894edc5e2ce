import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { misused } from '../../run/arguments.ts';
import { liftedBudget } from './deviations.ts';
import { latenciesOf } from './load.ts';
import { readOptions, say, systemOptions, systemUsage } from './options.ts';
import { memoryOf } from './processes.ts';
import { footnotes, goalsTable, headline, memoryText, number, writeJson } from './report.ts';
import { openShop } from './shop.ts';
import type { Asked } from './subscribers/clients.ts';
import { startSystem } from './system.ts';

export const usage = `npm run bench -- subscribers [N] [options]
Opens N live streams (10000) over WebSocket to one router: a tenth are customers who watch their own page, all others watch the page
of one customer, as many devices of one account would. Says what each costs while nothing happens, and how long one order of that customer takes
until all of them have heard of it.
${systemUsage}`;

const watchOperation =
  'subscription { myPageChanged { change { ... on OrderView { orderId sequence status } } } }';
const usual = 10_000;
const share = 0.1;
const restMs = 5_000;
const hearWithinMs = 60_000;

/** Clients in a process of their own. */
const openClients = () => {
  const child = fork(join(import.meta.dirname, 'subscribers/clients.ts'));
  return {
    async ask<A>(asked: Asked): Promise<A> {
      child.send(asked);
      const [answer] = await once(child, 'message');
      return answer as A;
    },
    close: () => void child.kill(),
  };
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = readOptions(args, systemOptions, usage, 1);
  const streams = Number(positionals[0] ?? usual);
  if (!(streams >= 1)) misused(`${positionals[0]} is not a number of streams.`, usage);
  const system = await startSystem(values, [liftedBudget]);
  const clients = openClients();
  try {
    const shop = await openShop(system, 1);
    const own = Math.round(streams * share);
    const tokens = await Promise.all(
      Array.from({ length: own }, (_, n) => system.issuer.token(`cus_watching${n}`)),
    );
    const url = system.url.replace('http', 'ws');
    const before = memoryOf(system.ours);
    say(`${streams} streams …`);
    const began = performance.now();
    await clients.ask({ ask: 'open', url, query: watchOperation, tokens });
    const shared = Array.from({ length: streams - own }, () => shop.tokenOf(0));
    const opened = await clients.ask<number>({ ask: 'open', url, query: watchOperation, tokens: shared });
    const openedAfter = (performance.now() - began) / 1_000;
    await pause(restMs);
    const after = memoryOf(system.ours);
    const each = (((after.router ?? 0) - (before.router ?? 0)) * 1_024) / opened;
    say('one order …');
    const since = Date.now();
    const order = (await shop.place(0)) ?? '';
    const heard = await clients.ask<number[]>({
      ask: 'hear',
      order,
      from: own,
      since,
      withinMs: hearWithinMs,
    });
    await shop.asker.close();
    const { p50, p99, worst } = latenciesOf(heard);
    const missing = shared.length - heard.length;
    const wanted = [
      { what: 'streams open', now: opened, goal: streams, unit: '', least: true },
      { what: 'memory of the router for each', now: each, goal: 20, unit: ' kB' },
      { what: 'an order until it is heard of, p99', now: p99, goal: 1_000, unit: ' ms' },
      { what: 'streams that did not hear of it', now: missing, goal: 0, unit: '' },
    ];
    console.log(`\n${headline(system, values.shape)}\n\n${goalsTable(wanted)}\n`);
    console.log(
      footnotes(
        system,
        `${opened} streams, open after ${number(openedAfter)} s; ${own} with an upstream of their own, all others share one`,
        `An order, from when it is sent until ${heard.length} streams have heard: p50 ${number(p50, 0)} ms, p99 ${number(p99, 0)} ms, the last ${number(worst, 0)} ms`,
        `Memory, MB: ${memoryText(before)} before; ${memoryText(after)} with all of them, as the system has it: nothing was collected for it`,
      ),
    );
    writeJson(values.json, {
      store: system.storeName,
      shape: values.shape,
      deviations: system.deviations,
      streams,
      wanted,
      memory: { before, after },
      heard: { p50, p99, worst },
    });
  } finally {
    clients.close();
    await system.stop();
  }
};
