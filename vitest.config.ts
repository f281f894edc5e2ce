import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { temporaryFolder } from './test/folder.ts';
import { findPostgres, postgresIsRequired } from './test/postgres.ts';

// `npm test` runs the projects named after stores, `npm run verify` those of the long proofs: whole systems in every shape,
// the drills, the contests of thousands, and what `npm test` looks at on one store only.

process.env.TMPDIR = temporaryFolder(); // also that of every process which a test starts

const onEveryStore = '**/test/**/*.both.test.ts';
const proofs = 'test/proofs/**/*.test.ts';
/** Its tests run where test/proofs/adding-a-context.test.ts puts it. */
const exampleContext = 'test/fixtures/reviews/**';
/** On SQLite they are part of `npm test`; on PostgreSQL they take minutes. */
const longOnPostgres = 'test/audit/*.both.test.ts';
const hasPostgres = findPostgres() !== undefined || postgresIsRequired;
const nothing = 'platform/test/without-postgres.ts';
/** They replace modules, change what belongs to a whole process, or look at all of it. */
const alone = [
  'workers/test/metrics.both.test.ts',
  'platform/test/{store,tracing}.test.ts',
  'subgraphs/customers/test/sessions.test.ts',
  'test/journeys/{live,tracing}.test.ts',
];

/** They load the machine themselves and expect answers in time, so nothing else runs beside them. */
const underLoad = [
  'attacks',
  'clock',
  'conformance',
  'disk-full',
  'drill',
  'faults',
  'idle-streams',
  'live',
  'processes',
  'swap',
  'timeouts',
].map((name) => `test/proofs/${name}.test.ts`);

/** Files that run alone, and whole systems, take longest: they come first, so that neither worker is left alone with one at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => /\/test\/(journeys|proofs|audit)\//.test(moduleId);
    const sorted = await super.sort(files);
    const rank = (file: TestSpecification) => (file.project.config.isolate ? 0 : 1);
    // a worker belongs to one project
    const byProject = Map.groupBy(
      sorted.toSorted((a, b) => rank(a) - rank(b)),
      ({ project }) => project,
    );
    return [...byProject.values()].flatMap((of) => [
      ...of.filter(isLong),
      ...of.filter((file) => !isLong(file)),
    ]);
  }
}

/** Files run one after another in the same process and import modules as Node does, each once: they leave nothing behind. */
const together = { isolate: false, experimental: { viteModuleRunner: false, nodeLoader: false } };

const onSqlite = { sequence: { groupOrder: 0 }, env: { JUMUN_STORE: 'sqlite' } };
const onPostgres = {
  sequence: { groupOrder: 0 },
  env: { JUMUN_STORE: 'postgres://the-test-server' },
  globalSetup: ['test/postgres.ts'],
};
/** PostgreSQL inside the process: 5 to 15 s to start, and one session. */
const onPglite = {
  sequence: { groupOrder: 1 },
  env: { JUMUN_STORE: 'pglite' },
  isolate: false,
  fileParallelism: false,
  hookTimeout: 120_000,
};

export default defineConfig({
  // graphql 16 ships an ESM copy that only bundlers pick: tests must use the CommonJS one, as Node and Apollo do
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    exclude: ['**/node_modules/**', '.tools/**', 'data/**', exampleContext],
    pool: 'forks',
    globalSetup: ['test/folder.ts'],
    setupFiles: ['test/tidy.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          ...onSqlite,
          ...together,
          name: 'sqlite',
          include: ['**/test/**/*.test.ts'],
          exclude: ['**/node_modules/**', exampleContext, proofs, ...alone],
        },
      },
      { extends: true, test: { ...onSqlite, name: 'sqlite-alone', include: alone } },
      {
        extends: true,
        test: {
          ...onPostgres,
          name: 'postgres-alone',
          include: hasPostgres ? alone.filter((path) => path.includes('.both.')) : [nothing],
        },
      },
      {
        extends: true,
        test: {
          ...onPostgres,
          ...together,
          name: 'postgres',
          include: [hasPostgres ? onEveryStore : nothing],
          exclude: ['**/node_modules/**', exampleContext, proofs, longOnPostgres, ...alone],
        },
      },
      {
        extends: true,
        test: { ...onPglite, name: 'pglite', include: ['platform/test/{store,rows}.both.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...onSqlite,
          name: 'proofs-sqlite',
          include: [proofs],
          exclude: ['**/node_modules/**', ...underLoad],
        },
      },
      {
        extends: true,
        test: {
          ...onSqlite,
          sequence: { groupOrder: 2 },
          name: 'proofs-under-load',
          include: underLoad,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...onPostgres,
          name: 'proofs-postgres',
          include: hasPostgres ? ['test/proofs/**/*.both.test.ts', longOnPostgres] : [nothing],
        },
      },
      {
        extends: true,
        test: {
          ...onPglite,
          name: 'proofs-pglite',
          // everything where there is no server, a sample where there is one
          include: hasPostgres ? ['test/journeys/races.both.test.ts'] : [onEveryStore],
        },
      },
    ],
  },
});
