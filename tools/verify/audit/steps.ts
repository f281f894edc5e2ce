// From which states each event may happen: written down a second time, apart from the rules that decide it.

import type { Gift, GiftEvent } from '../../../subgraphs/gifts/domain/gift.ts';
import type { GiftOffer, GiftOfferEvent } from '../../../subgraphs/gifts/domain/gift-offer.ts';
import type { Achievement, AchievementEvent } from '../../../subgraphs/missions/domain/achievement.ts';
import type { Mission, MissionEvent } from '../../../subgraphs/missions/domain/mission.ts';
import { type Begun, isBegun, type Order, type OrderEvent } from '../../../subgraphs/orders/domain/order.ts';
import type { Reward, RewardEvent } from '../../../subgraphs/rewards/domain/reward.ts';
import type { Ride, RideEvent } from '../../../subgraphs/taxis/domain/ride.ts';
import type { Taxi, TaxiEvent } from '../../../subgraphs/taxis/domain/taxi.ts';
import type { Earning, EarningEvent } from '../../../subgraphs/wallets/domain/earning.ts';
import type { WalletItem, WalletItemEvent } from '../../../subgraphs/wallets/domain/wallet-item.ts';

type Named = { readonly type: string };
type Steps<S, E extends Named> = { readonly [T in E as T['type']]: (state: S, event: T) => boolean };

/** Whether an event may follow on a state. */
export type IsLegal = (state: { readonly status: string }, event: Named) => boolean;

const by =
  <S, E extends Named>(steps: Steps<S, E>): IsLegal =>
  (state, event) => {
    const allowed = steps[event.type as keyof typeof steps] as ((s: S, e: Named) => boolean) | undefined;
    return allowed?.(state as S, event) === true;
  };

const from =
  <S extends { readonly status: string }>(...statuses: readonly S['status'][]) =>
  (state: S): boolean =>
    statuses.includes(state.status);

// ---- orders -----------------------------------------------------------------------------------------------------

const placing = from<Begun>('PLACING');
const onItsWay = from<Begun>('PLACED', 'ACCEPTED', 'IN_FULFILMENT', 'READY');
const goes = (direction: 'FORWARD' | 'UNDOING') => (state: Begun) =>
  placing(state) && state.placing?.direction === direction;
const further = (state: Begun, { progress }: { progress: { rank: number } }) =>
  progress.rank > (state.progress?.rank ?? 0);

const ofBegunOrders = by<Begun, Exclude<OrderEvent, { type: 'PlacingBegun' }>>({
  PlacingParked: goes('FORWARD'),
  PlacingResumed: goes('FORWARD'),
  OrderQueued: goes('FORWARD'),
  UndoBegun: goes('FORWARD'),
  UndoParked: goes('UNDOING'),
  OrderPlaced: goes('FORWARD'),
  OrderRefused: goes('UNDOING'),
  CancellationWished: placing,
  CancellationBegun: (state) => onItsWay(state) && !state.cancelling,
  OrderWithdrawn: (state) => state.cancelling?.withdrawn === false,
  CancellationDropped: (state) => state.cancelling?.withdrawn === false,
  OrderCancellationRequested: (state) => onItsWay(state) && state.cancelling !== null,
  OrderCancellationRefused: (state) =>
    state.status === 'CANCELLATION_REQUESTED' && state.cancelling?.withdrawn === false,
  OrderCancelled: (state) => state.cancelling?.withdrawn === true,
  AcceptDeadlineNoted: (state) =>
    from<Begun>('PLACED', 'CANCELLATION_REQUESTED')(state) && !state.progress && !state.cancelling?.withdrawn,
  ProgressNoted: (state, event) => state.status === 'CANCELLATION_REQUESTED' && further(state, event),
  OrderProgressed: (state, event) => onItsWay(state) && further(state, event),
  // what was over while a cancellation was undecided is told once that is refused
  OrderCompleted: (state, event) =>
    (onItsWay(state) && further(state, event)) || (state.status === 'COMPLETED' && state.tooLate !== null),
});

const ofOrders: IsLegal = (state, event) => {
  const order = state as Order;
  if (event.type === 'PlacingBegun') return !isBegun(order);
  return isBegun(order) && ofBegunOrders(order, event);
};

// ---- all others -------------------------------------------------------------------------------------------------

const ofRides = by<Ride, RideEvent>({
  RideRequested: from('absent'),
  RideAssigned: from('REQUESTED'),
  RideStarted: from('ASSIGNED'),
  RideCompleted: from('STARTED'),
  // the first answer is final
  RideWithdrawn: (state) => state.status === 'absent' || ('withdrawal' in state && state.withdrawal === null),
  RideCancelled: from('absent', 'REQUESTED', 'ASSIGNED'),
});

const ofTaxis = by<Taxi, TaxiEvent>({
  TaxiRegistered: from('absent'),
  CapacitySet: (state, { offered }) => state.status === 'registered' && offered >= 0,
  TaxiTaken: (state) => state.status === 'registered' && state.busy < state.capacity,
  TaxiFreed: (state) => state.status === 'registered' && state.busy > 0,
});

const ofMissions = by<Mission, MissionEvent>({ MissionDefined: from('absent') });

const ofAchievements = by<Achievement, AchievementEvent>({
  MissionAchieved: from('absent', 'awaited'),
  RewardKept: (state) => state.status === 'absent' || state.rewardId === null,
});

const ofRewards = by<Reward, RewardEvent>({
  RewardAllocated: from('absent', 'awaited'),
  ItemNoted: (state) => state.status === 'absent' || state.walletItemId === null,
  RewardExchanged: (state) =>
    from<Reward>('absent', 'ALLOCATED')(state) || (state.status === 'awaited' && !state.exchanged),
});

const ofEarnings = by<Earning, EarningEvent>({
  Earned: (state) =>
    state.status === 'absent' ||
    (state.status === 'WAITING' && state.claim !== null && state.acceptedAt !== null),
  Claimed: (state) => state.status === 'absent' || (state.status === 'WAITING' && state.claim === null),
  Confirmed: (state) =>
    state.status === 'absent' || (state.status === 'WAITING' && state.acceptedAt === null),
  Reversed: from('EARNED'),
  Barred: from('absent', 'WAITING'),
});

const ofItems = by<WalletItem, WalletItemEvent>({
  ItemIssued: from('absent', 'gifted'),
  ExchangeBegun: from('ISSUED'),
  ExchangeTakenOn: (state) => state.status === 'EXCHANGING' && !state.exchange.doubtful,
  ExchangeAbandoned: from('EXCHANGING'),
  // where there is a gift the item is spent, also when it was said before that there is none
  ItemExchanged: from('ISSUED', 'EXCHANGING'),
  GiftHeardOf: from('absent'),
});

const ofOffers = by<GiftOffer, GiftOfferEvent>({
  OfferRegistered: from('absent'),
  GiftTaken: (state) => state.status === 'registered' && state.left > 0,
});

const ofGifts = by<Gift, GiftEvent>({ GiftIssued: from('absent'), GiftUsed: from('ISSUED') });

export const isLegal = {
  orders: ofOrders,
  rides: ofRides,
  taxis: ofTaxis,
  missions: ofMissions,
  achievements: ofAchievements,
  rewards: ofRewards,
  earnings: ofEarnings,
  items: ofItems,
  offers: ofOffers,
  gifts: ofGifts,
};
