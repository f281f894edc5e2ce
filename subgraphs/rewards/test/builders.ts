import type { Envelope } from '@jumun/platform/kernel/published';
import * as missions from '@jumun/schema/events/missions';
import * as wallets from '@jumun/schema/events/wallets';
import { envelope } from '../../../test/envelope.ts';

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
      achievementId: `ach_${n}`,
      missionId,
      customerId,
      achievedAt: 900,
      title: '이번 주 커피 세 잔',
      rewardTitle: '아메리카노 교환권',
    }),
    900,
  );

const item = (n: string, { customerId = 'cus_minji', missionId = 'mis_coffee3' }: About) => ({
  walletItemId: `wit_${n}`,
  rewardId: `rew_${n}`,
  missionId,
  customerId,
  title: '아메리카노 교환권',
});

/** The reward was put into the wallet. */
export const anIssuedItem = (n: string, about: About = {}): Envelope =>
  envelope('wallets', `wit_${n}`, wallets.WalletItemIssued.make(item(n, about)), 900);

/** It was exchanged for a gift. */
export const anExchangedItem = (n: string, about: About = {}): Envelope =>
  envelope(
    'wallets',
    `wit_${n}`,
    wallets.WalletItemExchanged.make({ ...item(n, about), giftId: `gft_${n}`, giftOfferId: 'gof_latte' }),
    900,
  );
