import { graphClient } from '../graph-client.ts';
import { customerOn, staffOn } from './customer.ts';
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
const signUpOperation =
  'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on Refusal { code } } }';

/** Missions are achieved by hand and by coffee; rewards lie in the wallet, are exchanged for a gift, and the gift is used. */
export const rewards = async (stage: Stage): Promise<void> => {
  const { step, show, expect, until } = stage;

  step('Somebody new signs up');
  const password = 'a long password';
  const email = `player-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.com`;
  const anybody = graphClient(stage.url);
  await anybody.ask(signUpOperation, { input: { email, password, name: '김게임', locale: 'en' } });
  await anybody.close();
  const customer = customerOn(stage, await stage.as(email, password));
  const page = async () =>
    (await customer.ask<{ myPage: { missions: Mission[]; wallet: Item[] } }>(pageOperation)).myPage;
  const mission = async (id: string) => (await page()).missions.find(({ missionId }) => missionId === id);
  for (const one of (await page()).missions) show(one);
  const act = staffOn(stage, customer.client);

  step('A mission is achieved; a reward is allocated and lies in the wallet');
  const achieve = () => act('achieveMission', { missionId: 'mis_welcome', idempotencyKey: 'welcome' });
  expect('achieved', (await achieve()).__typename, 'AchieveMissionSuccess');
  expect('the same key is the same achievement', (await achieve()).__typename, 'AchieveMissionSuccess');
  const again = await act('achieveMission', { missionId: 'mis_welcome', idempotencyKey: 'once-more' });
  expect('and nobody achieves it twice', again.__typename, 'MissionAlreadyAchieved');
  await until('my page shows the reward', async () =>
    (await mission('mis_welcome'))?.rewardStatus === 'ISSUED' ? true : undefined,
  );
  const item = await until('and what lies in the wallet', async () => (await page()).wallet[0]);
  expect('it can be exchanged', item.exchangeable, true);

  step('Three coffees achieve a mission by themselves');
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
  await until('three coffees are a mission', async () =>
    (await mission('mis_coffee3'))?.rewardStatus === 'ISSUED' ? true : undefined,
  );

  step('What is out of stock cannot be had, and the item stays as it was');
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

  step('The gift is used, once, and an e-mail says so');
  expect('used', (await act('useGift', { giftId })).__typename, 'UseGiftSuccess');
  expect('not twice', (await act('useGift', { giftId })).__typename, 'GiftAlreadyUsed');
  await until('my page shows that it was used and the e-mail sent', async () => {
    const welcome = await mission('mis_welcome');
    return welcome?.rewardStatus === 'USED' && welcome.emailStatus === 'SENT' ? true : undefined;
  });
  for (const one of (await page()).missions.filter(({ achieved }) => achieved)) show(one);
};
