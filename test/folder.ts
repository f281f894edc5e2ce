import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests put their files; deleted after the run, whatever became of them. */
    folder: string;
  }
}

/** Vitest calls it once before the first test of a project, and what it gives back after the last. */
export const setup = (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-tests-'));
  project.provide('folder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
};
