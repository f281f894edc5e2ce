// What an engineer sees in a browser, in development: Apollo Sandbox, or GraphiQL where Sandbox cannot be had.

import Negotiator from 'negotiator';
import type { Account, Tab } from './assets/pages.d.ts';
import { type Asset, openAssets } from './assets.ts';
import { ideHtml, landingHtml } from './html.ts';
import { ownPolicy, sandboxPolicy } from './policy.ts';

export type PagesParts = {
  readonly title: string;
  /** What the IDE opens with; it names a tab after its first operation. */
  readonly tabs: readonly Tab[];
  /** Who can be signed in with one click, through the graph's own `logIn`. */
  readonly accounts: readonly Account[];
  /** Why the graph that answers is not the one of the files, one sentence each; empty when it is. */
  problems(): readonly string[];
};

export type Answer = {
  readonly status: 200;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type Pages = {
  /** The page at the graph's own address. */
  landingPage(): string;
  /** The headers that must go with it. */
  readonly landingHeaders: Readonly<Record<string, string>>;
  /** What is at a path, for GET and HEAD; undefined when none of these pages is. */
  answer(path: string, acceptEncoding: string | undefined): Answer | undefined;
};

const headersOf = (type: string): Record<string, string> => ({
  'content-type': type,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
});

const htmlHeaders = (policy: string): Record<string, string> => ({
  ...headersOf('text/html; charset=utf-8'),
  'content-security-policy': policy,
});

const wantsGzip = (acceptEncoding: string | undefined): boolean =>
  acceptEncoding !== undefined &&
  new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encoding(['gzip', 'identity']) ===
    'gzip';

const assetAnswer = ({ type, plain, gzipped }: Asset, acceptEncoding: string | undefined): Answer => {
  const gzip = wantsGzip(acceptEncoding);
  const headers = {
    ...headersOf(type),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  };
  return {
    status: 200,
    headers: gzip ? { ...headers, 'content-encoding': 'gzip' } : headers,
    body: gzip ? gzipped : plain,
  };
};

const answerOf = (headers: Record<string, string>, text: string): Answer => ({
  status: 200,
  headers,
  body: Buffer.from(text),
});

/** The pages at `/graphql`, in a browser, and at `/graphiql` and below. */
export const openPages = ({ title, tabs, accounts, problems }: PagesParts): Pages => {
  const assets = openAssets('/graphiql');
  const partsOf = () => ({
    title,
    settings: { tabs, accounts, problems: problems() },
    pathOf: assets.pathOf,
  });
  return {
    landingPage: () => landingHtml(partsOf()),
    landingHeaders: htmlHeaders(sandboxPolicy),
    answer(path, acceptEncoding) {
      if (path === '/graphiql' || path === '/graphiql/')
        return answerOf(htmlHeaders(ownPolicy), ideHtml(partsOf()));
      if (path === '/graphiql/status')
        return answerOf(
          headersOf('application/json; charset=utf-8'),
          JSON.stringify({ problems: problems() }),
        );
      const asset = path.startsWith('/graphiql/') ? assets.at(path) : undefined;
      return asset && assetAnswer(asset, acceptEncoding);
    },
  };
};
