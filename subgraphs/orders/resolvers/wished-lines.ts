import { idText, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { mostOfOneProduct } from '@jumun/schema/quantity';
import { z } from 'zod';
import type { WishedLine } from '../domain/refunds.ts';

const noLines = problem({ ko: '상품을 하나 이상 골라 주세요', en: 'must hold at least one product' });

/** The same line twice, or the same product where no line is named, is added up. */
const added = (lines: readonly WishedLine[]): readonly WishedLine[] => {
  const sums = new Map<string, WishedLine>();
  for (const line of lines) {
    const key = `${line.productId} ${line.lineId ?? ''}`;
    sums.set(key, { ...line, quantity: (sums.get(key)?.quantity ?? 0) + line.quantity });
  }
  return [...sums.values()];
};

/** So many of some lines of an order; null where none are named. */
export const wishedLines = z
  .array(
    z
      .object({ productId: idText, quantity: whole(1, mostOfOneProduct), lineId: idText.nullish() })
      .transform(({ lineId, ...line }): WishedLine => ({ ...line, ...(lineId != null && { lineId }) })),
  )
  .min(1, noLines)
  .max(1_000)
  .nullish()
  .transform((lines) => (lines ? added(lines) : null));
