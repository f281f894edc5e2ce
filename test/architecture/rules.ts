import type { IForbiddenRuleType } from 'dependency-cruiser';
import subgraphs from '../../subgraphs/package.json' with { type: 'json' };
import { type File, files, isTest } from './repository.ts';

// Who may import what, as dependency-cruiser reads it. A file has one path, whether it is imported by a relative path or
// by the name of its package, and an import of types counts like any other. `$1` is the first group of `from.path`.

export type ImportRule = {
  readonly name: string;
  readonly from: { readonly path: string; readonly pathNot?: string };
  readonly to: Extract<IForbiddenRuleType, { from: unknown; to: unknown }>['to'];
  /** Programs that break the rule, each by the path at which it would stand. All are planted and must be caught. */
  readonly offences: Readonly<Record<string, string>>;
};

const tests = '(^|/)test/';
const here = (path: string) => ({ path, pathNot: tests });
const npm = (...names: string[]) => `(^|/)node_modules/(${names.join('|')})/`;

/** What Node brings along: `fs`, `timers/promises`. */
const core = '^(node:)?[a-z_/]+$';
const databases = npm('drizzle-orm', 'better-sqlite3', 'pg');
const queues = npm('bullmq', 'ioredis');
const network = npm('undici', 'ws', 'graphql-ws', 'nodemailer');
const graph = npm('graphql', 'graphql-ws', 'dataloader');
const context = '^subgraphs/([^/]+)/';
const sql = ['^platform/store/(columns|prepared|technical-tables)\\.ts$', '^platform/kernel/rows\\.ts$'];

const ofContexts: readonly ImportRule[] = [
  {
    name: 'domain/ knows only itself, the words of deciding (decider, state, ids, money, clock) and the rules that contexts share',
    from: here(`${context}domain/`),
    to: {
      pathNot: [
        '^subgraphs/$1/domain/',
        '^platform/kernel/(decider|state|ids|money|clock)\\.ts$',
        '^schema/(withdrawal|opening-hours|roles|masking|item-options|notes)\\.ts$',
      ],
    },
    offences: {
      'subgraphs/stores/domain/planted-library.ts': "import { eq } from 'drizzle-orm';",
      'subgraphs/stores/domain/planted-node.ts': "import { readFileSync } from 'node:fs';",
      'subgraphs/stores/domain/planted-unit.ts': "import type { Reader } from '@jumun/platform/kernel/unit';",
      'subgraphs/stores/domain/planted-type.ts': "export type Rows = import('../store/tables.ts').Rows;",
    },
  },
  {
    name: 'publish.ts knows the domain and the published events, and nothing that does anything',
    from: here(`${context}publish\\.ts$`),
    to: {
      pathNot: [
        '^subgraphs/$1/domain/',
        '^schema/(events/|(order-number|notes)\\.ts$)',
        '^platform/kernel/published\\.ts$',
        '^platform/kernel/locale\\.ts$',
      ],
    },
    offences: { 'subgraphs/stores/publish.ts': "import { ticketRows } from './store/tables.ts';" },
  },
  {
    name: 'policies/ and projections/ know the domain, the events and what their context offers',
    from: here(`${context}(policies|projections)/`),
    to: {
      pathNot: [
        '^subgraphs/$1/(domain|policies|projections)/',
        '^subgraphs/$1/commands\\.ts$',
        '^schema/(events/|(withdrawal|acts|leaving)\\.ts$)',
        '^platform/kernel/(reaction|clock|ids|money)\\.ts$',
      ],
    },
    offences: {
      'subgraphs/stores/policies/planted.ts': "import { Worker } from 'bullmq';",
      'subgraphs/orders/projections/planted.ts': "import { rows } from '../store/tables.ts';",
    },
  },
  {
    name: 'policies/, projections/ and timers/ are given the commands of their context and import only their types',
    from: here(`${context}(policies|projections|timers)/`),
    to: { path: '^subgraphs/$1/commands\\.ts$', dependencyTypesNot: ['type-only'] },
    offences: {
      'subgraphs/stores/policies/planted-commands.ts': "import { storesIn } from '../commands.ts';",
    },
  },
  {
    name: 'sagas/ and timers/ reach databases, queues and other processes only by what they are given',
    from: here(`${context}(sagas|timers)/`),
    to: { path: [databases, queues, network, graph, core] },
    offences: {
      'subgraphs/orders/sagas/planted.ts': "import { Queue } from 'bullmq';",
      'subgraphs/orders/sagas/planted-node.ts': "import { request } from 'node:http';",
      'subgraphs/orders/timers/planted.ts': "import { request } from 'undici';",
    },
  },
  {
    name: 'commands.ts knows no graph, no queue and no other process',
    from: here(`${context}commands\\.ts$`),
    to: {
      path: [
        queues,
        network,
        graph,
        core,
        '^platform/(remote|redis)/',
        '^subgraphs/$1/(server\\.ts$|sandbox/)',
      ],
    },
    offences: { 'subgraphs/stores/commands.ts': "import { GraphQLError } from 'graphql';" },
  },
  {
    name: 'manifest.ts is light: names and types, and no program of its context',
    from: here(`${context}manifest\\.ts$`),
    to: { pathNot: ['^schema/'], dependencyTypesNot: ['type-only'] },
    offences: { 'subgraphs/stores/manifest.ts': "import { open } from './server.ts';" },
  },
  {
    name: 'resolvers/ reach no database and no queue by themselves',
    from: here(`${context}resolvers/`),
    to: { path: [databases, queues, ...sql] },
    offences: {
      'subgraphs/stores/resolvers/planted.ts': "import { desc } from 'drizzle-orm';",
      'subgraphs/stores/resolvers/planted-rows.ts': "export { rows } from '@jumun/platform/kernel/rows';",
    },
  },
  {
    name: 'only store/ and audit.ts speak SQL',
    from: { path: '^subgraphs/', pathNot: `^subgraphs/[^/]+/(store/|audit\\.ts$)|${tests}` },
    to: { path: [npm('drizzle-orm', 'pg'), ...sql] },
    offences: {
      'subgraphs/stores/server.ts': "import { sql } from 'drizzle-orm';",
      'subgraphs/planted-columns.ts': "import { text } from '../platform/store/columns.ts';",
    },
  },
  {
    name: 'no context knows which database it stands on; a sandbox is a system outside and has one of its own',
    from: { path: '^subgraphs/[^/]+/', pathNot: `^subgraphs/[^/]+/sandbox/|${tests}` },
    to: {
      path: [
        npm('pg', 'better-sqlite3', 'drizzle-orm/.+-core', 'drizzle-orm/(better-sqlite3|node-postgres)'),
        '^platform/store/(sqlite|postgres|configured|migrate)\\.ts$',
      ],
    },
    offences: {
      'subgraphs/stores/store/planted.ts': "import { sqliteTable } from 'drizzle-orm/sqlite-core';",
      'subgraphs/stores/store/planted-store.ts': "import { openSqlite } from '@jumun/platform/store/sqlite';",
    },
  },
  {
    name: 'a sandbox shares nothing with its context but a protocol',
    from: here(`${context}sandbox/`),
    to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/sandbox/' },
    offences: { 'subgraphs/payments/sandbox/planted.ts': "import { rows } from '../store/tables.ts';" },
  },
  {
    name: 'no context knows a sandbox',
    from: { path: '^subgraphs/', pathNot: `^subgraphs/[^/]+/sandbox/|${tests}` },
    to: { path: '/sandbox/' },
    offences: { 'subgraphs/payments/clients/planted.ts': "import { open } from '../sandbox/provider.ts';" },
  },
  {
    name: 'store/ knows no graph, no queue and none of those who use it',
    from: here(`${context}store/`),
    to: {
      path: [
        graph,
        queues,
        network,
        '^subgraphs/$1/((resolvers|policies|sagas|timers|projections|clients)/|(commands|server|audit)\\.ts$)',
      ],
    },
    offences: {
      'subgraphs/stores/store/planted-graph.ts': "import { GraphQLError } from 'graphql';",
      'subgraphs/orders/store/planted.ts': "import type { Ask } from '../sagas/place-order.ts';",
    },
  },
  {
    name: 'clients/ are only where another system is asked, and know no database',
    from: here(`${context}clients/`),
    to: { path: [databases, queues, '^subgraphs/$1/((store|resolvers)/|server\\.ts$)'] },
    offences: { 'subgraphs/orders/clients/planted.ts': "import { findOffers } from '../store/tables.ts';" },
  },
  {
    name: 'server.ts puts a context together: nothing in the context imports it',
    from: here(context),
    to: { path: '^subgraphs/$1/server\\.ts$' },
    offences: { 'subgraphs/stores/resolvers/planted-server.ts': "import type { Open } from '../server.ts';" },
  },
  {
    name: 'no context knows another one',
    from: here(context),
    to: { path: '^subgraphs/[^/]+/', pathNot: '^subgraphs/$1/' },
    offences: {
      'subgraphs/stores/planted-path.ts': "import { decide } from '../orders/domain/order.ts';",
      'subgraphs/stores/planted-type.ts': "import type { Order } from '../orders/domain/order.ts';",
      'subgraphs/stores/planted-inline.ts': "import { type Order } from '../orders/domain/order.ts';",
      'subgraphs/stores/planted-type-of.ts': "export type Order = import('../orders/domain/order.ts').Order;",
      'subgraphs/stores/planted-dynamic.ts': "export const open = () => import('../orders/domain/order.ts');",
      'subgraphs/stores/planted-handed-on.ts': "export * from '../orders/domain/order.ts';",
      'subgraphs/stores/planted-effect.ts': "import '../orders/domain/order.ts';",
      'subgraphs/stores/planted-detour.ts': "import { a } from '../../subgraphs/orders/domain/order.ts';",
    },
  },
  {
    name: 'no context knows where it runs',
    from: here(context),
    to: { path: '^(subgraphs/[^/]+$|(router|workers|tools|test)/)' },
    offences: {
      'subgraphs/stores/planted-workers.ts': "import type { Timer } from '@jumun/workers/timers';",
      'subgraphs/stores/planted-process.ts': "import { openProcess } from '../process.ts';",
    },
  },
  {
    name: 'what runs the contexts knows of each its manifest, its server and its audit',
    from: { path: '^subgraphs/[^/]+\\.ts$' },
    to: { path: '^subgraphs/[^/]+/', pathNot: '^subgraphs/[^/]+/(manifest|server|audit)\\.ts$' },
    offences: { 'subgraphs/planted-inside.ts': "import { decide } from './orders/domain/order.ts';" },
  },
];

const exportedBySubgraphs = Object.values<string>(subgraphs.exports).map(
  (path) => `^subgraphs/${path.replace('./', '').replaceAll('.', '\\.')}$`,
);

const ofPackages: readonly ImportRule[] = [
  {
    name: 'platform/ knows no context and not the published language',
    from: here('^platform/'),
    to: { path: '^(schema|subgraphs|workers|router|tools|test)/' },
    offences: {
      'platform/kernel/planted-schema.ts': "import type { hears } from '@jumun/schema/published-language';",
      'platform/graph/planted.ts': "import type { Timer } from '../../workers/timers.ts';",
    },
  },
  {
    name: 'schema/ knows no context, and nothing that runs one',
    from: here('^schema/'),
    to: { path: '^(subgraphs|workers|router|tools|test)/' },
    offences: { 'schema/planted.ts': "import type { Order } from '../subgraphs/orders/domain/order.ts';" },
  },
  {
    name: 'schema/ knows of the platform only its types',
    from: here('^schema/'),
    to: { path: '^platform/', dependencyTypesNot: ['type-only'] },
    offences: { 'schema/planted-ids.ts': "import { newId } from '@jumun/platform/kernel/ids';" },
  },
  {
    name: 'subgraphs/ knows neither router nor workers nor tools',
    from: here('^subgraphs/'),
    to: { path: '^(workers|router|tools|test)/' },
    offences: { 'subgraphs/planted-router.ts': "import { openRouter } from '../router/server.ts';" },
  },
  {
    name: 'router/ and workers/ do not know each other, nor tools/',
    from: here('^(router|workers)/'),
    to: { path: '^(router|workers|tools|test)/', pathNot: '^$1/' },
    offences: {
      'workers/planted-router.ts': "import { openGraph } from '../router/graph.ts';",
      'router/planted-tools.ts': "import { shapes } from '../tools/run/shapes.ts';",
    },
  },
  {
    name: 'only a program of router/ opens contexts',
    from: { path: '^router/', pathNot: `(^|/)main\\.ts$|${tests}` },
    to: { path: '^subgraphs/' },
    offences: { 'router/planted-process.ts': "import { openProcess } from '@jumun/subgraphs';" },
  },
  {
    name: 'outside of subgraphs/, a context is known only by what it exports',
    from: here('^(router|workers|tools)/'),
    to: { path: '^subgraphs/[^/]+/', pathNot: exportedBySubgraphs },
    offences: {
      'router/planted-inside.ts': "import { jwksOf } from '../subgraphs/customers/server.ts';",
      'workers/planted-inside.ts': "import { open } from '../subgraphs/orders/server.ts';",
      'tools/verify/planted.ts': "import { decide } from '../../subgraphs/orders/domain/order.ts';",
    },
  },
  {
    name: 'a package declares every library that it imports, or an installation for running lacks it',
    from: here('^(platform|schema|router|workers|subgraphs)/'),
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    offences: { 'workers/planted-undeclared.ts': "import { SMTPServer } from 'smtp-server';" },
  },
  {
    name: 'another package is entered by what it exports, never by a path',
    from: here('^([^/]+)/'),
    to: { pathNot: '^$1/', dependencyTypes: ['local'] },
    offences: {
      'workers/planted-path.ts': "import { hears } from '../schema/published-language.ts';",
      'tools/operate/planted.ts': "import type { Id } from '../../platform/kernel/ids.ts';",
    },
  },
  {
    name: 'only workers/ and platform/redis/ speak to BullMQ and Redis',
    from: { path: '.', pathNot: `^(workers|platform/redis)/|${tests}` },
    to: { path: queues },
    offences: {
      'platform/process/planted.ts': "import { Queue } from 'bullmq';",
      'tools/operate/planted-redis.ts': "import type { Redis } from 'ioredis';",
    },
  },
  {
    name: 'only platform/redis/ opens a connection to Redis',
    from: { path: '.', pathNot: `^platform/redis/|${tests}` },
    to: { path: npm('ioredis'), dependencyTypesNot: ['type-only'] },
    offences: { 'workers/planted-redis.ts': "import { Redis } from 'ioredis';" },
  },
  {
    name: 'programs are started, not imported: no file imports a main.ts',
    from: { path: '.' },
    to: { path: '(^|/)main\\.ts$' },
    offences: { 'tools/run/planted-main.ts': "import '../../router/main.ts';" },
  },
  {
    name: 'only tests know tests',
    from: { path: '.', pathNot: `${tests}|\\.config\\.ts$` },
    to: { path: tests },
    offences: { 'tools/verify/planted-test.ts': "import { open } from '../../test/stores.ts';" },
  },
];

/** What is started, not imported: every main.ts, the router for any graph, and the tools that another tool names. */
/** Whatever runs by itself: a process, a command, a thread. */
const programs = `(^|/)main\\.ts$|(^|/)[\\w-]+-thread\\.ts$|^router/run\\.ts$|^tools/run/run\\.mjs$|^(${startedTools().join('|')})$`;

const ofEveryFile: readonly ImportRule[] = [
  {
    name: 'there is no circle of imports, type imports included',
    from: { path: '.' },
    to: { circular: true },
    offences: {
      'platform/kernel/planted-there.ts': "import type { b } from './planted-back.ts';",
      'platform/kernel/planted-back.ts': "import type { a } from '@jumun/platform/kernel/planted-there';",
      'router/planted-one.ts': "import { two } from './planted-two.ts';",
      'router/planted-two.ts': "export const three = () => import('./planted-three.ts');",
      'router/planted-three.ts': "export type { One } from './planted-one.ts';",
    },
  },
  {
    name: 'every import can be resolved',
    from: { path: '.' },
    to: { couldNotResolve: true },
    offences: { 'tools/demo/planted.ts': "import { nothing } from './nowhere.ts';" },
  },
  {
    name: 'every file is part of a program',
    from: { path: programs },
    to: {
      path: '^(platform|subgraphs|router|workers|tools)/.*\\.(ts|mjs)$', // of schema/, only the tests run the lint
      pathNot: [tests, programs],
      reachable: false,
    },
    offences: { 'workers/planted-unused.ts': 'export const unused = 1;' },
  },
];

function startedTools(): readonly string[] {
  const tools = files.filter(({ path }) => /^tools\/.*\.(ts|mjs)$/.test(path) && !isTest(path));
  const names = tools.flatMap(({ text }) => text.match(/(?<=')\w[\w/-]*\.(ts|mjs)(?=')/g) ?? []);
  const isStarted = ({ path }: File) => names.some((name) => `/${path}`.endsWith(`/${name}`));
  return tools.filter(isStarted).map(({ path }) => path.replaceAll('.', '\\.'));
}

export const importRules: readonly ImportRule[] = [...ofContexts, ...ofPackages, ...ofEveryFile];
