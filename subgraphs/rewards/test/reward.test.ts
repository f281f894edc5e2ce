import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import {
  type Reward,
  type RewardCommand,
  type RewardDetails,
  reward,
  rewardIdOf,
  type WalletItemId,
} from '../domain/reward.ts';

const details: RewardDetails = {
  achievementId: 'ach_1',
  missionId: 'mis_coffee3',
  customerId: 'cus_minji',
  title: '아메리카노 교환권',
};
const walletItemId = 'wit_1' as WalletItemId;
const allocate: RewardCommand = { type: 'AllocateReward', details, at: 5 as Instant };
const note: RewardCommand = { type: 'NoteItem', walletItemId };
const exchange: RewardCommand = { type: 'MarkExchanged', walletItemId };

/** What the last command came to, after the others. */
const after = (...commands: RewardCommand[]) => {
  let state: Reward = reward.initial;
  let outcome = '';
  for (const command of commands) {
    const decision = reward.decide(command, state);
    const events = 'events' in decision ? decision.events : [];
    outcome = events.map(({ type }) => type).join();
    state = events.reduce(reward.evolve, state);
  }
  return { outcome, state };
};

describe('a reward', () => {
  it('is named after its achievement', () => expect(rewardIdOf('ach_1')).toBe('rew_1'));

  it('is allocated, issued and exchanged, each once [GC-51]', () => {
    const allocated = { ...details, status: 'ALLOCATED', allocatedAt: 5, walletItemId: null };
    expect(after(allocate)).toEqual({ outcome: 'RewardAllocated', state: allocated });
    expect(after(allocate, allocate)).toEqual({ outcome: '', state: allocated });
    const issued = { ...allocated, walletItemId };
    expect(after(allocate, note)).toEqual({ outcome: 'ItemNoted', state: issued });
    expect(after(allocate, note, note)).toEqual({ outcome: '', state: issued });
    const exchanged = { ...issued, status: 'EXCHANGED' };
    expect(after(allocate, note, exchange)).toEqual({ outcome: 'RewardExchanged', state: exchanged });
    for (const again of [allocate, note, exchange])
      expect(after(allocate, note, exchange, again)).toEqual({ outcome: '', state: exchanged });
  });

  it('knows in the end what the wallet said before it was allocated', () => {
    const issued = after(allocate, note).state;
    const exchanged = after(allocate, note, exchange).state;
    expect(after(note).state).toMatchObject({ status: 'awaited' });
    expect(after(note, note).outcome).toBe('');
    expect(after(note, allocate)).toEqual({ outcome: 'RewardAllocated', state: issued });
    for (const wallet of [
      [note, exchange],
      [exchange, note],
      [exchange, exchange],
    ])
      expect(after(...wallet, allocate)).toEqual({ outcome: 'RewardAllocated', state: exchanged });
    expect(after(allocate, exchange).state).toEqual(exchanged);
  });
});
