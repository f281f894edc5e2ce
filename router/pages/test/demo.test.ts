// What the IDE opens with, in the demo.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type DocumentNode,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { demoAccounts, demoTabs } from '../demo.ts';

const root = join(import.meta.dirname, '../../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const schema = buildSchema(readFileSync(join(root, 'schema/api.graphql'), 'utf8'));

const operationsOf = ({ definitions }: DocumentNode): OperationDefinitionNode[] =>
  definitions.filter((definition) => definition.kind === 'OperationDefinition');

/** The operation, whatever its name and however it is set. */
const meaningOf = ({ name: _, ...operation }: OperationDefinitionNode): string => print(operation);

const ofReadme = [
  ...[...readme.matchAll(/```graphql\n([\s\S]*?)```/g)],
  ...[...readme.matchAll(/`((?:query|mutation|subscription) \{[^`]*)`/g)],
].map(([, text]) => parse(text as string));

describe('the tabs of the demo', () => {
  it.each(demoTabs())('$name is valid in our schema', ({ query }) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  });

  it.each(demoTabs())('$name names its operations, so that each can be chosen', ({ query }) => {
    const names = operationsOf(parse(query)).map(({ name }) => name?.value);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  it('hold every operation of the README', () => {
    expect(ofReadme.length).toBe(4);
    const ours = demoTabs().flatMap(({ query }) => operationsOf(parse(query)).map(meaningOf));
    for (const operation of ofReadme.flatMap(operationsOf)) expect(ours).toContain(meaningOf(operation));
  });

  it('begin with what needs no account', () => {
    expect(demoTabs()[0]?.name).toBe('browse');
  });
});

describe('the accounts of the demo', () => {
  it('are those of the README', () => {
    const table = readme.slice(readme.indexOf('| Account |'), readme.indexOf('## How it hangs together'));
    const named = [...table.matchAll(/`([\w]+@jumun\.example)`/g)].map(([, email]) => email);
    expect(demoAccounts.map(({ email }) => email).toSorted()).toEqual(named.toSorted());
  });
});
