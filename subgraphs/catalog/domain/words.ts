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

/** Syllables are compared in groups of up to so many. */
const group = 3;
/** The most letters of any other word. */
const longestWord = 40;
/** So many first letters of a word are kept as a word of their own, so that what begins so need not be put together first. */
const longestBeginning = 3;

const cut = (word: string): string => [...word].slice(0, longestWord).join('');

const runsIn = (text: string): readonly string[] => text.match(run) ?? [];

/** Every group of syllables that stand together in a row. */
const groupsOf = (row: string): readonly string[] => {
  const syllables = [...row];
  return syllables.flatMap((_, i) =>
    Array.from({ length: Math.min(group, syllables.length - i) }, (_, n) =>
      syllables.slice(i, i + n + 1).join(''),
    ),
  );
};

/** Stands before the first letters of a word; no word has it. */
const beginning = '→';

const beginningsOf = (word: string): readonly string[] => {
  const letters = [...word];
  return Array.from(
    { length: Math.min(longestBeginning, letters.length) },
    (_, n) => `${beginning}${letters.slice(0, n + 1).join('')}`,
  );
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
  const words = [...spaced, ...joined.filter((word) => !isUnspaced(word))].map(cut);
  return [
    ...words,
    ...words.flatMap(beginningsOf),
    ...(rows ?? []).flatMap((row) => groupsOf(row.replaceAll(' ', ''))),
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

/** The groups by which a row of syllables is found: each begins with the last syllable of the one before. */
const partsOf = (row: string): readonly string[] => {
  const syllables = [...row];
  const last = Math.max(0, syllables.length - group);
  const starts = syllables.flatMap((_, i) => (i < last && i % (group - 1) === 0 ? [i] : []));
  return [...starts, last].map((i) => syllables.slice(i, i + group).join(''));
};

/**
 * What somebody looks for: every word of it, in any order; the last one may not be finished yet. Of Hangul each word may stand inside of
 * another, as particles are left out. The number of a book is one word, however it is written. Empty where the text has no word.
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
      ? partsOf(word).map((part) => ({ word: part, begins: false }))
      : [{ word: cut(word), begins: i === runs.length - 1 }],
  );
  return [...new Map(sought.map((each) => [each.word, each])).values()].slice(0, mostWords);
};

/** How an index is asked for it: by a word that it has or, where only the beginning of a longer one is known, by that. */
export const askedOf = ({ word, begins }: Sought): Sought =>
  begins && [...word].length <= longestBeginning
    ? { word: `${beginning}${word}`, begins: false }
    : { word, begins };
