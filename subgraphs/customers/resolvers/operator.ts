import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import { newCode } from '../credentials/codes.ts';
import { normalisedEmail } from '../domain/email.ts';
import { defaultLanguage } from '../domain/profile.ts';
import { isStaffId, type StaffId } from '../domain/staff.ts';
import { demoAccounts } from '../seed.ts';
import { findCredential, findCredentialOf, findStaffWith, staffRows } from '../store/accounts.ts';
import { noPassword } from '../store/tables.ts';
import type { ResolverContext } from './context.ts';
import type { Resolves } from './types.generated.ts';

// What an operator does at the machine itself (npm run admin): there has to be a first owner, who makes all others.

/** A code that is handed over, and not sent, is good for a day. */
const handedOverLasts = 24 * 60 * 60 * 1_000; // ms

const problemWith = (email: string, problem: string) => ({ email, code: null, expiresAt: null, problem });

/** A code that an owner is handed, to be kept. */
const codeFor = (email: string, accountId: StaffId) =>
  ({
    accountId,
    purpose: 'SET_PASSWORD',
    channel: 'EMAIL',
    address: email,
    code: newCode('SET_PASSWORD'),
    lasts: handedOverLasts,
  }) as const;

/** What the operator is told of a code that was kept, or of none. */
const handedOver = (email: string, kept: { readonly code: string; readonly expiresAt: Instant } | null) =>
  kept
    ? { email, code: kept.code, expiresAt: kept.expiresAt, problem: null }
    : problemWith(email, 'TOO_SOON');

const giveCode = async (email: string, accountId: StaffId, context: ResolverContext) =>
  handedOver(email, await context.unit(({ keepCode }) => keepCode(codeFor(email, accountId))));

/** The owner with this address, if it is one. */
const ownerOf = async (email: string, { read, load }: ResolverContext) => {
  const credential = await findCredential(read, email);
  const id = credential?.accountId;
  if (!credential || !id || !isStaffId(id)) return { credential };
  const state = (await load(staffRows, id))?.state;
  if (!state || state.status === 'absent') return { credential };
  return state.roles?.includes('OWNER') ? { credential, owner: { id, state } } : { credential };
};

export const createOwner: Resolves['Mutation']['createOwner'] = async (_, { input }, context) => {
  const email = normalisedEmail(input.email);
  if (email === null) return problemWith(input.email, 'NO_ADDRESS');
  const { credential, owner } = await ownerOf(email, context);
  if (owner && credential?.passwordHash === noPassword) return giveCode(email, owner.id, context);
  if (credential) return problemWith(email, owner ? 'HAS_PASSWORD' : 'TAKEN');
  const id = newId('stf') as StaffId;
  const details = {
    name: input.name?.trim() || email,
    email,
    locale: defaultLanguage,
    scopes: [],
    roles: ['OWNER'],
    stores: [],
  } as const;
  const isOpen = await context.unit(async ({ claimEmail, staff, at }) => {
    if ((await claimEmail({ email, accountId: id, passwordHash: noPassword })) !== id) return false;
    await staff(id, { type: 'RegisterStaff', details, fingerprint: 'operator', at });
    return true;
  });
  if (!isOpen) return problemWith(email, 'TAKEN');
  context.log.warn({ accountId: id }, 'an operator has made an owner');
  return giveCode(email, id, context);
};

/**
 * Whoever has the old password may be the reason: it and every session end before a disabled account opens again, and nothing is
 * done where there is no code to come back with.
 */
export const resetOwner: Resolves['Mutation']['resetOwner'] = async (_, { input }, context) => {
  const email = normalisedEmail(input.email);
  const { owner } = email === null ? {} : await ownerOf(email, context);
  if (email === null || !owner) return problemWith(input.email, 'UNKNOWN');
  const kept = await context.unit(async ({ keepCode, setPassword, voidCodes, endSessionsOf, staff }) => {
    const code = await keepCode(codeFor(email, owner.id));
    if (!code) return null;
    await setPassword(owner.id, noPassword);
    await voidCodes(owner.id, ['SET_PASSWORD']); // whoever has the password may read the mail, too
    await endSessionsOf(owner.id);
    await staff(owner.id, { type: 'EnableStaff' });
    return code;
  });
  if (kept) context.log.warn({ accountId: owner.id }, 'an operator has a new password set by an owner');
  return handedOver(email, kept);
};

export const disableOwner: Resolves['Mutation']['disableOwner'] = async (_, { input }, context) => {
  const email = normalisedEmail(input.email);
  const { credential, owner } = email === null ? {} : await ownerOf(email, context);
  if (!credential || !owner) return null;
  await context.unit(async ({ staff, endSessionsOf }) => {
    await staff(owner.id, { type: 'DisableStaff' });
    await endSessionsOf(owner.id);
  });
  context.log.warn({ accountId: owner.id }, 'an operator has disabled an owner');
  const { name } = owner.state;
  return {
    email: credential.email,
    name,
    disabled: true,
    hasPassword: credential.passwordHash !== noPassword,
  };
};

export const owners: Resolves['Query']['owners'] = async (_, __, { read }) => {
  const found = await findStaffWith(read, 'OWNER');
  return Promise.all(
    found.flatMap(({ id, state }) =>
      state.status === 'absent'
        ? []
        : [
            findCredentialOf(read, id).then((credential) => ({
              email: state.email,
              name: state.name,
              disabled: state.status === 'disabled',
              hasPassword: credential !== undefined && credential.passwordHash !== noPassword,
            })),
          ],
    ),
  );
};

export const removeDemoAccounts: Resolves['Mutation']['removeDemoAccounts'] = async (
  _,
  { input: { remove } },
  context,
) => {
  const found = await demoAccounts(context.read);
  if (remove)
    await context.unit(async ({ closeAccount, customer, eraseContacts, staff }) => {
      for (const { accountId: id } of found) {
        await closeAccount(id);
        if (isStaffId(id)) await staff(id, { type: 'DisableStaff' });
        else {
          await customer(id, { type: 'Leave' });
          await eraseContacts(id);
        }
      }
    });
  return found.map(({ email }) => email);
};
