import type { JournalPlace } from '@jumun/platform/kernel/journal';
import type { Envelope } from '@jumun/platform/kernel/published';
import type { Part } from './batch.ts';

/** Events of one source that follow on one another, and the place up to which nothing else is heard. */
export type Reading = Part & { readonly upTo: JournalPlace };

const placeOf = ({ number, id }: Envelope): JournalPlace => ({ number, eventId: id });

/** A part of a batch ends with its last event; one without any leads nowhere. */
const readingOf = (part: Part): Reading => {
  const last = part.events.at(-1);
  return { ...part, upTo: last ? placeOf(last) : { number: part.after, eventId: '' } };
};

const followsOn = (part: Part, before: Part): boolean =>
  before.journalId === part.journalId && before.events.at(-1)?.number === part.after;

/** The parts of each source in order, as one reading where they follow on one another. */
export const readingsOf = (parts: readonly Part[]): readonly Reading[] =>
  [...Map.groupBy(parts, ({ source }) => source).values()].flatMap((ofSource) => {
    const joined: Part[] = [];
    for (const part of ofSource.toSorted((a, b) => a.after - b.after)) {
      const before = joined.at(-1);
      if (before && followsOn(part, before))
        joined.splice(-1, 1, { ...before, events: [...before.events, ...part.events] });
      else joined.push(part);
    }
    return joined.map(readingOf);
  });

/** The same reading in chunks of at most `size` events. */
export const inChunks = (reading: Reading, size: number): readonly Reading[] => {
  const { events } = reading;
  if (events.length <= size) return [reading];
  return Array.from({ length: Math.ceil(events.length / size) }, (_, i) => {
    const chunk = events.slice(i * size, (i + 1) * size);
    const isLast = (i + 1) * size >= events.length;
    return {
      ...reading,
      after: events[i * size - 1]?.number ?? reading.after,
      events: chunk,
      upTo: isLast ? reading.upTo : placeOf(chunk.at(-1) as Envelope),
    };
  });
};
