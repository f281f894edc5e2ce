// Asks the running system to restart its processes, one after another, and shows the progress.
import { setTimeout as sleep } from 'node:timers/promises';
import { readArguments } from '../run/arguments.ts';
import { dataFolderOf, runningOn } from '../run/data-folder.ts';

const HELP = `Usage: npm run roll

Restarts every process of the system that runs on the data folder (JUMUN_DATA, else ./data), one after another: workers
first, routers last. Where there are two of each (npm start -- --shape replicated, or distributed with --replicas 2), no
client notices.
`;

readArguments(process.argv.slice(2), { options: {}, usage: HELP });
process.exitCode = await roll(dataFolderOf(process.env));

async function roll(folder: string): Promise<number> {
  const before = runningOn(folder);
  if (!before?.ready) {
    console.error(`No system is running on ${folder}.`);
    return 2;
  }
  process.kill(before.pid, 'SIGUSR2');
  let known = before.processes;
  let begun = false;
  for (;;) {
    await sleep(200);
    const now = runningOn(folder);
    if (!now) {
      console.error('The system has stopped.');
      return 1;
    }
    for (const [name, pid] of Object.entries(now.processes))
      if (known[name] !== undefined && known[name] !== pid) console.log(`  ${name}`);
    known = { ...known, ...now.processes };
    begun ||= now.rolled === 'in progress';
    if (begun && now.rolled && now.rolled !== 'in progress') {
      console.log(`Restarted: ${now.rolled}.`);
      return now.rolled.startsWith('failed') ? 1 : 0;
    }
  }
}
