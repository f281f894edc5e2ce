// The keys under which the fields of a client's operation are planned. A planner adds fields of its own (keys of entities,
// what @requires names) under their plain names. A client that has given such a name to something else, or asks for the
// same field with other arguments, would meet them; so what a client names or gives arguments goes under a key of ours.

import { type FieldNode, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

export type Keys = {
  /** The key of a field in plans and in what subgraphs answer. */
  planned(field: FieldNode): string;
  /** The key a client knows it by. */
  asked(planned: string): string;
};

export const responseKey = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** The supergraph is meant here, not its API: plans also ask for what clients cannot see. */
export const keysOf = (supergraph: GraphQLSchema): Keys => {
  const names = new Set<string>();
  const apart = new Set(Object.getOwnPropertyNames(Object.prototype));
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, args } of Object.values(type.getFields())) {
      names.add(name);
      if (args.length > 0) apart.add(name);
    }
  }
  const prefix = unusedPrefix([...names]);
  return {
    planned(field) {
      const { value: name } = field.name;
      if (name === '__typename') return name; // everybody means the same by it, and the shape writes it by itself
      const key = responseKey(field);
      return key === name && !apart.has(name) ? name : prefix + key;
    },
    asked: (planned) => (planned.startsWith(prefix) ? planned.slice(prefix.length) : planned),
  };
};

const unusedPrefix = (names: readonly string[]): string => {
  let prefix = 'as_';
  for (let number = 2; names.some((name) => name.startsWith(prefix)); number++) prefix = `as${number}_`;
  return prefix;
};
