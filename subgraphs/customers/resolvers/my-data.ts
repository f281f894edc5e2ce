import { type CustomerId, isEmailConfirmed, isPhoneConfirmed } from '../domain/customer.ts';
import { grade, gradeIdOf } from '../domain/grade.ts';
import { lastUse } from '../domain/session.ts';
import { customerRows } from '../store/accounts.ts';
import { findAddresses } from '../store/addresses.ts';
import { gradeRows } from '../store/grades.ts';
import { findSessionsOf } from '../store/sessions.ts';
import type { Resolves } from './types.generated.ts';

export const exportMyData: Resolves['Query']['exportMyData'] = (_, __, { caller }) => ({
  customerId: caller.subject ?? '',
});

export const MyData: Resolves['MyData'] = {
  __resolveReference: ({ customerId }) => ({ customerId }),
  async account({ customerId }, _, { load, read, at }) {
    const id = customerId as CustomerId;
    const state = (await load(customerRows, id))?.state;
    if (state?.status !== 'open') return null;
    const { contact, membershipNumber, signedUpAt } = state;
    const sessions = await findSessionsOf(read, id, at);
    return {
      ...contact,
      emailConfirmed: isEmailConfirmed(contact),
      phoneConfirmed: isPhoneConfirmed(contact),
      membershipNumber,
      signedUpAt,
      grade: ((await load(gradeRows, gradeIdOf(id)))?.state ?? grade.initial).grade,
      addresses: await findAddresses(read, id),
      sessions: sessions.map(({ device, startedAt, expiresAt }) => ({
        device,
        startedAt,
        lastUsedAt: lastUse(expiresAt),
      })),
    };
  },
};
