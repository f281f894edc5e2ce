import type { Environment } from '@jumun/platform/graph/context';
import { actsWith } from '@jumun/schema/acts';
import { scopes } from './contexts.ts';

/**
 * What a context is given where it is opened by itself: it can ask no other context, and no subscriber is notified
 * (subscribers look once a second anyway).
 */
export const standalone = (
  given: Pick<Environment, 'openStore' | 'log'> & Partial<Environment>,
): Environment => ({
  mode: 'production',
  settings: {},
  notifier: { publish: () => {}, listen: () => () => {}, alsoLook: () => {} },
  client: (to) => {
    throw new Error(`${to} is not asked from here`);
  },
  scopes,
  acts: actsWith(scopes),
  ...given,
});
