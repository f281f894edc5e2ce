import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, GraphClient } from '../../demo/graph-client.ts';

/** How long anybody waits for anything, in milliseconds. */
export const patienceMs = 90_000;

type Typed = { readonly __typename: string };

/** Asks for the same mutation until there is a final answer; undefined once patience has ended. */
export const insist = async <T extends Typed>(
  client: GraphClient,
  field: string,
  input: object,
  more: string,
  isOver: (answer: T) => boolean,
): Promise<T | undefined> => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const operation = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${more} } }`;
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(100)) {
    const { data, errors } = await client
      .ask<Record<string, T>>(operation, { input })
      .catch((): Answer<Record<string, T>> => ({}));
    const answer = data?.[field];
    if (answer && isOver(answer)) return answer;
    const mistake = errors?.find(({ extensions }) =>
      /^(BAD_|GRAPHQL_|FORBIDDEN)/.test(extensions?.code ?? ''),
    );
    if (mistake) throw new Error(`${field}: ${mistake.message}`);
  }
  return undefined;
};

export const succeeded = ({ __typename }: Typed): boolean => __typename.endsWith('Success');
