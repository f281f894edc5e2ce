// A graph with what ours has not: interfaces and a union over several subgraphs, @requires with and without arguments,
// @provides, @interfaceObject, @override, compound keys, lists of lists.

import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const head = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@interfaceObject", "@inaccessible",
  "@context", "@fromContext"
])`;

const subgraphs: Readonly<Record<string, string>> = {
  animals: `
    type Query {
      animals(first: Int = 3): [Animal!]!
      animal(id: ID!): Animal
      beasts: [Beast]
      cages: [[Cage!]]!
      favourite: Animal @shareable
    }
    type Mutation { adopt(id: ID!, name: String): Adoption moveAll(to: ID!): [Cage!] }
    type Adoption { animal: Animal! keeper: Keeper note: String }
    union Beast = Lion | Bear | Keeper
    interface Animal @key(fields: "id") { id: ID! name: String! nick: String cage: Cage }
    type Lion implements Animal @key(fields: "id") {
      id: ID! name: String! nick: String cage: Cage
      mane: String prey: [Animal!] size: Int!
    }
    type Bear implements Animal @key(fields: "id") {
      id: ID! name: String! nick: String cage: Cage
      winter: Cage size: Float sleeps(from: Int, to: Int = 5): String
    }
    type Cage @key(fields: "id") @key(fields: "id row") {
      id: ID! row: Int! column: Int! animals(first: Int, named: String): [Animal] hatches: [[Hatch]!]
      keeper: Keeper @provides(fields: "name")
    }
    type Hatch { kind: HatchKind! locked: Boolean width: Float }
    enum HatchKind { IRON WOOD }
    type Keeper @key(fields: "id") { id: ID! name: String @external }
  `,
  keepers: `
    type Query { keepers(shift: Shift, ids: [ID!]): [Keeper!]! keeper(id: ID!): Keeper me: Person! }
    type Mutation { hire(input: NewKeeper!): HireResult! }
    input NewKeeper { name: String! shift: Shift tags: [String!] }
    union HireResult = Keeper | Refusal
    type Refusal { reason: String! }
    enum Shift { DAY NIGHT }
    interface Person { id: ID! name: String age: Int }
    type Keeper implements Person @key(fields: "id") {
      id: ID! name: String @shareable age: Int shift: Shift! friends(first: Int): [Person!]! wage: Int
      boss: Keeper cages: [Cage!]
    }
    type Visitor implements Person { id: ID! name: String age: Int ticket: String! }
    type Cage @key(fields: "id row") { id: ID! row: Int! cleaned: String }
  `,
  shows: `
    type Query { shows: [Show]! favourite: Animal @shareable }
    type Animal @key(fields: "id") @interfaceObject { id: ID! tricks(first: Int = 2): [Trick!]! fame: Int! nickname(loud: Boolean): String }
    type Show @key(fields: "id") { id: ID! title: String! star: Animal crew: [Keeper] stage: Stage! }
    type Stage @shareable { seats: Int! lights: [[Int!]] }
    type Trick { name: String! by: Keeper level: Int }
    type Keeper @key(fields: "id") { id: ID! wage: Int @override(from: "keepers") shows(first: Int): [Show!] }
  `,
  food: `
    type Query { menu: [Meal!] }
    type Lion @key(fields: "id") { id: ID! size: Int! @external mane: String @external meals: Int @requires(fields: "size") portion: String @requires(fields: "mane size") }
    type Bear @key(fields: "id") { id: ID! cage: Cage @external size: Float @external honey: Float @requires(fields: "size") near: [Meal!] @requires(fields: "cage { id row }") }
    type Cage @key(fields: "id") { id: ID! row: Int! @external food: [Meal] }
    type Meal { name: String! grams: Int! @shareable for: [Eater] }
    union Eater = Lion | Bear
    type Show @key(fields: "id") { id: ID! snacks: [Meal!]! }
  `,
};

/** Composes subgraphs under names that are also their URLs. */
export const compose = (
  sdls: Readonly<Record<string, string>>,
  { satisfiable = true }: { readonly satisfiable?: boolean } = {},
): string => {
  const services = Object.entries(sdls).map(([name, sdl]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(head + sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services, { runSatisfiability: satisfiable });
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
};

export const zoo = (): string => compose(subgraphs);
