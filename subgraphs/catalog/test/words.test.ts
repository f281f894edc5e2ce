import { describe, expect, test } from 'vitest';
import { isbn10Of } from '../domain/isbn.ts';
import { folded, soughtIn, wordsOf } from '../domain/words.ts';

const isFound = (search: string, title: string, author = '', isbn: string | null = null): boolean => {
  const words = wordsOf({ title, author, isbn });
  const sought = soughtIn(search);
  return (
    sought.length > 0 &&
    sought.every(({ word, begins }) => words.some((each) => (begins ? each.startsWith(word) : each === word)))
  );
};

describe('two texts are the same', () => {
  test.each([
    ['Café', 'cafe'],
    ['CAFÉ'.normalize('NFD'), 'café'],
    ['Ｊｕｍｕｎ １２', 'jumun 12'],
    ['Straße', 'strasse'],
    ['Łódź, Ærø', 'lodz, aero'],
    ['고양이'.normalize('NFD'), '고양이'],
    ['ﾊﾟﾝ', 'パン'],
  ])('%s and %s', (one, other) => expect(folded(one)).toBe(folded(other)));

  test('but a letter that is another one in its script is not taken apart', () => {
    expect(folded('が')).not.toBe(folded('か'));
  });
});

describe('a book is found', () => {
  const cat = ['달빛 정류장의 고양이', '서하린'] as const;
  const lantern = ['The Lantern Keeper of Hanok Street', 'Mira Ellsworth'] as const;

  test.each([
    ['달빛 고양이', ...cat],
    ['고양이 달빛', ...cat],
    ['서하린 고양이', ...cat],
    ['고양이 서하', ...cat],
    ['정류장 고양이', ...cat],
    ['류장', ...cat],
    ['달빛정류장의고양이', ...cat],
    ['달 빛', ...cat],
    ['lantern ellsworth', ...lantern],
    ['ELLSWORTH the keeper', ...lantern],
    ['mira lant', ...lantern],
    ['Cartographers second', 'The Cartographer’s Second Daughter', ''],
    ["cartographer's dau", 'The Cartographer’s Second Daughter', ''],
    ['cartographer daughter', 'The Cartographer’s Second Daughter', ''],
    ['barlow', 'Salt, Rice and Rain', 'Jonah Barlow-Kim'],
    ['barlowkim', 'Salt, Rice and Rain', 'Jonah Barlow-Kim'],
    ['Barlow-Kim rain', 'Salt, Rice and Rain', 'Jonah Barlow-Kim'],
    ['americano', '아메리카노Americano', ''],
    ['카페라떼', '카페 라떼 Caffè Latte', ''],
    ['caffe', '카페 라떼 Caffè Latte', ''],
    ['ｃａｆｆè', '카페 라떼 Caffè Latte', ''],
    ['1984', '1984-2024', ''],
    ['작은 데이터베이스 만드는', '처음 만드는 작은 데이터베이스', ''],
  ])('by “%s”: %s, %s', (search, title, author) => expect(isFound(search, title, author)).toBe(true));

  test.each([
    '9788936434267',
    '978-89-364-3426-7',
    '978 89 364 3426 7',
    '89-364-3426-8',
    '8936434268',
    'ISBN 978-89-364-3426-7',
    '978-89-364',
    '소년이 9788936434267',
  ])('by its number, written %s', (search) =>
    expect(isFound(search, '소년이 온다', '한강', '9788936434267')).toBe(true),
  );

  test.each([
    ['달빛 강아지', ...cat],
    ['고양이 문도윤', ...cat],
    ['lan keeper', ...lantern], // only the last word may be unfinished
    ['antern', ...lantern],
    ['lanterns', ...lantern],
    ['…', ...cat],
    ['9788936434267', ...cat],
  ])('not by “%s”: %s, %s', (search, title, author) => expect(isFound(search, title, author)).toBe(false));

  test('by no more words than are looked at, however long the search', () => {
    expect(soughtIn(Array.from({ length: 100 }, (_, i) => `w${i}`).join(' '))).toHaveLength(12);
    expect(isFound('가나다라마바사아자차카타파하'.repeat(2), '가나다라마바사아자차카타파하'.repeat(2))).toBe(
      true,
    );
  });
});

test('a number of thirteen digits has its ten, unless it begins with 979', () => {
  expect(isbn10Of('9788936434267')).toBe('8936434268');
  expect(isbn10Of('9780804429573')).toBe('080442957X');
  expect(isbn10Of('9791190090018')).toBeNull();
});
