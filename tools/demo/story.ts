import { dataFolderOf, runningOn } from '../run/data-folder.ts';
import { openStage } from './stories/stage.ts';
import { stories } from './stories/stories.ts';

// Plays a story against the running system, over HTTP and WebSocket:  npm run story bookshop

const usage = `npm run story <name> [url]   stories: ${Object.keys(stories).join(', ')}
Plays a story against the running system (npm start) and prints each step and its answer. The exit code is 0 if it held.`;

const [name = '', given] = process.argv.slice(2);
const story = stories[name];
if (!story) {
  console.log(usage);
  process.exit(name === '--help' ? 0 : 2);
}
const url = given ?? runningOn(dataFolderOf(process.env))?.url;
if (!url) {
  console.error('Nothing is running: start it with  npm start  in another terminal.');
  process.exit(2);
}

const stage = openStage(url);
try {
  await story(stage);
} catch (error) {
  const { message, cause } = error as Error;
  console.error(
    `\nThe story stopped at ${url}: ${cause instanceof Error ? `${message} (${cause.message})` : message}`,
  );
  process.exitCode = 1;
}
await stage.close();
if (stage.failures() > 0) process.exitCode = 1;
console.log(process.exitCode ? `\nThe story "${name}" did NOT hold.` : `\nThe story "${name}" held.`);
process.exit();
