import { describe, expect, it } from 'vitest';
import { files } from './repository.ts';
import { settingsIn, type TextRule, textRules } from './text-rules.ts';

// Each rule carries an offence that it must catch, so that no rule can rest on files it does not see.

const governs = ({ files: governed, but }: TextRule, path: string) => governed.test(path) && !but?.test(path);

for (const rule of textRules)
  describe(rule.name, () => {
    it('holds for every file it governs', () => {
      const governed = files.filter(({ path }) => governs(rule, path));
      expect(governed.length).toBeGreaterThan(0);
      const broken = governed.flatMap((file) => {
        const problems = [...new Set(rule.wrong(file))];
        return problems.length > 0 ? [`${file.path}: ${problems.join(', ')}`] : [];
      });
      expect(broken).toEqual([]);
    });

    it('catches the offence that is planted', () => {
      const [path, text] = rule.offence;
      expect(governs(rule, path)).toBe(true);
      expect(rule.wrong({ path, text })).not.toEqual([]);
    });
  });

describe('the settings', () => {
  const inDocs = (text: string) =>
    [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name).sort();

  it('that the code reads are those that docs/operations.md explains', () => {
    const page = files.find(({ path }) => path === 'docs/operations.md')?.text ?? '';
    expect(settingsIn(files)).toContain('JUMUN_STORE');
    expect(inDocs(page)).toEqual(settingsIn(files));
  });

  it('are found however they are read', () => {
    const text = 'const a = process.env.JUMUN_NEW; readSettings({ JUMUN_OTHER: milliseconds(5) })';
    expect(settingsIn([{ path: 'workers/main.ts', text }])).toEqual(['JUMUN_NEW', 'JUMUN_OTHER']);
    expect(inDocs('| `JUMUN_NEW` | 5 | … |')).toEqual(['JUMUN_NEW']);
  });
});
