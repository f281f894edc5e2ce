import type { Found } from './shape-pass.ts';
import type { ErrorPath, Flaw } from './source.ts';

/**
 * The flaws that nothing has explained yet. An error explains the nulls above it, at its place and below it; one that does
 * not say what it is about explains all.
 */
export const unexplained = (
  flaws: readonly Found[],
  errors: readonly (ErrorPath | undefined)[],
): readonly Flaw[] => {
  const places = new Set<string>();
  const above = new Set<string>();
  for (const path of errors) {
    places.add(keyOf(path ?? []));
    for (let length = 0; length < (path?.length ?? 0); length++) above.add(keyOf(path ?? [], length));
  }
  const isExplained = ({ path, nulled = [] }: Found): boolean => {
    if (above.has(keyOf(nulled))) return true;
    for (let length = 0; length <= path.length; length++) if (places.has(keyOf(path, length))) return true;
    return false;
  };
  return flaws.filter((found) => !isExplained(found)).map(({ message, path }) => ({ message, path }));
};

const keyOf = (path: ErrorPath, length = path.length): string => JSON.stringify(path.slice(0, length));
