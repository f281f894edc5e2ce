import { newId } from '@jumun/platform/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testStores } from '../../../test/stores.ts';
import { bookInput, type OpenCatalog, openCatalog, otherAdmin } from './open.ts';

let catalog: OpenCatalog;
beforeEach(async () => {
  catalog = await openCatalog();
});
afterEach(() => catalog.close());

const aBookWith = (isbn: string | null, idempotencyKey = newId('key')) => ({
  ...bookInput,
  idempotencyKey,
  book: { author: '문도윤', isbn, stock: 3 },
});
const taken = {
  code: 'INVALID_PRODUCT',
  field: ['book', 'isbn'],
  message: 'ISBN: 이미 등록된 책입니다. 새로 등록하지 말고 그 상품의 재고를 늘려 주세요.',
};

describe('an ISBN', () => {
  it('is registered once, however it is written and whoever does it; the key stays free', async () => {
    const first = aBookWith('89-364-3426-8');
    const { product } = await catalog.register(first);
    const second = aBookWith('978-89-364-3426-7');
    expect(await catalog.register(second, otherAdmin)).toMatchObject(taken);
    expect((await catalog.register(first)).product.id).toBe(product.id); // a repeat is no second book
    const corrected = { ...second, book: { ...second.book, isbn: '9791190090018' } };
    expect(await catalog.register(corrected, otherAdmin)).toMatchObject({
      product: { details: { isbn: '9791190090018' } },
    });
  });

  it('may be missing from any number of books; left empty it is missing', async () => {
    for (const isbn of [null, '', ' '])
      expect(await catalog.register(aBookWith(isbn))).toMatchObject({ product: { details: { isbn: null } } });
  });

  it('is registered once by twenty administrators at once, in two processes', async () => {
    const stores = testStores();
    const [one, two] = [await openCatalog(stores), await openCatalog(stores)];
    try {
      const told = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).register(aBookWith('9788936434267'))),
      );
      const books = told.filter(({ __typename }) => __typename === 'RegisterProductSuccess');
      expect(books).toHaveLength(1);
      for (const refused of told.filter((each) => each !== books[0])) expect(refused).toMatchObject(taken);
    } finally {
      await one.close();
      await two.close();
    }
  });
});
