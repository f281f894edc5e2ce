import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFieldAccess } from '@jumun/schema/access';
import { roles, scopesOf } from '@jumun/schema/roles';
import { scopes } from '@jumun/subgraphs/contexts';
import { buildASTSchema, parse } from 'graphql';

const supergraph = () => {
  const text = readFileSync(join(import.meta.dirname, '../../../schema/supergraph.graphql'), 'utf8');
  return buildASTSchema(parse(text), { assumeValidSDL: true });
};

/** What a command asks of its caller: sets of scopes, one of which has to be complete. */
export type Guarded = { readonly command: string; readonly requires: readonly (readonly string[])[] };

/** Every command that staff need a scope for, in the order of their names; what contexts ask each other is none. */
export const guardedCommands = (): Guarded[] =>
  [...rootFieldAccess(supergraph())]
    .flatMap(([field, rules]) => {
      const [root, command = ''] = field.split('.');
      const requires = rules
        .flatMap((rule) => rule.requires ?? [])
        .filter((set) => !set.some((scope) => scope.startsWith('service:')));
      return root === 'Mutation' && requires.length > 0 ? [{ command, requires }] : [];
    })
    .sort((a, b) => (a.command < b.command ? -1 : 1));

/** Whether somebody with these scopes may give a command. */
export const mayGive = ({ requires }: Guarded, held: readonly string[]): boolean =>
  requires.some((set) => set.every((scope) => held.includes(scope)));

/** What each role may do, command by command. */
export const rolesPage = (): string => {
  const names = roles.map((role) => `${role[0]}${role.slice(1).toLowerCase()}`);
  const rows = guardedCommands().map((guarded) => {
    const cells = roles.map((role) => (mayGive(guarded, scopesOf([role], scopes)) ? '✓' : ''));
    return `| \`${guarded.command}\` | ${cells.join(' | ')} |`;
  });
  const held = roles.map(
    (role) => `| ${role[0]}${role.slice(1).toLowerCase()} | ${scopesOf([role], scopes).join(', ')} |`,
  );
  return `# Roles

Written by \`npm run docs\` from \`schema/roles.ts\` and the graph; a test tries every cell, through the router and at the subgraph
itself.

A role is a named set of scopes. Nobody gives a role, a scope or a store that they do not have themselves, takes one away, or disables
somebody who has more. Products, tickets, deliveries and stores count per store: whoever works for stores acts in these only, and an
owner works for every store. Customers own what is theirs and have no role; whatever is not in the table needs no scope.

| Command | ${names.join(' | ')} |
|---|${names.map(() => '---').join('|')}|
${rows.join('\n')}

| Role | Scopes |
|---|---|
${held.join('\n')}
`;
};
