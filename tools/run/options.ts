// What can be said to `npm start`.
import { parseArgs } from 'node:util';

export const shapes = ['embedded', 'replicated', 'distributed'] as const;
export type Shape = (typeof shapes)[number];

export interface Options {
  readonly shape: Shape;
  /** Of every process; in the replicated shape, of the routers. */
  readonly replicas: number;
  /** How many workers processes the replicated shape has. */
  readonly workers: number;
}

export const usage = `Usage: npm start [-- options]

  --shape embedded      everything in two processes of ours (default)
  --shape replicated    several of those two, and a balancer in front of the routers; on PostgreSQL
    --replicas N        so many routers (1 to 16; default 2)
    --workers N         so many workers (1 to 16; default 2, or 1 with one router)
  --shape distributed   a process for each subgraph and for each context's workers, found by URL
    --replicas N        so many of each, and a balancer in front of the routers (1 to 4; default 1)

Settings are environment variables: docs/operations.md. "npm run roll" restarts every process, one after another.
`;

/** Throws what is wrong, in words and with the usage. */
export function optionsOf(args: readonly string[], env: NodeJS.ProcessEnv): Options | 'help' {
  const { values } = parsed(args);
  if (values.help) return 'help';
  const shape = shapes.find((name) => name === values.shape);
  if (!shape) throw misused(`--shape ${values.shape} is unknown.`);
  if (shape !== 'replicated' && values.workers) throw misused('Only the replicated shape has --workers.');
  if (shape === 'embedded') {
    if ((values.replicas ?? '1') !== '1')
      throw misused('The embedded shape has no replicas; --shape replicated has.');
    return { shape, replicas: 1, workers: 1 };
  }
  if (shape === 'distributed') {
    const replicas = count('--replicas', values.replicas ?? '1', 4);
    return { shape, replicas, workers: replicas };
  }
  const replicas = count('--replicas', values.replicas ?? '2', 16);
  const workers = count('--workers', values.workers ?? String(Math.min(replicas, 2)), 16);
  if (!/^postgres(ql)?:/.test(env.JUMUN_STORE ?? ''))
    throw new Error(
      'The replicated shape needs PostgreSQL (JUMUN_STORE=postgres://…): SQLite has one writer at a time, so more processes would only wait for each other.',
    );
  return { shape, replicas, workers };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        shape: { type: 'string', default: 'embedded' },
        replicas: { type: 'string' },
        workers: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw misused((error as Error).message);
  }
}

function count(option: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw misused(`${option} ${text} is not 1 to ${most}.`);
}

function misused(problem: string): Error {
  return new Error(`${problem}\n\n${usage}`);
}
