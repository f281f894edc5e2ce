import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { withDeadline } from '../kernel/deadline.ts';

// The metrics of this process, for Prometheus. Values of labels are few and come from our own code, never from a request: each
// set of values is a time series that lives as long as the process.

const registry = new Registry();

type Cells<C> = (...values: readonly string[]) => C;

/** One cell for each set of label values, made once: the hot paths neither build nor sort labels. */
const cells = <C>(make: (values: readonly string[]) => C): Cells<C> => {
  const known = new Map<string, C>();
  return (...values) => {
    const key = values.length === 1 ? (values[0] as string) : values.join('\n');
    const had = known.get(key);
    if (had !== undefined) return had;
    const made = make(values);
    known.set(key, made);
    return made;
  };
};

/** Something that is counted as it happens; the returned function gives the cell for the values of the labels. */
export const counter = (name: string, help: string, ...labelNames: string[]): Cells<{ inc(): void }> => {
  const made = new Counter({ name, help, labelNames, registers: [registry] });
  return cells((values) => made.labels(...values));
};

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Something that is measured as it happens, in seconds unless other bounds are given. */
export const histogram = (
  name: string,
  help: string,
  labelNames: string[],
  buckets: readonly number[] = seconds,
): Cells<{ observe(value: number): void }> => {
  const made = new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [registry] });
  return cells((values) => made.labels(...values));
};

type Shown = (value: number, ...values: readonly string[]) => void;

const forgetful: { reset(): void }[] = [];

/** Something that is looked up for each scrape (see `atScrape`), and absent when no look sets it. */
export const gauge = (name: string, help: string, ...labelNames: string[]): Shown => {
  const made = new Gauge({ name, help, labelNames, registers: [registry] });
  forgetful.push(made);
  return (value, ...values) => made.labels(...values).set(value);
};

/** The same for a number that only grows and is kept elsewhere anyway, so that counting it costs nothing. */
export const keptCounter = (name: string, help: string, ...labelNames: string[]): Shown => {
  const made = new Counter({ name, help, labelNames, registers: [registry] });
  forgetful.push(made);
  return (value, ...values) => made.labels(...values).inc(value);
};

const looks = new Set<() => unknown>();
const lookForMs = 2_000;
const unseen = gauge('jumun_looks_failed', 'Looks that failed or took too long for this answer.');

/** Calls `look` to set its gauges whenever the metrics are read, until the returned function is called. */
export const atScrape = (look: () => unknown): (() => void) => {
  looks.add(look);
  return () => void looks.delete(look);
};

const lookOnce = async (look: () => unknown): Promise<boolean> => {
  try {
    await withDeadline(lookForMs, (async () => look())());
    return true;
  } catch {
    return false;
  }
};

const scrape = async (): Promise<string> => {
  for (const shown of forgetful) shown.reset();
  const answers = await Promise.all([...looks].map(lookOnce));
  unseen(answers.filter((isSeen) => !isSeen).length);
  return registry.metrics();
};

let scraping: Promise<string> | undefined;

/** All metrics of this process as text; a look that takes longer than 2 s is left out. Two requests at once get the same answer. */
export const metricsText = (): Promise<string> =>
  (scraping ??= scrape().finally(() => {
    scraping = undefined;
  }));

/** The content type of that text. */
export const metricsType = registry.contentType;

let isWatched = false;

/** Watches the event loop, the heap and the garbage collector from now on; once for the process. */
export const watchProcess = (): void => {
  if (isWatched) return;
  isWatched = true;
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 }); // a look every 10 ms costs a hundredth of a core
};

/** The context whose store a unit of work writes to, set by the drivers, so that what happens inside is counted by context. */
export const storeNames = new WeakMap<object, string>();

/** The context in whose store this unit of work runs. */
export const contextOf = (tx: object): string => storeNames.get(tx) ?? 'unknown';
