import { z } from 'zod';
import { anonymous, serviceCaller } from '../graph/client.ts';
import { newId } from '../kernel/ids.ts';
import type { JournalPage, JournalReader } from '../kernel/journal.ts';
import { defaultLocale } from '../kernel/locale.ts';
import type { Keys } from './keys.ts';
import { connectionFailures, openLine, send } from './line.ts';

const pageForm = z.looseObject({
  journalId: z.string(),
  head: z.number(),
  eventIdAtAfter: z.string(),
  events: z.array(
    z.looseObject({ id: z.string(), source: z.string(), number: z.number(), type: z.string() }),
  ),
  upTo: z.object({ number: z.number(), eventId: z.string() }),
  prunedTo: z.number().default(0),
});

/**
 * The journal of a context whose subgraph runs elsewhere, read over its signed `/journal`; only contexts that hear it may.
 * A page comes within 10 s or not at all.
 */
export const remoteJournal = ({
  source,
  urls,
  keys,
}: {
  readonly source: string;
  readonly urls: readonly string[];
  readonly keys: Keys;
}): JournalReader & { close(): Promise<void> } => {
  const line = openLine(source, urls, keys);
  return {
    source,
    async page(after, limit) {
      const caller = serviceCaller(keys.name);
      const call = { caller, locale: defaultLocale, correlationId: newId('cor'), withinMs: 10_000 };
      const body = JSON.stringify({ after, limit });
      const page = await send(line, '/journal', body, call, connectionFailures);
      return pageForm.parse(JSON.parse(page)) as unknown as JournalPage; // the events themselves are read by their own forms
    },
    close: line.close,
  };
};

/** Asks a signed route of another process: GET, on behalf of an anonymous caller, within 5 s. */
export const remoteRoute = async (
  name: string,
  urls: readonly string[],
  path: string,
  keys: Keys,
): Promise<unknown> => {
  const line = openLine(name, urls, keys);
  const call = { caller: anonymous, locale: defaultLocale, correlationId: newId('cor'), withinMs: 5_000 };
  try {
    return JSON.parse(await send(line, path, '', call, connectionFailures));
  } finally {
    await line.close();
  }
};
