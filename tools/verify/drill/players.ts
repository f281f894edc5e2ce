import { setTimeout as pause } from 'node:timers/promises';
import type { GraphClient } from '../../demo/graph-client.ts';
import type { Processes } from '../../run/processes.ts';
import { takePicture } from '../audit/picture.ts';
import type { Load } from './customers.ts';
import { insist, patienceMs, succeeded } from './insist.ts';

/** What a player was told: the item was exchanged for this gift. Kept outside the system. */
export type Told = { readonly walletItemId: string; readonly giftId: string };

type Answered = {
  readonly __typename: string;
  readonly mission?: { readonly id: string };
  readonly giftOffer?: { readonly id: string };
  readonly gift?: { readonly id: string } | null;
};
type Item = { readonly walletItemId: string; readonly title: string };

/**
 * Players who repeatedly achieve a mission of their own, exchange its reward for a gift and use it; after an unclear answer
 * they ask again with the same key. What they are told is added to `told`.
 */
export const startPlayers = async (
  system: Processes,
  {
    name,
    players,
    told,
  }: { readonly name: string; readonly players: readonly string[]; readonly told: Told[] },
): Promise<Load> => {
  const master = await system.as('stf_master', { scopes: ['missions:write', 'gifts:write'] });
  const offer = await insist<Answered>(
    master,
    'registerGiftOffer',
    { title: 'Drilled', stock: 1_000_000, idempotencyKey: 'drill' },
    '... on RegisterGiftOfferSuccess { giftOffer { id } }',
    succeeded,
  );
  const giftOfferId = offer?.giftOffer?.id;
  if (!giftOfferId) throw new Error('a gift offer could not be registered');
  let isOver = false;

  const itemOf = async (client: GraphClient, title: string): Promise<string | undefined> => {
    for (const end = Date.now() + patienceMs; Date.now() < end; await pause(150))
      try {
        const { data } = await client.ask<{ myPage: { wallet: Item[] } }>(
          '{ myPage { wallet { walletItemId title } } }',
        );
        const found = data?.myPage.wallet.find((item) => item.title === title);
        if (found) return found.walletItemId;
      } catch {
        // asked again
      }
    return undefined;
  };

  const play = async (player: string) => {
    const client = await system.as(player);
    for (let turn = 0; !isOver; turn++) {
      const title = `${name}-${player}-${turn}`;
      const defined = await insist<Answered>(
        master,
        'defineMission',
        { title, rewardTitle: title, idempotencyKey: title },
        '... on DefineMissionSuccess { mission { id } }',
        succeeded,
      );
      const missionId = defined?.mission?.id ?? '';
      await insist(client, 'achieveMission', { missionId, idempotencyKey: title }, '', succeeded);
      const walletItemId = await itemOf(client, title);
      if (!walletItemId) throw new Error(`${title}: no reward within ${patienceMs} ms`);
      for (let attempt = 0; attempt < 50; attempt++) {
        const answer = await insist<Answered>(
          client,
          'exchangeWalletItem',
          { walletItemId, giftOfferId, idempotencyKey: `${title}-${attempt}` },
          '... on ExchangeWalletItemSuccess { gift { id } }',
          ({ __typename }) => __typename !== 'ExchangePending',
        );
        if (answer?.__typename !== 'ExchangeWalletItemSuccess') {
          await pause(200); // it was not even begun: another attempt takes another key
          continue;
        }
        // a gift that cannot be shown while gifts restarts is checked by the audit
        if (answer.gift) {
          told.push({ walletItemId, giftId: answer.gift.id });
          await insist(client, 'useGift', { giftId: answer.gift.id }, '', () => true);
        }
        break;
      }
    }
  };

  const everyone = players.map(play);
  for (const one of everyone) one.catch(() => {}); // reported by stop
  return {
    async stop() {
      isOver = true;
      await Promise.all(everyone);
    },
  };
};

/** Compares what players were told with what there is: one sentence for each contradiction. */
export const checkTold = async (env: NodeJS.ProcessEnv, told: readonly Told[]): Promise<string[]> => {
  const picture = await takePicture(env);
  const found: string[] = [];
  try {
    const gifts = new Map<string, string>();
    for await (const { id, item } of picture.rows<{ id: string; item: string }>(
      'select g.id, g.wallet_item_id as item from gifts.gifts g',
    ))
      gifts.set(id, item);
    for (const { walletItemId, giftId } of told)
      if (gifts.get(giftId) !== walletItemId)
        found.push(`${giftId} was given for ${walletItemId}, but does not exist`);
  } finally {
    await picture.close();
  }
  return found;
};
