import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

// What may know what. Each rule carries an offence that it must catch, so that no rule can rest on files it does not see.

const root = join(import.meta.dirname, '..');
const unread = /^(node_modules|\.(?!ci$).*|data|migrations|.*-lock\.(yaml|json)|.*\.log)$/;

type File = { readonly path: string; readonly text: string };

const filesIn = (folder: string): File[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (unread.test(entry.name)) return [];
    return entry.isDirectory() ? filesIn(path) : [{ path, text: readFileSync(join(root, path), 'utf8') }];
  });

const files = filesIn('.');

// ---- reading a program ------------------------------------------------------------------------------------------

/** Comments, strings and regular expressions, whichever begins first. */
const token =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:[!&|?{};]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])+\/[a-z]*/g;

const isComment = (text: string) => text.startsWith('/*') || text.startsWith('//');
const withoutComments = (text: string) => text.replace(token, (found) => (isComment(found) ? ' ' : found));
/** The program alone: comments are gone, and strings and regular expressions are empty. */
const codeOf = (text: string) => text.replace(token, (found) => (isComment(found) ? ' ' : "''"));

type Import = { readonly from: string; readonly isType: boolean };

const importsOf = ({ path, text }: File): Import[] => {
  const code = withoutComments(text);
  const named = [
    ...code.matchAll(
      /(?:^|[;\n])\s*(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?from\s+)?['"]([^'"]+)['"]/g,
    ),
  ];
  const dynamic = [...code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g)];
  return [
    ...named.map(([, type, from = '']) => ({ from: placed(path, from), isType: type !== undefined })),
    ...dynamic.map(([, from = '']) => ({ from: placed(path, from), isType: false })),
  ];
};

/** A relative import as the path it means: `./tables.ts` in a context's store is `subgraphs/stores/store/tables.ts`. */
const placed = (path: string, from: string) =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : from;

const contextOf = (path: string) => /^subgraphs\/([^/]+)\//.exec(path)?.[1] ?? '';
const contexts = [...new Set(files.map(({ path }) => contextOf(path)))].filter(
  (name) => name !== '' && files.some(({ path }) => path === `subgraphs/${name}/schema.graphql`),
);
const ofContexts = `(${contexts.join('|')})`;

const exportsOf = (text: string): string[] =>
  [
    ...codeOf(text).matchAll(
      /\bexport\s+(?:declare\s+)?(?:async\s+)?(?:abstract\s+)?(?:const|let|function|class|type|interface|enum)\s*\*?\s*([\w$]+)/g,
    ),
  ].map(([, name = '']) => name);

// ---- rules ------------------------------------------------------------------------------------------------------

type Rule = {
  readonly name: string;
  /** The files it governs … */
  readonly files: RegExp;
  /** … and those among them that it does not. */
  readonly but?: RegExp;
  /** One of the three: what may be imported, what may not, or what is wrong with a file. */
  readonly allowed?: (path: string) => RegExp;
  readonly forbidden?: (path: string) => RegExp;
  readonly wrong?: (file: File) => readonly string[];
  /** A file that breaks it: where it would stand and what would stand in it. */
  readonly offence: readonly [path: string, text: string];
};

const tests = /(^|\/)test\//;
const outside = /^(drizzle-orm|bullmq|ioredis|pg|better-sqlite3|undici|ws|graphql|graphql-ws)(\/|$)|^node:/;

const contextRules: readonly Rule[] = [
  {
    name: 'domain/ knows only itself and the words of deciding: decider, ids, money, clock',
    files: /^subgraphs\/[^/]+\/domain\//,
    allowed: (path) =>
      new RegExp(`^(subgraphs/${contextOf(path)}/domain/|@jumun/platform/(decider|ids|money|clock)$)`),
    offence: ['subgraphs/stores/domain/ticket.ts', "import { eq } from 'drizzle-orm';"],
  },
  {
    name: 'domain/ has no clock, no chance, no environment and waits for nothing',
    files: /^subgraphs\/[^/]+\/domain\//,
    wrong: ({ text }) =>
      codeOf(text).match(
        /\b(Date\.now|Math\.random|new Date|Temporal|performance|process|globalThis|crypto|console|fetch|setTimeout|setImmediate|setInterval|await|async|Promise)\b/g,
      ) ?? [],
    offence: ['subgraphs/stores/domain/ticket.ts', 'export const openedAt = () => Date.now();'],
  },
  {
    name: 'publish.ts knows the domain and the published events, and nothing that does anything',
    files: /^subgraphs\/[^/]+\/publish\.ts$/,
    allowed: (path) =>
      new RegExp(
        `^(subgraphs/${contextOf(path)}/domain/|@jumun/schema/events/|@jumun/platform/(published|locale)$)`,
      ),
    offence: ['subgraphs/stores/publish.ts', "import { ticketRows } from './store/tickets.ts';"],
  },
  {
    name: 'policies/ and projections/ know the domain, the events and what their context offers',
    files: /^subgraphs\/[^/]+\/(policies|projections)\//,
    allowed: (path) => {
      const own = `subgraphs/${contextOf(path)}`;
      return new RegExp(
        `^(${own}/domain/|${own}/(policies|projections)/|${own}/${contextOf(path)}\\.ts$|@jumun/schema/events/|@jumun/platform/(reaction|clock|ids|money)$)`,
      );
    },
    offence: ['subgraphs/stores/policies/open-ticket.ts', "import { Worker } from 'bullmq';"],
  },
  {
    name: 'sagas/ reach databases, queues and other processes only by what they are given',
    files: /^subgraphs\/[^/]+\/sagas\//,
    forbidden: () => outside,
    offence: ['subgraphs/orders/sagas/place-order.ts', "import { Queue } from 'bullmq';"],
  },
  {
    name: 'resolvers/ reach no database and no queue by themselves',
    files: /^subgraphs\/[^/]+\/resolvers\//,
    forbidden: () =>
      /^(drizzle-orm|bullmq|ioredis|pg|better-sqlite3)(\/|$)|^@jumun\/platform\/(columns|prepared|rows)$/,
    offence: ['subgraphs/stores/resolvers/tickets.ts', "import { desc } from 'drizzle-orm';"],
  },
  {
    name: 'only store/ speaks SQL',
    files: /^subgraphs\//,
    but: /^subgraphs\/[^/]+\/(store|test)\//,
    forbidden: () => /^(drizzle-orm|pg)(\/|$)|^@jumun\/platform\/(columns|prepared|rows|technical-tables)$/,
    offence: ['subgraphs/stores/server.ts', "import { sql } from 'drizzle-orm';"],
  },
  {
    name: 'no context knows which database it stands on',
    files: /^subgraphs\/[^/]+\//,
    but: /^subgraphs\/(payments|notifications)\/sandbox\/|(^|\/)test\//, // a sandbox is somebody else's system, played by us
    forbidden: () => /^(pg|better-sqlite3|drizzle-orm\/.*)$|^@jumun\/platform\/(store-|stores$|migrate$)/,
    offence: ['subgraphs/stores/store/tickets.ts', "import { sqliteTable } from 'drizzle-orm/sqlite-core';"],
  },
  {
    name: 'store/ knows no graph and no queue',
    files: /^subgraphs\/[^/]+\/store\//,
    forbidden: () =>
      /^(graphql|graphql-ws|bullmq|ioredis|undici|ws)(\/|$)|\/(resolvers|policies|sagas|projections|clients)\//,
    offence: ['subgraphs/stores/store/tickets.ts', "import { GraphQLError } from 'graphql';"],
  },
  {
    name: 'clients/ are only where another system is asked, and know no database',
    files: /^subgraphs\/[^/]+\/clients\//,
    forbidden: () => /^(drizzle-orm|bullmq|ioredis|pg|better-sqlite3)(\/|$)|\/(store|resolvers)\//,
    offence: ['subgraphs/orders/clients/stock.ts', "import { findOffers } from '../store/offers.ts';"],
  },
  {
    name: 'no context knows another one',
    files: /^subgraphs\/[^/]+\//,
    but: tests,
    wrong: (file) => {
      const own = contextOf(file.path);
      const mayImport = new RegExp(
        `^(?!@jumun/${ofContexts}(/|$))(?!@jumun/(subgraphs|router|workers)(/|$))`,
      );
      return importsOf(file)
        .map(({ from }) => from)
        .filter((from) => !mayImport.test(from) || (/^[a-z]+\//.test(from) && leavesContext(from, own)));
    },
    offence: ['subgraphs/stores/server.ts', "import { order } from '../orders/domain/order.ts';"],
  },
  {
    name: 'another package is entered by one of its clients, never by a path',
    files: /\.(ts|mjs)$/,
    but: /(^|\/)test\/|^[^/]+$/,
    wrong: (file) =>
      importsOf(file)
        .map(({ from }) => from)
        .filter((from) => /^(platform|schema|router|workers|tools|test)\//.test(from))
        .filter((from) => from.split('/')[0] !== file.path.split('/')[0]),
    offence: ['workers/start.ts', "import { hears } from '../schema/published-language.ts';"],
  },
  {
    name: 'every context folder has the same shape',
    files: /^subgraphs\/[^/]+\/./,
    wrong: ({ path }) => {
      const [, context = '', entry = ''] = path.split('/');
      return shape.has(entry) || entry === `${context}.ts` || ofItsOwn[context]?.includes(entry)
        ? []
        : [entry];
    },
    offence: ['subgraphs/stores/lib/tickets.ts', ''],
  },
  {
    name: 'every context folder has what a context needs',
    files: /^subgraphs\/[^/]+\/schema\.graphql$/,
    wrong: ({ path }) => {
      const folder = dirname(path);
      const context = contextOf(path);
      const needed = ['README.md', 'package.json', 'server.ts', `${context}.ts`, 'domain', 'test'];
      const ofStore = ['store/tables.ts', 'store/migrations/sqlite', 'store/migrations/postgres'];
      return [...needed, ...ofStore].filter((name) => !existsSync(join(root, folder, name)));
    },
    offence: ['subgraphs/nowhere/schema.graphql', ''],
  },
];

/** What a context may hold; a folder appears with its first file. */
const shape = new Set(
  [
    ['README.md', 'package.json', 'schema.graphql', 'publish.ts', 'server.ts', 'seed.ts'],
    ['domain', 'policies', 'sagas', 'projections', 'clients', 'store', 'resolvers', 'test'],
  ].flat(),
);

/** What only one context needs, and why it is neither domain nor store. */
const ofItsOwn: Readonly<Record<string, readonly string[]>> = {
  customers: ['keys.ts', 'tokens.ts', 'passwords.ts', 'one-at-a-time.ts'], // cryptography, outside of any unit of work
  deliveries: ['carrier.ts'], // the carrier that we play ourselves
  mypage: ['messages.ts', 'news.ts'], // sentences for customers; which listeners to wake
  notifications: ['messages.ts', 'announcing.ts', 'sending.ts', 'sandbox'], // sentences for customers; how they go out; the providers that we play ourselves
  payments: ['sandbox'], // the provider that we play ourselves
};

const leavesContext = (from: string, own: string) => from.startsWith('subgraphs/') && contextOf(from) !== own;

const business =
  /^(orders?|payments?|customers?|books?|bookshop|coffees?|cafes?|taxis?|tickets?|deliver(y|ies)|couriers?|wallets?|mileages?|points|products?|catalogs?|baskets?|carts?|shipments?|rides?|refunds?|gifts?|missions?|rewards?|menus?|prices?|stocks?|staff|mypage|fulfilments?)$/i;
const technical = /\b(orderBy|order by)\b/g; // SQL's own word

const packageRules: readonly Rule[] = [
  {
    name: 'platform/ knows no context and not the published language',
    files: /^platform\//,
    forbidden: () => new RegExp(`^@jumun/(schema|router|workers|subgraphs|${ofContexts.slice(1, -1)})(/|$)`),
    offence: ['workers/relay.ts', "import { hears } from '@jumun/schema/published-language';"],
  },
  {
    name: 'platform/ has no business word in its code',
    files: /^platform\/[^/]+\.ts$/,
    wrong: ({ text }) =>
      [
        ...codeOf(text)
          .replace(technical, '')
          .matchAll(/[A-Za-z_$][\w$]*/g),
      ].flatMap(([name]) =>
        name
          .split(/_|(?<=[a-z])(?=[A-Z])/)
          .filter((word) => business.test(word))
          .map(() => name),
      ),
    offence: ['platform/kernel/handle.ts', 'export const orderId = (id: string) => id;'],
  },
  {
    name: 'schema/ knows of the platform only its types, and no context',
    files: /^schema\//,
    but: tests,
    wrong: (file) =>
      importsOf(file)
        .filter(
          ({ from, isType }) =>
            from.startsWith('@jumun/') && !(isType && from.startsWith('@jumun/platform/')),
        )
        .map(({ from }) => from),
    offence: ['schema/published-event.ts', "import { newId } from '@jumun/platform/kernel/ids';"],
  },
  {
    name: 'router/ knows no context; only its main.ts opens a process of them',
    files: /^router\//,
    but: /^router\/main\.ts$/,
    forbidden: () => new RegExp(`^@jumun/(subgraphs|workers|${ofContexts.slice(1, -1)})(/|$)`),
    offence: ['router/graph.ts', "import { jwksOf } from '@jumun/customers';"],
  },
  {
    name: 'workers/ and tools/ know contexts only through @jumun/subgraphs; the world outside is none of them',
    files: /^(workers|tools)\//,
    but: /^tools\/outside\.ts$/,
    forbidden: () => new RegExp(`^@jumun/${ofContexts}(/|$)`),
    offence: ['workers/start.ts', "import { open } from '@jumun/orders';"],
  },
  {
    name: 'only platform/ and workers/ speak to BullMQ',
    files: /\.(ts|mjs)$/,
    but: /^(platform|workers)\//,
    forbidden: () => /^bullmq(\/|$)/,
    offence: ['subgraphs/deliveries/carrier.ts', "import { Queue } from 'bullmq';"],
  },
  {
    name: 'only platform/ speaks to Redis',
    files: /\.(ts|mjs)$/,
    but: /^platform\/|(^|\/)test\//,
    forbidden: () => /^ioredis(\/|$)/,
    offence: ['workers/start.ts', "import { Redis } from 'ioredis';"],
  },
  {
    name: 'programs are opened, not imported: nobody imports a main.ts',
    files: /\.(ts|mjs)$/,
    forbidden: () => /(^|\/)main\.ts$/,
    offence: ['tools/run/start.ts', "import '../router/main.ts';"],
  },
];

const badWord = /(Manager|Service|Helper|Util|Utils|Helpers|Impl|Base|Dto|Entity)$/;
const elsewhere = new RegExp(
  ['/(work|root)/', '/(home|Users)/\\w', '[s]hared/design', '\\b[s]ketch(es)?\\b'].join('|'),
  'g',
);

const textRules: readonly Rule[] = [
  {
    name: 'nothing is exported as default',
    files: /\.(ts|mjs)$/,
    but: /\.config\.ts$/,
    wrong: ({ text }) => codeOf(text).match(/\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/g) ?? [],
    offence: ['workers/start.ts', 'export default startWorkers;'],
  },
  {
    name: 'no file only hands on what others export',
    files: /\.(ts|mjs)$/,
    wrong: ({ path, text }) => {
      const rest = withoutComments(text).replace(
        /\bexport\s+(type\s+)?[^;'"]*from\s+['"][^'"]+['"]\s*;?/g,
        '',
      );
      return rest.trim() === '' && text.trim() !== '' ? [path] : [];
    },
    offence: ['platform/index.ts', "export * from './store.ts';\nexport { unitsOf } from './work.ts';"],
  },
  {
    name: 'names say what a thing is: no Manager, Service, Helper, Util, Impl, Base, Dto, Entity',
    files: /\.(ts|mjs)$/,
    wrong: ({ path, text }) => [
      ...exportsOf(text).filter((name) => badWord.test(name)),
      ...path
        .replace(/(\.both)?(\.test|\.config)?\.(ts|mjs)$/, '')
        .split(/[/-]/)
        .filter((part) => badWord.test(`${part[0]?.toUpperCase()}${part.slice(1)}`)),
    ],
    offence: ['platform/store/store.ts', 'export const openStoreManager = () => {};'],
  },
  {
    name: 'files are named in kebab-case',
    files: /\.(ts|mjs|graphql|json)$/,
    but: /(^|\/)(package|package-lock)\.json$/,
    wrong: ({ path }) =>
      path
        .split('/')
        .filter(
          (part) =>
            !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.both)?(\.(test|config|d|generated))?(\.[a-z]+)?$/.test(part),
        ),
    offence: ['platform/deadLetters.ts', ''],
  },
  {
    name: 'functions, not classes: a class extends an Error or what a library demands',
    files: /\.(ts|mjs)$/,
    wrong: ({ text }) => codeOf(text).match(/\bclass\s+\w+(<[^>]*>)?\s*(implements\s[^{]*)?\{/g) ?? [],
    offence: ['subgraphs/stores/server.ts', 'class Tickets { open() {} }'],
  },
  {
    name: 'the repository stands alone: no path of a machine, no page that is not in it',
    files: /./,
    wrong: ({ text }) => text.match(elsewhere) ?? [],
    offence: ['docs/architecture.md', `As the ${'ske'}${'tch'} says.`],
  },
  {
    name: 'what a page points to is there',
    files: /\.md$/,
    wrong: ({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map(([, to = '']) => to)
        .filter((to) => !existsSync(join(root, dirname(path), to))),
    offence: ['docs/architecture.md', 'See [nowhere](nowhere.md).'],
  },
  {
    name: 'every exported function of platform/ and schema/ says what it promises',
    files: /^(platform|schema)\/(events\/)?[^/]+\.ts$/,
    wrong: ({ text }) => undocumented(text),
    offence: ['platform/store/store.ts', '\nexport const openStore = (name: string) => name;\n'],
  },
];

/** Exported functions with no docstring right before them. */
const undocumented = (text: string): string[] =>
  [
    ...text.matchAll(
      /^export (?:(?:async )?function\*? (\w+)|const (\w+)(?:: [^=\n]+)? =\s*(?:async )?(?:<|\((?!\()[^;]*?=>|\(\)))/gm,
    ),
  ]
    .filter(({ index }) => !/\*\/\n(?:\/\/[^\n]*\n)*$/.test(text.slice(0, index)))
    .map(([, declared, assigned]) => declared ?? assigned ?? '');

const found = (rule: Rule, file: File): readonly string[] => {
  if (rule.wrong) return rule.wrong(file);
  const froms = importsOf(file).map(({ from }) => from);
  const { path } = file;
  return froms.filter((from) =>
    rule.allowed ? !rule.allowed(path).test(from) : rule.forbidden?.(path).test(from) === true,
  );
};

const governs = ({ files: governed, but }: Rule, path: string) => governed.test(path) && !but?.test(path);

describe.each([...contextRules, ...packageRules, ...textRules])('$name', (rule) => {
  const governed = files.filter(({ path }) => governs(rule, path));

  it('holds for every file it governs', () => {
    expect(governed.length).toBeGreaterThan(0);
    const broken = governed.flatMap((file) => {
      const problems = [...new Set(found(rule, file))];
      return problems.length > 0 ? [`${file.path}: ${problems.join(', ')}`] : [];
    });
    expect(broken).toEqual([]);
  });

  it('catches the offence that is planted', () => {
    const [path, text] = rule.offence;
    expect(governs(rule, path)).toBe(true);
    expect(found(rule, { path, text })).not.toEqual([]);
  });
});

describe('the settings', () => {
  const named = (text: string) => [
    ...[...text.matchAll(/\bprocess\.env(?:\.|\[')([A-Z][A-Z_]+)/g)].map(([, name = '']) => name),
    ...[
      ...text.matchAll(/\b([A-Z][A-Z_]{3,}):\s*(?:z\b|milliseconds\(|port\b|drainNotice\b|development \?)/g),
    ].map(([, name = '']) => name),
  ];
  const ofOthers = new Set(['PATH', 'XDG_RUNTIME_DIR', 'APOLLO_TELEMETRY_DISABLED']);
  const inCode = () => {
    const programs = files.filter(({ path }) => /\.(ts|mjs)$/.test(path) && !tests.test(path));
    const names = programs.flatMap(({ text }) => named(withoutComments(text)));
    return [...new Set(names)].filter((name) => !ofOthers.has(name) && !name.startsWith('npm_')).sort();
  };
  const inDocs = (text: string) =>
    [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name).sort();

  it('that the code reads are those that docs/operations.md explains', () => {
    const page = files.find(({ path }) => path === 'docs/operations.md')?.text ?? '';
    expect(inCode()).toContain('JUMUN_STORE');
    expect(inDocs(page)).toEqual(inCode());
  });

  it('are found however they are read', () => {
    expect(named('const a = process.env.JUMUN_NEW; readSettings({ JUMUN_OTHER: milliseconds(5) })')).toEqual([
      'JUMUN_NEW',
      'JUMUN_OTHER',
    ]);
    expect(inDocs('| `JUMUN_NEW` | 5 | … |')).toEqual(['JUMUN_NEW']);
  });
});

it('every kind of import is read, and none in a comment or a text', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type { b } from './b.ts';",
    "import {\n  c,\n  type d,\n} from './c.ts';",
    "import './d.ts';",
    "export { e } from './e.ts';",
    "export * from './f.ts';",
    "const g = () => import('./g.ts');",
    "// import { h } from './h.ts';",
    "/* import { i } from './i.ts'; */",
    'const quoted = /["\']/;',
    "import * as j from './j.ts';",
  ].join('\n');
  expect(importsOf({ path: 'platform/x.ts', text })).toEqual([
    ...['a', 'b', 'c', 'd', 'e', 'f', 'j', 'g'].map((name) => ({
      from: `platform/${name}.ts`,
      isType: name === 'b',
    })),
  ]);
});
