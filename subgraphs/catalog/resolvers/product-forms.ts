import { line, lines, normalised, optional, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { z } from 'zod';
import { normalisedIsbn } from '../domain/isbn.ts';

// What inputs say of a product, whether it is added or changed.

const problems = {
  isbn: problem({
    ko: 'ISBN이 아닙니다. 10자리 또는 13자리 숫자를 다시 확인해 주세요',
    en: 'is not an ISBN: check its 10 or 13 digits',
  }),
  picture: problem({
    ko: 'https://로 시작하는 사진 주소를 1,000자 이하로 입력해 주세요',
    en: 'must be an address of at most 1,000 characters that begins with https://',
  }),
};

/** The most characters of an address. */
const longestAddress = 1_000;

/** The address of a picture as browsers write it; null where it is none, or says a user or a password. */
const pictureAddress = (given: string): string | null => {
  const text = given.trim();
  if (text.length > longestAddress || !URL.canParse(text)) return null;
  const { protocol, username, password, hostname, href } = new URL(text);
  const isPublic =
    protocol === 'https:' && /^[^.]+(?:\.[^.]+)+$/.test(hostname) && username === '' && password === '';
  return isPublic && href.length <= longestAddress ? href : null;
};

/** Null and left out are the same input: both are dropped, so that fields added to a form later do not change its fingerprint. */
export const maybe = <S extends z.ZodType>(form: S) =>
  optional(form).transform((value) => value ?? undefined);

export const isbn = normalised(normalisedIsbn, problems.isbn);
export const title = line(200);
export const author = line(200);
export const price = z.object({ minorUnits: whole(0, 1_000_000_000), currency: z.enum(['KRW', 'USD']) });
export const description = lines(2_000);
export const category = line(60).transform((text) => text.normalize('NFC'));
export const pictureUrl = normalised(pictureAddress, problems.picture);
