// What docs/router.md shows and says in numbers.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { openCosts } from '../admission/cost.ts';
import { defaultLimits } from '../admission/limits.ts';
import { pluginsFrom } from '../extensions.ts';
import { openEdge } from './edge-server.ts';

const fileAt = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const page = fileAt('docs/router.md');

/** The first block of a language behind a heading. */
const blockIn = (heading: string, language: string): string => {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [, block] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(section) ?? [];
  if (block === undefined) throw new Error(`There is no ${language} under "${heading}".`);
  return block;
};

it('the plugin that the page shows runs as it stands there', async () => {
  const text = blockIn('Extending it', 'js');
  const folder = mkdtempSync(join(tmpdir(), 'jumun-plugin-'));
  const file = join(folder, 'timing.mjs');
  writeFileSync(file, text);
  const edge = await openEdge({ plugins: await pluginsFrom([file]) });
  try {
    const answer = await edge.ask({ query: '{ balance }' });
    expect(await answer.json()).toMatchObject({ data: { balance: expect.any(Number) } });
    expect(answer.headers.get('server-timing')).toMatch(/^total;dur=\d/);
    expect(answer.headers.get('x-cost')).toBe('0');
  } finally {
    await edge.router.close(1_000);
    await edge.graph.close();
    rmSync(folder, { recursive: true });
  }
});

it('a plugin parses the data with toJSON(), and may put an object in its place, as the page says', async () => {
  const seen: unknown[] = [];
  const edge = await openEdge({
    plugins: [
      {
        requestDidStart: async () => ({
          willSendResponse: async ({ response: { body } }) => {
            if (body.kind !== 'single') return;
            const { data } = body.singleResult;
            const whole = (data as { toJSON?(): unknown } | null)?.toJSON?.();
            seen.push(whole);
            body.singleResult.data = { whole };
          },
        }),
      },
    ],
  });
  const { data } = (await (await edge.ask({ query: '{ balance }' })).json()) as { data: unknown };
  expect(seen).toEqual([{ balance: expect.any(Number) }]);
  expect(data).toEqual({ whole: seen[0] });
  await edge.router.close(1_000);
  await edge.graph.close();
});

it('the operation whose cost the page tells costs that', () => {
  const document = parse(blockIn('What a request may cost', 'graphql'));
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('This is no operation.');
  const costOf = openCosts(fileAt('schema/supergraph.graphql'), buildSchema(fileAt('schema/api.graphql')));
  const cost = costOf(document, operation)({});
  expect(page).toContain(`This one costs ${cost}:`);
  expect(JSON.parse(blockIn('What a request may cost', 'json'))).toEqual({
    cost: { requested: cost, remaining: defaultLimits.costPerMinute - cost, limit: defaultLimits.cost },
  });
});

it('the limits that the page lists are those of the router', () => {
  const listed = [...page.matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)].map(([, name = '', value = '']) => [
    name,
    Number(value.replaceAll(',', '')),
  ]);
  const limits = Object.entries(defaultLimits).filter(([, value]) => typeof value === 'number');
  expect(listed).toEqual(limits);
});
