import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import type { Reader } from '@jumun/platform/kernel/unit';
import { unitsOf } from '@jumun/platform/kernel/work';
import { BadSetting, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { endedSessions } from '@jumun/schema/sessions';
import { z } from 'zod';
import { customersWith } from './commands.ts';
import { oneAtATime } from './credentials/one-at-a-time.ts';
import { ensureSigningKey, openSecret, openSigner, publicKeys } from './credentials/signing-keys.ts';
import { accessTokens } from './credentials/tokens.ts';
import { usualGoldFrom } from './domain/grade.ts';
import { manifest } from './manifest.ts';
import { changeGradeWhenMileageChanged } from './policies/change-grade-when-mileage-changed.ts';
import { stores } from './projections/stores.ts';
import { trail } from './projections/trail.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { demoAccounts, seedAccounts } from './seed.ts';
import { findEndedSessions } from './store/sessions.ts';
import { forgetExpiredSessions } from './timers/forget-expired-sessions.ts';
import { forgetOldAttempts } from './timers/forget-old-attempts.ts';

export { audit } from './audit.ts';

export { readModel } from './store/corrections.ts';

const { name } = manifest;

const settingsForm = {
  /** How long an access token is valid, and so how long a right lasts after it was taken away. */
  JUMUN_ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(1).max(3_600).default(600),
  /**
   * Whether an address has to be confirmed before its customer can log in and is sent anything. By default in production; in development
   * every address and number counts as confirmed.
   */
  JUMUN_CONFIRM_FIRST: z.enum(['on', 'off']).optional(),
  /** The mileage from which a customer is GOLD. */
  JUMUN_GOLD_FROM: z.coerce.number().int().min(1).default(usualGoldFrom),
};

/** Whoever has read our README could sign in to a demo account, one of which may do everything. */
const refuseDemo = async (read: Reader): Promise<void> => {
  const found = await demoAccounts(read);
  if (found.length === 0) return;
  const emails = found.map(({ email }) => email).join(', ');
  throw new BadSetting(
    `JUMUN_MODE=production does not start with demo accounts, whose password is published: ${emails}. Take them away with  npm run admin -- remove-demo`,
  );
};

/** Accounts of customers and staff, their sessions, and the access tokens that the router verifies. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    async ({ store, mode, settings, clock, notifier, scopes, log }) => {
      const {
        JUMUN_ACCESS_TOKEN_SECONDS: tokenSeconds,
        JUMUN_CONFIRM_FIRST: confirmFirst = mode === 'production' ? 'on' : 'off',
        JUMUN_GOLD_FROM: goldFrom,
      } = readSettings(settingsForm, settings);
      await ensureSigningKey(store, clock);
      if (mode === 'production') await refuseDemo(store.read);
      const commands = customersWith({ goldFrom });
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);
      return {
        commands,
        graph: {
          scopes,
          log,
          confirmsFirst: confirmFirst === 'on',
          secret: openSecret(store.read),
          inTurn: oneAtATime(),
          accessToken: accessTokens(openSigner(store.read), tokenSeconds),
        },
        resolvers,
        reactions: [changeGradeWhenMileageChanged, stores, trail],
        timers: [forgetExpiredSessions(units, clock), forgetOldAttempts(units, clock)],
        // the routers verify access tokens with these
        routes: {
          '/jwks': () => publicKeys(store.read),
          [endedSessions]: () => findEndedSessions(store.read),
        },
        seed: seedAccounts({ units, read: store.read, clock, scopes }),
      };
    },
  );
