import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '@jumun/platform/graph/context';
import { rootFieldAccess } from '@jumun/schema/access';
import { actsWith, atTheMachine } from '@jumun/schema/acts';
import { type EventForm, eventForm } from '@jumun/schema/published-event';
import { readPublished, saidByEvery, says } from '@jumun/schema/published-language';
import { hears, contexts as openers, scopes } from '@jumun/subgraphs/contexts';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testEnvironment } from './context.ts';
import { envelope } from './envelope.ts';

const contexts: Context[] = [];

beforeAll(async () => {
  const environment = testEnvironment();
  for (const { load } of openers) {
    const { open } = await load();
    contexts.push(await open(environment));
  }
});
afterAll(async () => {
  for (const context of contexts) await context.close();
});

// What is compared; each is given what it compares, so that each is also seen to fail.

type Reacting = {
  readonly name: string;
  readonly reactions: readonly { name: string; types: readonly string[] }[];
};
type Hears = typeof hears;
type Says = Readonly<Record<string, readonly { readonly type: string; readonly version: number }[]>>;

/** Event types that a context reacts to and does not declare, or declares and does not react to. */
const misheard = (reacting: readonly Reacting[], declared: Hears): string[] =>
  reacting.flatMap(({ name, reactions }) => {
    const inCode = new Set(reactions.flatMap(({ types }) => types));
    const inMap = new Set(Object.values(declared[name] ?? {}).flat());
    return [
      ...[...inCode].filter((type) => !inMap.has(type)).map((type) => `${name} reacts to ${type} undeclared`),
      ...[...inMap].filter((type) => !inCode.has(type)).map((type) => `${name} never reacts to ${type}`),
    ];
  });

/** Events that are heard and never published. */
const unsaid = (declared: Hears, said: Says): string[] =>
  Object.entries(declared).flatMap(([hearer, sources]) =>
    Object.entries(sources).flatMap(([source, types]) =>
      types
        .filter((type) => ![...(said[source] ?? []), ...saidByEvery].some((form) => form.type === type))
        .map((type) => `${hearer} hears ${source}.${type}`),
    ),
  );

/** A type that one reaction names twice would be applied twice. */
const heardTwice = (reacting: readonly Reacting[]): string[] =>
  reacting.flatMap(({ reactions }) =>
    reactions.flatMap(({ name, types }) =>
      types.filter((type, i) => types.indexOf(type) !== i).map((type) => `${name} ${type}`),
    ),
  );

/** A name is `context/command-when-event`, or for a projection `context/what-it-keeps`; dead letters are found by it. */
const badNames = (reacting: readonly Reacting[]): string[] => {
  const names = reacting.flatMap(({ name, reactions }) =>
    reactions.map((reaction) => [name, reaction.name] as const),
  );
  return names
    .filter(
      ([context, name], i) =>
        !new RegExp(`^${context}/[a-z]+(-[a-z]+)*$`).test(name) ||
        names.findIndex(([, other]) => other === name) !== i,
    )
    .map(([, name]) => name);
};

/** The events that a publish.ts makes, by their names in schema/events. */
const madeBy = (program: string): string[] => [
  ...new Set([...program.matchAll(/\bsaid\.(\w+)\.make\b/g)].map(([, type = '']) => type)),
];

const publishers = readdirSync(join(import.meta.dirname, '../subgraphs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const file = join(import.meta.dirname, '../subgraphs', name, 'publish.ts');
    try {
      return [{ name, made: madeBy(readFileSync(file, 'utf8')) }];
    } catch {
      return [];
    }
  });

/** What a context makes without a form, or has a form for and never makes. */
const mismade = (made: readonly { name: string; made: readonly string[] }[], said: Says): string[] => {
  const makers = new Map(made.map((one) => [one.name, one.made]));
  return [...new Set([...makers.keys(), ...Object.keys(said)])].flatMap((name) => {
    const types = said[name]?.map(({ type }) => type) ?? [];
    const makes = makers.get(name) ?? [];
    return [
      ...makes.filter((type) => !types.includes(type)).map((type) => `${name} makes ${type} without a form`),
      ...types.filter((type) => !makes.includes(type)).map((type) => `${name} never makes ${type}`),
    ];
  });
};

/** Whether a part of the graph has commands that a member of staff needs a scope for, or that only an operator gives. */
const givesTo = (schema: GraphQLSchema): boolean =>
  [...rootFieldAccess(schema)].some(
    ([field, rules]) =>
      field.startsWith('Mutation.') &&
      rules
        .flatMap(({ requires = [] }) => requires)
        .some((held) => held.every((scope) => scope === atTheMachine || !scope.startsWith('service:'))),
  );

describe('the published language', () => {
  it('knows every context, and each in its map', () => {
    const names = contexts.map(({ name }) => name).sort();
    expect(names).toEqual(openers.map(({ manifest }) => manifest.name).sort());
    expect(Object.keys(hears).sort()).toEqual(names);
  });

  it('lets every context hear exactly what it reacts to', () => {
    expect(contexts.flatMap(({ reactions }) => reactions).length).toBeGreaterThan(0);
    expect(misheard(contexts, hears)).toEqual([]);
  });

  it('has a source for every event that is heard', () => {
    expect(unsaid(hears, says)).toEqual([]);
    expect(heardTwice(contexts)).toEqual([]);
  });

  it('is heard of by customers wherever staff or operators give commands', () => {
    const acting = contexts.filter(({ subgraph }) => givesTo(subgraph.schema));
    expect(acting.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['customers', 'payments', 'stores']),
    );
    const heard = Object.entries(hears.customers ?? {}).filter(([, types]) => types.includes('StaffActed'));
    expect(heard.map(([source]) => source).sort()).toEqual(acting.map(({ name }) => name).sort());
  });

  it('has a form for what platform/ says of those who act for the house', () => {
    const act = { actId: 'act_1', actor: 'stf_1', command: 'pauseStore', subjects: ['sto_1'] };
    const event = envelope('stores', 'act_1', actsWith(scopes).publish(act), 1);
    expect(readPublished(event)).toEqual(event);
    expect(readPublished({ ...event, source: 'a context of tomorrow' })?.data).toEqual(act);
  });

  it('has a form for every event that is made, and an event for every form', () => {
    expect(publishers.flatMap(({ made }) => made).length).toBeGreaterThan(20);
    expect(mismade(publishers, says)).toEqual([]);
  });

  it('names every reaction after its context, and no two alike', () => {
    expect(badNames(contexts)).toEqual([]);
  });

  it('brings every older version of an event up to date', () => {
    const missing = Object.values(says)
      .flat()
      .flatMap(({ type, version, upcasters }) =>
        Array.from({ length: version - 1 }, (_, i) => i + 1)
          .filter((older) => !upcasters[older])
          .map((older) => `${type} ${older}`),
      );
    expect(missing).toEqual([]);
  });
});

/** Facts that are about a person wherever they stand, and the events that are known to say such things of others. */
const personal = /"(email|phone|recipient|line1|address)":/;
const ofOthers = new Set(['StoreOpened', 'StoreChanged']);

/** Events that say something about a person and do not say what of it. */
const unnamed = (said: Readonly<Record<string, readonly EventForm[]>>): string[] =>
  Object.entries(said).flatMap(([context, forms]) =>
    forms
      .filter(({ type, data, withoutPerson }) => {
        const facts = JSON.stringify(z.toJSONSchema(data, { unrepresentable: 'any' }));
        return personal.test(facts) && !withoutPerson && !ofOthers.has(type);
      })
      .map(({ type }) => `${context}.${type}`),
  );

/** Contexts that hear something about persons, and not that they leave. */
const unforgetting = (declared: Hears, said: Readonly<Record<string, readonly EventForm[]>>): string[] =>
  Object.entries(declared).flatMap(([hearer, sources]) => {
    const isAboutPersons = Object.entries(sources).some(([source, types]) =>
      said[source]?.some(({ type, withoutPerson }) => withoutPerson && types.includes(type)),
    );
    return isAboutPersons && !sources.customers?.includes('CustomerLeft') ? [hearer] : [];
  });

describe('what is published about a person', () => {
  it('is named by its form, so that it can be left out', () => {
    expect(unnamed(says)).toEqual([]);
    const data = z.object({ to: z.object({ line1: z.string() }) }) as z.ZodType;
    expect(unnamed({ orders: [eventForm('OrderEaten', 1, data) as EventForm] })).toEqual([
      'orders.OrderEaten',
    ]);
  });

  it('is heard by nobody who does not hear that the person leaves', () => {
    expect(unforgetting(hears, says)).toEqual([]);
    expect(unforgetting({ stores: { orders: ['OrderPlaced'] } }, says)).toEqual(['stores']);
  });
});

describe('the checks of the published language notice', () => {
  const heard = (types: string[]): Reacting => ({
    name: 'stores',
    reactions: [{ name: 'stores/open-ticket', types }],
  });

  it('a reaction that the map does not know, and a mention without a reaction', () => {
    expect(misheard([heard(['OrderPlaced'])], { stores: {} })).toEqual([
      'stores reacts to OrderPlaced undeclared',
    ]);
    expect(misheard([heard([])], { stores: { orders: ['OrderPlaced'] } })).toEqual([
      'stores never reacts to OrderPlaced',
    ]);
    const [first, ...rest] = contexts.filter(({ reactions }) => reactions.length > 0);
    const fewer = { ...(first as Context), reactions: (first as Context).reactions.slice(1) };
    expect(misheard([fewer, ...rest], hears)).not.toEqual([]);
  });

  it('an event that no context publishes, or not the one it is heard from', () => {
    expect(unsaid({ stores: { orders: ['OrderEaten'] } }, says)).toEqual(['stores hears orders.OrderEaten']);
    expect(unsaid({ stores: { catalog: ['OrderPlaced'] } }, says)).toEqual([
      'stores hears catalog.OrderPlaced',
    ]);
    expect(heardTwice([heard(['OrderPlaced', 'OrderPlaced'])])).toEqual(['stores/open-ticket OrderPlaced']);
  });

  it('an event without a form, and a form that is never used', () => {
    expect(madeBy('return said.OrderEaten.make({ orderId });')).toEqual(['OrderEaten']);
    expect(mismade([{ name: 'orders', made: ['OrderEaten'] }], {})).toEqual([
      'orders makes OrderEaten without a form',
    ]);
    expect(mismade([], { orders: [{ type: 'OrderPlaced', version: 1 }] })).toEqual([
      'orders never makes OrderPlaced',
    ]);
  });

  it('a reaction that is named after another context, or like another', () => {
    expect(badNames([{ ...heard(['OrderPlaced']), name: 'orders' }])).toEqual(['stores/open-ticket']);
    expect(badNames([heard(['OrderPlaced']), heard(['OrderCancelled'])])).toEqual(['stores/open-ticket']);
  });
});
