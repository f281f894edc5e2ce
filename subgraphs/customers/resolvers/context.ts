import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Logger } from '@jumun/platform/process/logger';
import type { Customers } from '../commands.ts';
import type { AccessToken, Claims } from '../credentials/tokens.ts';

export type ResolverContext = GraphContext<
  Customers,
  {
    /** Everything that a member of staff may be allowed to do. */
    readonly scopes: readonly string[];
    readonly log: Logger;
    /** Makes attempts to log in to one account wait for each other. */
    readonly inTurn: <T>(email: string, work: () => Promise<T>) => Promise<T>;
    /** Whether an address has to be confirmed before its customer can log in. */
    readonly confirmsFirst: boolean;
    /** A secret that refresh tokens follow from each other by. */
    readonly secret: () => Promise<string>;
    readonly accessToken: (claims: Claims, at: Instant) => Promise<AccessToken>;
  }
>;
