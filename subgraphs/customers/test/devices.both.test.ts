import { afterAll, describe, expect, test } from 'vitest';
import { aPassword, closeAll, commands, openCustomers } from './open.ts';

afterAll(closeAll);

const wrong = 'not the password';
const [minji, junho] = ['minji@example.com', 'junho@example.com'];

/** A device on which two people have logged in, one after the other. */
const aSharedDevice = async () => {
  const anybody = commands(await openCustomers());
  for (const email of [minji, junho]) await anybody.signUp({ email });
  const { deviceToken } = await anybody.logIn(minji);
  const logInHere = (email: string, password = aPassword) => anybody.logIn(email, password, { deviceToken });
  expect((await logInHere(junho)).__typename).toBe('LogInSuccess');
  return { anybody, logInHere };
};

describe('a device that two people share', () => {
  test('is known to both: strangers lock neither of them out of it', async () => {
    const { anybody, logInHere } = await aSharedDevice();
    for (const email of [minji, junho]) {
      for (let i = 0; i < 11; i++) await anybody.logIn(email, wrong);
      expect(await anybody.logIn(email)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
      expect((await logInHere(email)).__typename).toBe('LogInSuccess');
    }
  });

  test('forgives nobody what they tried with the account of the other', async () => {
    const { logInHere } = await aSharedDevice();
    for (let i = 0; i < 10; i++) {
      await logInHere(minji, wrong);
      expect((await logInHere(junho)).__typename).toBe('LogInSuccess');
    }
    expect(await logInHere(minji)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });
});
