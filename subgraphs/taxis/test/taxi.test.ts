import type { Instant } from '@jumun/platform/kernel/clock';
import { money } from '@jumun/platform/kernel/money';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../test/given.ts';
import { availabilityOf, isRegistered, type TaxiCommand, type TaxiId, taxi } from '../domain/taxi.ts';

const facts = {
  taxiName: 'sonata',
  companyName: 'tmap',
  rideClass: 'BASIC',
  fare: money(4_900, 'KRW'),
} as const;

const register = (availability: number, changes: object = {}): TaxiCommand => ({
  type: 'RegisterTaxi',
  id: 'tax_1' as TaxiId,
  taxi: { ...facts, ...changes },
  minimumFare: money(3_800, 'KRW'),
  at: 1 as Instant,
  availability,
});
const set = (availability: number): TaxiCommand => ({ type: 'SetAvailability', availability });
const take: TaxiCommand = { type: 'TakeTaxi' };
const free: TaxiCommand = { type: 'FreeTaxi' };

const outcome = outcomeOf(taxi);
const after = (...commands: TaxiCommand[]) => {
  const { state, ...rest } = outcome(...commands);
  return { ...rest, state, availability: isRegistered(state) ? availabilityOf(state) : null };
};

describe('a taxi', () => {
  it('is registered once, with the places it is given', () => {
    expect(after(register(10))).toMatchObject({
      outcome: ['TaxiRegistered'],
      state: { ...facts, id: 'tax_1', capacity: 10, busy: 0, registeredAt: 1 },
      availability: 10,
    });
    expect(after(register(10), register(10))).toMatchObject({ outcome: [], availability: 10 });
    expect(after(register(10), set(3), register(10))).toMatchObject({ outcome: [], availability: 3 });
  });

  it('cannot be registered differently with the same key', () => {
    for (const other of [
      register(9),
      register(10, { taxiName: 'eclass' }),
      register(10, { companyName: 'kakao' }),
      register(10, { rideClass: 'PRIME' }),
      register(10, { fare: money(5_000, 'KRW') }),
    ])
      expect(after(register(10), other)).toMatchObject({
        outcome: 'IdempotencyKeyReused',
        state: { ...facts, capacity: 10 },
      });
  });

  it('is not registered below the minimum fare or in another currency [CT-55]', () => {
    expect(after(register(1, { fare: money(3_799, 'KRW') })).outcome).toBe('FareTooLow');
    expect(after(register(1, { fare: money(4_900, 'USD') })).outcome).toBe('FareTooLow');
    expect(after(register(1, { fare: money(3_800, 'KRW') })).outcome).toEqual(['TaxiRegistered']);
  });

  it('stays registered when the minimum fare goes up', () => {
    const dearer = { ...register(10), minimumFare: money(9_000, 'KRW') } as TaxiCommand;
    expect(after(register(10), dearer)).toMatchObject({ outcome: [], availability: 10 });
  });

  it('is taken by as many rides as it has places, and by no more [CT-12]', () => {
    expect(after(register(2), take, take)).toMatchObject({ outcome: ['TaxiTaken'], availability: 0 });
    expect(after(register(2), take, take, take)).toMatchObject({
      outcome: 'TaxiUnavailable',
      state: { busy: 2 },
      availability: 0,
    });
    expect(after(register(0), take)).toMatchObject({ outcome: 'TaxiUnavailable', availability: 0 });
  });

  it('is freed once by each of its rides', () => {
    expect(after(register(1), take, free)).toMatchObject({ outcome: ['TaxiFreed'], availability: 1 });
    expect(after(register(1), take, free, free)).toMatchObject({
      outcome: 'TaxiNotTaken',
      state: { busy: 0 },
      availability: 1,
    });
  });

  it('serves as many rides at once as was last set, including those it has [CT-11]', () => {
    expect(after(register(4), take, set(7))).toMatchObject({
      outcome: ['CapacitySet'],
      state: { capacity: 7, busy: 1 },
      availability: 6,
    });
    expect(after(register(4), take, set(4))).toMatchObject({ outcome: [], availability: 3 });
  });

  it('gains no place when the same availability is set again, even with a passenger on board', () => {
    expect(after(register(1), set(1), take, set(1), take).outcome).toBe('TaxiUnavailable');
    expect(after(register(10), set(10), take, take, set(10), free, set(10), free).availability).toBe(10);
  });

  it('keeps the rides it has when its availability goes down, and loses their places as they end', () => {
    expect(after(register(4), take, take, set(1))).toMatchObject({
      state: { capacity: 2, busy: 2 },
      availability: 0,
    });
    expect(after(register(4), take, take, set(1), free)).toMatchObject({
      state: { capacity: 1 },
      availability: 0,
    });
    expect(after(register(4), take, set(0), free, take).outcome).toBe('TaxiUnavailable');
    expect(after(register(4), take, set(0), free, set(2), take)).toMatchObject({ availability: 1 });
  });

  it('that was never registered is not found', () => {
    for (const command of [set(1), take, free]) expect(after(command).outcome).toBe('TaxiNotFound');
  });
});
