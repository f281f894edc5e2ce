import { Fault } from '@jumun/platform/kernel/errors';
import type { AccessRule } from '@jumun/schema/access';
import type { GraphCall } from '../call.ts';

/**
 * Refuses early what this caller can never be allowed. Only the subgraph knows who owns a row and which store it belongs
 * to; it checks everything again. A token that was not accepted matters only here, so that its owner can still sign in.
 */
export const admitCaller = (rules: readonly AccessRule[], { caller, tokenProblem }: GraphCall): void => {
  if (rules.every((rule) => holds(rule, caller))) return;
  throw caller.subject === null
    ? (tokenProblem ??
        new Fault('UNAUTHENTICATED', { ko: '로그인해야 이용할 수 있습니다.', en: 'Sign in to ask this.' }))
    : new Fault('FORBIDDEN', { ko: '이용할 권한이 없습니다.', en: 'You may not ask this.' });
};

const holds = (rule: AccessRule, caller: GraphCall['caller']): boolean => {
  if (rule.public) return true;
  if (rule.signedIn && caller.subject !== null) return true;
  if (rule.requires?.some((set) => set.every((scope) => caller.scopes.includes(scope)))) return true;
  if (rule.owner !== undefined) return caller.subject !== null;
  const named = rule.signedIn || rule.requires;
  return !named && rule.store !== undefined && caller.subject !== null;
};
