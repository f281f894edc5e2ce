// Whether the current events can still be read by the previous release, and its events by this one.

import { z } from 'zod';
import type { EventForm } from './published-event.ts';

type Json = { readonly [key: string]: unknown };

/** The forms of a release as plain data: source → type → version and the form of its facts as a JSON schema. */
export type Forms = Readonly<
  Record<string, Readonly<Record<string, { readonly version: number; readonly data: Json }>>>
>;

/** What prevents a release, and what is worth noting although it does not. */
export type Verdict = { readonly breaking: readonly string[]; readonly noted: readonly string[] };

type Said = Readonly<Record<string, readonly EventForm[]>>;

/** The current forms, as stored with a release. */
export const formsOf = (said: Said): Forms =>
  Object.fromEntries(
    Object.entries(said).map(([source, forms]) => [
      source,
      Object.fromEntries(
        forms.map(({ type, version, data }) => [type, { version, data: z.toJSONSchema(data) as Json }]),
      ),
    ]),
  );

/**
 * Compares the current events with those released. A journal keeps old events forever, and processes of two releases run
 * side by side, so a form must read old events and be readable by old readers: it may only gain optional facts. Everything
 * else takes a new version, with an upcaster from each older one.
 */
export const judgeEvents = (released: Forms, said: Said): Verdict => {
  const now = formsOf(said);
  const breaking: string[] = [];
  const noted: string[] = [];
  for (const [source, types] of Object.entries(released))
    for (const [type, before] of Object.entries(types)) {
      const name = `${source}.${type}`;
      const after = now[source]?.[type];
      if (!after) breaking.push(`${name} is gone, but journals still hold it`);
      else if (after.version < before.version)
        breaking.push(`${name} went back from version ${before.version} to ${after.version}`);
      else if (after.version > before.version) {
        const upcasters = said[source]?.find((form) => form.type === type)?.upcasters ?? {};
        for (let version = before.version; version < after.version; version++)
          if (!upcasters[version]) breaking.push(`${name} has no upcaster from version ${version}`);
        noted.push(
          `${name} is version ${after.version}: hearers of the previous release dead-letter it; replay it once they are updated`,
        );
      } else {
        const verdict = compare(name, before.data, after.data);
        breaking.push(...verdict.breaking);
        noted.push(...verdict.noted);
      }
    }
  return { breaking, noted };
};

const compare = (path: string, before: Json, after: Json): Verdict => {
  if (before.type === 'object' && after.type === 'object') return compareFacts(path, before, after);
  if (before.type === 'array' && after.type === 'array')
    return both(
      compare(`${path}[]`, before.items as Json, after.items as Json),
      same(path, rest(before, 'items'), rest(after, 'items')),
    );
  if (Array.isArray(before.enum) && Array.isArray(after.enum))
    return compareWords(path, before.enum, after.enum);
  const [choices, newChoices] = [before.anyOf, after.anyOf];
  if (Array.isArray(choices) && Array.isArray(newChoices) && choices.length === newChoices.length)
    return choices
      .map((choice, i) => compare(path, choice as Json, newChoices[i] as Json))
      .reduce(both, { breaking: [], noted: [] });
  return same(path, before, after);
};

const compareFacts = (path: string, before: Json, after: Json): Verdict => {
  const [facts, newFacts] = [factsOf(before), factsOf(after)];
  const [required, newRequired] = [requiredOf(before), requiredOf(after)];
  const breaking: string[] = [];
  const noted: string[] = [];
  for (const [fact, form] of Object.entries(facts)) {
    const at = `${path}.${fact}`;
    const newForm = newFacts[fact];
    if (!newForm) {
      breaking.push(`${at} is lost`);
      continue;
    }
    if (!required.has(fact) && newRequired.has(fact))
      breaking.push(`${at} was optional and is required: events in the journals lack it`);
    if (required.has(fact) && !newRequired.has(fact))
      breaking.push(`${at} was required and is optional: hearers of the previous release rely on it`);
    const verdict = compare(at, form, newForm);
    breaking.push(...verdict.breaking);
    noted.push(...verdict.noted);
  }
  for (const fact of Object.keys(newFacts).filter((name) => !(name in facts)))
    if (newRequired.has(fact))
      breaking.push(`${path}.${fact} is new and required: events in the journals lack it`);
  return { breaking, noted };
};

const compareWords = (path: string, before: readonly unknown[], after: readonly unknown[]): Verdict => ({
  breaking: before.filter((word) => !after.includes(word)).map((word) => `${path} can no longer be ${word}`),
  noted: after
    .filter((word) => !before.includes(word))
    .map(
      (word) =>
        `${path} can be ${word}: hearers of the previous release dead-letter it; replay it once they are updated`,
    ),
});

const same = (path: string, before: Json, after: Json): Verdict => {
  const [old, now] = [text(before), text(after)];
  return { breaking: old === now ? [] : [`${path} was ${old} and is ${now}`], noted: [] };
};

const both = (one: Verdict, other: Verdict): Verdict => ({
  breaking: [...one.breaking, ...other.breaking],
  noted: [...one.noted, ...other.noted],
});

const factsOf = (form: Json) => (form.properties ?? {}) as Readonly<Record<string, Json>>;
const requiredOf = (form: Json) => new Set((form.required ?? []) as readonly string[]);
const rest = (form: Json, ...without: string[]): Json =>
  Object.fromEntries(Object.entries(form).filter(([key]) => !without.includes(key)));
const text = (form: Json): string => {
  const plain = rest(form, 'description', '$schema');
  return JSON.stringify(Object.fromEntries(Object.entries(plain).sort(([a], [b]) => a.localeCompare(b))));
};
