import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import * as missions from '@jumun/schema/events/missions';
import * as wallets from '@jumun/schema/events/wallets';

const numbers = { missions: 0, wallets: 0 };

const envelope = (source: keyof typeof numbers, aggregate: string, event: PublishedEvent): Envelope => {
  const number = ++numbers[source];
  const ids = { id: `evt_${source}_${number}`, correlationId: `cor_${aggregate}`, causationId: null };
  return { ...event, ...ids, source, number, aggregate, occurredAt: 900 as Instant };
};

type About = { readonly customerId?: string; readonly missionId?: string };

/** Three coffees of one week: `ach_1`, whose reward is `rew_1`. */
export const anAchievement = (
  n: string,
  { customerId = 'cus_minji', missionId = 'mis_coffee3' }: About = {},
): Envelope =>
  envelope(
    'missions',
    `ach_${n}`,
    missions.MissionAchieved.make({
      ...{ achievementId: `ach_${n}`, missionId, customerId, achievedAt: 900 },
      ...{ title: '이번 주 커피 세 잔', rewardTitle: '아메리카노 교환권' },
    }),
  );

const item = (n: string, { customerId = 'cus_minji', missionId = 'mis_coffee3' }: About) => ({
  ...{ walletItemId: `wit_${n}`, rewardId: `rew_${n}`, missionId, customerId },
  title: '아메리카노 교환권',
});

/** The reward lies in the wallet. */
export const anIssuedItem = (n: string, about: About = {}): Envelope =>
  envelope('wallets', `wit_${n}`, wallets.WalletItemIssued.make(item(n, about)));

/** It was exchanged for a gift. */
export const anExchangedItem = (n: string, about: About = {}): Envelope =>
  envelope(
    'wallets',
    `wit_${n}`,
    wallets.WalletItemExchanged.make({ ...item(n, about), giftId: `gif_${n}`, giftOfferId: 'gof_latte' }),
  );
