import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql 16 ships an ESM copy that only bundlers pick: tests must use the CommonJS one, as Node and Apollo do
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['**/test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '.tools/**', 'data/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
