import { handler, publishOnce } from '@jumun/platform/kernel/handle';
import { newId } from '@jumun/platform/kernel/ids';
import { defaultLocale, type Locale, localeOf } from '@jumun/platform/kernel/locale';
import { eraseForGood, noteChange } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import type { AccountNoticed } from '@jumun/schema/events/customers';
import { endedSessions } from '@jumun/schema/sessions';
import { newCode } from './credentials/codes.ts';
import type { AddressBook } from './domain/address-book.ts';
import { type CodeId, codeLasts, type KeptPurpose, type Purpose } from './domain/code.ts';
import { type CustomerCommand, type CustomerId, customer, isCustomerId } from './domain/customer.ts';
import { type GradeCommand, grade, gradeIdOf } from './domain/grade.ts';
import type { SessionId } from './domain/session.ts';
import { isStaffId, type StaffCommand, type StaffId, staff } from './domain/staff.ts';
import {
  erasedContact,
  publish,
  publishCode,
  publishGrade,
  publishNotice,
  recordedOfCustomer,
  recordedOfStaff,
} from './publish.ts';
import {
  type Credential,
  claimEmail,
  customerRows,
  eraseContacts,
  findCredentialOf,
  forgetCredentialOf,
  freeMembershipNumber,
  lockCredential,
  lockCredentialOf,
  moveAddress,
  setPassword,
  staffRows,
} from './store/accounts.ts';
import { findAddresses, forgetAddresses, keepAddresses } from './store/addresses.ts';
import { countAttempt, forgetAttempts, forgetOldAttempt } from './store/attempts.ts';
import { forgetCodesOf, keepCode, keepNotice, type NewCode, useCode, voidCodes } from './store/codes.ts';
import { forgetDevicesOf, keepDevice } from './store/devices.ts';
import { gradeRows } from './store/grades.ts';
import {
  endSessionOf,
  endSessionsOf,
  forgetSession,
  type NewSession,
  rotateToken,
  startSession,
} from './store/sessions.ts';
import { keepStore } from './store/stores.ts';
import type { AccountId } from './store/tables.ts';
import { type ActRow, keepAct } from './store/trail.ts';

const handleCustomer = handler({
  decider: customer,
  rows: customerRows,
  publish,
  recorded: recordedOfCustomer,
});
const handleStaff = handler({ decider: staff, rows: staffRows, recorded: recordedOfStaff });
const handleGrade = handler({ decider: grade, rows: gradeRows, publish: publishGrade });

/** The language of messages to the owner of an account. */
const languageOf = async (work: Work, id: AccountId): Promise<Locale> => {
  if (isStaffId(id)) {
    const state = (await staffRows.load(work.tx, id))?.state;
    return (state && 'locale' in state && localeOf(state.locale)) || defaultLocale;
  }
  const state = (await customerRows.load(work.tx, id))?.state;
  return (state && 'contact' in state && localeOf(state.contact.locale)) || defaultLocale;
};

/** Tells the routers that sessions have ended. */
const told = async (work: Work, ending: Promise<readonly SessionId[]>) => {
  const ended = await ending;
  if (ended.length > 0) work.notify(endedSessions);
  return ended;
};

const peopleIn = (work: Work, goldFrom: GradeCommand['goldFrom']) => ({
  customer: (id: CustomerId, command: CustomerCommand) => handleCustomer(work, id, command),
  staff: (id: StaffId, command: StaffCommand) => handleStaff(work, id, command),
  loadCustomer: async (id: CustomerId) => (await customerRows.load(work.tx, id))?.state,
  loadStaff: async (id: StaffId) => (await staffRows.load(work.tx, id))?.state,
  hearMileage: (id: CustomerId, heard: Pick<GradeCommand, 'mileage' | 'mileageSequence'>) =>
    handleGrade(work, gradeIdOf(id), { type: 'HearMileage', ...heard, goldFrom }),
  /** The addresses of a customer, held until the unit ends; null for somebody who has no account here, or none any more. */
  async addressBook(id: CustomerId) {
    if (!isCustomerId(id) || !(await lockCredentialOf(work.tx, id))) return null;
    return findAddresses(work.tx, id);
  },
  /** What is taken out of them is erased. */
  keepAddresses(id: CustomerId, book: AddressBook) {
    eraseForGood();
    return keepAddresses(work.tx, id, book);
  },
  freeMembershipNumber: (id: CustomerId) => freeMembershipNumber(work.tx, id),
  /** Erases what the journal holds of a person who leaves. */
  eraseContacts: (id: CustomerId) => eraseContacts(work.tx, id, erasedContact(id)),
  keepStore: (id: string) => keepStore(work.tx, id),
  keepAct: (act: ActRow) => keepAct(work.tx, act),
});

const accountsIn = (work: Work) => ({
  /** Claims an address for an account, and answers which account has it now. */
  claimEmail: (credential: Credential) => claimEmail(work.tx, credential),
  credentialOf: (accountId: AccountId) => findCredentialOf(work.tx, accountId),
  setPassword(accountId: AccountId, passwordHash: string) {
    noteChange(accountId);
    return setPassword(work.tx, accountId, passwordHash);
  },
  /** Which address the account has, until the unit ends. */
  addressOf: async (accountId: AccountId) => (await lockCredentialOf(work.tx, accountId))?.email,
  moveAddress: (accountId: AccountId, email: string) => moveAddress(work.tx, accountId, email),
  /** Counts an attempt to log in before its outcome is known; false once too many have been made. */
  countAttempt: (email: string) => countAttempt(work.tx, email, work.at),
  forgetAttempts: (email: string) => forgetAttempts(work.tx, email),
  forgetOldAttempt: (emailHash: string) => forgetOldAttempt(work.tx, emailHash, work.at),
  keepDevice: (hash: string, accountId: AccountId) => keepDevice(work.tx, hash, accountId, work.at),
  /** Nobody can sign in to the account any more, and nothing is left by which its owner could be reached. */
  async closeAccount(id: AccountId) {
    noteChange(id);
    eraseForGood();
    await lockCredentialOf(work.tx, id);
    await told(work, endSessionsOf(work.tx, id, work.at));
    await forgetCredentialOf(work.tx, id);
    await forgetDevicesOf(work.tx, id);
    await forgetCodesOf(work.tx, id);
    await forgetAddresses(work.tx, id);
  },
});

const sessionsIn = (work: Work) => ({
  /** Opens a session, unless the account was closed or got another password since `proven`, the hash of the one it was proven with. */
  async startSession(session: NewSession, tokenHash: string, proven: string) {
    const { accountId } = session;
    if ((await lockCredentialOf(work.tx, accountId))?.passwordHash !== proven) return false;
    if (isStaffId(accountId) && (await staffRows.load(work.tx, accountId))?.state.status !== 'open')
      return false;
    await startSession(work.tx, session, tokenHash, work.at);
    return true;
  },
  /** Exchanges a refresh token for the next one; a token that was used some time ago ends its session. */
  async rotateToken(hash: string, next: string) {
    const rotated = await rotateToken(work.tx, hash, next, work.at);
    if (rotated.verdict === 'reused') work.notify(endedSessions);
    return rotated;
  },
  /** Ends one session of an account, and its access token with it; answers whether there was one. */
  endSessionOf: (accountId: AccountId, id: SessionId) =>
    told(work, endSessionOf(work.tx, accountId, id, work.at)),
  /** Ends all sessions of an account, or all but one. */
  async endSessionsOf(accountId: AccountId, but?: string) {
    await lockCredentialOf(work.tx, accountId);
    return told(work, endSessionsOf(work.tx, accountId, work.at, but));
  },
  forgetSession: (id: SessionId) => forgetSession(work.tx, id, work.at),
});

type CodeRequest = Omit<NewCode, 'id' | 'code' | 'lasts' | 'purpose'> & { readonly purpose: Purpose };

/** Stands for the account of an address that has none. */
const nobody = 'cus_nobody' as CustomerId;

const codesIn = (work: Work) => ({
  /** Has a code sent; null where the last is too recent. One that `isSent` nowhere counts like any other, and nobody ever has it. */
  async requestCode(request: CodeRequest, { isSent = true }: { readonly isSent?: boolean } = {}) {
    const { purpose, accountId, channel } = request;
    const fresh = { code: newCode(purpose), id: newId('cod') as CodeId, lasts: codeLasts[purpose] };
    const row = await keepCode(work.tx, { ...request, ...fresh }, work.at);
    if (!row) return null;
    const { id: codeId, expiresAt } = row;
    const locale = await languageOf(work, accountId);
    if (isSent)
      publishOnce(work, codeId, publishCode({ codeId, accountId, channel, purpose, locale, expiresAt }));
    return row;
  },
  /** Keeps a code that is handed over, and sent nowhere: what anybody asks for leaves it as it is. */
  async keepCode(code: Omit<NewCode, 'id' | 'purpose'> & { readonly purpose: 'SET_PASSWORD' }) {
    const id = newId('cod') as CodeId;
    await lockCredentialOf(work.tx, code.accountId); // before its codes, as whoever uses one does
    const row = await keepCode(work.tx, { ...code, id, purpose: 'HANDED_OVER' }, work.at);
    if (row) noteChange(row.accountId);
    return row;
  },
  useCode: (accountId: AccountId, purpose: Purpose, shown: string) =>
    useCode(work.tx, accountId, purpose, shown, work.at),
  /**
   * Uses up a code of the account that has this address, if it was sent there: not to one that the account had before. The address
   * is held until the unit ends. One without an account takes the same steps, and writes what it missed as the others do, since the
   * commit of a unit that writes or holds a row takes longer: the time tells nothing. No limit follows from what is written.
   */
  async useCodeAt(email: string, purposes: readonly KeptPurpose[], shown: string) {
    const accountId = (await lockCredential(work.tx, email))?.accountId ?? nobody;
    for (const purpose of purposes) {
      const code = await useCode(work.tx, accountId, purpose, shown, work.at);
      if (code?.address === email) return code;
    }
    await countAttempt(work.tx, `code:${email}`, work.at);
    return null;
  },
  voidCodes: (accountId: AccountId, purposes: readonly KeptPurpose[]) =>
    voidCodes(work.tx, accountId, purposes),
  /** Tells the owner of an account what happened to it, at its address or at the one it had. */
  async noticeOwner(what: AccountNoticed['data']['what'], accountId: AccountId, at?: string) {
    const address = at ?? (await findCredentialOf(work.tx, accountId))?.email;
    if (!address) return;
    const noticeId = newId('ntc');
    await keepNotice(work.tx, { id: noticeId, accountId, address }, work.at);
    const locale = await languageOf(work, accountId);
    publishOnce(work, noticeId, publishNotice({ noticeId, accountId, what, locale }));
  },
});

/** What customers can do inside one unit of work. */
export const customersWith =
  ({ goldFrom }: Pick<GradeCommand, 'goldFrom'>) =>
  (work: Work) => ({
    at: work.at,
    ...peopleIn(work, goldFrom),
    ...accountsIn(work),
    ...sessionsIn(work),
    ...codesIn(work),
  });

export type Customers = ReturnType<ReturnType<typeof customersWith>>;
