import type { ContextAudit } from '@jumun/platform/audit/context-audit';

/** Nothing that customers promises can be read from other stores, and no order has anything here. */
export const audit: ContextAudit = { invariants: [], histories: [], why: { parts: [] } };
