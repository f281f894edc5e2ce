import type { ErrorPath, Flaw } from './source.ts';

/**
 * The flaws that nothing has explained yet: a place is explained by an error there, above it or below it, and every place by
 * an error that does not say what it is about.
 */
export const unexplained = (
  flaws: readonly Flaw[],
  errors: readonly (ErrorPath | undefined)[],
): readonly Flaw[] => {
  if (flaws.length === 0 || errors.length === 0) return flaws;
  const places = new Set<string>();
  const above = new Set<string>();
  for (const path of errors) {
    places.add(keyOf(path ?? []));
    for (let length = 0; length < (path?.length ?? 0); length++) above.add(keyOf(path ?? [], length));
  }
  return flaws.filter(({ path }) => {
    if (above.has(keyOf(path))) return false;
    for (let length = 0; length <= path.length; length++) if (places.has(keyOf(path, length))) return false;
    return true;
  });
};

const keyOf = (path: ErrorPath, length = path.length): string => JSON.stringify(path.slice(0, length));
