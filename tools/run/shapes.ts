// The shapes Jumun runs in: which processes there are, in which order they start, and how they find each other.
import { freePorts } from './ports.ts';

export type Shape = 'embedded' | 'distributed';

/** One process of ours, before it is launched. */
export interface Part {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** Stages: those of one start together, when those of the stage before are ready. The last one has the public edge. */
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

// a caller looks twice a second who is ready, and after a process has said that it is not it must have looked
const NOTICE_MS = 1_500;

/** Each context's subgraph and workers as processes of their own, `replicas` of each; behind a balancer where there are several routers. */
export async function distributed(port: number, replicas: number): Promise<Stages> {
  const { contextNames: contexts } = await import('@jumun/subgraphs/contexts');
  const ports = await freePorts(contexts.length * replicas + (replicas > 1 ? replicas : 0));
  const several = replicas > 1;
  const named = (name: string, i: number) => (i === 0 ? name : `${name}-${i + 1}`);
  const each = <T>(make: (i: number) => T): T[] => Array.from({ length: replicas }, (_, i) => make(i));
  const common = {
    ...(several && { JUMUN_DRAIN_MS: String(NOTICE_MS) }),
    JUMUN_METRICS_PORT: '0', // one port cannot be everybody's
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

/** A context of its own processes may stand on a database of its own: JUMUN_STORE_ORDERS=postgres://… */
function storeOf(context: string): NodeJS.ProcessEnv {
  const own = process.env[`JUMUN_STORE_${context.toUpperCase()}`];
  return own ? { JUMUN_STORE: own } : {};
}

/** Who must understand what others will say goes first: workers, then subgraphs, then the routers that ask them. */
const classOf = (name: string) => (name.includes('workers') ? 0 : name.startsWith('router') ? 2 : 1);
const replicaOf = (name: string) => Number(/-(\d)$/.exec(name)?.[1] ?? 1);

/** In which turns processes are restarted, at most so many in one: those of a turn are of one replica, so that another of each is there. */
export function turnsOf(names: readonly string[], most: number): readonly (readonly string[])[] {
  const inOrder = names.toSorted(
    (one, other) => classOf(one) - classOf(other) || replicaOf(one) - replicaOf(other),
  );
  const turns: string[][] = [];
  for (const name of inOrder) {
    const turn = turns.at(-1);
    const fits = turn && turn.length < most && turn.every((other) => replicaOf(other) === replicaOf(name));
    if (fits) turn.push(name);
    else turns.push([name]);
  }
  return turns;
}
