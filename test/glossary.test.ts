import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files } from './architecture/repository.ts';

const glossary = readFileSync(join(import.meta.dirname, '../docs/glossary.md'), 'utf8');

/** The entries of each section, in order. */
const sections = (page: string): string[][] =>
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [...section.matchAll(/^\| (?!Word |-)([^|]+?) \|/gm)].map(([, word = '']) => word));

const repeated = (page: string): string[] => {
  const words = sections(page)
    .flat()
    .map((word) => word.toLowerCase());
  return words.filter((word, i) => words.indexOf(word) !== i);
};

const unsorted = (page: string): string[] =>
  sections(page).flatMap((words) =>
    words.filter((word, i) => i > 0 && plain(words[i - 1] as string) > plain(word)),
  );

const plain = (word: string) => word.toLowerCase().replace(/^to /, '');

/** Words that once meant what the glossary now says with another one. */
const retired = [
  ['client', /\b(remote ?[dD]oor|localDoor|door[A-Z]\w*|Door)\b/],
  ['notifier', /\b[wW]ake-?ups?\b/],
  ['dead letter', /\b(bury|buried)\b/],
  ['external jobs', /\boutside ?work\b/i],
  ['failpoint', /\bcrash ?points?\b/i],
  ['fail-fast, blocking', /\b(hastyRedis|waitingRedis|hasty)\b/],
  ['journal', /\b(LogReader|LogEntry|appendToLog|openLog|logRoute)\b/],
  ['lease', /\b(openTurn|Turn)\b/],
  ['halt', /\bstand(s|ing)? still\b/],
] as const;

const governed = files.filter(
  ({ path }) => /\.(ts|mjs|md|graphql)$/.test(path) && !/^(docs\/decisions|test\/glossary\.test)/.test(path),
);
const stale = ({ path, text }: { path: string; text: string }): string[] =>
  retired.flatMap(([word, pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found ? [`${path}: "${found}" is called ${word}`] : [];
  });

describe('the glossary', () => {
  it('has one entry for each word, in order', () => {
    expect(sections(glossary).map((words) => words.length > 40)).toEqual([true, true]);
    expect(repeated(glossary)).toEqual([]);
    expect(unsorted(glossary)).toEqual([]);
  });

  it('notices a word with two entries, or out of order', () => {
    expect(repeated(`${glossary}| Saga | Something else. |\n`)).toEqual(['saga']);
    expect(unsorted('## A\n| Saga | … |\n| Relay | … |\n')).toEqual(['Relay']);
  });

  it('is what the code speaks: a word that was replaced is nowhere used', () => {
    expect(governed.length).toBeGreaterThan(500);
    expect(governed.flatMap(stale)).toEqual([]);
  });

  it.each(retired)('notices what is now called %s', (_, pattern) => {
    const examples = [
      'remoteDoor',
      'wakeup',
      'buried',
      'outside work',
      'crash point',
      'hastyRedis',
      'LogReader',
    ];
    const used = [...examples, 'openTurn', 'standing still'].filter((text) => pattern.test(text));
    expect(used).toHaveLength(1);
    expect(stale({ path: 'x.ts', text: `${used}` })).toHaveLength(1);
  });
});
