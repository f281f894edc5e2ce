// GraphiQL over this router, with the demo's accounts to sign in as.

import { ask, fetcherOf } from './fetcher.js';
import { elementOf, readSettings, watchProblems } from './problems.js';
import { openSession } from './session.js';

/** @import { Loaded, Session } from './pages.d.ts' */

const endpoint = '/graphql';
const rememberedAs = 'account'; // until the browser's tab is closed

const { React, ReactDOM, GraphiQL } = /** @type {Loaded} */ (/** @type {unknown} */ (globalThis));
const { tabs, accounts, problems } = readSettings();

/** @param {Session | undefined} session @param {string} [problem] */
const showSession = (session, problem) => {
  for (const [name, button] of buttons)
    button.setAttribute('aria-pressed', String(name === (session?.account.name ?? '')));
  elementOf('status').textContent = problem
    ? `Not signed in: ${problem}`
    : session
      ? `Signed in as ${session.viewer}.`
      : 'Not signed in.';
  if (session) sessionStorage.setItem(rememberedAs, session.account.name);
  else sessionStorage.removeItem(rememberedAs);
};

const session = openSession((request, headers) => ask(endpoint, request, headers), showSession);

/** @param {string} label @param {() => unknown} act */
const buttonOf = (label, act) => {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
  button.addEventListener('click', () => void act());
  return button;
};

/** The buttons by the account they sign in; that of the anonymous caller signs out. */
const buttons = new Map([
  ...accounts.map(
    (account) => /** @type {const} */ ([account.name, buttonOf(account.name, () => session.signIn(account))]),
  ),
  /** @type {const} */ (['', buttonOf('anonymous', () => session.signOut())]),
]);

const openAccounts = () => {
  if (accounts.length === 0) return;
  const bar = elementOf('accounts');
  bar.append(...buttons.values());
  bar.hidden = false;
  const remembered = accounts.find(({ name }) => name === sessionStorage.getItem(rememberedAs));
  if (remembered) void session.signIn(remembered);
  else showSession(undefined);
};

const openIde = () => {
  const properties = {
    fetcher: fetcherOf(endpoint, session.token),
    ...(tabs.length > 0 && { defaultTabs: tabs.map(({ query, variables }) => ({ query, variables })) }),
  };
  ReactDOM.createRoot(elementOf('graphiql')).render(React.createElement(GraphiQL, properties));
};

elementOf('offline').hidden = !new URLSearchParams(location.search).has('offline');
watchProblems(problems);
openAccounts();
openIde();
