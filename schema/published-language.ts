import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '@jumun/platform/kernel/published';
import { StaffActed } from './acts.ts';
import { type EventForm, readEvent } from './published-event.ts';

const isForm = (value: unknown): value is EventForm =>
  typeof value === 'object' && value !== null && 'upcasters' in value;

const folder = join(import.meta.dirname, 'events');

/** Each context's events are in events/<context>.ts: a new context only needs a new file there. */
const published = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map(async (file): Promise<[context: string, forms: readonly EventForm[]]> => {
    const module: object = await import(`./events/${file}`);
    return [file.slice(0, -'.ts'.length), Object.values(module).filter(isForm)];
  });

/** Every event that each context publishes. */
export const says: Readonly<Record<string, readonly EventForm[]>> = Object.fromEntries(
  (await Promise.all(published)).filter(([, forms]) => forms.length > 0),
);

/** What every context says beside its own: platform/ publishes it where a command is carried out. */
export const saidByEvery: readonly EventForm[] = [StaffActed as object].filter(isForm);

const forms = new Map(
  Object.entries(says).flatMap(([context, list]) =>
    list.map((form) => [`${context}.${form.type}`, form] as const),
  ),
);

/** An event in its current form, or null if its type is unknown here and must be skipped. */
export const readPublished = (event: Envelope): Envelope | null => {
  const form =
    forms.get(`${event.source}.${event.type}`) ?? saidByEvery.find(({ type }) => type === event.type);
  return form ? readEvent(form, event) : null;
};

/** What events say about persons: whom they are about, and what remains of them without. */
export const persons = {
  of: ({ data }: Envelope): string | undefined => (data as { readonly customerId?: string }).customerId,
  /** The very same where it says nothing about anyone. */
  without(event: Envelope): Envelope {
    const data = forms.get(`${event.source}.${event.type}`)?.withoutPerson?.(event.data);
    return data === undefined || isDeepStrictEqual(data, event.data) ? event : { ...event, data };
  },
};
