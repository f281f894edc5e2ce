import { says } from '@jumun/schema/published-language';
import { asks, contextNames, hears } from '@jumun/subgraphs/contexts';

// docs/context-map.md: who asks and who hears whom, from the manifests that the program itself uses.

/** The page as it should be. */
export const contextMapPage = (): string => {
  const names = contextNames;
  const solid = Object.entries(asks).flatMap(([asker, asked]) =>
    asked.map((one) => `  ${asker} ==>|asks| ${one}`),
  );
  const dotted = names.flatMap((hearer) =>
    Object.entries(hears[hearer] ?? {}).map(
      ([source, types]) => `  ${source} -.->|${label(types)}| ${hearer}`,
    ),
  );
  return `# Context map

Which context needs which. Generated from the contexts' manifests and \`schema/events/\` by \`npm run docs\`; not to be
edited. A solid arrow is an ask: its answer is needed now, within a deadline and through a breaker. A dotted arrow stands
for published events, which may arrive later; it points from the publisher to the hearer. The events themselves are in
[events](events.md).

\`\`\`mermaid
flowchart LR
${[...names.map((name) => `  ${name}`), ...solid, ...dotted].join('\n')}
\`\`\`

| Context | Asks | Is asked by | Hears | Is heard by |
|---|---|---|---|---|
${names.map((name) => row(name)).join('')}`;
};

const label = (types: readonly string[]) =>
  types.length <= 3 ? types.join('<br>') : `${types.length} events`;

const row = (name: string) => {
  const askers = Object.entries(asks).flatMap(([asker, asked]) => (asked.includes(name) ? [asker] : []));
  const heard = Object.entries(hears[name] ?? {}).map(
    ([source, types]) => `${code(source)}: ${types.join(', ')}`,
  );
  const hearers = Object.entries(hears).flatMap(([hearer, sources]) => (name in sources ? [hearer] : []));
  const silent = (says[name]?.length ?? 0) === 0;
  return `| ${code(name)} | ${list(asks[name] ?? [])} | ${list(askers)} | ${heard.join('; ') || '–'} | ${silent ? '–' : list(hearers)} |\n`;
};

const code = (name: string) => `\`${name}\``;
const list = (names: readonly string[]) => names.map(code).join(', ') || '–';
