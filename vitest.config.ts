import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { findPostgres, postgresIsRequired } from './test/postgres.ts';

const onEveryStore = '**/test/**/*.both.test.ts';
const hasPostgres = findPostgres() !== undefined;

/** Those that start whole systems take minutes: they come first, so that neither worker is left alone with one at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/test/journeys/');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  // graphql 16 ships an ESM copy that only bundlers pick: tests must use the CommonJS one, as Node and Apollo do
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    exclude: ['**/node_modules/**', '.tools/**', 'data/**'],
    pool: 'forks',
    globalSetup: ['test/folder.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          sequence: { groupOrder: 0 },
          name: 'sqlite',
          include: ['**/test/**/*.test.ts'],
          env: { JUMUN_STORE: 'sqlite' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          sequence: { groupOrder: 0 },
          include: [hasPostgres || postgresIsRequired ? onEveryStore : 'platform/test/without-postgres.ts'],
          env: { JUMUN_STORE: 'postgres://the-test-server' },
          globalSetup: ['test/postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'pglite',
          sequence: { groupOrder: 1 },
          // it takes 5 to 15 s to start and has one session: everything where there is no server, a sample elsewhere
          include: hasPostgres
            ? ['platform/test/{store,rows}.both.test.ts', 'test/journeys/races.both.test.ts']
            : [onEveryStore],
          env: { JUMUN_STORE: 'pglite' },
          isolate: false,
          fileParallelism: false,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
