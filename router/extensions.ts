// What those who run a router add to it: plugins, and the list of documents that their clients send.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApolloServerPlugin } from '@apollo/server';
import { BadSetting } from '@jumun/platform/process/config';
import {
  openTrusted,
  readList,
  type Trusted,
  type TrustedList,
  type TrustedMode,
} from './admission/trusted.ts';
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
    throw new BadSetting(`The plugin ${file} cannot be loaded: ${messageOf(error)}`);
  }
  if (typeof plugin === 'object' && plugin !== null) return plugin as ApolloServerPlugin<RouterContext>;
  throw new BadSetting(`${file} exports no plugin of ApolloServer by default.`);
};

export type TrustedSettings = {
  readonly mode: TrustedMode;
  /** The file with the list; only the mode off can do without. */
  readonly file?: string | undefined;
};

/** The trusted documents that are listed in a file; throws a sentence where the list cannot be used. */
export const trustedFrom = ({ mode, file }: TrustedSettings, log: Log): Trusted => {
  if (mode !== 'off' && file === undefined)
    throw new BadSetting(`Trusted documents (${mode}) need a file with their list, and none is named.`);
  return openTrusted({
    mode,
    list: file === undefined ? new Map() : listIn(file),
    onUnlisted: ({ sha256, text }) =>
      log.warn({ sha256, text: text.slice(0, 300) }, 'a document that is not listed was asked'),
  });
};

const listIn = (file: string): TrustedList => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new BadSetting(`The list of trusted documents ${file} cannot be read.`);
  }
  try {
    return readList(text);
  } catch (error) {
    throw new BadSetting(`${file}: ${messageOf(error)}`);
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
