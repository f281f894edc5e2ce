import { handler } from '@jumun/platform/kernel/handle';
import type { Work } from '@jumun/platform/kernel/work';
import { type CustomerCommand, type CustomerId, customer } from './domain/customer.ts';
import { type GradeCommand, grade, gradeIdOf } from './domain/grade.ts';
import type { SessionId } from './domain/session.ts';
import { type StaffCommand, type StaffId, staff } from './domain/staff.ts';
import { publish, publishGrade, recordedOfCustomer, recordedOfStaff } from './publish.ts';
import {
  type Credential,
  claimEmail,
  customerRows,
  freeMembershipNumber,
  staffRows,
} from './store/accounts.ts';
import { countAttempt, forgetAttempts, forgetOldAttempt } from './store/attempts.ts';
import { gradeRows } from './store/grades.ts';
import { endSessionsOf, forgetSession, rotateToken, startSession } from './store/sessions.ts';
import type { AccountId } from './store/tables.ts';

const handleCustomer = handler({
  decider: customer,
  rows: customerRows,
  publish,
  recorded: recordedOfCustomer,
});
const handleStaff = handler({ decider: staff, rows: staffRows, recorded: recordedOfStaff });
const handleGrade = handler({ decider: grade, rows: gradeRows, publish: publishGrade });

/** What customers can do inside one unit of work. */
export const customersWith =
  ({ goldFrom }: Pick<GradeCommand, 'goldFrom'>) =>
  (work: Work) => ({
    at: work.at,
    customer: (id: CustomerId, command: CustomerCommand) => handleCustomer(work, id, command),
    staff: (id: StaffId, command: StaffCommand) => handleStaff(work, id, command),
    loadStaff: async (id: StaffId) => (await staffRows.load(work.tx, id))?.state,
    hearMileage: (id: CustomerId, heard: Pick<GradeCommand, 'mileage' | 'mileageSequence'>) =>
      handleGrade(work, gradeIdOf(id), { type: 'HearMileage', ...heard, goldFrom }),
    /** Claims an address for an account, and answers which account has it now. */
    claimEmail: (credential: Credential) => claimEmail(work.tx, credential),
    freeMembershipNumber: (id: CustomerId) => freeMembershipNumber(work.tx, id),
    /** Counts an attempt to log in before its outcome is known; false once too many have been made. */
    countAttempt: (email: string) => countAttempt(work.tx, email, work.at),
    forgetAttempts: (email: string) => forgetAttempts(work.tx, email),
    forgetOldAttempt: (emailHash: string) => forgetOldAttempt(work.tx, emailHash, work.at),
    startSession: (id: SessionId, accountId: AccountId, tokenHash: string) =>
      startSession(work.tx, { id, accountId }, tokenHash, work.at),
    /** Exchanges a refresh token for the next one; a token that has been used ends its session. */
    rotateToken: (hash: string, next: string) => rotateToken(work.tx, hash, next, work.at),
    endSessionsOf: (accountId: AccountId) => endSessionsOf(work.tx, accountId),
    forgetSession: (id: SessionId) => forgetSession(work.tx, id, work.at),
  });

export type Customers = ReturnType<ReturnType<typeof customersWith>>;
