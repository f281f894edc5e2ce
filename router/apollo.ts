// ApolloServer as the router runs it: the executor's answer is text already, and what it refuses by itself looks like ours.

import type { ApolloServer } from '@apollo/server';
import { type ApolloParts, openApollo } from '@jumun/platform/graph/apollo';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { TrustedTexts } from './admission/trusted.ts';
import { internal, type Log, newErrorId } from './masking.ts';
import type { RouterContext } from './operation.ts';

const json = Symbol('json');

/** The JSON of `data`, as the executor wrote it. Plugins that look into an answer may parse it with `toJSON()`. */
export type JsonText = { readonly [json]: string; toJSON(): unknown };

export const jsonText = (text: string): JsonText => ({ [json]: text, toJSON: () => JSON.parse(text) });

const textIn = (data: unknown): string | undefined => (data as JsonText | null | undefined)?.[json];

/** The text of an answer: `data` as it is, the rest beside it. */
export const stringifyResult = ({ errors, data, extensions }: ExecutionResult<unknown, unknown>): string => {
  const text = textIn(data);
  if (text === undefined) return JSON.stringify({ errors, data, extensions });
  if (!errors && !extensions) return `{"data":${text}}`;
  return `{"data":${text},${JSON.stringify({ errors, extensions }).slice(1)}`;
};

/** An answer whose `data` is an object, for transports that write it in their own way. */
export const plain = (result: ExecutionResult): ExecutionResult => {
  const text = textIn(result.data);
  return text === undefined ? result : { ...result, data: JSON.parse(text) };
};

export type ServerParts = Pick<ApolloParts<RouterContext>, 'gateway' | 'plugins' | 'landingPage'> & {
  readonly trusted: TrustedTexts;
  readonly log: Log;
};

/** ApolloServer for the router: admission, a plugin, knows the documents and decides who may ask what. */
export const openServer = ({ trusted, ...parts }: ServerParts): Promise<ApolloServer<RouterContext>> =>
  openApollo<RouterContext>({
    ...parts,
    stringifyResult: stringifyResult as never,
    formatError: publicForm,
    documentStore: null,
    csrfPrevention: false, // the transport has seen to it: what it hands on always says that it is JSON
    persistedQueries: { cache: persistedQueries(trusted) },
  });

/** Refusals of ApolloServer itself and of plugins get an id like ours; what went wrong inside it stays inside. */
const publicForm = (formatted: GraphQLFormattedError): GraphQLFormattedError => {
  const { message, extensions } = formatted;
  const { code, errorId } = extensions ?? {};
  if (typeof errorId === 'string') return formatted;
  if (code === 'INTERNAL_SERVER_ERROR')
    return { message: internal().message, extensions: { code: 'INTERNAL', errorId: newErrorId() } };
  return { message: message.trim(), extensions: { ...extensions, errorId: newErrorId() } };
};

const mostPersisted = 16_000_000;
const prefix = 'apq:';

/** Automatic persisted queries: what clients register, within bounds; texts of the trusted list are always known. */
const persistedQueries = (trusted: TrustedTexts) => {
  const registered = new LRUCache<string, string>({
    maxSize: mostPersisted,
    sizeCalculation: ({ length }) => 200 + 2 * length,
  });
  return {
    get: async (key: string) =>
      trusted.textOf(key.startsWith(prefix) ? key.slice(prefix.length) : key) ?? registered.get(key),
    set: async (key: string, text: string) => void registered.set(key, text),
    delete: async (key: string) => registered.delete(key),
  };
};
