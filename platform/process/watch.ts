import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps; what they leave behind is looked at once, this long after the last. */
const settledMs = 100;

/**
 * Calls `changed` soon after any of the files has been written, replaced or put back, until the returned function is called.
 * Folders are watched rather than files: an editor that saves by renaming would leave us watching a file that is gone.
 */
export const watchFiles = (files: readonly string[], changed: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, settledMs);
  };
  const names = Map.groupBy(files, dirname);
  const watchers = [...names].map(([folder, inside]) => {
    const wanted = new Set(inside.map((file) => basename(file)));
    return watch(folder, { persistent: false }, (_, name) => {
      if (name === null || wanted.has(name)) soon();
    });
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
