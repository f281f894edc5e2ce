import type { Look } from './look.ts';
import type { Places } from './places.ts';

/** What the live store has applied and what it has set aside, at one moment. */
export type Stand = {
  readonly positions: ReadonlyMap<string, { readonly journalId: string; readonly number: number }>;
  /** How many events wait as dead letters; the others that were set aside were skipped. */
  readonly waiting: number;
  readonly leftOut: ReadonlySet<string>;
};

/** Dead letters were replayed or skipped meanwhile: what was rebuilt is no longer comparable. */
export class LettersChanged extends Error {}

export const placeOf = (source: string, number: unknown): string => `${source}:${number}`;

/** The live store as it is now, with its stand; the caller closes it. */
export const seen = async (places: Places): Promise<readonly [Look, Stand]> => {
  const look = await places.look('live');
  try {
    return [look, await standOf(look)];
  } catch (error) {
    await look.close();
    throw error;
  }
};

const standOf = async (look: Look): Promise<Stand> => {
  const positions = await look.all('select source, log_id, number from positions');
  const letters = await look.all('select source, number from dead_letters');
  const skipped = await look.all(`select fact from log where type = 'DeadLetterSkipped'`);
  const places = skipped.map(({ fact }) => (typeof fact === 'string' ? JSON.parse(fact) : fact));
  return {
    positions: new Map(
      positions.map(({ source, log_id, number }) => [
        String(source),
        { journalId: String(log_id), number: Number(number) },
      ]),
    ),
    waiting: letters.length,
    leftOut: new Set([...letters, ...places].map(({ source, number }) => placeOf(source, number))),
  };
};

/** Throws if an event that was already replayed, or left out, has changed sides between two stands. */
export const checkLetters = (before: Stand, now: Stand, reached: ReadonlyMap<string, number>): void => {
  for (const place of new Set([...before.leftOut, ...now.leftOut])) {
    const [source = '', number = 0] = place.split(':');
    const isPassed = Number(number) <= (reached.get(source) ?? 0);
    if (isPassed && before.leftOut.has(place) !== now.leftOut.has(place)) throw new LettersChanged();
  }
};
