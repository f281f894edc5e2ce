// Reads @newWork and @attempts, our own directives, from the graph: how the router treats a field when there is much to do.

import { type GraphQLField, type GraphQLSchema, valueFromASTUntyped } from 'graphql';

export type LoadRules = {
  /** The root fields that begin new work, by names such as `Mutation.placeOrder`. */
  readonly newWork: ReadonlySet<string>;
  /** Those with which somebody may be guessing, and the path in their arguments that names the account, if there is one. */
  readonly attempts: ReadonlyMap<string, readonly string[] | undefined>;
};

type Field = GraphQLField<unknown, unknown>;

/** What every root field says; nothing for a graph that does not know these directives. */
export const loadRules = (schema: GraphQLSchema): LoadRules => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field): [string, Field] => [
      `${root?.name}.${field.name}`,
      field,
    ]),
  );
  return {
    newWork: new Set(fields.filter(([, field]) => applied(field, 'newWork')).map(([name]) => name)),
    attempts: new Map(
      fields.flatMap(([name, field]) => {
        const directive = applied(field, 'attempts');
        return directive ? [[name, pathIn(directive)]] : [];
      }),
    ),
  };
};

const applied = (field: Field, name: string) =>
  field.astNode?.directives?.find((directive) => directive.name.value === name);

const pathIn = (directive: NonNullable<ReturnType<typeof applied>>): readonly string[] | undefined => {
  const by = directive.arguments?.find((argument) => argument.name.value === 'by');
  return by && String(valueFromASTUntyped(by.value)).split('.');
};
