import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventForm } from '@jumun/schema/published-event';
import { moneyForm } from '@jumun/schema/published-event';
import { saidByEvery, says } from '@jumun/schema/published-language';
import { hears } from '@jumun/subgraphs/contexts';
import { z } from 'zod';

// docs/events.md: every published event, from its form and its docstrings.

const folder = join(import.meta.dirname, '../../../schema/events');

type Json = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Json[];
  readonly items?: Json;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
};

/** What stands above the events that every context says. */
const everyContext = 'Every context';

/** The page as it should be. */
export const eventsPage = (): string => {
  const sources = Object.entries(says).filter(([, forms]) => forms.length > 0);
  return `# Events

What the contexts tell each other: ${sources.reduce((sum, [, forms]) => sum + forms.length, 0)} events of ${sources.length} contexts. Generated from \`schema/events\` by \`npm run docs\`; not to be
edited. The [architecture](architecture.md#the-journal-and-how-events-travel) explains how they travel; the
[context map](context-map.md) shows who hears whom.

Every event comes in an envelope: its id, its source and its number there, its aggregate and version, when and by whom it
was caused, and the ids of its cause and of the customer's intention. Times are milliseconds since 1970; money is whole
minor units and an ISO 4217 currency. A form may only gain optional facts; anything else is a new version, and the gate
(\`npm run schema -- --check\`) enforces it.

${sources.map(([source, forms]) => contextSection(source, forms)).join('\n')}
${contextSection(everyContext, saidByEvery)}`;
};

const contextSection = (source: string, forms: readonly EventForm[]) => {
  const { own, all } = programOf(source);
  // Node and vite order a module's exports differently; readers want the order of the source
  const place = ({ type }: EventForm) => own.indexOf(`export const ${type} `);
  const inOrder = forms.toSorted((one, other) => place(one) - place(other));
  return `## ${source}\n\n${inOrder.map((form) => eventSection(source, form, own, all)).join('\n')}`;
};

const eventSection = (source: string, form: EventForm, own: string, all: string) => {
  const { type, version } = form;
  const hearers = hearersOf(source, type);
  const block = new RegExp(`export const ${type} = [\\s\\S]*?(?=\\nexport |$)`).exec(own)?.[0] ?? '';
  const heard =
    hearers.length > 0
      ? `Heard by ${hearers.map((name) => `\`${name}\``).join(', ')}.`
      : 'Heard by no context yet.';
  return `### ${type}

${docOf(own, type)} Version ${version}. ${heard}

| Fact | Type | Meaning |
|---|---|---|
${factsOf(z.toJSONSchema(form.data) as Json)
  .map(({ path, type }) => `| \`${path}\` | ${type} | ${meaningOf(path, block, all)} |\n`)
  .join('')}`;
};

const hearersOf = (source: string, type: string) =>
  Object.entries(hears)
    .filter(([, sources]) =>
      source === everyContext
        ? Object.values(sources).some((types) => types.includes(type))
        : sources[source]?.includes(type),
    )
    .map(([name]) => name);

// The source, for its docstrings.

/** A context's file of events, alone and with the files from which it takes facts. */
const programOf = (source: string) => {
  const file = join(folder, source === everyContext ? '../acts.ts' : `${source}.ts`);
  const own = readFileSync(file, 'utf8');
  const near = [...own.matchAll(/from '(\.\/[^']+)'/g)].map(([, path = '']) =>
    readFileSync(join(dirname(file), path), 'utf8'),
  );
  return { own, all: [own, ...near].join('\n') };
};

/** The docstring of an exported event; an event without one is an error. */
const docOf = (program: string, type: string): string => {
  const doc = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport const ${type} =`).exec(program)?.[1];
  if (!doc) throw new Error(`${type} has no docstring in ${dirname(folder)}/events`);
  return sentence(doc);
};

/** The docstring of a fact: in the event itself, or in what the events of its file share. */
const meaningOf = (path: string, block: string, all: string): string => {
  const name = path.split('.').at(-1)?.replace('[]', '') ?? '';
  const beside = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*${name}:`);
  const shared = all.replaceAll(/\nexport const \w+ = eventForm[\s\S]*?\n(?=export type)/g, '\n');
  return sentence(beside.exec(block)?.[1] ?? beside.exec(shared)?.[1] ?? '');
};

const sentence = (doc: string) =>
  doc
    .replaceAll(/\s*\n\s*\*\s*/g, ' ')
    .trim()
    .replaceAll('|', '\\|');

// The form.

const money = JSON.stringify(z.toJSONSchema(moneyForm), (key, value) =>
  key === '$schema' ? undefined : value,
);

const factsOf = (form: Json, before = ''): { path: string; type: string }[] =>
  Object.entries(form.properties ?? {}).flatMap(([name, fact]) => {
    const path = `${before}${name}`;
    const optional = form.required?.includes(name) ? '' : ', or absent';
    const own = { path, type: typeOf(fact) + optional };
    if (isMoney(fact)) return [own];
    if (fact.items?.properties) return [{ ...own, path: `${path}[]` }, ...factsOf(fact.items, `${path}[].`)];
    return [own, ...factsOf(fact, `${path}.`)];
  });

const isMoney = (fact: Json) => JSON.stringify(fact) === money;

const typeOf = (fact: Json): string => {
  if (isMoney(fact)) return 'money';
  if (fact.anyOf) return fact.anyOf.map(typeOf).join(' or ');
  if (fact.enum) return fact.enum.map((word) => `\`${word}\``).join(', ');
  if (fact.items) return fact.items.properties ? 'list' : `list of ${typeOf(fact.items)}`;
  const types = typeof fact.type === 'string' ? [fact.type] : (fact.type ?? ['anything']);
  return types
    .map((type) =>
      type === 'integer'
        ? 'whole number'
        : type === 'boolean'
          ? 'yes or no'
          : type === 'string'
            ? 'text'
            : type,
    )
    .join(' or ');
};
