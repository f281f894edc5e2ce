import { isbn10Of, normalisedIsbn } from './isbn.ts';

// How texts become the words by which products are found. Both sides are folded alike: what is kept of a product, and what is asked for.

/** Letters that no accent can be taken from. */
const others: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** In lower case, in half width, and without accents. Hangul stays as it is, however it was composed. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøđðþłħı]/g, (letter) => others[letter] ?? letter)
    .normalize('NFC');

// Scripts in which words are not always set apart: a word of theirs is found from any of its syllables on.
const unspaced = '\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー';
const run = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const isUnspaced = (word: string): boolean => new RegExp(`^[${unspaced}]`, 'u').test(word);

const apostrophes = /['\u2018\u2019\u02bc\uff07`\u00b4]/g;

/** The most syllables of an unspaced word that are compared as one. */
const longestRun = 8;
/** The most letters of any other word. */
const longestWord = 40;

const cut = (word: string): string => [...word].slice(0, longestWord).join('');

const runsIn = (text: string): readonly string[] => text.match(run) ?? [];

/** The ends of a row of syllables, each cut short: what begins one of them stands somewhere in the row. */
const endsOf = (row: string): readonly string[] => {
  const syllables = [...row];
  return syllables.map((_, i) => syllables.slice(i, i + longestRun).join(''));
};

/** The words of one text. */
const wordsIn = (given: string): readonly string[] => {
  const text = folded(given);
  const spaced = runsIn(text.replace(apostrophes, ' ')).filter((word) => !isUnspaced(word));
  // O’Brien is also obrien, and Barlow-Kim barlowkim
  const joined = runsIn(
    text.replace(
      /(?<=\p{L})['\u2018\u2019\u02bc`\u00b4](?=\p{L})|(?<=[\p{L}\p{N}])\p{Pd}(?=[\p{L}\p{N}])/gu,
      '',
    ),
  );
  // spaces between words of unspaced scripts are set as the writer likes: their words are one row
  const rows = text
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .match(new RegExp(`[${unspaced}]+(?: [${unspaced}]+)*`, 'gu'));
  return [
    ...spaced.map(cut),
    ...joined.filter((word) => !isUnspaced(word)).map(cut),
    ...(rows ?? []).flatMap((row) => endsOf(row.replaceAll(' ', ''))),
  ];
};

/** The words by which a product is found: of its title, its author, and its number in both lengths. */
export const wordsOf = ({
  title,
  author,
  isbn,
}: {
  readonly title: string;
  readonly author?: string;
  readonly isbn?: string | null;
}): readonly string[] => {
  const numbers = isbn ? [isbn, isbn10Of(isbn)].flatMap((number) => (number ? wordsIn(number) : [])) : [];
  return [...new Set([...wordsIn(title), ...(author ? wordsIn(author) : []), ...numbers])];
};

/** One of the words that are looked for; `begins`: a word that begins so is one too. */
export type Sought = { readonly word: string; readonly begins: boolean };

/** The most words of a search that are looked at. */
const mostWords = 12;

/** A long row of syllables, in parts that can be found. */
const partsOf = (row: string): readonly string[] => {
  const syllables = [...row];
  return Array.from({ length: Math.ceil(syllables.length / longestRun) }, (_, i) =>
    syllables.slice(i * longestRun, (i + 1) * longestRun).join(''),
  );
};

/**
 * What somebody looks for: every word of it, in any order; the last one may not be finished yet, nor any of Hangul, whose particles
 * are left out. The number of a book is one word, however it is written. Empty where the text has no word.
 */
export const soughtIn = (given: string): readonly Sought[] => {
  const number = normalisedIsbn(given);
  if (number) return [{ word: number, begins: false }];
  const text = folded(given)
    .replace(apostrophes, '')
    .replace(/(?<=\d)\p{Pd}(?=[\dx])/gu, ''); // a number that is not finished yet
  const runs = runsIn(text);
  const sought = runs.flatMap((word, i): readonly Sought[] =>
    isUnspaced(word)
      ? partsOf(word).map((part) => ({ word: part, begins: true }))
      : [{ word: cut(word), begins: i === runs.length - 1 }],
  );
  return [...new Map(sought.map((each) => [each.word, each])).values()].slice(0, mostWords);
};
