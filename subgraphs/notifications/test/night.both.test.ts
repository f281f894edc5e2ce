import type { Instant } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endOfNight } from '../domain/night.ts';
import { aContact, heard } from './builders.ts';
import { type Opened, openNotifications } from './open.ts';

const inSeoul = (time: string) => Date.parse(`${time}+09:00`) as Instant;

describe('in Seoul it is night', () => {
  it.each([
    ['2026-11-30T20:59:59.999', null],
    ['2026-11-30T21:00:00.000', '2026-12-01T08:00:00.000'],
    ['2026-11-30T22:00:00.000', '2026-12-01T08:00:00.000'],
    ['2026-12-31T23:59:59.999', '2027-01-01T08:00:00.000'],
    ['2026-12-01T00:00:00.000', '2026-12-01T08:00:00.000'],
    ['2026-12-01T05:25:00.000', '2026-12-01T08:00:00.000'],
    ['2026-12-01T07:59:59.999', '2026-12-01T08:00:00.000'],
    ['2026-12-01T08:00:00.000', null],
    ['2026-12-01T12:00:00.000', null],
  ])('at %s until %s', (at, until) => {
    expect(endOfNight(inSeoul(at))).toBe(until && inSeoul(until));
  });
});

describe('advertising', () => {
  let n: Opened;
  beforeEach(async () => {
    n = await openNotifications();
  });
  afterEach(() => n.close());

  const announcedAt = async (time: string, change = {}) => {
    n.time.now = inSeoul(time);
    await n.hear(aContact({ marketingConsent: true, ...change }), heard.registered());
    await n.announce();
  };
  const claimedAt = async (time: string) => {
    n.time.now = inSeoul(time);
    return (await n.claim()).length;
  };

  it('waits for eight in the morning, and its row says so', async () => {
    await announcedAt('2026-11-30T22:00:00');
    expect(await n.claim()).toEqual([]);
    expect(await n.rows()).toMatchObject([
      { status: 'PENDING', reason: 'NIGHT', attempts: 0, dueAt: inSeoul('2026-12-01T08:00:00') },
    ]);
    expect(await claimedAt('2026-12-01T07:59:59.999')).toBe(0);
    expect(await claimedAt('2026-12-01T08:00:00')).toBe(1);
  });

  it('of before dawn waits for the same morning', async () => {
    await announcedAt('2026-12-01T05:25:00');
    expect(await n.claim()).toEqual([]);
    expect(await n.rows()).toMatchObject([{ dueAt: inSeoul('2026-12-01T08:00:00') }]);
  });

  it('is not brought forward by the look for times that no clock of today would write', async () => {
    await announcedAt('2026-11-30T21:00:00');
    expect(await n.claim()).toEqual([]);
    expect(await n.claim({ isSweep: true })).toEqual([]);
    expect(await n.rows()).toMatchObject([{ dueAt: inSeoul('2026-12-01T08:00:00') }]);
    n.time.now = inSeoul('2026-11-30T12:00:00'); // the clock is set back
    expect(await n.claim({ isSweep: true })).toHaveLength(1);
  });

  it('that was planned by day and is tried again at night waits too', async () => {
    await announcedAt('2026-11-30T20:59:59.999');
    n.time.now = inSeoul('2026-11-30T21:00:00');
    expect(await n.claim()).toEqual([]);
    expect(await n.rows()).toMatchObject([{ reason: 'NIGHT' }]);
  });

  it('comes at any time to those who agreed to that', async () => {
    await announcedAt('2026-11-30T22:00:00', { nightConsent: true });
    expect(await n.claim()).toHaveLength(1);
  });

  it('comes by day to everybody who agreed to it', async () => {
    await announcedAt('2026-11-30T20:59:59.999');
    expect(await n.claim()).toHaveLength(1);
  });

  it('and no other message waits for the morning', async () => {
    n.time.now = inSeoul('2026-11-30T22:00:00');
    await n.hear(aContact(), heard.placed(), heard.progressed('PREPARING'));
    expect(await n.claim()).toHaveLength(2);
  });
});
