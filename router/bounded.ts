/** A map that forgets the least recently used entries once their number or their total weight exceeds its bounds. */
export type BoundedMap<V> = {
  get(key: string): V | undefined;
  set(key: string, value: V, weight?: number): void;
  delete(key: string): void;
};

export const openBoundedMap = <V>(
  maxEntries: number,
  maxWeight = Number.POSITIVE_INFINITY,
): BoundedMap<V> => {
  const entries = new Map<string, { value: V; weight: number }>();
  let total = 0;
  const forget = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key); // a Map keeps insertion order: inserted again, the entry becomes the newest
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, weight = 1) {
      forget(key);
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries && total <= maxWeight) break;
        if (oldest !== key) forget(oldest);
      }
    },
    delete: forget,
  };
};
