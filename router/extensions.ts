// What those who run a router add to it: plugins, and the list of documents that their clients send.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApolloServerPlugin } from '@apollo/server';
import { openTrusted, readList, type Trusted, type TrustedMode } from './admission/trusted.ts';
import type { Log } from './masking.ts';
import type { RouterContext } from './operation.ts';

/** The plugins that files export by default: an ApolloServerPlugin, or a function that makes one. Rejects with a sentence. */
export const pluginsFrom = (
  files: readonly string[],
): Promise<readonly ApolloServerPlugin<RouterContext>[]> => Promise.all(files.map(pluginFrom));

const pluginFrom = async (file: string): Promise<ApolloServerPlugin<RouterContext>> => {
  let plugin: unknown;
  try {
    const { default: given } = (await import(pathToFileURL(resolve(file)).href)) as { default?: unknown };
    plugin = typeof given === 'function' ? await given() : given;
  } catch (error) {
    throw new Error(`The plugin ${file} cannot be loaded: ${messageOf(error)}`, { cause: error });
  }
  if (typeof plugin === 'object' && plugin !== null) return plugin as ApolloServerPlugin<RouterContext>;
  throw new Error(`${file} exports no plugin of ApolloServer by default.`);
};

export type TrustedSettings = {
  readonly mode: TrustedMode;
  /** The file with the list; only the mode off can do without. */
  readonly file: string | undefined;
};

/** The trusted documents that are listed in a file; throws a sentence where the list cannot be used. */
export const trustedFrom = ({ mode, file }: TrustedSettings, log: Log): Trusted =>
  openTrusted({
    mode,
    list: file === undefined ? new Map() : readList(readText(file)),
    onUnlisted: ({ sha256, text }) =>
      log.warn({ sha256, text: text.slice(0, 300) }, 'a document that is not listed was asked'),
  });

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`The list of trusted documents ${file} cannot be read.`);
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
