import { openJournal } from '@jumun/platform/kernel/journal';
import { blockingRedis } from '@jumun/platform/redis/redis';
import { dialect } from '@jumun/platform/store/columns';
import { postgresStores, sqliteStores } from '@jumun/platform/store/configured';
import type { Store } from '@jumun/platform/store/store';
import { migrations, silent } from '../../platform/test/tallies.ts';
import { startHearing } from './hearing.ts';

// A consumer that dies by kill -9 at the n-th moment just before or just after a commit, and ends when it has heard all:
// node crashing-hearer.ts <folder or url> <redis> <n>
const [place = '', redisUrl = '', n = '0'] = process.argv.slice(2);
const openStore = dialect === 'postgres' ? postgresStores(place) : sqliteStores(place);
const source = await openJournal('said', await openStore('said', migrations));
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
  redis: blockingRedis(redisUrl, silent),
});
process.exit(0);
