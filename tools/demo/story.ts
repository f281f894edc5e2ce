import { dataFolderOf, runningOn } from '../run/data-folder.ts';
import { openDay } from './stories/day/day.ts';
import { openInstallation, opening } from './stories/opening.ts';
import { openStage, type Stage } from './stories/stage.ts';
import { stories } from './stories/stories.ts';

// Plays a story against the running system, over HTTP and WebSocket:  npm run story bookshop

const ownSystem = ['opening', 'day'];
const usage = `npm run story <name> [url]   stories: ${[...Object.keys(stories), ...ownSystem].join(', ')}
Plays a story against the running system (npm start) and prints each step and its answer. The exit code is 0 if it held.
The story "opening" starts a system of its own, in production in an empty folder, and needs none. So does "day", a working day on
which everything goes differently; it takes the arguments of npm start:  npm run story day -- --shape distributed`;

const [name = '', given, ...more] = process.argv.slice(2);
const story = stories[name];
if (!story && !ownSystem.includes(name)) {
  (name === '--help' ? console.log : console.error)(usage);
  process.exit(name === '--help' ? 0 : 2);
}

/** What the story plays on, and how it is told there. */
const scene = async (): Promise<{ url: string; tell(stage: Stage): Promise<void>; end(): Promise<void> }> => {
  if (name === 'day') return openDay([given, ...more].filter((argument) => argument !== undefined));
  if (!story) {
    const installation = await openInstallation();
    const { url, stop } = installation.production;
    return { url, tell: (stage) => opening(stage, installation), end: stop };
  }
  const url = given ?? runningOn(dataFolderOf(process.env))?.url;
  if (url) return { url, tell: story, end: async () => {} };
  console.error('Nothing is running: start it with  npm start  in another terminal.');
  process.exit(2);
};

const { url, tell, end } = await scene();
const stage = openStage(url);
try {
  await tell(stage);
} catch (error) {
  const { message, cause } = error as Error;
  console.error(
    `\nThe story stopped at ${url}: ${cause instanceof Error ? `${message} (${cause.message})` : message}`,
  );
  process.exitCode = 1;
}
await stage.close();
await end();
if (stage.failures() > 0) process.exitCode = 1;
console.log(process.exitCode ? `\nThe story "${name}" did NOT hold.` : `\nThe story "${name}" held.`);
process.exit();
