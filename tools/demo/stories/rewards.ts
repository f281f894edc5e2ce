import { newcomer, staffOn } from './customer.ts';
import type { Stage } from './stage.ts';

type Mission = {
  missionId: string;
  title: string;
  achieved: boolean;
  rewardStatus: string | null;
  emailStatus: string | null;
};
type Item = { walletItemId: string; title: string; exchangeable: boolean };

const pageOperation =
  '{ myPage { missions { missionId title achieved rewardStatus emailStatus } wallet { walletItemId title exchangeable } } }';

/** Missions are achieved by hand and by drinking coffee; a reward from the wallet is exchanged for a gift, which is used. */
export const rewards = async (stage: Stage): Promise<void> => {
  const { step, show, expect, until } = stage;

  step('A new customer signs up');
  const customer = await newcomer(stage, 'player', { name: '김게임' });
  const page = async () =>
    (await customer.ask<{ myPage: { missions: Mission[]; wallet: Item[] } }>(pageOperation)).myPage;
  const mission = async (id: string) => (await page()).missions.find(({ missionId }) => missionId === id);
  for (const one of (await page()).missions) show(one);
  const act = staffOn(stage, customer.client);

  step('A mission is achieved; its reward is allocated and appears in the wallet');
  const achieve = () => act('achieveMission', { missionId: 'mis_welcome', idempotencyKey: 'welcome' });
  expect('achieved', (await achieve()).__typename, 'AchieveMissionSuccess');
  expect('the same key gives the same achievement', (await achieve()).__typename, 'AchieveMissionSuccess');
  const again = await act('achieveMission', { missionId: 'mis_welcome', idempotencyKey: 'once-more' });
  expect('and it cannot be achieved twice', again.__typename, 'MissionAlreadyAchieved');
  await until('my page shows the reward', async () =>
    (await mission('mis_welcome'))?.rewardStatus === 'ISSUED' ? true : undefined,
  );
  const item = await until('and the wallet holds it', async () => (await page()).wallet[0]);
  expect('it can be exchanged', item.exchangeable, true);

  step('Three coffees complete a mission by themselves');
  const atCafe = staffOn({ ...stage, show: () => {} }, await stage.as('cafe@jumun.example'));
  const fulfilment = { pickup: { storeId: 'sto_cafe1' } };
  for (const key of ['one', 'two', 'three']) {
    const orderId = await customer.order(key, {
      lines: [{ productId: 'prd_menu01', quantity: 1 }],
      fulfilment,
    });
    for (const command of ['acceptTicket', 'readyTicket', 'handOverTicket'])
      await until(`${command} ${key}`, async () =>
        /Success$/.test((await atCafe(command, { orderId })).__typename) ? true : undefined,
      );
  }
  await until('three coffees complete the mission', async () =>
    (await mission('mis_coffee3'))?.rewardStatus === 'ISSUED' ? true : undefined,
  );

  step('A gift that is out of stock is refused, and the item stays as it was');
  const exchange = (walletItemId: string, giftOfferId: string, idempotencyKey: string) =>
    act(
      'exchangeWalletItem',
      { walletItemId, giftOfferId, idempotencyKey },
      '... on ExchangeWalletItemSuccess { walletItem { status } gift { id title status } }',
    );
  const soldOut = await exchange(item.walletItemId, 'gof_soldout', 'sold-out');
  expect('refused', soldOut.__typename, 'GiftUnavailable');
  expect(
    'still exchangeable',
    (await page()).wallet.find(({ walletItemId }) => walletItemId === item.walletItemId)?.exchangeable,
    true,
  );

  step('It is exchanged for a gift, once');
  const exchanged = await exchange(item.walletItemId, 'gof_americano', 'americano');
  expect('exchanged', exchanged.__typename, 'ExchangeWalletItemSuccess');
  const giftId = (exchanged.gift as { id: string } | null)?.id ?? '';
  const spent = await exchange(item.walletItemId, 'gof_americano', 'another-key');
  expect('an item is spent once', spent.__typename, 'WalletItemSpent');
  await until('my page shows it', async () =>
    (await mission('mis_welcome'))?.rewardStatus === 'EXCHANGED' ? true : undefined,
  );

  step('The gift is used, once, and an e-mail confirms it');
  const use = { giftId, idempotencyKey: `use-${giftId}` };
  expect('used', (await act('useGift', use)).__typename, 'UseGiftSuccess');
  expect('a lost answer is asked for again', (await act('useGift', use)).__typename, 'UseGiftSuccess');
  expect(
    'not twice',
    (await act('useGift', { giftId, idempotencyKey: `${use.idempotencyKey}-again` })).__typename,
    'GiftAlreadyUsed',
  );
  await until('my page shows that it was used and that the e-mail was sent', async () => {
    const welcome = await mission('mis_welcome');
    return welcome?.rewardStatus === 'USED' && welcome.emailStatus === 'SENT' ? true : undefined;
  });
  for (const one of (await page()).missions.filter(({ achieved }) => achieved)) show(one);
};
