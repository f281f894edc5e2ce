import type { Caller } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import type { AccessRule } from '@jumun/schema/access';

/**
 * Refuses early what the caller can in no case ask. Whose row it is and which store it belongs to, only the
 * subgraph knows; it checks everything again.
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
