import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@jumun/platform/kernel/clock';
import type { ExternalJob, Room } from '@jumun/platform/kernel/external-jobs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silent } from '../../platform/test/tallies.ts';
import { startExternalJobs } from '../external-jobs.ts';

type Row = { readonly key: string; readonly party: string; due: number };

let rows: Map<string, Row>;
let calls: string[];
let answers: Map<string, () => void>;
let slow: Set<string>;
let turns: { readonly recorded: readonly string[]; readonly room: Room }[];
let failTurns: number;
const started: { stop(): Promise<void> }[] = [];
beforeEach(() => {
  rows = new Map();
  calls = [];
  answers = new Map();
  slow = new Set();
  turns = [];
  failTurns = 0;
});
afterEach(async () => {
  for (const answer of answers.values()) answer();
  for (const work of started.splice(0)) await work.stop();
});

const call = ({ key, party }: Row): ExternalJob<string> => ({
  key,
  party,
  async run() {
    calls.push(key);
    if (slow.has(party)) await new Promise<void>((resolve) => answers.set(key, resolve));
    return key;
  },
});

const claim = ({ places, placesOfOne, underWay }: Room): Row[] => {
  const taken = new Map(underWay);
  const found: Row[] = [];
  for (const row of rows.values()) {
    const ofParty = taken.get(row.party) ?? 0;
    if (row.due > Date.now() || found.length === places || ofParty === placesOfOne) continue;
    taken.set(row.party, ofParty + 1);
    found.push(row);
    row.due = Date.now() + 60_000; // its claim
  }
  return found;
};

const start = () => {
  const listeners = new Set<() => void>();
  const work = startExternalJobs<string>(
    {
      name: 'test/send-messages',
      atOnce: 4,
      atOnceForOne: 2,
      async turn(recorded, room) {
        if (failTurns > 0) {
          failTurns--;
          throw new Error('the store is away');
        }
        turns.push({ recorded, room });
        for (const key of recorded) rows.delete(key);
        const jobs = claim(room).map(call);
        const times = [...rows.values()].map(({ due }) => due);
        return { jobs, nextAt: times.length > 0 ? (Math.min(...times) as never) : null };
      },
    },
    {
      replica: 'test',
      listen(topic, listener) {
        expect(topic).toBe('test/send-messages');
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      clock: systemClock,
      log: silent,
    },
  );
  started.push(work);
  return {
    work,
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
};
const add = (key: string, { party = key, inMs = 0 }: { party?: string; inMs?: number } = {}) =>
  rows.set(key, { key, party, due: Date.now() + inMs });
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

test('a call is made once, as soon as it is told of its row, and recorded', async () => {
  const { tell } = start();
  await until(() => expect(turns).not.toEqual([]));
  add('message');
  tell();
  await until(() => expect(rows.size).toBe(0));
  expect(calls).toEqual(['message']);
});

test('a call is made when its time has come, without being told', async () => {
  add('later', { inMs: 700 });
  start();
  await until(() => expect(turns).not.toEqual([]));
  expect(calls).toEqual([]);
  await until(() => expect(calls).toEqual(['later']));
});

test('a party whose calls are slow takes its own places only', async () => {
  slow.add('slow');
  for (let i = 0; i < 120; i++) add(`slow${i}`, { party: 'slow' });
  for (let i = 0; i < 50; i++) add(`other${i}`);
  start();
  await until(() => expect(calls.filter((key) => key.startsWith('other'))).toHaveLength(50));
  expect(calls.filter((key) => key.startsWith('slow'))).toHaveLength(2);
  answers.get('slow0')?.();
  await until(() => expect(calls.filter((key) => key.startsWith('slow'))).toHaveLength(3));
});

test('while nothing is due it looks only now and then', async () => {
  start();
  await pause(1_500);
  expect(turns.length).toBeLessThan(3);
});

test('what came of calls is kept while the store is away, and recorded once', async () => {
  slow.add('message');
  add('message');
  const { tell } = start();
  await until(() => expect(calls).toEqual(['message']));
  failTurns = 1;
  answers.get('message')?.();
  await until(() => expect(rows.size).toBe(0));
  tell();
  await pause(200);
  expect(turns.flatMap(({ recorded }) => recorded)).toEqual(['message']);
  expect(calls).toEqual(['message']);
});

test('the first turn of a process says so, for what one of its name left behind', async () => {
  add('message');
  start();
  await until(() => expect(rows.size).toBe(0));
  expect(turns.map(({ room }) => room.isFirst)).toEqual([true, ...Array(turns.length - 1).fill(false)]);
});

test('when it is stopped it claims nothing more, and records what has ended by then', async () => {
  slow.add('message');
  add('message');
  const { work } = start();
  await until(() => expect(calls).toEqual(['message']));
  add('another');
  const stopping = work.stop();
  answers.get('message')?.();
  await stopping;
  expect([...rows.keys()]).toEqual(['another']);
  expect(calls).toEqual(['message']);
});
