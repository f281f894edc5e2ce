import { readFileSync } from 'node:fs';

const ticksPerSecond = 100; // USER_HZ on Linux

const statOf = (pid: number): string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  } catch {
    return []; // it has ended, or /proc does not tell
  }
};

const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

/** CPU seconds used by a process and its children, ended ones included; 0 without /proc. */
const cpuSeconds = (pid: number): number => {
  const [user, system, endedUser, endedSystem] = statOf(pid).slice(11, 15).map(Number);
  const own = [user, system, endedUser, endedSystem].reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0);
  return childrenOf(pid).reduce((sum, child) => sum + cpuSeconds(child), own / ticksPerSecond);
};

const residentMegabytes = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
};

/** What a process adds to what the machine uses: pages that several share count once, divided between them. 0 without /proc. */
const proportionalMegabytes = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
};

/** The ids of processes by kind: several workers are one kind. */
export type Processes = Readonly<Record<string, readonly number[]>>;

/** Groups processes that do the same kind of work; `contexts` are the names of subgraphs with processes of their own. */
export const inKinds = (
  pids: Readonly<Record<string, number>>,
  contexts: readonly string[],
): Record<string, number[]> => {
  const kinds: Record<string, number[]> = {};
  for (const [name, pid] of Object.entries(pids)) {
    const plain = name.replace(/-\d+$/, ''); // which replica
    const kind = plain.endsWith('workers') ? 'workers' : contexts.includes(plain) ? 'subgraphs' : plain;
    kinds[kind] = [...(kinds[kind] ?? []), pid];
  }
  return kinds;
};

const summed = (processes: Processes, of: (pid: number) => number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(processes).map(([kind, pids]) => [kind, pids.reduce((sum, pid) => sum + of(pid), 0)]),
  );

/** Measures the CPU that each kind of process uses while `work` runs, in milliseconds per unit of work. */
export const measured = async <T extends { readonly count: number }>(
  processes: Processes,
  work: () => Promise<T>,
) => {
  const before = summed(processes, cpuSeconds);
  const result = await work();
  const after = summed(processes, cpuSeconds);
  const cpuPerUnit = Object.fromEntries(
    Object.entries(after).map(([kind, used]) => [
      kind,
      ((used - (before[kind] ?? 0)) * 1_000) / Math.max(1, result.count),
    ]),
  );
  return { ...result, cpuPerUnit };
};

/** Resident memory in megabytes: what each would use alone, so what processes share counts once for each. */
export const memoryOf = (processes: Processes): Record<string, number> =>
  summed(processes, residentMegabytes);

/** Megabytes that the machine uses for them together: what they share, such as Node's own program, counts once. */
export const memoryTogether = (processes: Processes): Record<string, number> =>
  summed(processes, proportionalMegabytes);
