import { serviceCaller } from '@jumun/platform/graph/client';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { actionsOn, type Json } from '../../../test/context.ts';
import { betweenCodes } from '../domain/code.ts';
import { aClock, closeAll, codeOf, commands, openCustomers } from './open.ts';

// What an operator does about the owner of an installation whose password others may have.

afterAll(closeAll);

const email = 'owner@example.com';
const leaked = 'a password that leaked';
const fresh = 'a password of today';

/** An owner who has set a password, and is signed in. */
const anOwner = async () => {
  const { clock, pass } = aClock();
  const context = await openCustomers({ clock });
  const operate = (name: string, type: string, fields: string): Promise<Json> =>
    actionsOn(context)
      .ask<Json>(
        serviceCaller('operator'),
        `mutation ($input: ${type}!) { done: ${name}(input: $input) { ${fields} } }`,
        {
          input: { email },
        },
      )
      .then(({ done }) => done);
  const operator = {
    reset: () => operate('resetOwner', 'OwnerInput', 'code problem'),
    disable: () => operate('disableOwner', 'OwnerInput', 'disabled'),
    owners: async () =>
      (await actionsOn(context).ask<Json>(serviceCaller('operator'), '{ owners { disabled hasPassword } }'))
        .owners,
  };
  const anybody = commands(context);
  const { code } = await operate('createOwner', 'CreateOwnerInput', 'code');
  const { session } = await anybody.setPassword(code, leaked, email);
  return { context, operator, pass, anybody, refreshToken: session.refreshToken as string };
};

describe('an owner who is reset', () => {
  test('is let in by the new code alone: not by the old password, and not by a session of before', async () => {
    const { operator, anybody, refreshToken } = await anOwner();
    const { code } = await operator.reset();
    expect(await anybody.logIn(email, leaked)).toMatchObject({ code: 'LOG_IN_REFUSED' });
    expect(await anybody.refresh(refreshToken)).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect((await anybody.setPassword(code, fresh, email)).__typename).toBe('SetPasswordSuccess');
    expect((await anybody.logIn(email, fresh)).__typename).toBe('LogInSuccess');
  });

  test('is not let in by a code that was sent before', async () => {
    const { context, operator, pass, anybody } = await anOwner();
    await anybody.requestPasswordReset(email);
    const sent = await vi.waitFor(async () => {
      const { code } = await codeOf(context, 'SET_PASSWORD');
      return code as string;
    });
    pass(betweenCodes);
    await operator.reset();
    expect(await anybody.setPassword(sent, fresh, email)).toMatchObject({ code: 'CODE_REFUSED' });
  });

  test('after being disabled does not come back with the password for which they were disabled', async () => {
    const { operator, anybody } = await anOwner();
    await operator.disable();
    const { code } = await operator.reset();
    expect(await anybody.logIn(email, leaked)).toMatchObject({ code: 'LOG_IN_REFUSED' });
    expect((await anybody.setPassword(code, fresh, email)).__typename).toBe('SetPasswordSuccess');
  });

  test('stays as they are, and disabled, where no other code may be given yet', async () => {
    const { operator, pass } = await anOwner();
    await operator.reset();
    await operator.disable();
    expect(await operator.reset()).toEqual({ code: null, problem: 'TOO_SOON' });
    expect(await operator.owners()).toEqual([{ disabled: true, hasPassword: false }]);
    pass(betweenCodes);
    expect(await operator.reset()).toEqual({ code: expect.any(String), problem: null });
    expect(await operator.owners()).toEqual([{ disabled: false, hasPassword: false }]);
  });
});
