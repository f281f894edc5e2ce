import { writeSync } from 'node:fs';
import { newId } from '../kernel/ids.ts';
import { dialect } from '../store/columns.ts';
import { postgresStores, sqliteStores } from '../store/configured.ts';
import { migrations, someone, tallyUnits } from './tallies.ts';

// Writes until it is killed: node writer.ts <folder or url> <callers>
const [place = '', callers = '1'] = process.argv.slice(2);
const store = await (dialect === 'postgres' ? postgresStores(place) : sqliteStores(place))(
  'writer',
  migrations,
);
const units = tallyUnits(store);

const write = async () => {
  for (let i = 0; ; i++) {
    const id = `${newId('tal')}${i % 10}`;
    try {
      await units(someone(), async (own) => {
        await own.add(id, 1, { times: 2 });
        if (id.endsWith('7')) throw new Error('this one fails');
      });
      writeSync(1, `${id}\n`);
    } catch (error) {
      if ((error as Error).message !== 'this one fails') throw error;
    }
  }
};
await Promise.all(Array.from({ length: Number(callers) }, write));
