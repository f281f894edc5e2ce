// What those who run a router add to it: plugins, and the list of documents that their clients send.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApolloServerPlugin } from '@apollo/server';
import { openTrusted, readList, type Trusted, type TrustedMode } from './admission/trusted.ts';
import type { Log } from './masking.ts';
import type { RouterContext } from './operation.ts';

/** The plugins that files export by default: an ApolloServerPlugin, or a function that makes one. */
export const pluginsFrom = (
  files: readonly string[],
): Promise<readonly ApolloServerPlugin<RouterContext>[]> =>
  Promise.all(
    files.map(async (file) => {
      const { default: given } = (await import(pathToFileURL(resolve(file)).href)) as { default?: unknown };
      const plugin: unknown = typeof given === 'function' ? await given() : given;
      if (typeof plugin !== 'object' || plugin === null)
        throw new Error(`${file} exports no plugin of ApolloServer by default.`);
      return plugin as ApolloServerPlugin<RouterContext>;
    }),
  );

/** The trusted documents of the settings. */
export const trustedFrom = (
  settings: { readonly JUMUN_DOCUMENTS: TrustedMode; readonly JUMUN_DOCUMENT_LIST?: string | undefined },
  log: Log,
): Trusted => {
  const { JUMUN_DOCUMENTS: mode, JUMUN_DOCUMENT_LIST: file } = settings;
  if (mode !== 'off' && file === undefined)
    throw new Error(`JUMUN_DOCUMENTS=${mode} needs JUMUN_DOCUMENT_LIST, the file with the list.`);
  return openTrusted({
    mode,
    list: file === undefined ? new Map() : readList(readFileSync(file, 'utf8')),
    onUnlisted: ({ sha256, text }) =>
      log.warn({ sha256, text: text.slice(0, 300) }, 'a document that is not listed was asked'),
  });
};
