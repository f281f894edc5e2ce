import { dialect } from '../columns.ts';
import { openLog } from '../log.ts';
import { waitingRedis } from '../redis.ts';
import type { Store } from '../store.ts';
import { postgresStores, sqliteStores } from '../stores.ts';
import { startHearing } from './hearing.ts';
import { migrations, silent } from './tallies.ts';

// A consumer that dies by kill -9 just before or just after a commit, every so often, and ends when it has heard all:
// node crashing-hearer.ts <folder or url> <redis>
const [place = '', redisUrl = ''] = process.argv.slice(2);
const openStore = dialect === 'postgres' ? postgresStores(place) : sqliteStores(place);
const source = await openLog('said', await openStore('said', migrations));
const real = await openStore('hearer', migrations);

const perhapsDie = () => {
  if (Math.random() < 0.15) process.kill(process.pid, 'SIGKILL');
};
const store: Store = {
  ...real,
  async transaction(work) {
    const value = await real.transaction(async (tx) => {
      const done = await work(tx);
      perhapsDie();
      return done;
    });
    perhapsDie();
    return value;
  },
};
await startHearing({
  store,
  sources: [{ ...source, page: (after, limit) => source.page(after, Math.min(limit, 5)) }],
  redis: waitingRedis(redisUrl, silent),
});
process.exit(0);
