import { describe, expect, it } from 'vitest';
import { balance, balanceIdOf, holderOf } from '../domain/balance.ts';
import { type EarningCommand, type EarningEvent, earning } from '../domain/earning.ts';
import { type CustomerId, mileageFor, type OrderId } from '../domain/programme.ts';

const customerId = 'cus_minji' as CustomerId;
const orderId = 'ord_1' as OrderId;
const earn: EarningCommand = { type: 'Earn', customerId, amount: 500 };
const reverse: EarningCommand = { type: 'Reverse' };

/** The types of all that happens, command by command. */
const after = (...commands: EarningCommand[]) => {
  let state = earning.initial;
  return commands.map((command) => {
    const decision = earning.decide(command, state);
    const events: readonly EarningEvent[] = 'events' in decision ? decision.events : [];
    state = events.reduce(earning.evolve, state);
    return events.map(({ type }) => type).join();
  });
};

describe('an order', () => {
  it('earns once, and gives it back once', () =>
    expect(after(earn, earn, reverse, reverse, earn)).toEqual(['Earned', '', 'Reversed', '', '']));
  it('never earns after it was cancelled before it was heard of', () =>
    expect(after(reverse, earn, reverse)).toEqual(['Barred', '', '']));
  it('that is worth nothing earns nothing', () =>
    expect(after({ type: 'Earn', customerId, amount: 0 }, reverse)).toEqual(['', 'Barred']));
  it('is worth its price in won, and nothing in another currency', () => {
    expect(mileageFor({ minorUnits: 4_500, currency: 'KRW' })).toBe(4_500);
    expect(mileageFor({ minorUnits: 4_500, currency: 'USD' })).toBe(0);
  });
});

describe('a balance', () => {
  const enter = (reason: 'EARNED' | 'REVERSED', amount: number) =>
    balance.decide({ type: 'Enter', reason, orderId, amount }, { amount: 300, sequence: 4 });

  it('goes up and down, and counts', () => {
    expect(enter('EARNED', 200)).toMatchObject({ events: [{ change: 200, amount: 500, sequence: 5 }] });
    expect(enter('REVERSED', 200)).toMatchObject({ events: [{ change: -200, amount: 100, sequence: 5 }] });
  });
  it('gives back no more than there is', () => {
    expect(enter('REVERSED', 500)).toMatchObject({ events: [{ change: -300, amount: 0, sequence: 5 }] });
    expect(
      balance.decide({ type: 'Enter', reason: 'REVERSED', orderId, amount: 500 }, balance.initial),
    ).toEqual({ events: [] });
  });
  it('is found by whose it is and of what, whatever the customer is called', () =>
    expect(holderOf(balanceIdOf('google.12' as CustomerId, 'MILEAGE'))).toEqual({
      customerId: 'google.12',
      programme: 'MILEAGE',
    }));
});
