import type { Clock } from '@jumun/platform/kernel/clock';
import { atScrape, gauge, keptCounter } from '@jumun/platform/process/metrics';
import type { Store } from '@jumun/platform/store/store';
import { countDeadLetters } from './dead-letters.ts';
import { readPositions } from './positions.ts';
import type { ConsumerCounts, Source } from './sources.ts';

const of = ['consumer', 'source'] as const;
const shown = {
  position: gauge(
    'jumun_consumer_position',
    "The number up to which the source's journal is applied.",
    ...of,
  ),
  head: gauge('jumun_consumer_head', "The newest number of the source's journal.", ...of),
  lag: gauge('jumun_consumer_lag', 'Rows of the journal that are not passed yet, heard or not.', ...of),
  oldest: gauge(
    'jumun_consumer_oldest_unread_seconds',
    'How long the oldest event has waited that this consumer hears and has not applied; 0 when there is none.',
    ...of,
  ),
  events: keptCounter(
    'jumun_consumer_events_total',
    'What became of events: applied, repeats, gaps, pulled from the journal, dead-lettered, ghosts (jobs without content).',
    'consumer',
    'outcome',
  ),
  halted: gauge('jumun_consumer_standing', '1 while the consumer is halted.', 'consumer'),
  letters: gauge(
    'jumun_dead_letters',
    'Events that could not be applied and wait for an operator.',
    'consumer',
  ),
};

/** Outcomes whose name in the metric differs from that of the count. */
const outcomes: Readonly<Record<string, string>> = { deadLettered: 'dead-lettered' };

const pageSize = 200;
const mostPages = 5;

/** When the oldest event occurred that is heard and not applied; where that would take long to find, the earliest time it can be. */
const oldestUnread = async ({ journal, types }: Source, position: number): Promise<number | undefined> => {
  let after = position;
  let seen: number | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await journal.page(after, pageSize);
    const heard = page.events.find(({ type }) => types.has(type));
    if (heard) return heard.occurredAt;
    if (page.upTo.number >= page.head || page.upTo.number === after) return undefined;
    seen = page.events.at(-1)?.occurredAt ?? seen;
    after = page.upTo.number;
  }
  return seen; // it cannot be older than what lies before it
};

/** Shows in the metrics how far a consumer is behind each of its sources, until the returned function is called. */
export const watchLag = ({
  context,
  store,
  sources,
  counts,
  halted,
  clock,
}: {
  readonly context: string;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly counts: ConsumerCounts;
  readonly halted: () => string | null;
  readonly clock: Clock;
}): (() => void) => {
  const stopKept = atScrape(() => {
    shown.halted(halted() === null ? 0 : 1, context);
    for (const [name, count] of Object.entries(counts)) shown.events(count, context, outcomes[name] ?? name);
  });
  const stopLetters = atScrape(async () => {
    shown.letters(await countDeadLetters(store.read), context);
  });
  // each source by itself: one whose journal does not answer must not hide the others
  const stopSources = sources.map((source) =>
    atScrape(async () => {
      const name = source.journal.source;
      const position = (await readPositions(store.read)).find((held) => held.source === name)?.number ?? 0;
      const { head } = await source.journal.page(position, 1);
      shown.position(position, context, name);
      shown.head(head, context, name);
      shown.lag(Math.max(0, head - position), context, name);
      const since = head > position ? await oldestUnread(source, position) : undefined;
      shown.oldest(since === undefined ? 0 : Math.max(0, clock() - since) / 1_000, context, name);
    }),
  );
  return () => {
    for (const stop of [stopKept, stopLetters, ...stopSources]) stop();
  };
};
