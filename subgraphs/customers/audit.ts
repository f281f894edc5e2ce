import type { ContextAudit } from '@jumun/platform/audit/context-audit';

/** The promises of this context cannot be checked from its rows, and nothing here belongs to an order. */
export const audit: ContextAudit = { invariants: [], histories: [], why: { parts: [] } };
