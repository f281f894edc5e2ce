// What five ordering systems of the same kind must do, each row in one sentence of ours. Rows of the bookshop begin with OB,
// of the e-bookstore with EB, of the café with CF, of the taxi call with CT, of missions and gifts with GC. The titles of
// tests name the rows they show.

import { bookshop } from './bookshop.ts';
import { cafe } from './cafe.ts';
import { ebookstore } from './ebookstore.ts';
import { missionsAndGifts } from './missions-and-gifts.ts';
import { type Row, rowsOf } from './row.ts';
import { taxiCall } from './taxi-call.ts';
import { traps } from './traps.ts';

/** Every row, by the system it comes from. */
export const systems: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  { title: 'Bookshop', rows: rowsOf(bookshop) },
  { title: 'E-bookstore', rows: rowsOf(ebookstore) },
  { title: 'Café', rows: rowsOf(cafe) },
  { title: 'Taxi call', rows: rowsOf(taxiCall) },
  { title: 'Missions and gifts', rows: rowsOf(missionsAndGifts) },
  { title: 'Traps', rows: rowsOf(traps) },
];
