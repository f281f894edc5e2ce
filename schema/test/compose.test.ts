import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, isObjectType, Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  allowedHints,
  type CompositionProblem,
  compose,
  describe as described,
  generated,
  staleFiles,
  unexpectedHints,
} from '../compose.ts';
import { changed, composed, composedOf, ours } from './ours.ts';

const problemsOf = (sdls: Record<string, string>): readonly CompositionProblem[] => {
  const result = compose(sdls);
  return 'problems' in result ? result.problems : [];
};

describe('our subgraphs', () => {
  test('make one graph without an unaccepted hint', () => {
    expect(unexpectedHints(composed().hints)).toEqual([]);
  });

  test('use every exception they have', () => {
    const unused = allowedHints.filter(
      ({ code, mentions }) =>
        !composed().hints.some((hint) => hint.code === code && hint.message.includes(mentions)),
    );
    expect(unused).toEqual([]);
  });

  test('are what the generated files were made from', () => {
    expect(staleFiles(generated(composed())), 'The generated files are stale. Run: npm run schema').toEqual(
      [],
    );
  });

  test('compose from the command line in any folder', () => {
    const command = join(import.meta.dirname, '..', 'compose.ts');
    expect(execFileSync(process.execPath, [command], { cwd: tmpdir(), encoding: 'utf8' })).toMatch(
      /^Composes: /,
    );
  });
});

describe('what does not compose', () => {
  test('a type clash names both subgraphs', () => {
    const [problem] = problemsOf(changed('payments', 'minorUnits: SafeInt!', 'minorUnits: Int!'));
    expect(problem).toMatchObject({
      code: 'FIELD_TYPE_MISMATCH',
      message: expect.stringContaining('Money.minorUnits'),
    });
    expect(problem?.subgraphs).toEqual(expect.arrayContaining(['orders', 'payments']));
  });

  test('an unanswerable query is shown', () => {
    const problems = problemsOf(
      changed(
        'catalog',
        'type Product @key(fields: "id")',
        'type Product @key(fields: "id", resolvable: false)',
      ),
    );
    const unanswerable = problems.find(({ code }) => code === 'SATISFIABILITY_ERROR');
    expect(unanswerable?.subgraphs).toContain('catalog');
    expect(unanswerable?.query).toContain('product {');
    expect(unanswerable?.message).not.toContain('product {');
  });

  test('a syntax error names the subgraph and the line', () => {
    const problems = problemsOf({ ...ours, stores: 'type Query {\n  stores: [' });
    expect(problems).toMatchObject([{ code: 'SYNTAX_ERROR', subgraphs: ['stores'], places: ['stores:2'] }]);
  });

  test('a place in our own files is given by file and line', () => {
    const [problem] = problemsOf(changed('payments', 'enum PaymentStatus {', 'enum PaymentStatu {'));
    expect(problem && described(problem)).toMatch(
      /payments.*PaymentStatus[\s\S]*at subgraphs\/payments\/schema\.graphql:\d+/,
    );
  });

  test('an unaccepted hint is found', () => {
    const { hints } = composedOf(changed('stores', '"The product\'s id, `prd_…`."', '"An id."'));
    expect(unexpectedHints(hints)).toMatchObject([{ code: 'INCONSISTENT_DESCRIPTION' }]);
  });
});

test('a file that is missing or holds something else is stale', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stale-'));
  const [fresh, other, missing] = [join(folder, 'fresh'), join(folder, 'other'), join(folder, 'missing')];
  writeFileSync(fresh, 'same');
  writeFileSync(other, 'before');
  expect(
    staleFiles(
      new Map([
        [fresh, 'same'],
        [other, 'after'],
        [missing, ''],
      ]),
    ),
  ).toEqual([other, missing]);
  rmSync(folder, { recursive: true });
});

describe('the API schema', () => {
  const api = buildSchema(composed().apiSdl);

  test('shows nothing internal', () => {
    const { types, fields } = internalNames();
    expect(types).toEqual(
      expect.arrayContaining(['WithdrawInput', 'WithdrawalOutcome', 'ReserveStockResult', 'StockShort']),
    );
    expect(fields).toEqual(
      expect.arrayContaining(['Mutation.reserveStock', 'Mutation.withdrawTicket', 'Query.paymentByKey']),
    );
    expect(types.filter((name) => api.getType(name))).toEqual([]);
    expect(fields.filter(isPublicField)).toEqual([]);
  });

  test('shows what is meant to be public', () => {
    expect(
      ['Mutation.placeOrder', 'Query.products', 'Subscription.orderStatus', 'Order.payment'].filter(
        (name) => !isPublicField(name),
      ),
    ).toEqual([]);
  });

  function isPublicField(name: string): boolean {
    const [type = '', field = ''] = name.split('.');
    const found = api.getType(type);
    return isObjectType(found) && field in found.getFields();
  }
});

function internalNames(): { types: string[]; fields: string[] } {
  const [types, fields] = [new Set<string>(), new Set<string>()];
  const isInternal = (node: { directives?: readonly { name: { value: string } }[] }) =>
    (node.directives ?? []).some(({ name }) => name.value === 'inaccessible');
  for (const sdl of Object.values(ours))
    for (const type of parse(sdl).definitions) {
      if (!('name' in type) || !type.name || !('directives' in type)) continue;
      if (isInternal(type as object)) types.add(type.name.value);
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      for (const field of type.fields ?? [])
        if (isInternal(field)) fields.add(`${type.name.value}.${field.name.value}`);
    }
  return { types: [...types], fields: [...fields] };
}
