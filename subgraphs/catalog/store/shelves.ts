import { documentRows } from '@jumun/platform/kernel/rows';
import type { Shelf, ShelfId } from '../domain/shelf.ts';
import { shelves } from './tables.ts';

export const shelfRows = documentRows<ShelfId, Shelf, typeof shelves>('shelf', shelves, ({ status }) => ({
  status,
}));
