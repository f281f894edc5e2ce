import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import { afterCommands, events } from '../../../test/given.ts';
import {
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

const after = afterCommands(reward);
const allocatedNow = events({ type: 'RewardAllocated', details, allocatedAt: 5 });

describe('a reward', () => {
  it('is named after its achievement', () => expect(rewardIdOf('ach_1')).toBe('rew_1'));

  it('is allocated, issued and exchanged, each once [GC-51]', () => {
    const allocated = { ...details, status: 'ALLOCATED', allocatedAt: 5, walletItemId: null };
    expect(after().when(allocate)).toEqual(allocatedNow);
    expect(after(allocate).state).toEqual(allocated);
    expect(after(allocate).when(allocate)).toEqual(events());

    expect(after(allocate).when(note)).toEqual(events({ type: 'ItemNoted', walletItemId }));
    expect(after(allocate, note).state).toEqual({ ...allocated, walletItemId });
    expect(after(allocate, note).when(note)).toEqual(events());

    expect(after(allocate, note).when(exchange)).toEqual(events({ type: 'RewardExchanged', walletItemId }));
    const exchanged = after(allocate, note, exchange);
    expect(exchanged.state).toEqual({ ...allocated, walletItemId, status: 'EXCHANGED' });
    for (const again of [allocate, note, exchange]) expect(exchanged.when(again)).toEqual(events());
  });

  it('keeps what wallets said before it was allocated', () => {
    const issued = after(allocate, note).state;
    const exchanged = after(allocate, note, exchange).state;
    expect(after(note).state).toMatchObject({ status: 'awaited' });
    expect(after(note).when(note)).toEqual(events());
    expect(after(note).when(allocate)).toEqual(allocatedNow);
    expect(after(note, allocate).state).toEqual(issued);
    for (const wallet of [
      [note, exchange],
      [exchange, note],
      [exchange, exchange],
    ]) {
      expect(after(...wallet).when(allocate)).toEqual(allocatedNow);
      expect(after(...wallet, allocate).state).toEqual(exchanged);
    }
    expect(after(allocate, exchange).state).toEqual(exchanged);
  });
});
