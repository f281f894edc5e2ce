// Apollo Sandbox where its script can be had within two seconds, else GraphiQL.

import { elementOf, readSettings, watchProblems } from './problems.js';

/** @import { Loaded } from './pages.d.ts' */

const patienceMs = 2_000;

const { tabs, problems } = readSettings();

const showIde = () => location.replace('/graphiql?offline');

const showSandbox = () => {
  const { EmbeddedSandbox } = /** @type {Loaded} */ (/** @type {unknown} */ (globalThis));
  if (!EmbeddedSandbox) return showIde();
  const endpoint = new URL('/graphql', location.href).href;
  new EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: endpoint,
    initialSubscriptionEndpoint: endpoint.replace(/^http/, 'ws'),
    initialState: { document: tabs[0]?.query, includeCookies: false, pollForSchemaUpdates: false },
    endpointIsEditable: false,
    hideCookieToggle: true,
    runTelemetry: false,
  });
};

const loadSandbox = () => {
  const script = document.createElement('script');
  const timer = setTimeout(showIde, patienceMs);
  script.onload = () => {
    clearTimeout(timer);
    showSandbox();
  };
  script.onerror = showIde;
  script.src = elementOf('sandbox').dataset.script ?? '';
  document.head.append(script);
};

watchProblems(problems);
loadSandbox();
