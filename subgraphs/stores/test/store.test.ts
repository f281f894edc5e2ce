import type { Instant } from '@jumun/platform/kernel/clock';
import { alwaysOpen } from '@jumun/schema/opening-hours';
import { describe, expect, it } from 'vitest';
import { afterCommands, events, outcomeOf } from '../../../test/given.ts';
import {
  decideBy,
  newStore,
  pausedAt,
  type StoreCommand,
  type StoreDetails,
  store,
} from '../domain/store.ts';

const at = (ms: number) => ms as Instant;
const details: StoreDetails = { ...newStore, name: '주문커피', acceptance: 'MANUAL' };
const open: StoreCommand = { type: 'OpenStore', details, at: at(1) };
const change = (changes: Partial<StoreDetails>): StoreCommand => ({ type: 'ChangeStore', changes });
const pause = (until: number | null, now = 10): StoreCommand => ({
  type: 'PauseStore',
  until: until as Instant | null,
  at: at(now),
});
const resume = (now = 20): StoreCommand => ({ type: 'ResumeStore', at: at(now) });

const after = outcomeOf(store);

describe('a store', () => {
  it('is opened once', () => {
    expect(after(open)).toMatchObject({
      outcome: ['StoreOpened'],
      state: { ...details, status: 'OPENED', openedAt: 1, pause: null },
    });
    expect(after(open, change({ name: '다른 이름' }), open)).toMatchObject({
      outcome: [],
      state: { name: '다른 이름' },
    });
  });

  it('that was never opened is neither changed nor paused nor resumed', () => {
    for (const command of [change({ name: '이름' }), pause(null), resume()])
      expect(after(command).outcome).toBe('StoreNotFound');
  });

  it('is changed where it is different, and only there', () => {
    const hours = [{ day: 'MONDAY', opens: '09:00', closes: '18:00' }] as const;
    expect(afterCommands(store)(open).when(change({ hours, name: details.name }))).toEqual(
      events({ type: 'StoreChanged', changes: { hours } }),
    );
    expect(after(open, change({ hours }), change({ hours: [...hours], prepMinutes: null })).outcome).toEqual(
      [],
    );
    expect(after(open, change({ hours }), change({ prepMinutes: 5 })).state).toMatchObject({
      hours,
      prepMinutes: 5,
    });
  });

  it('is paused until it is resumed', () => {
    expect(after(open, pause(null)).state).toMatchObject({ pause: { since: 10, until: null } });
    expect(after(open, pause(null), pause(null, 15)).outcome).toEqual([]);
    expect(after(open, pause(null), resume()).state).toMatchObject({ pause: null });
    expect(after(open, pause(null), resume(), resume()).outcome).toEqual([]);
  });

  it('is paused until a time, which may be moved; the pause goes on since it began', () => {
    const moved = after(open, pause(100), pause(200, 50)).state;
    expect(moved).toMatchObject({ pause: { since: 10, until: 200 } });
    expect(after(open, pause(100), pause(200, 100)).state).toMatchObject({
      pause: { since: 100, until: 200 },
    });
    if (moved.status !== 'OPENED') throw new Error('it was opened');
    expect([pausedAt(moved, at(199)), pausedAt(moved, at(200))]).toEqual([{ since: 10, until: 200 }, null]);
  });

  it('cannot be paused until a time that is over', () => {
    expect(after(open, pause(10, 10)).outcome).toBe('PauseIsOver');
    expect(after(open, pause(11, 10)).outcome).toEqual(['StorePaused']);
  });

  it('whose pause has ended by itself has nothing to resume', () => {
    expect(after(open, pause(15), resume(15)).outcome).toEqual([]);
    expect(after(open, pause(15), resume(14)).outcome).toEqual(['StoreResumed']);
  });
});

describe('the time in which the staff decide', () => {
  const nineToSix = {
    ...alwaysOpen,
    hours: [{ day: 'FRIDAY', opens: '09:00', closes: '18:00' }],
  } as const;
  const by = (now: string, pickupAt: string | null) =>
    new Date(
      decideBy(nineToSix, {
        at: at(Date.parse(now)),
        pickupAt: pickupAt === null ? null : at(Date.parse(pickupAt)),
        withinMs: 600_000,
      }),
    ).toISOString();

  it('runs from now on for what is to be made now, even where the store has just closed', () => {
    expect(by('2026-11-20T12:00:00+09:00', null)).toBe('2026-11-20T03:10:00.000Z');
    expect(by('2026-11-20T18:00:01+09:00', null)).toBe('2026-11-20T09:10:01.000Z');
  });

  it('runs from the next opening on for what is to be picked up later', () => {
    expect(by('2026-11-20T03:00:00+09:00', '2026-11-20T10:00:00+09:00')).toBe('2026-11-20T00:10:00.000Z');
    expect(by('2026-11-20T12:00:00+09:00', '2026-11-20T15:00:00+09:00')).toBe('2026-11-20T03:10:00.000Z');
  });

  it('never begins after the order is to be picked up, whatever the store has changed since', () => {
    expect(by('2026-11-20T18:30:00+09:00', '2026-11-20T19:00:00+09:00')).toBe('2026-11-20T10:10:00.000Z');
    expect(by('2026-11-20T18:30:00+09:00', '2026-11-20T18:00:00+09:00')).toBe('2026-11-20T09:40:00.000Z');
  });
});
