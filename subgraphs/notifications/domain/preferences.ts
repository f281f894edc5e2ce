import { accept, type Decider, reject } from '@jumun/platform/kernel/decider';
import { type Channel, channels, type News, type Topic } from './news.ts';

/** What a customer chooses channels for: topics that belong together. */
export const topicGroups = [
  'PLACED',
  'STEPS',
  'COMPLETED',
  'REFUNDED',
  'REWARDS',
  'RESTOCKS',
  'ADVERTISING',
] as const;

export type TopicGroup = (typeof topicGroups)[number];

/** The channels that a customer chose, by group of topics; what was not chosen is told as it is by default. */
export type Choices = Readonly<Partial<Record<TopicGroup, readonly Channel[]>>>;

/**
 * Receipts are no choice: the customer's own record of money that moved and gifts that were used goes by e-mail. Neither is what
 * concerns an account.
 */
const groupOf: Readonly<Record<Topic, TopicGroup | 'RECEIPT' | 'ACCOUNT'>> = {
  ORDER_PLACED: 'PLACED',
  ORDER_REFUSED: 'PLACED',
  ORDER_QUEUED: 'STEPS',
  ORDER_PROGRESSED: 'STEPS',
  RIDE_BROKE_DOWN: 'STEPS',
  CANCELLATION_REQUESTED: 'STEPS',
  CANCELLATION_REFUSED: 'STEPS',
  TICKET_REJECTED: 'STEPS',
  TICKET_CANCELLED: 'STEPS',
  DELIVERY_CANCELLED: 'STEPS',
  ORDER_COMPLETED: 'COMPLETED',
  ORDER_NOT_COLLECTED: 'COMPLETED',
  ORDER_CANCELLED: 'REFUNDED',
  ORDER_REFUNDED: 'REFUNDED',
  PAYMENT_APPROVED: 'RECEIPT',
  PAYMENT_REFUNDED: 'RECEIPT',
  GIFT_USED: 'RECEIPT',
  WALLET_ITEM_ISSUED: 'REWARDS',
  GIFT_ISSUED: 'REWARDS',
  RESTOCKED: 'RESTOCKS',
  NEW_BOOK: 'ADVERTISING',
  CODE: 'ACCOUNT',
  ACCOUNT_NOTICE: 'ACCOUNT',
};

const byDefault: Readonly<Record<TopicGroup, Channel>> = {
  PLACED: 'EMAIL',
  STEPS: 'PUSH',
  COMPLETED: 'EMAIL',
  REFUNDED: 'EMAIL',
  REWARDS: 'PUSH',
  RESTOCKS: 'PUSH',
  ADVERTISING: 'EMAIL',
};

const isOfAnOrder = (group: TopicGroup): boolean =>
  ['PLACED', 'STEPS', 'COMPLETED', 'REFUNDED'].includes(group);

/** What concerns the customer's money is always told, on one channel at least. */
const isAlwaysTold = (group: TopicGroup): boolean => group === 'PLACED' || group === 'REFUNDED';

/** What is fetched at a counter or is a ride is told by SMS: its customer is on the way, and may have no connection. */
export const defaultChannel = (
  group: TopicGroup,
  { isOnTheWay }: { readonly isOnTheWay: boolean },
): Channel => (isOnTheWay && isOfAnOrder(group) ? 'SMS' : byDefault[group]);

const isOnTheWay = (news: News): boolean =>
  'fulfilment' in news && (news.fulfilment === 'PICKUP' || news.fulfilment === 'RIDE');

/** How a customer is told: on these channels or, where the customer wants to hear nothing of it, not at all. */
export type Telling = { readonly channels: readonly Channel[]; readonly isWanted: boolean };

/** How a customer is told. One whose contact has not been heard yet counts as having a telephone. */
export const tellingOf = (
  news: News,
  { choices, hasTelephone }: { readonly choices: Choices; readonly hasTelephone: boolean },
): Telling => {
  const group = groupOf[news.topic];
  if (group === 'ACCOUNT')
    return { channels: [news.topic === 'CODE' ? news.channel : 'EMAIL'], isWanted: true };
  if (group === 'RECEIPT') return { channels: ['EMAIL'], isWanted: true };
  const usual = defaultChannel(group, { isOnTheWay: isOnTheWay(news) });
  const chosen = choices[group];
  if (chosen?.length === 0) return { channels: [usual], isWanted: false };
  if (chosen) return { channels: chosen, isWanted: true };
  const isReachable = usual !== 'SMS' || hasTelephone;
  return { channels: [isReachable ? usual : 'PUSH'], isWanted: true };
};

/** What one customer chose. */
export type Preferences = { readonly choices: Choices };

/** Null goes back to the default. */
export type Choice = { readonly group: TopicGroup; readonly channels: readonly Channel[] | null };

export type PreferencesCommand = { type: 'Choose'; choices: readonly Choice[] };

export type PreferencesEvent = { type: 'PreferencesChosen'; choices: Choices };

/** This has to be told on one channel at least. */
export type PreferencesRejection = { type: 'ChannelRequired'; group: TopicGroup };

const withChoice = (choices: Choices, { group, channels: chosen }: Choice): Choices => {
  const { [group]: _, ...others } = choices;
  return chosen ? { ...others, [group]: channels.filter((channel) => chosen.includes(channel)) } : others;
};

const isSame = (one: Choices, other: Choices): boolean =>
  topicGroups.every((group) => one[group]?.join() === other[group]?.join());

export const preferences: Decider<PreferencesCommand, Preferences, PreferencesEvent, PreferencesRejection> = {
  initial: { choices: {} },

  decide({ choices }, state) {
    const silent = choices.find(({ group, channels: chosen }) => chosen?.length === 0 && isAlwaysTold(group));
    if (silent) return reject({ type: 'ChannelRequired', group: silent.group });
    const next = choices.reduce(withChoice, state.choices);
    return isSame(next, state.choices) ? accept() : accept({ type: 'PreferencesChosen', choices: next });
  },

  evolve: (_, event) => ({ choices: event.choices }),
};
