import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIssuer } from '../../run/issuer.ts';
import { type Processes, persistently, startProcesses, until } from '../../run/processes.ts';
import { randomFrom } from '../../run/random.ts';
import { type Commands, openCommands } from './commands.ts';
import { startCouriers } from './couriers.ts';
import { type Diary, newEntry, openAdmin, placeOnce, signUp, startLoad } from './customers.ts';
import { startPlayers, type Told } from './players.ts';
import type { DrillOptions, Fault } from './report.ts';
import { type Resident, startResidents } from './residents.ts';
import { startSavers } from './savers.ts';
import { settingsWithout } from './without.ts';

/** What a drill has seen so far. */
export type Seen = {
  readonly diary: Diary;
  readonly told: Told[];
  readonly residents: Resident[];
  readonly crashes: Record<string, number>;
  readonly faults: Fault[];
  readonly restMs: number[];
  readonly counted: Record<string, number>;
  readonly findings: string[];
};

/** A system of its own under drill, with its customers and goods. */
export type Session = {
  readonly options: DrillOptions;
  readonly seen: Seen;
  readonly system: Processes;
  readonly commands: Commands;
  readonly random: () => number;
  readonly env: NodeJS.ProcessEnv;
  readonly admin: Awaited<ReturnType<typeof openAdmin>>;
  /** The ids of the customers. */
  readonly people: readonly string[];
  /** The ids of a product with plenty of stock, and of one that keeps selling out. */
  readonly plenty: string;
  readonly scarce: string;
  /** Which process had an id, also one that is gone. */
  nameOf(pid: number | undefined): string | undefined;
  names(): readonly string[];
  /** How often a process has become ready. */
  readyCount(name: string): number;
  /** Resolves once the process is ready more often than `before`. */
  restarted(name: string, before: number): Promise<void>;
  /** Notes a fault that the drill has caused. */
  fault(what: string, process: string): void;
  /** Notes that the system has just been disturbed or left alone: from here it settles. */
  disturbed(): void;
  sinceDisturbed(): number;
  /** Customers, players and residents who act until stopped; `name` goes into all their keys. */
  startLoad(name: string): Promise<{ stop(): Promise<void> }>;
  close(keepsData: boolean): Promise<void>;
};

export const openSession = async (options: DrillOptions): Promise<Session> => {
  const { say, seed, without } = options;
  const began = performance.now();
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'jumun-drill-'));
  const commands = openCommands(join(folder, 'failpoints'));
  const issuer = await openIssuer();
  say(`seed ${seed}${without ? `, without the rule of ${without}` : ''}`);
  const start = () => startProcesses({ folder, issuer, settings: settingsOf(options, commands) });
  const system = await warmStart(options, start).catch(async (error: unknown) => {
    await issuer.close();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  say(`a system of its own: ${Object.keys(system.running().processes).join(', ')}`);

  const seen: Seen = {
    diary: new Map(),
    told: [],
    residents: [],
    crashes: {},
    faults: [],
    restMs: [],
    counted: {},
    findings: [],
  };
  const processes = watchProcesses(system);
  const shop = await openShop(system, options.customers);
  let disturbedAt = performance.now();
  const readyCount = (name: string) => system.output().split(`  ${name} ready after`).length;
  return {
    ...shop,
    options,
    seen,
    system,
    commands,
    random,
    env: { ...process.env, JUMUN_DATA: folder },
    nameOf: (pid) => (pid === undefined ? undefined : processes.names.get(pid)),
    names: () => [...new Set(processes.names.values())],
    readyCount,
    async restarted(name, before) {
      await until(() => readyCount(name) > before || undefined, 60_000);
      disturbedAt = performance.now();
    },
    fault: (what, name) =>
      void seen.faults.push({ atMs: Math.round(performance.now() - began), what, process: name }),
    disturbed() {
      disturbedAt = performance.now();
    },
    sinceDisturbed: () => Math.round(performance.now() - disturbedAt),
    async startLoad(name) {
      const { people, plenty, scarce } = shop;
      const { diary, residents, told } = seen;
      const loads = [
        await startLoad(system, { name, people, random, diary, plenty, scarce }),
        await startPlayers(system, { name, players: people.slice(0, 3), told }),
        await startSavers(system, { name, saver: people.at(-1) ?? '', random, plenty }),
        await startCouriers(system, { name, customer: people.at(-2) ?? '', random, plenty }),
        startResidents(system, { name, random, residents, diary, plenty }),
      ];
      return { stop: async () => void (await Promise.all(loads.map((load) => load.stop()))) };
    },
    async close(keepsData) {
      processes.stop();
      await system.stop();
      await issuer.close();
      if (keepsData) say(`the data is kept in ${folder}`);
      else rmSync(folder, { recursive: true, force: true });
    },
  };
};

const settingsOf = ({ without }: DrillOptions, { folder }: Commands): Record<string, string> => ({
  JUMUN_RESTARTS: 'endless',
  JUMUN_PROXIES: '1', // more people sign up and log in than may from one address
  JUMUN_FAILPOINTS: folder,
  JUMUN_STOCK_DEADLINE_MS: '3000',
  JUMUN_PAYMENT_DEADLINE_MS: '300',
  JUMUN_CARRIER: 'simulated',
  JUMUN_CARRIER_DISPATCH_MS: '400',
  JUMUN_CARRIER_DELIVER_MS: '800',
  ...(process.env.JUMUN_STORE && { JUMUN_STORE: process.env.JUMUN_STORE }),
  ...(without && settingsWithout(without)),
});

/**
 * A process that ends in good order leaves its compiled code behind, and killed ones then restart in half the time: before
 * many kills, the system runs once.
 */
const warmStart = async ({ phases }: DrillOptions, start: () => Promise<Processes>): Promise<Processes> => {
  if (phases.includes('points')) {
    const first = await start();
    await first.stop();
  }
  return start();
};

/** Remembers the names of all process ids, as they come and go. */
const watchProcesses = (system: Processes) => {
  const names = new Map<number, string>();
  const timer = setInterval(() => {
    try {
      for (const [name, pid] of Object.entries(system.running().processes)) names.set(pid, name);
    } catch {
      // it is stopping
    }
  }, 25);
  return { names, stop: () => clearInterval(timer) };
};

/** Goods and customers; resolves once orders knows the goods. */
const openShop = async (system: Processes, customers: number) => {
  const admin = await openAdmin(system);
  const plenty = await admin.register('Plenty', 900_000);
  const scarce = await admin.register('Scarce', 5);
  const people = await Promise.all(
    Array.from({ length: Math.max(2, customers) }, (_, n) => signUp(system, n)),
  );
  const [first = ''] = people;
  const probe = await system.as(first);
  await persistently(async () => {
    const answer = await placeOnce(probe, newEntry(first, 'probe', 'tok_declined'), [plenty, scarce]);
    return answer === 'PaymentDeclined' || undefined;
  });
  return { admin, plenty, scarce, people };
};
