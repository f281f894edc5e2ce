import type { Context } from '@jumun/platform/context';
import { Fault } from '@jumun/platform/errors';
import type { Route } from '@jumun/platform/serve-subgraph';
import { hears } from '@jumun/schema/published-language';
import { z } from 'zod';

const asked = z.strictObject({ after: z.int().min(0), limit: z.int().min(1).max(1_000) });

/** A page of a context's log, for the workers of those who are declared to hear it and for nobody else. */
export const logRoute =
  ({ name, log }: Pick<Context, 'name' | 'log'>): Route =>
  async ({ caller }, body) => {
    if (!caller.service || !hears[caller.service]?.[name])
      throw new Fault('FORBIDDEN', 'Only those who hear this context may read its log.');
    const page = asked.safeParse(body);
    if (!page.success) throw new Fault('BAD_REQUEST', 'The body must be { after, limit }.');
    return log.page(page.data.after, page.data.limit);
  };
