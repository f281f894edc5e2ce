import { setTimeout as pause } from 'node:timers/promises';
import { onStopSignal } from '../process/stop-signals.ts';

// Says that it is ready, finishes its work for so many milliseconds when it is asked to end, and says so.

const workMs = Number(process.argv[2]);
const work = setInterval(() => {}, 1_000);
onStopSignal((signal) => {
  process.stdout.write(`${signal} `);
  void pause(workMs).then(() => {
    process.stdout.write('finished');
    clearInterval(work);
    process.exit(0);
  });
});
process.send?.('ready');
