import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import { type AddressBook, mostAddresses, type Place, remove, save } from '../domain/address-book.ts';

const at = (ms: number) => ms as Instant;
const place = (line1: string, label: string | null = null): Place => ({
  label,
  recipient: '김민지',
  phone: '+821012345678',
  address: { line1, line2: null, city: '서울', postalCode: null },
});
let ids = 0;
const newId = () => `adr_${++ids}`;

const saved = (book: AddressBook, what: Place, more: { id?: string; isFirst?: boolean } = {}) => {
  const done = save(book, what, { id: null, isFirst: false, newId, at: at(++ids), ...more });
  if ('rejection' in done) throw new Error(done.rejection);
  return done;
};
const lines = (book: AddressBook) => book.map(({ address }) => address.line1);

describe('the addresses of a customer', () => {
  it('begin with the one that is offered first; the others follow, newest first', () => {
    let { book } = saved([], place('home'));
    for (const line of ['work', 'parents']) ({ book } = saved(book, place(line)));
    expect(lines(book)).toEqual(['home', 'parents', 'work']);
    ({ book } = saved(book, place('cottage'), { isFirst: true }));
    expect(lines(book)).toEqual(['cottage', 'home', 'parents', 'work']);
  });

  it('hold the same place once, however often it is saved', () => {
    const first = saved([], place('home'));
    const again = saved(first.book, place('home'));
    expect(again.saved.id).toBe(first.saved.id);
    expect(again.book).toHaveLength(1);
    expect(saved(again.book, place('home', '집')).book).toHaveLength(2);
  });

  it('change where they are, and keep their ids', () => {
    const { book, saved: home } = saved(saved([], place('home')).book, place('work'));
    const changed = saved(book, place('new work'), { id: home.id });
    expect(lines(changed.book)).toEqual(['home', 'new work']);
    expect(changed.saved.id).toBe(home.id);
    expect(save(book, place('x'), { id: 'adr_none', isFirst: false, newId, at: at(1) })).toEqual({
      rejection: 'NOT_FOUND',
    });
  });

  it('are never more than may be, and have room again once one is removed', () => {
    let book: AddressBook = [];
    for (let n = 0; n < mostAddresses; n++) ({ book } = saved(book, place(`line ${n}`)));
    expect(save(book, place('one more'), { id: null, isFirst: true, newId, at: at(1) })).toEqual({
      rejection: 'FULL',
    });
    const [first, second] = book;
    book = remove(book, first?.id ?? '');
    expect(book[0]).toEqual(second);
    expect(saved(book, place('one more')).book).toHaveLength(mostAddresses);
  });
});
