// The shapes that Jumun runs in: their processes, the order in which they start, and how they find each other.
import { freePorts } from './ports.ts';

export type Shape = 'embedded' | 'distributed';

/** One process of ours, before it is launched. */
export interface Part {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** Each stage starts together, once the stage before is ready. The last one has the public edge. */
export type Stages = readonly (readonly Part[])[];

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

/** Each context's subgraph and workers as processes of their own, `replicas` of each; several routers get a balancer. */
export async function distributed(port: number, replicas: number): Promise<Stages> {
  const { contextNames: contexts } = await import('@jumun/subgraphs/contexts');
  const ports = await freePorts(contexts.length * replicas + (replicas > 1 ? replicas : 0));
  const several = replicas > 1;
  const named = (name: string, i: number) => (i === 0 ? name : `${name}-${i + 1}`);
  const each = <T>(make: (i: number) => T): T[] => Array.from({ length: replicas }, (_, i) => make(i));
  const common = {
    ...(several && { JUMUN_DRAIN_MS: String(NOTICE_MS) }),
    JUMUN_METRICS_PORT: '0', // they cannot share one port
    JUMUN_HEALTH_PORT: '0',
  };

  const subgraphs = contexts.flatMap((context) =>
    each((i) => ({ context, name: named(context, i), port: String(ports.pop()) })),
  );
  const found = {
    JUMUN_SUBGRAPHS: subgraphs
      .map(({ context, port: at }) => `${context}=http://127.0.0.1:${at}/graphql`)
      .join(' '),
  };
  const routers = each((i) => ({
    name: named('router', i),
    file: 'router/main.ts',
    env: {
      ...common,
      ...found,
      PORT: String(several ? ports.pop() : port),
      ...(several && { HOST: '127.0.0.1', JUMUN_PUBLIC_URL: `http://127.0.0.1:${port}/graphql` }),
    },
  }));
  const balancer = {
    name: 'balancer',
    file: 'tools/run/balancer.ts',
    env: { PORT: String(port), BALANCED: routers.map(({ env }) => `http://127.0.0.1:${env.PORT}`).join(' ') },
  };
  return [
    subgraphs.map(({ context, name, port: at }) => ({
      name,
      file: 'subgraphs/main.ts',
      args: [context],
      env: { ...common, ...found, ...storeOf(context), SUBGRAPH_PORT: at },
    })),
    contexts.flatMap((context) =>
      each((i) => ({
        name: named(`${context}-workers`, i),
        file: 'workers/main.ts',
        args: [context],
        env: { ...common, ...found, ...storeOf(context), JUMUN_REPLICA: named(`${context}-workers`, i) },
      })),
    ),
    routers,
    ...(several ? [[balancer]] : []),
  ];
}

/** A context with its own processes may have its own database: JUMUN_STORE_ORDERS=postgres://… */
function storeOf(context: string): NodeJS.ProcessEnv {
  const own = process.env[`JUMUN_STORE_${context.toUpperCase()}`];
  return own ? { JUMUN_STORE: own } : {};
}

/** Processes that must understand new messages restart first: workers, then subgraphs, then the routers that ask them. */
const classOf = (name: string) => (name.includes('workers') ? 0 : name.startsWith('router') ? 2 : 1);
const replicaOf = (name: string) => Number(/-(\d)$/.exec(name)?.[1] ?? 1);

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
