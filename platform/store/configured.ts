import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dialect } from './columns.ts';
import { migratePostgres, migrateSqlite } from './migrate.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** Opens the store of one context, brought up to date by the migrations in `folder`/<dialect>. */
export type OpenStore = (context: string, migrations: string) => Promise<Store>;

/** One file per context under the data folder; the work of the `urgent` contexts comes before that of all others. */
export const sqliteStores =
  (dataFolder: string, urgent: readonly string[] = []): OpenStore =>
  async (context, migrations) => {
    const folder = join(dataFolder, 'stores');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${context}.db`);
    await migrateSqlite(file, join(migrations, 'sqlite'));
    return openSqlite(file, { isUrgent: urgent.includes(context) });
  };

/** Loaded where it is used: most processes of an installation on SQLite would have it for nothing. */
const postgresDriver = () => Promise.all([import('pg'), import('./postgres.ts')]);

/** One schema per context in one PostgreSQL database, named after it unless told; `connections` for each context and process. */
export const postgresStores =
  (url: string, connections = 5, schemaOf = (context: string) => context): OpenStore =>
  async (context, migrations) => {
    const [{ default: pg }, { openPostgres }] = await postgresDriver();
    const schema = schemaOf(context);
    const pool = new pg.Pool({
      connectionString: url,
      max: connections,
      pipeline: true, // a unit of work sends on without waiting for what it does not read
      // a process that vanishes must not hold rows and the journal's lock until TCP notices, which may take hours
      options: [
        `-c search_path="${schema}"`,
        '-c idle_in_transaction_session_timeout=10000',
        '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
      ].join(' '),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    pool.on('error', () => {}); // an idle connection that dies is replaced; the next query says so if none can be made
    await migratePostgres(pool, join(migrations, 'postgres'), schema);
    return openPostgres(pool, context);
  };

/**
 * What `JUMUN_STORE` asks for: `sqlite` (default) or `postgres://…`, where the units of contexts do not wait for one another and
 * none is urgent.
 */
export const configuredStores = (
  setting: string,
  dataFolder: string,
  { connections, urgent }: { readonly connections?: number | undefined; readonly urgent: readonly string[] },
): OpenStore =>
  dialect === 'postgres' ? postgresStores(setting, connections) : sqliteStores(dataFolder, urgent);
