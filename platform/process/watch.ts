import { type StatsListener, unwatchFile, watchFile } from 'node:fs';

const lookEveryMs = 100;
/** Editors write a file in several steps; what they leave behind is looked at once, this long after the last that was seen. */
const settledMs = 50;

/**
 * Calls `changed` soon after any of the files has been written, replaced, deleted or put back, until the returned function is
 * called. Looks at them from time to time rather than being told: that works on every file system, and for a file that is
 * reached through links of which another one is replaced, as in the volumes of Kubernetes.
 */
export const watchFiles = (files: readonly string[], changed: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const soon: StatsListener = (now, before) => {
    if (now.mtimeMs === before.mtimeMs && now.ino === before.ino && now.size === before.size) return;
    clearTimeout(timer);
    timer = setTimeout(changed, settledMs);
  };
  for (const file of files) watchFile(file, { interval: lookEveryMs, persistent: false }, soon);
  return () => {
    clearTimeout(timer);
    for (const file of files) unwatchFile(file, soon);
  };
};
