import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { z } from 'zod';

/** The form of one published event, and how older forms become it. */
export type EventForm<T extends string = string, D = unknown> = {
  readonly type: T;
  readonly version: number;
  readonly data: z.ZodType<D>;
  /** From version n to n + 1, for every version that a journal may still hold. */
  readonly upcasters: Readonly<Record<number, (data: never) => unknown>>;
  readonly make: (data: D) => PublishedEvent<T, D>;
  /** The facts without what they say about a person, such as a name or an address; absent where they never say anything. */
  readonly withoutPerson?: (data: D) => D;
};

/** Defines an event. A form may only gain optional facts; a new meaning is a new event; anything else is a new version with an upcaster. What it says about a person has to be named by `withoutPerson`. */
export const eventForm = <const T extends string, S extends z.ZodType>(
  type: T,
  version: number,
  data: S,
  upcasters: EventForm['upcasters'] = {},
  withoutPerson?: (data: z.infer<S>) => z.infer<S>,
): EventForm<T, z.infer<S>> => ({
  type,
  version,
  data: data as unknown as z.ZodType<z.infer<S>>,
  upcasters,
  make: (facts) => ({ type, version, data: facts }),
  ...(withoutPerson && { withoutPerson }),
});

export type EventOf<F> = F extends EventForm<infer T, infer D> ? PublishedEvent<T, D> : never;

/**
 * Brings an event of any version in a journal into its current form. Throws if its version is newer than this program or
 * its data does not fit: the consumer then dead-letters it, and nothing is lost.
 */
export const readEvent = (form: EventForm, event: Envelope): Envelope => {
  let data: unknown = event.data;
  for (let version = event.version; version < form.version; version++) {
    const upcast = form.upcasters[version];
    if (!upcast) throw new Error(`${event.type} version ${version} has no upcaster`);
    data = upcast(data as never);
  }
  if (event.version > form.version)
    throw new Error(
      `${event.type} version ${event.version} is newer than this program knows (${form.version})`,
    );
  return { ...event, version: form.version, data: form.data.parse(data) };
};

/** Whole minor units and an ISO 4217 currency. */
export const moneyForm = z.object({ minorUnits: z.int(), currency: z.string().length(3) });
