import type { Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Locale } from '@jumun/platform/kernel/locale';
import { type Json, openForTest } from '../../../test/context.ts';
import { open } from '../server.ts';
import { achievements, completions, missions } from '../store/tables.ts';

/** The context on a store of its own, without demo data. */
export const openMissions = async () => {
  const time: { now: number } = { now: 1_000 };
  const opened = await openForTest(open, { clock: () => time.now as Instant });
  const { read } = opened.context.store;
  return {
    ...opened,
    time,
    ask: (caller: Caller, query: string, variables = {}, locale?: Locale): Promise<Json> =>
      opened.ask(caller, query, variables, locale),
    missions: () => read.select().from(missions),
    achievements: () => read.select().from(achievements),
    completions: () => read.select().from(completions),
  };
};

export type MissionsInTest = Awaited<ReturnType<typeof openMissions>>;
