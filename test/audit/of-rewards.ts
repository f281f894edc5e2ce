import { day, type Left, rules, type Violation } from './violation.ts';
import { type Anything, json, type Message, type World } from './world.ts';

/** What an item stands for, and what it was given for: each is named after the one before. */
const achievementOf = (item: string) => item.replace(/^wit_/, 'ach_');
const rewardOf = (item: string) => item.replace(/^wit_/, 'rew_');
const giftOf = (item: string) => item.replace(/^wit_/, 'gft_');

const remove = async ({ sql }: World, context: string, table: string, id: string) => {
  await sql(context, `delete from ${table} where id = ?`, id);
  await sql(context, 'delete from log where aggregate = ?', id);
};

/** The last event of an aggregate of one type. */
const eventOf = async ({ sql }: World, context: string, id: string, type: string): Promise<Anything> => {
  const [row] = await sql(
    context,
    'select id, fact from log where aggregate = ? and type = ? order by version desc limit 1',
    ...[id, type],
  );
  return { id: row?.id, ...json(row?.fact) };
};

const giftColumns = (item: string, member: string, offer: string) => ({
  wallet_item_id: item,
  gift_offer_id: offer,
  customer_id: member,
});
const issued = (item: string, member: string) => ({
  type: 'GiftIssued',
  details: { walletItemId: item, customerId: member, giftOfferId: 'gof_latte', title: 'x' },
  issuedAt: 1,
});
const exchanging = (since: number) => ({
  type: 'ExchangeBegun',
  exchange: { giftOfferId: 'gof_cake', correlationId: 'cor_x', since, lookAt: since, doubtful: false },
});

const ofOffers: readonly Violation[] = [
  {
    violation: 'a gift vanishes from an offer',
    async plant({ sql, happen }) {
      await happen('gifts', 'gift_offers', 'gof_cake', rules.giftOffer, {
        events: [{ type: 'GiftTaken', giftId: 'gft_ghost' }],
      });
      await sql('gifts', "update gift_offers set left_over = left_over - 1 where id = 'gof_cake'");
    },
    found: () => ['I1 gof_cake what is left is not the stock less the gifts'],
  },
  {
    violation: 'more gifts are given than there were',
    async plant({ sql, edit, rewrite, withoutCheck }) {
      await withoutCheck('gifts', 'gift_offers', 'gift_offers_never_below_zero');
      await edit('gifts', 'gift_offers', 'gof_movie', (state) => {
        Object.assign(state, { stock: 0, left: -1 });
      });
      await sql('gifts', "update gift_offers set left_over = -1 where id = 'gof_movie'");
      await rewrite('gifts', 'gof_movie', 'OfferRegistered', ({ fact }) => {
        fact.stock = 0;
      });
    },
    found: () => [
      'I1 gof_movie more were given than there were',
      'I10 gof_movie GiftTaken cannot follow registered',
    ],
  },
  {
    violation: 'one item brings two gifts',
    plant: ({ happen }, { used, member }) =>
      happen('gifts', 'gifts', 'gft_ghost', rules.gift, {
        events: [issued(used, member)],
        columns: giftColumns(used, member, 'gof_latte'),
      }),
    found: ({ used }) => [
      'I1 gof_latte what is left is not the stock less the gifts',
      'I1 gft_ghost its offer was not taken from exactly once for it',
      'I1 gft_ghost its columns hold other ids than its state',
      `I1 ${used} two gifts were given for one item`,
      'I7 gft_ghost the gift or its customer is not what the item says',
      'I11 gft_ghost my page does not show the gift as it is',
    ],
  },
  {
    violation: 'an offer was taken for another gift',
    plant: ({ rewrite }) =>
      rewrite('gifts', 'gof_movie', 'GiftTaken', ({ fact }) => {
        fact.giftId = 'gft_other';
      }),
    found: ({ given }) => [`I1 ${giftOf(given)} its offer was not taken from exactly once for it`],
  },
  {
    violation: 'a gift is used twice',
    async plant(world, { used }) {
      const { usedAt } = await eventOf(world, 'gifts', giftOf(used), 'GiftUsed');
      await world.happen('gifts', 'gifts', giftOf(used), rules.gift, {
        events: [{ type: 'GiftUsed', usedAt }],
      });
    },
    found: ({ used }) => [`I10 ${giftOf(used)} GiftUsed cannot follow USED`],
  },
];

const countCoffee = async ({ sql }: World, member: string, orderId: string) => {
  const theirs = `where customer_id = ? and kind = 'MENU_ITEM' and order_id not like 'ord_ghost%'`;
  await sql(
    'missions',
    `insert into completions (customer_id, kind, order_id, completed_at)
      select customer_id, kind, ?, completed_at from completions ${theirs}`,
    ...[orderId, member],
  );
  await sql(
    'missions',
    `insert into completed_lines (customer_id, kind, order_id, product_id, quantity, completed_at)
      select customer_id, kind, ?, product_id, 1, completed_at from completed_lines ${theirs}`,
    ...[orderId, member],
  );
};

const ofMissions: readonly Violation[] = [
  {
    violation: 'it goes unnoticed that a mission is achieved',
    async plant(world, { member }) {
      for (const id of ['ord_ghost1', 'ord_ghost2']) await countCoffee(world, member, id);
    },
    found: ({ member }) => [
      `I7 ${member} the orders fulfil the rule, and it is not achieved`,
      'I7 ord_ghost1 missions counted an order that is not completed',
      'I7 ord_ghost2 missions counted an order that is not completed',
    ],
  },
  {
    violation: 'a completed order is not counted',
    plant: ({ sql }, { coffee }) => sql('missions', 'delete from completions where order_id = ?', coffee),
    found: ({ coffee }) => [`I7 ${coffee} completed, and missions did not count it`],
  },
  {
    violation: 'a mission is achieved by a ride that is no longer counted',
    plant: ({ sql }, { ridden }) => sql('missions', 'delete from completions where order_id = ?', ridden),
    found: ({ ridden, given }) => [
      `I7 ${ridden} completed, and missions did not count it`,
      `I7 ${achievementOf(given)} achieved, and the orders do not fulfil the rule`,
    ],
  },
  {
    violation: 'one mission is achieved twice',
    async plant(world, { kept, member }) {
      const { id: _, ...achieved } = await eventOf(world, 'missions', achievementOf(kept), 'MissionAchieved');
      await world.happen('missions', 'achievements', 'ach_ghost', rules.achievement, {
        events: [achieved],
        columns: { customer_id: member, place: 'x' },
      });
    },
    found: ({ kept }) => [
      `I7 ${achievementOf(kept)} one customer achieved one mission more often than it can be`,
      'I7 ach_ghost achieved, and there is no reward',
    ],
  },
  {
    violation: 'a mission gives after its end',
    async plant({ happen, sql }) {
      await happen('missions', 'missions', 'mis_game1', rules.mission, {
        events: [{ type: 'MissionEndSet', endsAt: 1 }],
      });
      await sql('mypage', "update missions set ends_at = 1 where mission_id = 'mis_game1'");
    },
    found: ({ kept }) => [`I7 ${achievementOf(kept)} a mission was achieved after its end`],
  },
  {
    violation: 'a mission gives more often than it can be achieved',
    async plant({ edit, rewrite }) {
      const limited = (of: Anything) => {
        of.limit = { inAll: 0 };
      };
      await edit('missions', 'missions', 'mis_game1', limited);
      await rewrite('missions', 'mis_game1', 'MissionDefined', ({ fact }) => limited(fact.details));
    },
    found: () => [
      'I7 mis_game1 a mission was achieved more often than it can be, or not as often as it says',
    ],
  },
  {
    violation: 'an achievement is not rewarded',
    plant: (world, { kept }) => remove(world, 'rewards', 'rewards', rewardOf(kept)),
    found: ({ kept }) => [
      `I7 ${achievementOf(kept)} achieved, and there is no reward`,
      `I7 ${kept} the item belongs to no reward`,
    ],
  },
  {
    violation: 'a customer is rewarded for nothing',
    plant: (world, { kept }) => remove(world, 'missions', 'achievements', achievementOf(kept)),
    found: ({ kept, member }) => [
      `I7 ${rewardOf(kept)} a reward without an achievement`,
      `I11 ${member} my page shows what was not achieved`,
    ],
  },
  {
    violation: 'an achievement does not know its reward',
    async plant({ sql, edit }, { kept }) {
      const id = achievementOf(kept);
      await sql('missions', "delete from log where aggregate = ? and type = 'RewardKept'", id);
      await sql('missions', 'update achievements set version = 1 where id = ?', id);
      await edit('missions', 'achievements', id, (state) => {
        state.rewardId = null;
      });
    },
    found: ({ kept }) => [`I7 ${achievementOf(kept)} the reward is not written back to the achievement`],
  },
  {
    violation: 'another customer is rewarded',
    async plant({ edit, rewrite }, { kept }) {
      const others = (of: Anything) => {
        of.customerId = 'cus_ghost';
      };
      await edit('rewards', 'rewards', rewardOf(kept), others);
      await rewrite('rewards', rewardOf(kept), 'RewardAllocated', ({ fact }) => others(fact.details));
    },
    found: ({ kept }) => [
      `I7 ${rewardOf(kept)} the reward's customer or mission is not that of the achievement`,
      `I7 ${kept} the item's customer or mission is not that of the reward`,
      `I11 ${rewardOf(kept)} my page shows another reward`,
    ],
  },
];

const ofWallets: readonly Violation[] = [
  {
    violation: 'a reward does not reach the wallet',
    plant: (world, { kept }) => remove(world, 'wallets', 'items', kept),
    found: ({ kept }) => [
      `I7 ${rewardOf(kept)} the reward is in no wallet`,
      `I11 ${kept} my page shows an item that does not exist`,
    ],
  },
  {
    violation: 'an item of a wallet comes from nowhere',
    plant: ({ happen }, { member }) =>
      happen('wallets', 'items', 'wit_ghost', rules.walletItem, {
        events: [
          {
            type: 'ItemIssued',
            details: { rewardId: 'rew_ghost', missionId: 'mis_x', customerId: member, title: 'x' },
            issuedAt: 1,
          },
        ],
        columns: { customer_id: member, issued_at: 1 },
      }),
    found: () => [
      'I7 wit_ghost the item belongs to no reward',
      'I11 wit_ghost my page does not show the item as it is',
    ],
  },
  {
    violation: 'a reward does not hear that its item was exchanged',
    plant: ({ happen }, { kept }) =>
      happen('rewards', 'rewards', rewardOf(kept), rules.reward, {
        events: [{ type: 'RewardExchanged', walletItemId: kept }],
      }),
    found: ({ kept }) => [`I7 ${rewardOf(kept)} the reward does not know what became of its item`],
  },
  {
    violation: 'a gift is lost',
    plant: (world, { given }) => remove(world, 'gifts', 'gifts', giftOf(given)),
    found: ({ given }) => [
      'I1 gof_movie what is left is not the stock less the gifts',
      `I7 ${given} exchanged, and there is no gift`,
      `I11 ${giftOf(given)} my page shows a gift that does not exist`,
    ],
  },
  {
    violation: 'a gift is given, and its item can be exchanged again',
    async plant({ sql, happen }, { kept, member }) {
      await happen('gifts', 'gift_offers', 'gof_latte', rules.giftOffer, {
        events: [{ type: 'GiftTaken', giftId: giftOf(kept) }],
      });
      await sql('gifts', "update gift_offers set left_over = left_over - 1 where id = 'gof_latte'");
      await happen('gifts', 'gifts', giftOf(kept), rules.gift, {
        events: [issued(kept, member)],
        columns: giftColumns(kept, member, 'gof_latte'),
      });
    },
    found: ({ kept }) => [
      `I7 ${giftOf(kept)} there is a gift, and the item that was given for it is not spent`,
      `I11 ${giftOf(kept)} my page does not show the gift as it is`,
    ],
  },
  {
    violation: 'an item says that it brought another gift',
    async plant({ edit, rewrite }, { used }) {
      const other = (of: Anything) => {
        of.given.giftOfferId = 'gof_latte';
      };
      await edit('wallets', 'items', used, other);
      await rewrite('wallets', used, 'ItemExchanged', ({ fact }) => other(fact));
    },
    found: ({ used }) => [`I7 ${giftOf(used)} the gift or its customer is not what the item says`],
  },
  {
    violation: 'the outcome of an exchange stays unknown',
    plant: ({ happen }, { kept }) =>
      happen('wallets', 'items', kept, rules.walletItem, {
        events: [exchanging(1)],
        columns: { look_at: Date.now() + day },
      }),
    found: ({ kept }) => [`I12 ${kept} still being exchanged, and the outcome is unknown`],
  },
  {
    violation: 'no timer asks for the outcome of an exchange',
    plant: ({ happen }, { kept }) =>
      happen('wallets', 'items', kept, rules.walletItem, { events: [exchanging(1)] }),
    found: ({ kept }) => [`I12 ${kept} being exchanged, and no timer will ever look`],
  },
  {
    violation: 'a timer never looks at an exchange that is over',
    plant: ({ sql }, { kept }) => sql('wallets', 'update items set look_at = 1 where id = ?', kept),
    found: ({ kept }) => [`I12 ${kept} a timer was due and has not looked`],
  },
];

/** One row of each kind of aggregate that has a history here, and what it is kept under. */
const rows: readonly (readonly [context: string, table: string, idOf: (left: Left) => string])[] = [
  ['taxis', 'taxis', () => 'tax_demo2'],
  ['taxis', 'rides', ({ ridden }) => ridden],
  ['missions', 'missions', () => 'mis_game1'],
  ['missions', 'achievements', ({ kept }) => achievementOf(kept)],
  ['rewards', 'rewards', ({ kept }) => rewardOf(kept)],
  ['wallets', 'earnings', ({ brewing }) => `${brewing}.POINTS`],
  ['wallets', 'balances', ({ member }) => `${member}.POINTS`],
  ['wallets', 'items', ({ kept }) => kept],
  ['gifts', 'gift_offers', () => 'gof_cake'],
  ['gifts', 'gifts', ({ used }) => giftOf(used)],
];

const ofVersions = rows.map(
  ([context, table, idOf]): Violation => ({
    violation: `a row was saved without its event (${context}.${table})`,
    plant: ({ sql }, left) =>
      sql(context, `update ${table} set version = version + 1 where id = ?`, idOf(left)),
    found: (left) => [`I10 ${idOf(left)} its row and its history are at different versions`],
  }),
);

const onPage = (
  violation: string,
  statement: string,
  found: (left: Left) => string,
  key: (left: Left) => string,
): Violation => ({
  violation,
  plant: ({ sql }, left) => sql('mypage', statement, key(left)),
  found: (left) => [found(left)],
});

const ofPage: readonly Violation[] = [
  onPage(
    'my page shows another title for a mission',
    "update missions set title = 'x' where mission_id = ?",
    () => 'I11 mis_game1 my page does not show the mission as it is',
    () => 'mis_game1',
  ),
  onPage(
    'my page does not know who achieved a mission',
    "update achievements set achieved_at = null where mission_id = 'mis_game1' and customer_id = ?",
    ({ kept }) => `I11 ${achievementOf(kept)} my page does not show that it was achieved`,
    ({ member }) => member,
  ),
  onPage(
    'my page names another reward',
    "update achievements set reward_id = 'rew_x' where reward_id = ?",
    ({ kept }) => `I11 ${rewardOf(kept)} my page shows another reward`,
    ({ kept }) => rewardOf(kept),
  ),
  onPage(
    'my page shows an item to another customer',
    "update wallet_items set customer_id = 'cus_ghost' where wallet_item_id = ?",
    ({ kept }) => `I11 ${kept} my page does not show the item as it is`,
    ({ kept }) => kept,
  ),
  {
    violation: 'my page shows an item that never was',
    plant: ({ sql }, { member }) =>
      sql(
        'mypage',
        "insert into wallet_items (wallet_item_id, customer_id, title, issued_at) values ('wit_ghost', ?, 'x', ?)",
        ...[member, Date.now() - 1],
      ),
    found: () => ['I11 wit_ghost my page shows an item that does not exist'],
  },
  {
    violation: 'my page does not know a gift',
    plant: ({ sql }, { given }) =>
      sql('mypage', 'update wallet_items set gift_id = null where wallet_item_id = ?', given),
    found: ({ given }) => [
      `I11 ${given} my page does not show the item as it is`,
      `I11 ${giftOf(given)} my page does not show the gift as it is`,
    ],
  },
  onPage(
    'my page does not know that a gift was used',
    'update wallet_items set used_at = null where wallet_item_id = ?',
    ({ used }) => `I11 ${giftOf(used)} my page does not show the gift as it is`,
    ({ used }) => used,
  ),
  onPage(
    'my page does not know a message',
    'delete from notifications where id = ?',
    ({ message }) => `I11 ${message} my page does not show the message as it is`,
    ({ message }) => message,
  ),
];

const ofTelling: readonly Violation[] = [
  {
    violation: 'a customer is not told of a gift',
    async plant(world, { used }) {
      const { sql, messages } = world;
      const { id } = await eventOf(world, 'gifts', giftOf(used), 'GiftIssued');
      await sql('notifications', "delete from notifications where state ->> 'eventId' = ?", id);
      await sql('mypage', 'delete from notifications where about = ?', id);
      messages.splice(0, messages.length, ...messages.filter(({ eventId }) => eventId !== id));
    },
    found: ({ used }) => [`I9 ${giftOf(used)} no customer was told of a step`],
  },
  {
    violation: 'the use of a gift is confirmed on another channel than by e-mail',
    async plant(world, { used }) {
      const { id } = await eventOf(world, 'gifts', giftOf(used), 'GiftUsed');
      const [row] = await world.sql(
        'notifications',
        "select id from notifications where state ->> 'eventId' = ?",
        id,
      );
      await world.edit('notifications', 'notifications', row?.id, (state) => {
        state.channel = 'PUSH';
      });
      await world.sql('mypage', "update notifications set channel = 'PUSH' where id = ?", row?.id);
    },
    found: ({ used }) => [`I9 ${giftOf(used)} its use was not confirmed by one e-mail`],
  },
  {
    violation: 'the use of a gift is confirmed twice',
    async plant({ messages }, { confirmation }) {
      messages.push({ ...(messages.find(({ key }) => key === confirmation) as Message) });
    },
    found: ({ confirmation }) => [
      `I9 ${confirmation} a provider has a message twice`,
      `I9 ${confirmation} a customer was told the same step twice on one channel`,
    ],
  },
];

export const ofRewards: readonly Violation[] = [
  ...ofOffers,
  ...ofMissions,
  ...ofWallets,
  ...ofVersions,
  ...ofPage,
  ...ofTelling,
];
