import type { Route } from '@jumun/platform/graph/client';
import type { Context } from '@jumun/platform/graph/context';
import { Fault } from '@jumun/platform/kernel/errors';
import { z } from 'zod';
import { hears } from './contexts.ts';

const asked = z.strictObject({ after: z.int().min(0), limit: z.int().min(1).max(1_000) });

/** A page of a context's journal, for the workers of the contexts that hear it and for no others. */
export const journalRoute =
  ({ name, journal }: Pick<Context, 'name' | 'journal'>): Route =>
  async ({ caller }, body) => {
    if (!caller.service || !hears[caller.service]?.[name])
      throw new Fault('FORBIDDEN', {
        ko: '이 컨텍스트를 구독하는 쪽만 저널을 읽을 수 있습니다.',
        en: 'Only those who hear this context may read its journal.',
      });
    const page = asked.safeParse(body);
    if (!page.success) throw new Fault('BAD_REQUEST', 'The body must be { after, limit }.');
    return journal.page(page.data.after, page.data.limit);
  };
