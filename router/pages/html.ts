import type { Settings } from './assets/pages.d.ts';
import { sandboxScript } from './policy.ts';

type PageParts = {
  readonly title: string;
  readonly settings: Settings;
  pathOf(asset: string): string;
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** JSON that cannot end the element it stands in. */
const dataOf = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const documentOf = (
  { title, settings, pathOf }: PageParts,
  head: string,
  body: string,
): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
${head}
<link rel="stylesheet" href="${pathOf('pages.css')}">
<script type="application/json" id="settings">${dataOf(settings)}</script>
</head>
<body>
${body}
<section id="problems" role="alert" hidden></section>
</body>
</html>
`;

/** Apollo Sandbox where it can be had within two seconds, else the way to GraphiQL. */
export const landingHtml = (parts: PageParts): string =>
  documentOf(
    parts,
    `<script type="module" src="${parts.pathOf('landing.js')}"></script>`,
    `<header>
<h1>${escaped(parts.title)}</h1>
<p><a href="/graphiql">GraphiQL</a>, which works offline</p>
</header>
<noscript>These pages need JavaScript; the graph itself answers POST requests without.</noscript>
<main id="sandbox" data-script="${sandboxScript}" aria-label="Apollo Sandbox"></main>`,
  );

/** GraphiQL, with the accounts to sign in as. */
export const ideHtml = (parts: PageParts): string =>
  documentOf(
    parts,
    `<link rel="stylesheet" href="${parts.pathOf('graphiql.css')}">
<script defer src="${parts.pathOf('react.js')}"></script>
<script defer src="${parts.pathOf('react-dom.js')}"></script>
<script defer src="${parts.pathOf('graphiql.js')}"></script>
<script type="module" src="${parts.pathOf('ide.js')}"></script>`,
    `<header>
<h1>${escaped(parts.title)}</h1>
<p><a href="/graphql">Apollo Sandbox</a></p>
<nav id="accounts" aria-label="Sign in as" hidden></nav>
<p id="status" role="status"></p>
</header>
<p id="offline" hidden>Apollo Sandbox could not be loaded within two seconds, so this is GraphiQL, which needs no
other server. <a href="/graphql">Try Sandbox again</a></p>
<noscript>These pages need JavaScript; the graph itself answers POST requests without.</noscript>
<main id="graphiql"></main>`,
  );
