// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyModel } from '@jumun/platform/kernel/money';
import type { MyPageModel, BalanceChangeModel, OrderViewModel, OrderViewStepModel, OrderStatusEventModel, WalletItemViewModel, MissionProgressModel, MyDataModel } from './models.ts';
import type { ResolverContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in time in UTC, ISO 8601 with milliseconds, for example 2026-11-20T09:30:00.000Z. */
  DateTime: { input: Instant; output: Instant; }
  /** A whole number from -9007199254740991 to 9007199254740991, sent as a JSON number. */
  SafeInt: { input: number; output: number; }
  /** Any JSON value, as whoever keeps it keeps it: its form may change. Only in answers. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: string; output: string; }
};

/** An amount of money in one currency, always a whole number of the currency's smallest unit. */
export type Money = {
  /** The amount in the currency's major unit as a decimal text, for example "12.50" USD or "4500" KRW. */
  readonly amount: Scalars['String']['output'];
  /** The amount in the currency's smallest unit: 1250 for 12.50 USD, 4500 for 4500 KRW. */
  readonly minorUnits: Scalars['SafeInt']['output'];
  /** The currency's ISO 4217 code, for example KRW. */
  readonly currency: Scalars['String']['output'];
  /** The amount with its currency sign, as people write it in a language. */
  readonly formatted: Scalars['String']['output'];
};


/** An amount of money in one currency, always a whole number of the currency's smallest unit. */
export type MoneyFormattedArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** Where one page of a list lies in the whole list. */
export type PageInfo = {
  /** True when more items follow; ask again with `after: endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when items come before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the page's first item; null when the page is empty. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
  /** Cursor of the page's last item; null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

/** How far an order has come. New values may be added: treat one you do not know as "in progress". */
export type OrderStatus =
  /** Taken in; stock and payment are not both certain yet. */
  | 'PLACING'
  /** Ended without being placed: stock was short or never answered. Nothing was charged, or it was given back. */
  | 'OUT_OF_STOCK'
  /** Ended without being placed: the payment was declined or never answered. The stock was given back. */
  | 'PAYMENT_FAILED'
  /** Stock is held and the payment approved; waiting to be accepted. */
  | 'PLACED'
  /** The store has accepted the order, or a taxi is assigned to the ride. */
  | 'ACCEPTED'
  /** The goods are on their way, or the ride has begun. */
  | 'IN_FULFILMENT'
  /** Ready to be picked up at the store. */
  | 'READY'
  /** Delivered, handed over, or the ride is over. */
  | 'COMPLETED'
  /** The customer asked to cancel and the decision is still open. */
  | 'CANCELLATION_REQUESTED'
  /** Cancelled; what was paid is refunded. */
  | 'CANCELLED'
  /** Nobody came to pick it up; it is over, and not refunded. */
  | 'NO_SHOW';

/** How far a payment has come. New values may be added. */
export type PaymentStatus =
  /** The payment provider has not given a certain answer yet. */
  | 'PENDING'
  /** The provider has approved the charge. */
  | 'APPROVED'
  /** The provider has declined; nothing was charged. */
  | 'DECLINED'
  /** A refund was asked for and is not certain yet. */
  | 'REFUNDING'
  /** The charge was refunded in full. */
  | 'REFUNDED'
  /** Withdrawn before it took effect; nothing stays charged. */
  | 'VOIDED';

/** A customer's standing, which follows from the mileage collected. */
export type Grade =
  /** Where every customer begins. */
  | 'SILVER'
  /** A customer with at least 10000 mileage. */
  | 'GOLD';

/** Questions; asking changes nothing. */
export type Query = {
  /** The caller's own page; null for staff. Needs to be signed in. */
  readonly myPage: Maybe<MyPage>;
};

/** Live streams: each replays what came after a given point and then goes on. */
export type Subscription = {
  /** Every step of one order, without gap or repeat. Needs to be signed in; an order that is unknown or somebody else's stays silent up to 10000 ms and then ends with NOT_FOUND. */
  readonly orderStatus: OrderStatusEvent;
  /** Every change of the caller's own page. Needs to be signed in. */
  readonly myPageChanged: MyPageEvent;
};


/** Live streams: each replays what came after a given point and then goes on. */
export type SubscriptionOrderStatusArgs = {
  orderId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['Int']['input']>;
};


/** Live streams: each replays what came after a given point and then goes on. */
export type SubscriptionMyPageChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a customer sees at a glance: kept up to date from events, so it answers while other contexts are away. Seen by that customer only. */
export type MyPage = {
  /** Whose page it is; null while customers is away. */
  readonly customer: Maybe<Customer>;
  /** The customer's orders, newest first, a page at a time. */
  readonly orders: OrderViewConnection;
  /** The mileage collected so far; 0 until something was heard of it. */
  readonly mileage: Maybe<Scalars['SafeInt']['output']>;
  /**
   * The points collected so far; 0 until something was heard of them. It ends at 2147483647, which stands for all that is more.
   * @deprecated Ask for pointsBalance, which has no such end.
   */
  readonly points: Maybe<Scalars['Int']['output']>;
  /** The points collected so far, however many; 0 until something was heard of them. */
  readonly pointsBalance: Maybe<Scalars['SafeInt']['output']>;
  /** The customer's standing; SILVER until something else was heard. */
  readonly grade: Maybe<Grade>;
  /** The rewards in the customer's wallet, newest first; those that were exchanged stay in it. */
  readonly wallet: ReadonlyArray<WalletItemView>;
  /** Every mission there is, in the order in which they were defined, and how far the customer has come with each. */
  readonly missions: ReadonlyArray<MissionProgress>;
  /** What the customer was told, newest first, a page at a time. */
  readonly notifications: NotificationConnection;
};


/** What a customer sees at a glance: kept up to date from events, so it answers while other contexts are away. Seen by that customer only. */
export type MyPageOrdersArgs = {
  open?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What a customer sees at a glance: kept up to date from events, so it answers while other contexts are away. Seen by that customer only. */
export type MyPageNotificationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Someone who orders. Seen by the customer and by staff with customers:read; null for everybody else. */
export type Customer = {
  /** The customer's id, `cus_…`. */
  readonly id: Scalars['ID']['output'];
};

/** An order at a glance, as far as my page has heard. */
export type OrderView = {
  /** The order's id, `ord_…`. */
  readonly orderId: Scalars['ID']['output'];
  /** By which people call the order, such as `K7QM2XWD`. */
  readonly number: Scalars['String']['output'];
  /** How many of the order's events have been heard. */
  readonly sequence: Scalars['Int']['output'];
  /** How far the order has come. A ride whose booking was cancelled stays, as CANCELLED. */
  readonly status: OrderStatus;
  /** How far its payment has come; null before there is one. */
  readonly paymentStatus: Maybe<PaymentStatus>;
  /** How far its delivery, ticket or ride has come, in that context's own word, which is CANCELLED once the order is cancelled, REJECTED once its store has turned it down, and NO_SHOW when nobody came for it; a ride that waits for a taxi is REQUESTED. Null before it begins. */
  readonly fulfilmentStatus: Maybe<Scalars['String']['output']>;
  /** The id by which that delivery, ticket or ride is found in its own context, `dlv_…`, `tkt_…` or `rid_…`; null before it begins. */
  readonly fulfilmentId: Maybe<Scalars['ID']['output']>;
  /** Why the store turned the order down, or gave it up after it had accepted it, or the taxi desk the ride, in their words; null where nobody did. */
  readonly rejectionReason: Maybe<Scalars['String']['output']>;
  /** What the order costs. */
  readonly total: Money;
  /** How much of it has gone back so far; null while nothing has. */
  readonly refunded: Maybe<Money>;
  /** When the customer ordered. */
  readonly placedAt: Scalars['DateTime']['output'];
  /** Every step so far, oldest first. */
  readonly steps: ReadonlyArray<OrderViewStep>;
  /** The order itself; null while orders is away. */
  readonly order: Maybe<Order>;
};


/** An order at a glance, as far as my page has heard. */
export type OrderViewRejectionReasonArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** One step of an order. */
export type OrderViewStep = {
  /** Counts the order's events 1, 2, 3 … */
  readonly sequence: Scalars['Int']['output'];
  /** How far the order had come with this step. */
  readonly status: OrderStatus;
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The step as a sentence for people. */
  readonly message: Scalars['String']['output'];
};


/** One step of an order. */
export type OrderViewStepMessageArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** One step of an order, as it happens. */
export type OrderStatusEvent = {
  /** Counts the order's events 1, 2, 3 …; pass it as `after`. */
  readonly sequence: Scalars['Int']['output'];
  /** The order's id, `ord_…`. */
  readonly orderId: Scalars['ID']['output'];
  /** By which people call the order, such as `K7QM2XWD`. */
  readonly number: Scalars['String']['output'];
  /** How far the order had come with this step. */
  readonly status: OrderStatus;
  /** How far its payment had come; null before there was one. */
  readonly paymentStatus: Maybe<PaymentStatus>;
  /** How far its delivery, ticket or ride had come, in that context's own word, which is CANCELLED once the order is cancelled, REJECTED once its store has turned it down, and NO_SHOW when nobody came for it; a ride that waits for a taxi is REQUESTED. Null before it began. */
  readonly fulfilmentStatus: Maybe<Scalars['String']['output']>;
  /** Why the store turned the order down, or gave it up after it had accepted it, or the taxi desk the ride, in their words; null where nobody did. */
  readonly rejectionReason: Maybe<Scalars['String']['output']>;
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The step as a sentence for people. */
  readonly message: Scalars['String']['output'];
  /** The order as it is now, which may be later than this event; null while orders is away. */
  readonly order: Maybe<Order>;
};


/** One step of an order, as it happens. */
export type OrderStatusEventRejectionReasonArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/** One step of an order, as it happens. */
export type OrderStatusEventMessageArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** One change of a customer's page. */
export type MyPageEvent = {
  /** Marks this change's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** What changed, as it was after this event. */
  readonly change: MyPageChange;
};

/** What can change on a customer's page. New members will be added: skip one you do not know. */
export type MyPageChange = OrderView | WalletItemView | MissionProgress | BalanceChange | Notification;

/** The customer's mileage, points or grade changed. */
export type BalanceChange = {
  /** The mileage afterwards; null when it did not change. */
  readonly mileage: Maybe<Scalars['SafeInt']['output']>;
  /**
   * The points afterwards; null when they did not change. It ends at 2147483647, which stands for all that is more.
   * @deprecated Ask for pointsBalance, which has no such end.
   */
  readonly points: Maybe<Scalars['Int']['output']>;
  /** The points afterwards, however many; null when they did not change. */
  readonly pointsBalance: Maybe<Scalars['SafeInt']['output']>;
  /** The grade afterwards; null when it did not change. */
  readonly grade: Maybe<Grade>;
};

/** A reward in a customer's wallet. */
export type WalletItemView = {
  /** The item's id, `wit_…`. */
  readonly walletItemId: Scalars['ID']['output'];
  /** What the reward is. */
  readonly title: Scalars['String']['output'];
  /** True while it can be exchanged for a gift. */
  readonly exchangeable: Scalars['Boolean']['output'];
  /** ISSUED, EXCHANGED for a gift, or USED when that gift was used. New words may be added. */
  readonly itemStatus: Scalars['String']['output'];
  /** The gift that it was exchanged for; null before. */
  readonly giftId: Maybe<Scalars['ID']['output']>;
  /** The item itself; null while wallets is away. */
  readonly item: Maybe<WalletItem>;
};

/** A mission, and how far the customer has come with it. */
export type MissionProgress = {
  /** The mission's id, `mis_…`. */
  readonly missionId: Scalars['ID']['output'];
  /** What is to be achieved. */
  readonly title: Scalars['String']['output'];
  /** From when on it cannot be achieved any more; null when it does not end. */
  readonly endsAt: Maybe<Scalars['DateTime']['output']>;
  /** True when the customer has achieved it. */
  readonly achieved: Scalars['Boolean']['output'];
  /** How often the customer has achieved it. */
  readonly timesAchieved: Scalars['Int']['output'];
  /** When it was achieved for the first time; null before. */
  readonly achievedAt: Maybe<Scalars['DateTime']['output']>;
  /** The reward that was set aside for the first time; null before. Those for other times are in the wallet. */
  readonly rewardId: Maybe<Scalars['ID']['output']>;
  /** ALLOCATED, ISSUED into the wallet, EXCHANGED for a gift, or USED when that gift was used; null before there is a reward. New words may be added. */
  readonly rewardStatus: Maybe<Scalars['String']['output']>;
  /** What became of the e-mail about the gift that was used: SENT or FAILED; null before. New words may be added. */
  readonly emailStatus: Maybe<Scalars['String']['output']>;
  /** The mission itself, with how much counts at this moment; null while missions is away. */
  readonly mission: Maybe<Mission>;
};

/** One message to a customer on one channel. Seen by its customer and by staff with notifications:read; null for everybody else. */
export type Notification = {
  /** The message's id, `ntf_…`. Providers are given it too, so that one message is sent once. */
  readonly id: Scalars['ID']['output'];
  /** How the customer is reached. */
  readonly channel: NotificationChannel;
  /** What it tells of, such as ORDER_PLACED, PAYMENT_REFUNDED, NEW_BOOK, CODE or ACCOUNT_NOTICE. New words may be added. */
  readonly topic: Scalars['String']['output'];
  /** Its heading, as it was sent or, before that, as it would be now. */
  readonly subject: Scalars['String']['output'];
  /** How often it was tried. */
  readonly attempts: Scalars['Int']['output'];
  /** When what it tells of happened. */
  readonly happenedAt: Scalars['DateTime']['output'];
  /** When the provider took it; null before. */
  readonly sentAt: Maybe<Scalars['DateTime']['output']>;
};

/** How a customer is reached. */
export type NotificationChannel =
  /** A short message to the telephone. */
  | 'SMS'
  /** An e-mail. */
  | 'EMAIL'
  /** A message of the app. */
  | 'PUSH';

/** A page of messages. */
export type NotificationConnection = {
  /** The messages with their cursors. */
  readonly edges: ReadonlyArray<NotificationEdge>;
  /** The messages alone. */
  readonly nodes: ReadonlyArray<Notification>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One message on a page. */
export type NotificationEdge = {
  /** Marks this message's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The message. */
  readonly node: Notification;
};

/** A page of orders at a glance. */
export type OrderViewConnection = {
  /** The orders with their cursors. */
  readonly edges: ReadonlyArray<OrderViewEdge>;
  /** The orders alone. */
  readonly nodes: ReadonlyArray<OrderView>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One order at a glance on a page. */
export type OrderViewEdge = {
  /** Marks this order's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The order at a glance. */
  readonly node: OrderView;
};

/** What a customer agreed to buy, with prices fixed. Seen by its customer and by staff with orders:read; null for everybody else. */
export type Order = {
  /** The order's id, `ord_…`. */
  readonly id: Scalars['ID']['output'];
};

/** A reward in a customer's wallet. Seen by the customer and by staff with wallets:read; null for everybody else. */
export type WalletItem = {
  /** The item's id, `wit_…`. */
  readonly id: Scalars['ID']['output'];
};

/** Something that customers can achieve, each of them once or as often as it says. */
export type Mission = {
  /** The mission's id, `mis_…`. */
  readonly id: Scalars['ID']['output'];
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** What my page shows, and every change of it that was told live. Null while my page is away. */
  readonly myPage: Maybe<Scalars['JSON']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  MyPageChange:
    | ( OrderViewModel & { __typename: 'OrderView' } )
    | ( WalletItemViewModel & { __typename: 'WalletItemView' } )
    | ( MissionProgressModel & { __typename: 'MissionProgress' } )
    | ( BalanceChangeModel & { __typename: 'BalanceChange' } )
    | ( Notification & { __typename: 'Notification' } )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Money: ResolverTypeWrapper<MoneyModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  OrderStatus: OrderStatus;
  PaymentStatus: PaymentStatus;
  Grade: Grade;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  MyPage: ResolverTypeWrapper<MyPageModel>;
  Customer: ResolverTypeWrapper<Customer>;
  OrderView: ResolverTypeWrapper<OrderViewModel>;
  OrderViewStep: ResolverTypeWrapper<OrderViewStepModel>;
  OrderStatusEvent: ResolverTypeWrapper<OrderStatusEventModel>;
  MyPageEvent: ResolverTypeWrapper<Omit<MyPageEvent, 'change'> & { change: ResolversTypes['MyPageChange'] }>;
  MyPageChange: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MyPageChange']>;
  BalanceChange: ResolverTypeWrapper<BalanceChangeModel>;
  WalletItemView: ResolverTypeWrapper<WalletItemViewModel>;
  MissionProgress: ResolverTypeWrapper<MissionProgressModel>;
  Notification: ResolverTypeWrapper<Notification>;
  NotificationChannel: NotificationChannel;
  NotificationConnection: ResolverTypeWrapper<NotificationConnection>;
  NotificationEdge: ResolverTypeWrapper<NotificationEdge>;
  OrderViewConnection: ResolverTypeWrapper<Omit<OrderViewConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrderViewEdge']>, nodes: ReadonlyArray<ResolversTypes['OrderView']> }>;
  OrderViewEdge: ResolverTypeWrapper<Omit<OrderViewEdge, 'node'> & { node: ResolversTypes['OrderView'] }>;
  Order: ResolverTypeWrapper<Order>;
  WalletItem: ResolverTypeWrapper<WalletItem>;
  Mission: ResolverTypeWrapper<Mission>;
  MyData: ResolverTypeWrapper<MyDataModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  SafeInt: Scalars['SafeInt']['output'];
  JSON: Scalars['JSON']['output'];
  Money: MoneyModel;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  MyPage: MyPageModel;
  Customer: Customer;
  OrderView: OrderViewModel;
  OrderViewStep: OrderViewStepModel;
  OrderStatusEvent: OrderStatusEventModel;
  MyPageEvent: Omit<MyPageEvent, 'change'> & { change: ResolversParentTypes['MyPageChange'] };
  MyPageChange: ResolversUnionTypes<ResolversParentTypes>['MyPageChange'];
  BalanceChange: BalanceChangeModel;
  WalletItemView: WalletItemViewModel;
  MissionProgress: MissionProgressModel;
  Notification: Notification;
  NotificationConnection: NotificationConnection;
  NotificationEdge: NotificationEdge;
  OrderViewConnection: Omit<OrderViewConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrderViewEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OrderView']> };
  OrderViewEdge: Omit<OrderViewEdge, 'node'> & { node: ResolversParentTypes['OrderView'] };
  Order: Order;
  WalletItem: WalletItem;
  Mission: Mission;
  MyData: MyDataModel;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  public?: Maybe<Scalars['Boolean']['input']>;
  signedIn?: Maybe<Scalars['Boolean']['input']>;
  requires?: Maybe<ReadonlyArray<ReadonlyArray<Scalars['String']['input']>>>;
  owner?: Maybe<Scalars['String']['input']>;
  store?: Maybe<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = ResolverContext, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MoneyResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  minorUnits: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formatted: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<MoneyFormattedArgs>>;
};

export type PageInfoResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  myPage: Resolver<Maybe<ResolversTypes['MyPage']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  orderStatus: SubscriptionResolver<ResolversTypes['OrderStatusEvent'], "orderStatus", ParentType, ContextType, RequireFields<SubscriptionOrderStatusArgs, 'orderId'>>;
  myPageChanged: SubscriptionResolver<ResolversTypes['MyPageEvent'], "myPageChanged", ParentType, ContextType, Partial<SubscriptionMyPageChangedArgs>>;
};

export type MyPageResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyPage'] = ResolversParentTypes['MyPage']> = {
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  orders: Resolver<ResolversTypes['OrderViewConnection'], ParentType, ContextType, Partial<MyPageOrdersArgs>>;
  mileage: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  points: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pointsBalance: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  grade: Resolver<Maybe<ResolversTypes['Grade']>, ParentType, ContextType>;
  wallet: Resolver<ReadonlyArray<ResolversTypes['WalletItemView']>, ParentType, ContextType>;
  missions: Resolver<ReadonlyArray<ResolversTypes['MissionProgress']>, ParentType, ContextType>;
  notifications: Resolver<ResolversTypes['NotificationConnection'], ParentType, ContextType, Partial<MyPageNotificationsArgs>>;
};

export type CustomerResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrderViewResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderView'] = ResolversParentTypes['OrderView']> = {
  orderId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  paymentStatus: Resolver<Maybe<ResolversTypes['PaymentStatus']>, ParentType, ContextType>;
  fulfilmentStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fulfilmentId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  rejectionReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<OrderViewRejectionReasonArgs>>;
  total: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  placedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  steps: Resolver<ReadonlyArray<ResolversTypes['OrderViewStep']>, ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderViewStepResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderViewStep'] = ResolversParentTypes['OrderViewStep']> = {
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<OrderViewStepMessageArgs>>;
};

export type OrderStatusEventResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderStatusEvent'] = ResolversParentTypes['OrderStatusEvent']> = {
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  paymentStatus: Resolver<Maybe<ResolversTypes['PaymentStatus']>, ParentType, ContextType>;
  fulfilmentStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rejectionReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<OrderStatusEventRejectionReasonArgs>>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<OrderStatusEventMessageArgs>>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
};

export type MyPageEventResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyPageEvent'] = ResolversParentTypes['MyPageEvent']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  change: Resolver<ResolversTypes['MyPageChange'], ParentType, ContextType>;
};

export type MyPageChangeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyPageChange'] = ResolversParentTypes['MyPageChange']> = {
  __resolveType: TypeResolveFn<'OrderView' | 'WalletItemView' | 'MissionProgress' | 'BalanceChange' | 'Notification', ParentType, ContextType>;
};

export type BalanceChangeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['BalanceChange'] = ResolversParentTypes['BalanceChange']> = {
  mileage: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  points: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pointsBalance: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  grade: Resolver<Maybe<ResolversTypes['Grade']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WalletItemViewResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WalletItemView'] = ResolversParentTypes['WalletItemView']> = {
  walletItemId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exchangeable: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  itemStatus: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  giftId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  item: Resolver<Maybe<ResolversTypes['WalletItem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MissionProgressResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionProgress'] = ResolversParentTypes['MissionProgress']> = {
  missionId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endsAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  achieved: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  timesAchieved: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  achievedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rewardId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  rewardStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mission: Resolver<Maybe<ResolversTypes['Mission']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channel: Resolver<ResolversTypes['NotificationChannel'], ParentType, ContextType>;
  topic: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempts: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  happenedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sentAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type OrderViewConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderViewConnection'] = ResolversParentTypes['OrderViewConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['OrderViewEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['OrderView']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderViewEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderViewEdge'] = ResolversParentTypes['OrderViewEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['OrderView'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type WalletItemResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WalletItem'] = ResolversParentTypes['WalletItem']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MissionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mission'] = ResolversParentTypes['Mission']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  myPage: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  SafeInt: GraphQLScalarType;
  JSON: GraphQLScalarType;
  Money: MoneyResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
  MyPage: MyPageResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType>;
  OrderView: OrderViewResolvers<ContextType>;
  OrderViewStep: OrderViewStepResolvers<ContextType>;
  OrderStatusEvent: OrderStatusEventResolvers<ContextType>;
  MyPageEvent: MyPageEventResolvers<ContextType>;
  MyPageChange: MyPageChangeResolvers<ContextType>;
  BalanceChange: BalanceChangeResolvers<ContextType>;
  WalletItemView: WalletItemViewResolvers<ContextType>;
  MissionProgress: MissionProgressResolvers<ContextType>;
  Notification: NotificationResolvers<ContextType>;
  NotificationConnection: NotificationConnectionResolvers<ContextType>;
  NotificationEdge: NotificationEdgeResolvers<ContextType>;
  OrderViewConnection: OrderViewConnectionResolvers<ContextType>;
  OrderViewEdge: OrderViewEdgeResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  WalletItem: WalletItemResolvers<ContextType>;
  Mission: MissionResolvers<ContextType>;
  MyData: MyDataResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = ResolverContext> = {
  access: AccessDirectiveResolver<any, any, ContextType>;
};


/** The resolvers of each type, held against its model: `Resolves['Query']['…']` for one root field. */
export type Resolves = TypeResolvers<{
  fields: Fields;
  parents: ResolversParentTypes;
  references: FederationReferenceTypes;
  context: ResolverContext;
}>;

/** All that the schema asks for. */
export type Resolvers = ResolverMap<Resolves>;

/** For openContext. */
export type Schema = { readonly context: ResolverContext; readonly resolvers: Resolvers };
