// The shape of mutations and of their refusals.

import { type DefinitionNode, getNamedType, isUnionType, Kind } from 'graphql';
import {
  capital,
  fieldsOf,
  has,
  isHidden,
  isScalar,
  namedType,
  nameOf,
  rootFieldsOf,
  typeText,
} from '../walk.ts';
import type { Rule } from './graph.ts';

/** What concerns the caller alone needs no input: the arguments of these. */
const withoutInput: Readonly<Record<string, string>> = {
  logOut: 'everywhere: Boolean',
  requestPhoneCode: '',
};

/** Every mutation has the same shape, so that a client that knows one knows them all, and inputs can grow. */
export const mutationsHaveOneShape: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    rootFieldsOf(document)
      .filter(({ root }) => root === 'Mutation')
      .flatMap(({ field, path }) => {
        const args = (field.arguments ?? [])
          .map((arg) => `${arg.name.value}: ${typeText(arg.type)}`)
          .join(', ');
        const wanted = withoutInput[field.name.value] ?? `input: ${capital(field.name.value)}Input!`;
        const result = `${capital(field.name.value)}Result!`;
        // An internal ask may share its input and answer with asks of other contexts (withdraw).
        const internal = has(field, 'inaccessible');
        const takesItsInput = internal ? /^input: \w+Input!$/.test(args) : args === wanted;
        return [
          ...(takesItsInput ? [] : [`${path} of ${name} takes (${args}), not (${wanted})`]),
          ...(internal || typeText(field.type) === result
            ? []
            : [`${path} of ${name} answers ${typeText(field.type)}, not ${result}`]),
        ];
      }),
  );

/** The contract of refusals is frozen: `... on Refusal { code message }` must keep working for every existing client. */
export const refusalIsFrozen: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    document.definitions
      .filter((type) => type.kind === Kind.INTERFACE_TYPE_DEFINITION && type.name.value === 'Refusal')
      .map((type) =>
        fieldsOf(type)
          .map((field) => `${field.name.value}: ${typeText(field.type)}`)
          .sort()
          .join(', '),
      )
      .filter((fields) => fields !== 'code: String!, message: String!')
      .map(
        (fields) =>
          `Refusal in ${name} has ${fields || 'no fields'}; it must have code: String! and message: String!`,
      ),
  );

/** Answers that are neither a success nor a refusal: the decision is still open. */
const openOutcomes = ['CancellationPending', 'RefundPending'];

/** A client that selects only on Refusal would get nothing from a refusing member that does not implement it. */
export const refusalsAreRefusals: Rule = ({ supergraph }) => {
  const mutations = Object.values(supergraph.getMutationType()?.getFields() ?? {}).filter(
    (field) => !isHidden(field),
  );
  return mutations.flatMap((field) => {
    const result = getNamedType(field.type);
    if (!isUnionType(result)) return [];
    return result
      .getTypes()
      .filter(
        (member) => member.name !== `${capital(field.name)}Success` && !openOutcomes.includes(member.name),
      )
      .filter((member) => !member.getInterfaces().some((one) => one.name === 'Refusal'))
      .map(
        (member) => `${member.name} in ${result.name} is neither ${capital(field.name)}Success nor a Refusal`,
      );
  });
};

/** A shared refusal with an entity in it would require every context that uses it to know that entity. */
export const sharedRefusalsCarryScalars: Rule = ({ subgraphs, supergraph }) => {
  const refusals = subgraphs.flatMap(({ name, document }) =>
    document.definitions
      .filter(isRefusal)
      .map((type) => ({ type: nameOf(type), name, fields: fieldsOf(type) })),
  );
  const shared = refusals.filter(({ type }) => refusals.filter((other) => other.type === type).length > 1);
  return shared.flatMap(({ type, name, fields }) =>
    fields
      .filter((field) => !isScalar(supergraph, namedType(field.type)))
      .map(
        (field) =>
          `${type}.${field.name.value} of ${name} is no scalar, and ${type} is shared by several subgraphs`,
      ),
  );
};

function isRefusal(type: DefinitionNode): boolean {
  return (
    type.kind === Kind.OBJECT_TYPE_DEFINITION &&
    (type.interfaces ?? []).some(({ name }) => name.value === 'Refusal')
  );
}
