import type { Caller } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import type { AccessRule } from '@jumun/schema/access';

/**
 * Refuses early what this caller can never be allowed. Only the subgraph knows who owns a row and which store it belongs
 * to; it checks everything again.
 */
export const admitCaller = (rules: readonly AccessRule[], caller: Caller): void => {
  if (rules.every((rule) => holds(rule, caller))) return;
  throw caller.subject === null
    ? new Fault('UNAUTHENTICATED', 'Sign in to ask this.')
    : new Fault('FORBIDDEN', 'You may not ask this.');
};

const holds = (rule: AccessRule, caller: Caller): boolean => {
  if (rule.public) return true;
  if (rule.signedIn && caller.subject !== null) return true;
  if (rule.requires?.some((set) => set.every((scope) => caller.scopes.includes(scope)))) return true;
  if (rule.owner !== undefined) return caller.subject !== null;
  const named = rule.signedIn || rule.requires;
  return !named && rule.store !== undefined && caller.subject !== null;
};
