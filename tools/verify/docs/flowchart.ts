import { contexts } from '@jumun/subgraphs/contexts';

// The contexts as one picture, for the pages that begin with it.

const manifests = contexts.map(({ manifest }) => manifest);
const begin = '<!-- the contexts, made from their manifests by `npm run docs` -->';
const end = '<!-- to here -->';

/** Who is asked by whom (solid), and who hears whom (dotted), as mermaid. */
export const flowchart = (): string => {
  const names = manifests.map(({ name }) => name);
  const asks = manifests.flatMap(({ name, asks }) => {
    const byAsked = Object.groupBy(Object.entries(asks), ([, asked]) => asked);
    return Object.entries(byAsked).map(
      ([asked, pairs = []]) => `  ${name} ==>|"${pairs.map(([what]) => what).join(', ')}"| ${asked}`,
    );
  });
  const calls = manifests.flatMap(({ name, calls = [] }) =>
    calls.length > 0 ? [`  ${name} ==>|"${calls.join(', ')}"| outside([systems outside])`] : [],
  );
  const events = manifests.flatMap(({ name, hears }) =>
    Object.keys(hears).length > 0 ? [`  ${Object.keys(hears).join(' & ')} -.-> ${name}`] : [],
  );
  return [
    '```mermaid',
    'flowchart LR',
    '  client([web, apps, Sandbox]) -- "GraphQL: HTTP, WebSocket, SSE" --> router{{router}}',
    `  router --> ${names.join(' & ')}`,
    ...asks,
    ...calls,
    ...events,
    '```',
  ].join('\n');
};

/** The page with the picture as it should be; throws if the page has no place for it. */
export const withFlowchart = (page: string): string => {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The page lacks "${begin}" … "${end}".`);
  return `${before}${begin}\n\n${flowchart()}\n\n${end}${after}`;
};
