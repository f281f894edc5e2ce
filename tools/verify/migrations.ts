import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Writes the migrations that each context's tables.ts still lacks, for both dialects:  npm run migrations
const root = join(import.meta.dirname, '../..');
const [only = process.argv[2]] = process.argv.slice(2);
if (only === '--help') {
  console.log(
    'npm run migrations [context]   writes missing migrations from subgraphs/<context>/store/tables.ts',
  );
  process.exit(0);
}

const contexts = readdirSync(join(root, 'subgraphs')).filter((name) =>
  existsSync(join(root, 'subgraphs', name, 'store/tables.ts')),
);
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
