// What the executor asks of the supergraph's schema while it runs. Which type is a kind of which is asked for every object of
// an answer, so each question is answered once.

import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import { type Keys, keysOf } from './keys.ts';

export type Types = {
  /** Whether an object that calls itself `name` is a `condition`. */
  is(name: string, condition: string): boolean;
  readonly keys: Keys;
};

/** Subgraphs may name any number of types; what is remembered is bounded. */
export const mostRemembered = 1_000;

/** The supergraph is meant here, not its API: plans also name types that clients cannot see. */
export const typesOf = (supergraph: GraphQLSchema): Types => {
  const known = new Map<string, Map<string, boolean>>();
  const find = (name: string, condition: string): boolean => {
    const [type, wanted] = [supergraph.getType(name), supergraph.getType(condition)];
    if (!type || !wanted || !isAbstractType(wanted)) return false;
    return (isObjectType(type) || isInterfaceType(type)) && supergraph.isSubType(wanted, type);
  };
  const answersFor = (condition: string): Map<string, boolean> => {
    const answers = known.get(condition) ?? new Map<string, boolean>();
    known.set(condition, answers);
    return answers;
  };
  return {
    keys: keysOf(supergraph),
    is(name, condition) {
      if (name === condition) return true;
      const answers = known.get(condition) ?? answersFor(condition);
      let answer = answers.get(name);
      if (answer === undefined) {
        answer = find(name, condition);
        if (answers.size < mostRemembered) answers.set(name, answer);
      }
      return answer;
    },
  };
};
