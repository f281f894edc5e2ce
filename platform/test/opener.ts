import { dialect } from '../columns.ts';
import { postgresStores, sqliteStores } from '../stores.ts';
import { migrations, someone, tallyUnits } from './tallies.ts';

// Opens a store, writes and closes it, again and again: node opener.ts <folder or url> <times>
const [place = '', times = '1'] = process.argv.slice(2);
const openStore = dialect === 'postgres' ? postgresStores(place) : sqliteStores(place);
for (let i = 0; i < Number(times); i++) {
  const store = await openStore('opened', migrations);
  await tallyUnits(store)(someone(), (own) => own.add('tal_1', 1));
  await store.close();
}
