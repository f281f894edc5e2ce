import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { says } from '@jumun/schema/published-language';
import { asks, contextNames, hears } from '@jumun/subgraphs/contexts';
import { describe, expect, it } from 'vitest';
import { contextMapPage } from '../tools/verify/docs/context-map.ts';
import { eventsPage } from '../tools/verify/docs/events.ts';
import { pages, stalePages } from '../tools/verify/docs.ts';

describe('the generated pages', () => {
  it('say what the program says: otherwise run npm run docs', () => {
    expect(stalePages(pages())).toEqual([]);
  });

  it('are stale when they are missing or say something else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'));
    const [fresh, other, missing] = [join(folder, 'fresh'), join(folder, 'other'), join(folder, 'missing')];
    writeFileSync(fresh, 'same');
    writeFileSync(other, 'before');
    const wanted = new Map([
      [fresh, 'same'],
      [other, 'after'],
      [missing, ''],
    ]);
    expect(stalePages(wanted)).toEqual([other, missing]);
    rmSync(folder, { recursive: true });
  });
});

it('the catalogue of events has every event with a sentence of its own, every fact with its type, and who hears it [EB-21]', () => {
  const page = eventsPage();
  const sections = new Map(
    [...page.matchAll(/^## (\w+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)].map(([, name = '', text = '']) => [
      name,
      text,
    ]),
  );
  for (const [source, forms] of Object.entries(says).filter(([, all]) => all.length > 0))
    for (const { type } of forms) {
      const [, text = ''] = (sections.get(source) ?? '').split(`### ${type}\n`);
      const [section = ''] = text.split('\n### ');
      expect([type, section]).toEqual([
        type,
        expect.stringMatching(/^\n[A-Z].+\. Version \d+\. Heard by .+\.\n/),
      ]);
      const hearers = Object.keys(hears).filter((name) => hears[name]?.[source]?.includes(type));
      for (const hearer of hearers) expect(section.split('\n')[1]).toContain(`\`${hearer}\``);
    }
  expect(page).toContain('| `lines[].quantity` | whole number |');
  expect(page).toContain('| `total` | money |');
  expect(page).not.toContain('| anything');
});

it('the context map draws an ask as a solid arrow and events as a dotted one, for every context [EB-21]', () => {
  const page = contextMapPage();
  const drawn = (arrow: RegExp) => [...page.matchAll(arrow)].map(([, from, to]) => `${from} ${to}`).sort();
  const asked = Object.entries(asks).flatMap(([asker, others]) => others.map((one) => `${asker} ${one}`));
  const heard = Object.entries(hears).flatMap(([hearer, sources]) =>
    Object.keys(sources).map((source) => `${source} ${hearer}`),
  );
  expect(asked.length).toBeGreaterThan(3);
  expect(drawn(/^ {2}(\w+) ==>\|asks\| (\w+)$/gm)).toEqual(asked.sort());
  expect(drawn(/^ {2}(\w+) -\.->\|[^|]+\| (\w+)$/gm)).toEqual(heard.sort());
  for (const name of contextNames) expect(page).toContain(`\n| \`${name}\` |`);
});
