// Every place of the graph where a client may write whatever they like: what nobody can see is no text there, and whoever writes it is
// told which field it is. A new input is found here by itself.

import type { Caller } from '@jumun/platform/graph/client';
import { fieldLabels } from '@jumun/schema/field-labels';
import { loadContext, scopes } from '@jumun/subgraphs/contexts';
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { openForTest } from './context.ts';
import { graph, inputWith, owners, type Path, samples } from './inputs.ts';

/** Texts that are not free: each is compared whole with what is kept, and is what somebody else made. */
const notFree: ReadonlySet<string> = new Set([
  'LogInInput.email',
  'ConfirmEmailInput.email',
  'RequestPasswordResetInput.email',
  'SetPasswordInput.email',
  'ConfirmEmailInput.code',
  'ConfirmPhoneInput.code',
  'ChangeEmailInput.code',
  'SetPasswordInput.code',
  'LogInInput.password',
  'SignUpInput.password',
  'RegisterStaffInput.password',
  'SetPasswordInput.password',
  'ChangePasswordInput.current',
  'ChangePasswordInput.password',
  'RequestEmailChangeInput.password',
  'DeleteAccountInput.password',
  'RefreshSessionInput.refreshToken',
  'LogInInput.deviceToken',
]);

/** Texts of questions: a search for nothing finds everything, what is no number finds nothing, a cursor is ours, and a language that we do not have falls back. */
const ofQuestions =
  /^(Query\.products\.search|Query\.customers\.search|Query\.sales\.(from|to)|Query\.orderByNumber\.number|\w+\.\w+\.(after|locale))$/;

const isFree = (type: GraphQLInputType, coordinate: string): boolean =>
  getNamedType(type).name === 'String' && !notFree.has(coordinate);

type Wanted = (type: GraphQLInputType, coordinate: string) => boolean;

const pathsIn = (wanted: Wanted, type: GraphQLInputType, path: Path = []): Path[] => {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => {
    const inner = [...path, field.name];
    return wanted(field.type, `${named.name}.${field.name}`) ? [inner] : pathsIn(wanted, field.type, inner);
  });
};

/** Every place in the inputs of all mutations that is wanted. */
const placesOf = (wanted: Wanted) =>
  Object.values(graph.getMutationType()?.getFields() ?? {}).flatMap((field) => {
    const input = field.args[0]?.type;
    return input
      ? pathsIn(wanted, input).map((path) => ({
          field,
          input,
          path,
          title: `${field.name} ${path.join('.')}`,
        }))
      : [];
  });

const mutations = placesOf(isFree);

const typeAt = (type: GraphQLInputType, [first, ...rest]: Path): string => {
  const named = getNamedType(type);
  const field = isInputObjectType(named) && first ? named.getFields()[first] : undefined;
  return field ? typeAt(field.type, rest) : named.name;
};

/** What is wrong in an id, a key or a number, and in a text that is not free. */
const wrongs: Readonly<Record<string, unknown>> = {
  ID: 'a\u0007b c',
  String: 'a\u0007b',
  Int: -1,
  SafeInt: -1,
};
const typed = placesOf((type, at) => getNamedType(type).name in wrongs && !isFree(type, at)).map((place) => ({
  ...place,
  wrong: wrongs[typeAt(place.input, place.path)],
}));

const opened = new Map<string, ReturnType<typeof openForTest>>();
const contextWith = (mutation: string) => {
  const name = owners.get(mutation) ?? '';
  const context = opened.get(name) ?? loadContext(name).then(({ open }) => openForTest(open));
  opened.set(name, context);
  return context;
};
afterAll(async () => {
  for (const context of opened.values()) await (await context).close();
});

/** The type of the answer, the field at fault and the sentence, of a refusal or of an error. */
const operationOf = (field: GraphQLField<unknown, unknown>): string => {
  const result = getNamedType(field.type);
  const named = isUnionType(result) ? result.getTypes() : [];
  const fields = named
    .filter((type) => isObjectType(type) && type.getFields().field)
    .map(({ name }) => `... on ${name} { field }`);
  const canRefuse = named.some((type) => type.getInterfaces().some(({ name }) => name === 'Refusal'));
  const inputType = String(field.args[0]?.type);
  return `mutation ($input: ${inputType}) { answer: ${field.name}(input: $input) { __typename ${canRefuse ? '... on Refusal { message }' : ''} ${fields.join(' ')} } }`;
};

const everybody: Caller = { subject: 'cus_minji', scopes: [...scopes], stores: [], service: null };

type Told = { readonly code: string; readonly field: Path; readonly message: string };

const tell = async (
  field: GraphQLField<unknown, unknown>,
  input: unknown,
  locale: 'ko' | 'en' = 'ko',
): Promise<Told> => {
  const { execute } = await contextWith(field.name);
  const { data, errors } = await execute(everybody, operationOf(field), { input }, locale);
  const [error] = errors ?? [];
  if (error) {
    const { code, field: at } = error.extensions as { code: string; field?: Path };
    return { code, field: at ?? [], message: error.message };
  }
  const answer = data?.answer as { __typename: string; field?: Path; message?: string };
  return { code: answer.__typename, field: answer.field ?? [], message: answer.message ?? '' };
};

/** The names in a path, without the places in lists. */
const named = (field: Path): Path => field.filter((part) => !/^\d+$/.test(part));

test('free texts are found in the graph', () => {
  const titles = mutations.map(({ title }) => title);
  expect(titles).toContain('placeOrder fulfilment.ride.dropOff.line2');
  expect(titles).toContain('registerProduct book.author');
  expect(titles.length).toBeGreaterThan(25);
});

test.each(mutations)(
  '$title takes no text that nobody can see, and says which field it is',
  async ({ field, input, path }) => {
    for (const unseen of ['\u3164', '\u200b\u2800', ' \u00ad\ufeff']) {
      const told = await tell(field, inputWith(input, path, unseen));
      expect(told.code, JSON.stringify(unseen)).toMatch(/^(Invalid\w+|BAD_USER_INPUT)$/);
      const at = named(told.field);
      expect(at).not.toEqual([]);
      expect(at).toEqual(path.slice(0, at.length));
      const good = await tell(field, inputWith(input, path, String(samples[path.at(-1) ?? ''] ?? 'text-1')));
      expect(named(good.field), 'what can be seen is taken').not.toEqual(at);
    }
  },
);
test.each(mutations)(
  '$title is named in both languages to whoever writes nothing there',
  async ({ field, input, path }) => {
    const wrong = inputWith(input, path, '\u3164');
    const [ko, en] = [await tell(field, wrong, 'ko'), await tell(field, wrong, 'en')];
    const labels = path.flatMap((part) => fieldLabels[part] ?? []);
    const begins = (locale: 'ko' | 'en') => labels.map((label) => label[locale]).join(' ');
    expect(ko.message.replace(/ 1\b/g, '')).toContain(`${begins('ko')}: `);
    expect(en.message.replace(/ 1\b/g, '')).toContain(`The ${begins('en')} `);
    expect(en.message).not.toMatch(/[가-힣]/);
  },
);

test.each(typed)(
  '$title that is wrong is told in both languages, and how to mend it',
  async ({ field, input, path, wrong }) => {
    const given = inputWith(input, path, wrong as string);
    const [ko, en] = [await tell(field, given, 'ko'), await tell(field, given, 'en')];
    if (ko.message !== '') expect(ko.message).toMatch(/[가-힣]/);
    expect(en.message).not.toMatch(/[가-힣]/);
    if (ko.code !== 'BAD_USER_INPUT') return;
    for (const { message } of [ko, en]) expect(message).not.toMatch(/is not right|올바르지 않습니다/);
    const label = fieldLabels[ko.field.at(-1) ?? ''];
    expect(ko.message).toContain(`${label?.ko}: `);
    expect(en.message).toContain(`The ${label?.en} `);
  },
);

test('texts of questions are searches, days, cursors and languages', () => {
  const all = Object.values(graph.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && name !== 'Mutation')
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap(({ name, args }) =>
        args
          .filter((arg) => getNamedType(arg.type).name === 'String')
          .map((arg) => `${type.name}.${name}.${arg.name}`),
      ),
    );
  expect(all.filter((coordinate) => !ofQuestions.test(coordinate))).toEqual([]);
});

test('every field that can be refused has a name in both languages', () => {
  const fieldsOf = (type: GraphQLInputType): string[] => {
    const input = getNamedType(type);
    if (!isInputObjectType(input)) return [];
    return Object.values(input.getFields()).flatMap((field) => [field.name, ...fieldsOf(field.type)]);
  };
  const names = Object.values(graph.getMutationType()?.getFields() ?? {}).flatMap(({ args }) =>
    args.flatMap((arg) => fieldsOf(arg.type)),
  );
  expect([...new Set(names)].filter((name) => !Object.hasOwn(fieldLabels, name))).toEqual([]);
});
