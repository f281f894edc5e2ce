import { connectionOf, type SortKey } from '@jumun/platform/graph/connection';
import { anyStore, mustWorkFor } from '@jumun/platform/graph/guard';
import { idText, optional } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { money } from '@jumun/platform/kernel/money';
import { isDate } from '@jumun/schema/opening-hours';
import { z } from 'zod';
import {
  findSales,
  findTotals,
  type Group,
  type SalesRow,
  type Sort,
  type Standing,
  valueIn,
} from '../store/sales.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const problems = {
  date: problem({ ko: '2026-12-25처럼 입력해 주세요', en: 'must be a date, such as 2026-12-25' }),
  span: problem({
    ko: '첫날부터 366일 안의 날이어야 합니다',
    en: 'must be at most 366 days after the first day, and not before it',
  }),
};

const date = z.string().refine(isDate, problems.date);
const mostDays = 366;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const form = z
  .object({ from: date, to: date, storeId: optional(idText), productId: optional(idText) })
  .refine(({ from, to }) => daysBetween(from, to) >= 0 && daysBetween(from, to) <= mostDays, {
    path: ['to'],
    error: problems.span,
  });

const everyGroup: readonly Group[] = ['DAY', 'STORE', 'PRODUCT'];
const idPart = '[\\w-]{0,64}';

/** A cursor of rows that are sorted otherwise is not one of this list. */
const byStanding = (sort: Sort): SortKey<SalesRow, Standing> => {
  const day = '(?:\\d{4}-\\d{2}-\\d{2})?';
  const value = sort.by === 'DAY' ? day : '-?\\d{1,16}';
  const shape = new RegExp(`^(${value})~(${day})~(${idPart})~(${idPart})~([A-Z]{3})$`);
  return {
    form: shape,
    textOf: (row) => [valueIn(row, sort), row.day, row.storeId, row.productId, row.currency].join('~'),
    keyOf(text) {
      const [, at = '', onDay = '', storeId = '', productId = '', currency = ''] = shape.exec(text) ?? [];
      return { value: sort.by === 'DAY' ? at : Number(at), day: onDay, storeId, productId, currency };
    },
  };
};

export const sales: Resolves['Query']['sales'] = async (_, args, { read, caller }) => {
  const { from, to, storeId, productId } = checkedInput(form, {
    from: args.from,
    to: args.to,
    storeId: args.storeId,
    productId: args.productId,
  });
  if (storeId !== null) mustWorkFor(caller, storeId);
  const everywhere = caller.scopes.includes(anyStore) ? null : caller.stores;
  const asked = {
    from,
    to,
    productId,
    stores: storeId === null ? everywhere : [storeId],
    groups: new Set(args.groupBy ?? everyGroup),
  };
  const sort: Sort = { by: args.sort ?? 'DAY', ascending: args.ascending ?? false };
  const page = await connectionOf(args, {
    sort: byStanding(sort),
    find: (after, limit) => findSales(read, asked, sort, after, limit),
    node: (row: SalesRow) => row,
  });
  return { ...page, asked };
};

export const SalesConnection: Resolves['SalesConnection'] = {
  totals: ({ asked }, _, { read }) => findTotals(read, asked),
};

export const Sales: Resolves['Sales'] = {
  day: ({ day }) => day || null,
  store: ({ storeId }) => (storeId ? { id: storeId } : null),
  product: ({ productId }) => (productId ? { id: productId } : null),
  gross: ({ gross, currency }) => money(gross, currency),
  refunded: ({ refunded, currency }) => money(refunded, currency),
  net: ({ gross, refunded, currency }) => money(gross - refunded, currency),
};
