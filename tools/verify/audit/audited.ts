import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { contextNames, loadContext } from '@jumun/subgraphs/contexts';

/** What each context says of itself. */
export const audits: ReadonlyMap<string, ContextAudit> = new Map(
  await Promise.all(contextNames.map(async (name) => [name, (await loadContext(name)).audit] as const)),
);
