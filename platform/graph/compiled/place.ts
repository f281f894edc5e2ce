import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  locatedError,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { note, type ObjectOf, type Path, type Run } from './run.ts';

/** What an operation is compiled from. */
export type Compiling = {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Whether `@skip` and `@include` let this selection stand. */
  readonly stands: (selection: SelectionSetNode['selections'][number]) => boolean;
  /** After this many objects, those of one kind get a function of their own. */
  readonly often: number;
  /** Compiles the objects of a type. */
  readonly objectOf: (type: GraphQLObjectType, selections: readonly SelectionSetNode[]) => ObjectOf;
};

/** A field where an operation asks for it. */
export type Place = {
  readonly key: string;
  readonly fieldName: string;
  readonly fieldNodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly returnType: GraphQLOutputType;
};

/** As error messages name it: `Order.lines`. */
export const nameOf = ({ parentType, fieldName }: Place): string => `${parentType.name}.${fieldName}`;

/** What graphql-js gives a resolver as its fourth argument. */
export const infoOf = (
  { schema, fragments, operation }: Compiling,
  { fieldName, fieldNodes, returnType, parentType }: Place,
  { rootValue, variables }: Run,
  path: Path,
): GraphQLResolveInfo => ({
  fieldName,
  fieldNodes,
  returnType,
  parentType,
  path,
  schema,
  fragments,
  rootValue,
  operation,
  variableValues: variables,
});

const keysOf = (path: Path): (string | number)[] => {
  const keys: (string | number)[] = [];
  for (let at: Path | undefined = path; at; at = at.prev) keys.push(at.key);
  return keys.reverse();
};

/** Null with an error in the answer; where null is not allowed, throws the error to whatever is around it. */
export const failed = (error: unknown, place: Place, nullable: boolean, run: Run, path: Path): null => {
  const located = locatedError(error, place.fieldNodes, keysOf(path));
  if (!nullable) throw located;
  note(run, located, path);
  return null;
};
