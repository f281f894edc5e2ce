import type { OpenContext } from '@jumun/platform/graph/context';
import { openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { newId } from '@jumun/platform/kernel/ids';
import { causeBy, type Work } from '@jumun/platform/kernel/work';
import { readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { z } from 'zod';
import type { Customers, CustomersGraph } from './customers.ts';
import { customer } from './domain/customer.ts';
import { grade, gradeIdOf } from './domain/grade.ts';
import type { SessionId } from './domain/session.ts';
import { staff } from './domain/staff.ts';
import { ensureSigningKey, jwksOf, openSigner } from './keys.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { hashPassword } from './passwords.ts';
import { changeGradeWhenMileageChanged } from './policies/change-grade-when-mileage-changed.ts';
import { publish, publishGrade, recordedOfCustomer, recordedOfStaff } from './publish.ts';
import { Customer, Staff, Viewer, viewer } from './resolvers/account.ts';
import { logIn } from './resolvers/log-in.ts';
import { logOut } from './resolvers/log-out.ts';
import { refreshSession } from './resolvers/refresh-session.ts';
import { registerStaff } from './resolvers/register-staff.ts';
import { signUp } from './resolvers/sign-up.ts';
import { updateProfile } from './resolvers/update-profile.ts';
import { demoEmails, demoPassword, seedAccounts } from './seed.ts';
import {
  claimEmail,
  customerRows,
  findCredential,
  freeMembershipNumber,
  staffRows,
} from './store/accounts.ts';
import {
  countAttempt,
  findOldAttempts,
  forgetAttempts,
  forgetOldAttempt,
  isGuessedOut,
} from './store/attempts.ts';
import { gradeRows } from './store/grades.ts';
import {
  endSessionsOf,
  findExpiredSessions,
  forgetSession,
  rotateToken,
  startSession,
} from './store/sessions.ts';
import { signAccessToken } from './tokens.ts';

export { audit } from './audit.ts';

const settingsForm = {
  /** How long an access token works; whoever loses their rights keeps them for as long. */
  JUMUN_ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(1).max(3_600).default(600),
  /** From so much mileage on a customer is GOLD. */
  JUMUN_GOLD_FROM: z.coerce.number().int().min(1).default(10_000),
};

/** Accounts of customers and staff, their sessions, and the access tokens that the router verifies. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'customers', folder: import.meta.dirname, typeDefs: subgraphSdl('customers') },
    async ({ store, settings, clock, log }) => {
      const { JUMUN_ACCESS_TOKEN_SECONDS: tokenSeconds, JUMUN_GOLD_FROM: goldFrom } = readSettings(
        settingsForm,
        settings,
      );
      await ensureSigningKey(store, clock);
      const signer = openSigner(store.read);

      const handleCustomer = handler({
        decider: customer,
        rows: customerRows,
        publish,
        recorded: recordedOfCustomer,
      });
      const handleStaff = handler({ decider: staff, rows: staffRows, recorded: recordedOfStaff });

      const handleGrade = handler({ decider: grade, rows: gradeRows, publish: publishGrade });

      const commands = (work: Work): Customers => ({
        at: work.at,
        customer: (id, command) => handleCustomer(work, id, command),
        staff: (id, command) => handleStaff(work, id, command),
        loadStaff: async (id) => (await staffRows.load(work.tx, id))?.state,
        hearMileage: (id, heard) =>
          handleGrade(work, gradeIdOf(id), { type: 'HearMileage', ...heard, goldFrom }),
        claimEmail: (credential) => claimEmail(work.tx, credential),
        freeMembershipNumber: (id) => freeMembershipNumber(work.tx, id),
        countAttempt: (email) => countAttempt(work.tx, email, work.at),
        forgetAttempts: (email) => forgetAttempts(work.tx, email),
        startSession: (id, accountId, hash) => startSession(work.tx, { id, accountId }, hash, work.at),
        rotateToken: (hash, next) => rotateToken(work.tx, hash, next, work.at),
        endSessionsOf: (accountId) => endSessionsOf(work.tx, accountId),
      });

      const sessionView: CustomersGraph['sessionView'] = async ({ id, account }, refreshToken, at) => {
        const claims = {
          subject: account.id,
          scopes: account.scopes,
          stores: account.storeIds,
          locale: account.locale,
          sessionId: id,
        };
        return { ...signAccessToken(await signer(), claims, at, tokenSeconds), refreshToken };
      };

      const seed = async () => {
        const known = await Promise.all(demoEmails.map((email) => findCredential(store.read, email)));
        if (known.every((credential) => credential !== undefined)) return;
        const passwordHash = await hashPassword(demoPassword);
        const cause = causeBy('seed', newId('req'), clock());
        const work = { at: cause.at, cause, notify: () => {} };
        await store.transaction((tx) => seedAccounts(commands({ ...work, tx }), passwordHash));
      };

      return {
        commands,
        graph: {
          customersById: (ids: readonly never[]) => customerRows.findMany(store.read, ids),
          gradesById: (ids: readonly never[]) => gradeRows.findMany(store.read, ids),
          staffById: (ids: readonly never[]) => staffRows.findMany(store.read, ids),
          findCredential: (email: string) => findCredential(store.read, email),
          isGuessedOut: (email: string, at: never) => isGuessedOut(store.read, email, at),
          inTurn: oneAtATime(),
          sessionView,
          warn: (facts: object, message: string) => log.warn(facts, message),
        },
        resolvers: {
          Query: { viewer },
          Mutation: { signUp, logIn, refreshSession, logOut, updateProfile, registerStaff },
          Viewer,
          Customer,
          Staff,
        },
        reactions: [changeGradeWhenMileageChanged],
        timers: [
          {
            name: 'customers/forget-expired-session',
            due: findExpiredSessions,
            fire: (id) => store.transaction((tx) => forgetSession(tx, id as SessionId, clock())),
          },
          {
            name: 'customers/forget-old-attempts',
            due: findOldAttempts,
            fire: (emailHash) => store.transaction((tx) => forgetOldAttempt(tx, emailHash, clock())),
          },
        ],
        // the router verifies access tokens with these
        routes: { '/jwks': () => jwksOf({ store }) },
        seed: async ({ demo }) => {
          if (demo) await seed();
        },
      };
    },
  );
