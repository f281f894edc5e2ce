import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { misused, readArguments } from '../run/arguments.ts';

// Writes the migrations that each context's tables.ts still lacks, for both dialects:  npm run migrations
const root = join(import.meta.dirname, '../..');
const usage = `npm run migrations [context]
Writes missing migrations from subgraphs/<context>/store/tables.ts, of all contexts or of one.`;

const [only] = readArguments(process.argv.slice(2), { options: {}, usage, words: 1 }).positionals;

const contexts = readdirSync(join(root, 'subgraphs')).filter((name) =>
  existsSync(join(root, 'subgraphs', name, 'store/tables.ts')),
);
if (only !== undefined && !contexts.includes(only)) misused(`There is no context "${only}".`, usage);
for (const context of contexts.filter((name) => only === undefined || name === only)) {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const store = `./subgraphs/${context}/store`;
    const { status } = spawnSync(
      'drizzle-kit',
      [
        'generate',
        `--dialect=${dialect === 'postgres' ? 'postgresql' : 'sqlite'}`,
        `--schema=${store}/tables.ts`,
        `--out=${store}/migrations/${dialect}`,
      ],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, JUMUN_STORE: dialect === 'postgres' ? 'postgres://' : 'sqlite' },
      },
    );
    if (status !== 0) process.exit(status ?? 1);
  }
}
