import { readFileSync } from 'node:fs';

const ticksPerSecond = 100; // USER_HZ on Linux

/** CPU seconds that a process has used, or 0 where /proc does not tell. */
const cpuSeconds = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
};

const residentMegabytes = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
};

export type Processes = Readonly<Record<string, number>>;

/** What each process uses while `work` runs: CPU in milliseconds for each unit of it. */
export const measured = async <T extends { readonly count: number }>(
  processes: Processes,
  work: () => Promise<T>,
) => {
  const before = Object.entries(processes).map(([name, pid]) => [name, cpuSeconds(pid)] as const);
  const result = await work();
  const cpuPerUnit = Object.fromEntries(
    before.map(([name, used]) => [
      name,
      ((cpuSeconds(processes[name] ?? 0) - used) * 1_000) / Math.max(1, result.count),
    ]),
  );
  return { ...result, cpuPerUnit };
};

export const memoryOf = (processes: Processes): Record<string, number> =>
  Object.fromEntries(Object.entries(processes).map(([name, pid]) => [name, residentMegabytes(pid)]));
