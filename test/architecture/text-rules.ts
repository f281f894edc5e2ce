import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, commentsOf, type File, files, isTest, root, withoutComments } from './repository.ts';

// What may stand in a file, and what a file may be called.

export type TextRule = {
  readonly name: string;
  /** The files it governs … */
  readonly files: RegExp;
  /** … and those among them that it does not. */
  readonly but?: RegExp;
  readonly wrong: (file: File) => readonly string[];
  /** A file that breaks it: where it would stand and what would stand in it. */
  readonly offence: readonly [path: string, text: string];
};

const code = /\.(ts|mjs)$/;
const tests = /(^|\/)test\//;

/** What a context may hold; a folder appears with its first file. */
const shape = new Set(
  [
    [
      'README.md',
      'manifest.ts',
      'schema.graphql',
      'commands.ts',
      'audit.ts',
      'publish.ts',
      'server.ts',
      'seed.ts',
    ],
    ['messages.ts', 'messages'], // sentences that customers read
    ['audit'], // what audit.ts gathers, by subject
    ['domain', 'policies', 'sagas', 'timers', 'projections', 'clients', 'store', 'resolvers', 'test'],
    ['jobs'], // external jobs: what is sent to a system outside, apart from any unit of work
    ['credentials'], // keys, tokens and passwords: cryptography, which takes too long for a unit of work
    ['sandbox'], // a system outside that we play ourselves in development
  ].flat(),
);

const neededByContext = [
  ['README.md', 'manifest.ts', 'commands.ts', 'audit.ts', 'server.ts', 'domain', 'resolvers', 'test'],
  ['store/tables.ts', 'store/migrations/sqlite', 'store/migrations/postgres'],
].flat();

const ofContexts: readonly TextRule[] = [
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
    name: 'every context folder has the same shape',
    files: /^subgraphs\/[^/]+\/./,
    wrong: ({ path }) => {
      const [, , entry = ''] = path.split('/');
      return shape.has(entry) ? [] : [entry];
    },
    offence: ['subgraphs/stores/lib/tickets.ts', ''],
  },
  {
    name: 'every context folder has what a context needs',
    files: /^subgraphs\/[^/]+\/schema\.graphql$/,
    wrong: ({ path }) => neededByContext.filter((name) => !existsSync(join(root, dirname(path), name))),
    offence: ['subgraphs/nowhere/schema.graphql', ''],
  },
  {
    name: 'every context stands in the list of contexts',
    files: /^subgraphs\/[^/]+\/(manifest\.ts|schema\.graphql)$/,
    wrong: ({ path }) => {
      const list = files.find((file) => file.path === 'subgraphs/contexts.ts')?.text;
      return list?.includes(`import('./${path.split('/')[1]}/manifest.ts')`) ? [] : [path];
    },
    offence: ['subgraphs/nowhere/manifest.ts', ''],
  },
];

const business =
  /^(orders?|payments?|customers?|books?|bookshop|coffees?|cafes?|taxis?|tickets?|deliver(y|ies)|couriers?|wallets?|mileages?|points|products?|catalogs?|baskets?|carts?|shipments?|rides?|refunds?|gifts?|missions?|rewards?|menus?|prices?|stocks?|staff|mypage|fulfilments?)$/i;
const technical = /\b(orderBy|order by)\b/g; // SQL's own word
const badWord = /(Manager|Service|Helper|Util|Utils|Helpers|Impl|Base|Dto|Entity)$/;

const ofNames: readonly TextRule[] = [
  {
    name: 'platform/ has no business word in its code',
    files: /^platform\/.*\.ts$/,
    but: tests,
    wrong: ({ text }) =>
      [
        ...codeOf(text)
          .replace(technical, '')
          .matchAll(/[A-Za-z_$][\w$]*/g),
      ]
        .map(([name]) => name)
        .filter((name) => name.split(/_|(?<=[a-z])(?=[A-Z])/).some((word) => business.test(word))),
    offence: ['platform/kernel/handle.ts', 'export const orderId = (id: string) => id;'],
  },
  {
    name: 'names say what a thing is: no Manager, Service, Helper, Util, Impl, Base, Dto, Entity',
    files: code,
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
            !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.both)?(\.(test|config|generated|d))?(\.[a-z]+)?$/.test(part),
        ),
    offence: ['platform/store/deadLetters.ts', ''],
  },
];

const exportsOf = (text: string): string[] =>
  [
    ...codeOf(text).matchAll(
      /\bexport\s+(?:declare\s+)?(?:async\s+)?(?:abstract\s+)?(?:const|let|function|class|type|interface|enum)\s*\*?\s*([\w$]+)/g,
    ),
  ].map(([, name = '']) => name);

const ofPrograms: readonly TextRule[] = [
  {
    name: 'nothing is exported as default',
    files: code,
    but: /\.config\.ts$/,
    wrong: ({ text }) => codeOf(text).match(/\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/g) ?? [],
    offence: ['workers/start.ts', 'export default startWorkers;'],
  },
  {
    name: 'no file only hands on what others export',
    files: code,
    wrong: ({ path, text }) => {
      const rest = withoutComments(text).replace(
        /\bexport\s+(type\s+)?[^;'"]*from\s+['"][^'"]+['"]\s*;?/g,
        '',
      );
      return rest.trim() === '' && text.trim() !== '' ? [path] : [];
    },
    offence: ['platform/store/index.ts', "export * from './store.ts';\nexport { unitsOf } from './work.ts';"],
  },
  {
    name: 'functions, not classes: a class extends an Error or what a library demands',
    files: code,
    wrong: ({ text }) => codeOf(text).match(/\bclass\s+\w+(<[^>]*>)?\s*(implements\s[^{]*)?\{/g) ?? [],
    offence: ['subgraphs/stores/server.ts', 'class Tickets { open() {} }'],
  },
  {
    name: 'every exported function of platform/ and schema/ says what it promises',
    files: /^(platform|schema)\/.*\.ts$/,
    but: tests,
    wrong: ({ text }) => undocumented(text),
    offence: ['platform/store/store.ts', '\nexport const openStore = (name: string) => name;\n'],
  },
  {
    name: 'a long function says above it why it is long, and nothing else is switched off',
    files: code,
    wrong: ({ text }) =>
      commentsOf(text)
        .filter((comment) => /\b(oxlint|eslint)-(disable|enable)/.test(comment))
        .filter(
          (comment) => !/^\/\/ oxlint-disable-next-line max-lines-per-function -- .{15,}$/.test(comment),
        ),
    offence: [
      'workers/start.ts',
      '// oxlint-disable-next-line max-lines-per-function\nexport const start = () => {};',
    ],
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

const elsewhere = new RegExp(
  ['/(work|root)/', '/(home|Users)/\\w', '[s]hared/design', '\\b[s]ketch(es)?\\b'].join('|'),
  'g',
);

const ofPages: readonly TextRule[] = [
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
];

export const textRules: readonly TextRule[] = [...ofContexts, ...ofNames, ...ofPrograms, ...ofPages];

const ofOthers = new Set(['PATH', 'TMPDIR', 'XDG_RUNTIME_DIR', 'APOLLO_TELEMETRY_DISABLED', 'INIT_CWD']);

/** The settings that programs read, however they read them. */
export const settingsIn = (read: readonly File[]): readonly string[] => {
  const texts = read
    .filter(({ path }) => code.test(path) && !isTest(path))
    .map(({ text }) => withoutComments(text));
  const found = texts.flatMap((text) => [
    ...text.matchAll(/\bprocess\.env(?:\.|\[')([A-Z][A-Z_]+)/g),
    ...text.matchAll(
      /\b([A-Z][A-Z_]{3,}):\s*(?:z\b|milliseconds\(|words\b|port\b|drainNotice\b|development \?)/g,
    ),
  ]);
  const names = found.map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !ofOthers.has(name) && !name.startsWith('npm_')).sort();
};
