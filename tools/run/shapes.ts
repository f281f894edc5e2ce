// The shapes that Jumun runs in: their processes, the order in which they start, and how they find each other.
import type { Options } from './options.ts';
import { freePorts } from './ports.ts';

/** One process of ours, before it is launched. */
export interface Part {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  /** Whether it does little at a time. */
  readonly isSmall?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** Each stage starts together, once the stage before is ready. The last one has the public edge. */
export type Stages = readonly (readonly Part[])[];

/** The processes of a shape; `port` is the public one. */
export async function stagesOf({ shape, replicas, workers }: Options, port: number): Promise<Stages> {
  if (shape === 'embedded') return embedded(port);
  return shape === 'replicated' ? replicated(port, replicas, workers) : distributed(port, replicas);
}

/** Everything in two processes, on one public port. */
export function embedded(port: number): Stages {
  return [
    [
      { name: 'workers', file: 'workers/main.ts', env: { JUMUN_REPLICA: 'workers' } },
      { name: 'router', file: 'router/main.ts', env: { PORT: String(port) } },
    ],
  ];
}

// callers check twice a second which replicas are ready, and must have checked after a process says that it is not
const NOTICE_MS = 1_500;

const named = (name: string, i: number) => (i === 0 ? name : `${name}-${i + 1}`);
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Processes of one kind cannot share one port. */
const ownPorts = { JUMUN_METRICS_PORT: '0', JUMUN_HEALTH_PORT: '0' };
/** The others take over what a replica will no longer do. */
const oneOfSeveral = { ...ownPorts, JUMUN_DRAIN_MS: String(NOTICE_MS) };

/** Several routers on ports of their own, and the public port in front of them. */
async function balanced(port: number, count: number, env: NodeJS.ProcessEnv): Promise<readonly Part[]> {
  const ports = await freePorts(count);
  const proxies = Number(process.env.JUMUN_PROXIES || '0') + 1;
  const routers = ports.map((own, i) => ({
    name: named('router', i),
    file: 'router/main.ts',
    env: {
      ...env,
      PORT: String(own),
      HOST: '127.0.0.1',
      JUMUN_PROXIES: String(proxies),
      JUMUN_PUBLIC_URL: process.env.JUMUN_PUBLIC_URL || `http://127.0.0.1:${port}/graphql`,
    },
  }));
  const urls = ports.map((own) => `http://127.0.0.1:${own}`).join(' ');
  return [
    ...routers,
    // it stops together with them: they answer through it what they have begun
    {
      name: 'balancer',
      file: 'tools/run/balancer.ts',
      isSmall: true,
      env: { PORT: String(port), BALANCED: urls },
    },
  ];
}

/** Whole routers, with every subgraph in each, and whole workers, behind one public port. */
export async function replicated(port: number, routers: number, workers: number): Promise<Stages> {
  return [
    [
      ...times(workers, (i) => ({
        name: named('workers', i),
        file: 'workers/main.ts',
        env: { ...oneOfSeveral, JUMUN_REPLICA: named('workers', i) },
      })),
      ...(await balanced(port, routers, oneOfSeveral)),
    ],
  ];
}

/** Each context's subgraph and workers as processes of their own, `replicas` of each; several routers get a balancer. */
export async function distributed(port: number, replicas: number): Promise<Stages> {
  const { contextNames: contexts } = await import('@jumun/subgraphs/contexts');
  const ports = await freePorts(contexts.length * replicas);
  const common = replicas > 1 ? oneOfSeveral : ownPorts;
  const each = <T>(make: (i: number) => T): T[] => times(replicas, make);
  const subgraphs = contexts.flatMap((context) =>
    each((i) => ({ context, name: named(context, i), port: String(ports.pop()) })),
  );
  const found = {
    JUMUN_SUBGRAPHS: subgraphs
      .map(({ context, port: at }) => `${context}=http://127.0.0.1:${at}/graphql`)
      .join(' '),
  };
  const router = { name: 'router', file: 'router/main.ts', env: { ...common, ...found, PORT: String(port) } };
  return [
    subgraphs.map(({ context, name, port: at }) => ({
      name,
      file: 'subgraphs/main.ts',
      isSmall: true,
      args: [context],
      env: { ...common, ...found, ...storeOf(context), SUBGRAPH_PORT: at },
    })),
    contexts.flatMap((context) =>
      each((i) => ({
        name: named(`${context}-workers`, i),
        file: 'workers/main.ts',
        args: [context],
        isSmall: true,
        env: { ...common, ...found, ...storeOf(context), JUMUN_REPLICA: named(`${context}-workers`, i) },
      })),
    ),
    replicas > 1 ? await balanced(port, replicas, { ...common, ...found }) : [router],
  ];
}

/** A context with its own processes may have its own database: JUMUN_STORE_ORDERS=postgres://… */
function storeOf(context: string): NodeJS.ProcessEnv {
  const own = process.env[`JUMUN_STORE_${context.toUpperCase()}`];
  return own ? { JUMUN_STORE: own } : {};
}

/** Processes that must understand new messages restart first: workers, then subgraphs, then the routers that ask them. */
const classOf = (name: string) => (name.includes('workers') ? 0 : name.startsWith('router') ? 2 : 1);
const replicaOf = (name: string) => Number(/-(\d+)$/.exec(name)?.[1] ?? 1);

/** The order in which processes restart, at most `most` at once. A batch has replicas of one number, so the others keep serving. */
export function rollingBatches(names: readonly string[], most: number): readonly (readonly string[])[] {
  const inOrder = names.toSorted(
    (one, other) => classOf(one) - classOf(other) || replicaOf(one) - replicaOf(other),
  );
  const batches: string[][] = [];
  for (const name of inOrder) {
    const batch = batches.at(-1);
    const fits = batch && batch.length < most && batch.every((other) => replicaOf(other) === replicaOf(name));
    if (fits) batch.push(name);
    else batches.push([name]);
  }
  return batches;
}
