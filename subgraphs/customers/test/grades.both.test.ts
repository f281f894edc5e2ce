import { MileageChanged } from '@jumun/schema/events/wallets';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOn } from '../../../test/context.ts';
import { envelope } from '../../../test/envelope.ts';
import { hears } from '../../contexts.ts';
import { closeAll, commands, openCustomers, signedIn } from './open.ts';

let context: Awaited<ReturnType<typeof openCustomers>>;
beforeAll(async () => {
  context = await openCustomers({ settings: { JUMUN_GOLD_FROM: '5000' } });
});
afterAll(closeAll);

/** Wallets publishes the customer's mileage; `fails` undoes the unit of work at its end. */
const hear = (customerId: string, sequence: number, mileage: number, fails = false) => {
  const data = { customerId, orderId: 'ord_1', mileage, change: mileage, sequence };
  const event = envelope('wallets', customerId, MileageChanged.make(data), 1_000);
  return actionsOn(context).hear([event], () => fails);
};

const said = async (customerId: string) =>
  (await context.journal.page(0, 500)).events
    .filter(({ type }) => type === 'GradeChanged')
    .map(({ data }) => data as { customerId: string; grade: string; sequence: number })
    .filter((data) => data.customerId === customerId);

const signUp = async (email: string) => (await commands(context).signUp({ email })).customer;
const seenBy = (id: string) => commands(context, signedIn(id)).entity('Customer', id, 'grade');

test('customers hears exactly what its manifest says', () => {
  const declared = new Set(Object.values(hears.customers ?? {}).flat());
  expect(context.reactions.flatMap(({ types }) => types)).toEqual([...declared]);
});

test('a customer starts at SILVER, is GOLD from the configured mileage on, and SILVER again below it [OB-08 OB-21]', async () => {
  const { id, grade } = await signUp('grade@example.com');
  expect(grade).toBe('SILVER');
  await hear(id, 1, 4_999);
  expect(await seenBy(id)).toEqual({ grade: 'SILVER' });
  await hear(id, 2, 5_000);
  expect(await seenBy(id)).toEqual({ grade: 'GOLD' });
  await hear(id, 3, 1);
  expect(await seenBy(id)).toEqual({ grade: 'SILVER' });
  expect(await said(id)).toEqual([
    { customerId: id, grade: 'GOLD', sequence: 1 },
    { customerId: id, grade: 'SILVER', sequence: 2 },
  ]);
});

test('a change of the profile leaves the grade as it is', async () => {
  const { id } = await signUp('profile@example.com');
  await hear(id, 1, 5_000);
  const answer = await commands(context, signedIn(id)).updateProfile({ name: '민지' });
  expect(answer.customer).toMatchObject({ name: '민지', grade: 'GOLD' });
});

test('a customer whose account is with another issuer has a grade too', async () => {
  await hear('cus_elsewhere', 1, 5_000);
  expect(await said('cus_elsewhere')).toEqual([{ customerId: 'cus_elsewhere', grade: 'GOLD', sequence: 1 }]);
});

test('the newest mileage decides, in any order, with repeats and with failing handlers', async () => {
  let run = 0;
  const mileages = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 5 });
  const doubled = mileages.chain((all) => {
    const heard = all.flatMap((mileage, i) => [1, 2].map(() => ({ mileage, sequence: i + 1 })));
    return fc.record({
      last: fc.constant(all.at(-1) ?? 0),
      heard: fc.shuffledSubarray(heard, { minLength: heard.length, maxLength: heard.length }),
      failing: fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
    });
  });
  await fc.assert(
    fc.asyncProperty(doubled, async ({ last, heard, failing }) => {
      const id = `cus_run${++run}`;
      for (const { sequence, mileage } of heard) {
        while (failing.next().value === 0)
          await expect(hear(id, sequence, mileage, true)).rejects.toThrow('the handler fails');
        await hear(id, sequence, mileage);
      }
      const changes = await said(id);
      expect(changes.at(-1)?.grade ?? 'SILVER').toBe(last >= 5_000 ? 'GOLD' : 'SILVER');
      expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, i) => i + 1));
    }),
    { numRuns: 25 },
  );
});
