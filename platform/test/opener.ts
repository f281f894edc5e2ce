import { setTimeout as pause } from 'node:timers/promises';
import { dialect } from '../store/columns.ts';
import { postgresStores, sqliteStores } from '../store/configured.ts';
import { migrations, someone, tallyUnits } from './tallies.ts';

// Opens one new store after another at given times, so that others open the same one at the same moment:
// node opener.ts <folder or url> <how many> <time of the first>
const [place = '', times = '1', first = '0'] = process.argv.slice(2);
const openStore = dialect === 'postgres' ? postgresStores(place) : sqliteStores(place);
for (let i = 0; i < Number(times); i++) {
  await pause(Math.max(0, Number(first) + i * 250 - Date.now()));
  const store = await openStore(`opened${i}`, migrations);
  await tallyUnits(store)(someone(), (own) => own.add('tal_1', 1));
  await store.close();
}
