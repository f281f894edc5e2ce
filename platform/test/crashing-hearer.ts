import { dialect } from '../columns.ts';
import { openLog } from '../log.ts';
import { waitingRedis } from '../redis.ts';
import type { Store } from '../store.ts';
import { postgresStores, sqliteStores } from '../stores.ts';
import { startHearing } from './hearing.ts';
import { migrations, silent } from './tallies.ts';

// A consumer that dies by kill -9 at the n-th moment just before or just after a commit, and ends when it has heard all:
// node crashing-hearer.ts <folder or url> <redis> <n>
const [place = '', redisUrl = '', n = '0'] = process.argv.slice(2);
const openStore = dialect === 'postgres' ? postgresStores(place) : sqliteStores(place);
const source = await openLog('said', await openStore('said', migrations));
const real = await openStore('hearer', migrations);

let moments = 0;
const perhapsDie = () => {
  if (++moments === Number(n)) process.kill(process.pid, 'SIGKILL');
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
