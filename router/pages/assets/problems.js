// Why the graph that answers is not the one of the files: told when the page opens, and as it changes.

/** @import { Settings } from './pages.d.ts' */

const everyMs = 2_000;

/** What the page was told when it was made; throws on a page that was told nothing. */
export const readSettings = () => {
  const { textContent } = elementOf('settings');
  return /** @type {Settings} */ (JSON.parse(textContent ?? ''));
};

/** The element with this id; throws when the page has none. */
export const elementOf = (/** @type {string} */ id) => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element "${id}".`);
  return element;
};

/** Shows the problems, and looks for others for as long as somebody looks at the page. */
export const watchProblems = (/** @type {readonly string[]} */ first) => {
  const section = elementOf('problems');
  let shown = '';
  const show = (/** @type {readonly string[]} */ problems) => {
    if (shown === problems.join('\n')) return;
    shown = problems.join('\n');
    section.hidden = problems.length === 0;
    section.replaceChildren(...(problems.length > 0 ? [heading(), listOf(problems)] : []));
  };
  const look = async () => {
    if (document.hidden) return;
    const response = await fetch('/graphiql/status').catch(() => undefined);
    show(response?.ok ? (await response.json()).problems : ['The router does not answer.']);
  };
  show(first);
  setInterval(look, everyMs);
};

const heading = () =>
  Object.assign(document.createElement('h2'), { textContent: 'This is not the graph of your files' });

const listOf = (/** @type {readonly string[]} */ problems) => {
  const list = document.createElement('ul');
  list.append(...problems.map((textContent) => Object.assign(document.createElement('li'), { textContent })));
  return list;
};
