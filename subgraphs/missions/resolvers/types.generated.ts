// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MissionModel, MissionRuleModel, MissionStandingModel, AchievementModel, MyDataModel } from './models.ts';
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
  /** Any JSON value, as whoever keeps it keeps it: its form may change. Only in answers. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: string; output: string; }
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

/** An answer that says no for a business reason: the request was understood and was not carried out. */
export type Refusal = {
  /** The reason as a stable word for programs, for example OUT_OF_STOCK. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: this idempotency key was used before with another input; nothing was changed. */
export type IdempotencyKeyReused = Refusal & {
  /** Always IDEMPOTENCY_KEY_REUSED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Questions; asking changes nothing. */
export type Query = {
  /** What can be achieved, newest first, a page at a time. Anyone may ask. */
  readonly missions: MissionConnection;
  /** What the caller has achieved, latest first, a page at a time. Needs to be signed in. */
  readonly achievements: AchievementConnection;
};


/** Questions; asking changes nothing. */
export type QueryMissionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryAchievementsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Opens a mission to all customers; needs missions:write. The same idempotencyKey is the same mission. */
  readonly defineMission: DefineMissionResult;
  /** Ends a mission now: nobody achieves it any more, except by orders that were completed before. It can be repeated. Needs missions:write. */
  readonly endMission: EndMissionResult;
  /** Says when a mission that is not over ends; it can be repeated. Needs missions:write. */
  readonly extendMission: ExtendMissionResult;
  /** Lets a mission be achieved more often in all; needs missions:write. The same idempotencyKey refills it once. */
  readonly refillMission: RefillMissionResult;
  /** Says that the caller has achieved a mission without a rule, such as a game; its reward follows. Each customer achieves each mission once, or as often as it says. Needs to be signed in as a customer. */
  readonly achieveMission: AchieveMissionResult;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationDefineMissionArgs = {
  input: DefineMissionInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationEndMissionArgs = {
  input: EndMissionInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationExtendMissionArgs = {
  input: ExtendMissionInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRefillMissionArgs = {
  input: RefillMissionInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationAchieveMissionArgs = {
  input: AchieveMissionInput;
};

/** Something that customers can achieve, each of them once or as often as it says. */
export type Mission = {
  /** The mission's id, `mis_…`. */
  readonly id: Scalars['ID']['output'];
  /** What is to be done, as it is shown to customers. */
  readonly title: Scalars['String']['output'];
  /** What is given for it, as it is shown to customers. */
  readonly rewardTitle: Scalars['String']['output'];
  /** Which orders achieve it all by themselves; null when it is achieved by achieveMission. */
  readonly rule: Maybe<MissionRule>;
  /** When it was defined; orders that were completed before do not count. */
  readonly definedAt: Scalars['DateTime']['output'];
  /** From when on it cannot be achieved any more; null when it does not end. */
  readonly endsAt: Maybe<Scalars['DateTime']['output']>;
  /** True while it can be achieved: it has not ended and is not used up. */
  readonly open: Scalars['Boolean']['output'];
  /** How often each customer can achieve it. */
  readonly timesPerCustomer: Scalars['Int']['output'];
  /** How often it can be achieved by all customers together; null for any number. */
  readonly timesInAll: Maybe<Scalars['Int']['output']>;
  /** How often it can still be achieved by all customers together; null for any number. */
  readonly timesLeft: Maybe<Scalars['Int']['output']>;
  /** How often the caller has achieved it; null for those who are not signed in as customers. */
  readonly timesAchieved: Maybe<Scalars['Int']['output']>;
  /** How far the caller has come with its rule at this moment; null without a rule, and for those who are not signed in as customers. */
  readonly standing: Maybe<MissionStanding>;
};

/** So much of one kind of product in completed orders, within some time. */
export type MissionRule = {
  /** What has to be in the orders. */
  readonly productKind: MissionProductKind;
  /** How many are needed, of what `counts` says. */
  readonly orders: Scalars['Int']['output'];
  /** Within how many days of 24 hours; 7 where calendar weeks count. */
  readonly withinDays: Scalars['Int']['output'];
  /** Only these products count; null for all of the kind. */
  readonly products: Maybe<ReadonlyArray<Maybe<Product>>>;
  /** Only products of this category count, as they were when they were ordered; null for all of the kind. */
  readonly category: Maybe<Scalars['String']['output']>;
  /** What is counted. */
  readonly counts: MissionCount;
  /** Which time counts together. */
  readonly period: MissionPeriod;
};

/** What a rule counts. New values may be added. */
export type MissionCount =
  /** Orders: each once, however much of it there is in it. */
  | 'ORDERS'
  /** Copies: an order of three cups counts three. */
  | 'ITEMS';

/** Which time counts together. New values may be added. */
export type MissionPeriod =
  /** Any run of so many days of 24 hours. */
  | 'DAYS'
  /** A week from Monday to Sunday, in Seoul. */
  | 'CALENDAR_WEEK';

/** How far a customer has come with the rule of a mission, as of now. An achieved mission is counted on all the same; where it can be achieved again, what counted once does not count again. */
export type MissionStanding = {
  /** How many count at this moment. */
  readonly counted: Scalars['Int']['output'];
  /** How many are needed. */
  readonly needed: Scalars['Int']['output'];
  /** When counting begins anew; null where it does not, since what is too old drops out one by one. */
  readonly until: Maybe<Scalars['DateTime']['output']>;
};

/** Something that can be ordered: a book, an item on a café's menu, or a class of taxi ride. */
export type Product = {
  /** The product's id, `prd_…`. */
  readonly id: Scalars['ID']['output'];
};

/** The kinds of product whose orders a mission counts. New values may be added. */
export type MissionProductKind =
  /** A book. */
  | 'BOOK'
  /** An item on a café's menu. */
  | 'MENU_ITEM'
  /** A class of taxi ride. */
  | 'RIDE_CLASS';

/** That a customer has achieved a mission. Seen by the customer and by staff with missions:read; null for everybody else. */
export type Achievement = {
  /** The achievement's id, `ach_…`. */
  readonly id: Scalars['ID']['output'];
  /** What was achieved. */
  readonly mission: Mission;
  /** When: as the customer said it, or with the order that was missing. */
  readonly achievedAt: Scalars['DateTime']['output'];
  /** Which time it was: 1 for the first. */
  readonly time: Scalars['Int']['output'];
  /** What is given for it; null until it was allocated, and while rewards is away. */
  readonly reward: Maybe<Reward>;
};

/** What a customer is given for an achievement. Seen by the customer and by staff with rewards:read; null for everybody else. */
export type Reward = {
  /** The reward's id, `rew_…`. */
  readonly id: Scalars['ID']['output'];
};

/** A page of missions. */
export type MissionConnection = {
  /** The missions with their cursors. */
  readonly edges: ReadonlyArray<MissionEdge>;
  /** The missions alone. */
  readonly nodes: ReadonlyArray<Mission>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One mission on a page. */
export type MissionEdge = {
  /** Marks this mission's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The mission. */
  readonly node: Mission;
};

/** A page of achievements. */
export type AchievementConnection = {
  /** The achievements with their cursors. */
  readonly edges: ReadonlyArray<AchievementEdge>;
  /** The achievements alone. */
  readonly nodes: ReadonlyArray<Achievement>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One achievement on a page. */
export type AchievementEdge = {
  /** Marks this achievement's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The achievement. */
  readonly node: Achievement;
};

/** A new mission. */
export type DefineMissionInput = {
  /** What is to be done, as it is shown to customers; 1 to 200 characters. */
  readonly title: Scalars['String']['input'];
  /** What is given for it, as it is shown to customers; 1 to 200 characters. */
  readonly rewardTitle: Scalars['String']['input'];
  /** Which orders achieve it all by themselves; null when it is achieved by achieveMission. */
  readonly rule?: InputMaybe<MissionRuleInput>;
  /** From when on it cannot be achieved any more, later than now; null when it does not end. */
  readonly endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How often all customers together can achieve it, 1 to 1,000,000; null for any number. */
  readonly timesInAll?: InputMaybe<Scalars['Int']['input']>;
  /** How often each customer can achieve it, 1 to 100; null for once. An order counts for one time only, and a calendar week is one time. */
  readonly timesPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  /** Repeat it on a retry: 1 to 255 printable characters without spaces. One key of one caller is one mission, for ever. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** So much of one kind of product in completed orders, within some time. */
export type MissionRuleInput = {
  /** What has to be in the orders. */
  readonly productKind: MissionProductKind;
  /** How many are needed, 1 to 100, of what `counts` says. */
  readonly orders: Scalars['Int']['input'];
  /** Within how many days of 24 hours, 1 to 366; may be null where calendar weeks count, and does not matter there. */
  readonly withinDays?: InputMaybe<Scalars['Int']['input']>;
  /** Only these products count, at most 100; null for all of the kind. They are not held against the products there are. */
  readonly productIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only products of this category count, as it was when they were ordered; 1 to 60 characters, null for all of the kind. */
  readonly category?: InputMaybe<Scalars['String']['input']>;
  /** What is counted; null for ORDERS. */
  readonly counts?: InputMaybe<MissionCount>;
  /** Which time counts together; null for DAYS. */
  readonly period?: InputMaybe<MissionPeriod>;
};

/** What becomes of defineMission. */
export type DefineMissionResult = DefineMissionSuccess | InvalidMission | IdempotencyKeyReused;

/** The mission is defined, also when it was so before. */
export type DefineMissionSuccess = {
  /** The mission. */
  readonly mission: Mission;
};

/** Refusal: this cannot be a mission; nothing was written, and the key may be used again. */
export type InvalidMission = Refusal & {
  /** Always INVALID_MISSION. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The path of the input that is wrong, such as `["rule", "orders"]`; null when it is no single one. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Which mission ends. */
export type EndMissionInput = {
  /** The mission. */
  readonly missionId: Scalars['ID']['input'];
};

/** What becomes of endMission. */
export type EndMissionResult = EndMissionSuccess | MissionNotFound;

/** The mission is over, also when it was so before. */
export type EndMissionSuccess = {
  /** The mission as it is now. */
  readonly mission: Mission;
};

/** Until when a mission can be achieved. */
export type ExtendMissionInput = {
  /** The mission. */
  readonly missionId: Scalars['ID']['input'];
  /** From when on it cannot be achieved any more, later than now; null when it does not end. */
  readonly endsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What becomes of extendMission. */
export type ExtendMissionResult = ExtendMissionSuccess | MissionNotFound | MissionOver | InvalidMission;

/** The mission ends then, also when it did so before. */
export type ExtendMissionSuccess = {
  /** The mission as it is now. */
  readonly mission: Mission;
};

/** How often more a mission can be achieved. */
export type RefillMissionInput = {
  /** The mission, which has a limit in all. */
  readonly missionId: Scalars['ID']['input'];
  /** How often more, 1 to 1,000,000. */
  readonly more: Scalars['Int']['input'];
  /** Repeat it on a retry: 1 to 255 printable characters without spaces. One key of one caller refills once, for ever; a refusal uses up none. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of refillMission. */
export type RefillMissionResult = RefillMissionSuccess | MissionNotFound | MissionOver | MissionNotLimited | InvalidMission | IdempotencyKeyReused;

/** The mission was refilled, also when this very request was answered before. */
export type RefillMissionSuccess = {
  /** The mission as it is now. */
  readonly mission: Mission;
};

/** Refusal: the mission has ended. */
export type MissionOver = Refusal & {
  /** Always MISSION_OVER. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the mission was achieved as often as it can be by all customers together. */
export type MissionUsedUp = Refusal & {
  /** Always MISSION_USED_UP. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the mission has no limit in all, so there is nothing to refill. */
export type MissionNotLimited = Refusal & {
  /** Always MISSION_NOT_LIMITED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Which mission the caller has achieved. */
export type AchieveMissionInput = {
  /** The mission. */
  readonly missionId: Scalars['ID']['input'];
  /** Repeat it on a retry: 1 to 255 printable characters without spaces. One key of one customer is one achievement, for ever; a refusal uses up none. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of achieveMission. */
export type AchieveMissionResult = AchieveMissionSuccess | MissionNotFound | MissionNotByHand | MissionAlreadyAchieved | MissionOver | MissionUsedUp | IdempotencyKeyReused;

/** The mission is achieved, also when this very request was answered before. */
export type AchieveMissionSuccess = {
  /** The achievement as it is now. */
  readonly achievement: Achievement;
};

/** Refusal: there is no such mission. */
export type MissionNotFound = Refusal & {
  /** Always MISSION_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the mission has a rule, so only completed orders achieve it. */
export type MissionNotByHand = Refusal & {
  /** Always MISSION_NOT_BY_HAND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the caller has achieved this mission before, as often as it can be, with other keys. */
export type MissionAlreadyAchieved = Refusal & {
  /** Always MISSION_ALREADY_ACHIEVED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The last achievement as it is now. */
  readonly achievement: Achievement;
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** The missions that were achieved, and what counts towards others. Null while missions is away. */
  readonly missions: Maybe<Scalars['JSON']['output']>;
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
  Mission: Mission;
  Achievement: Achievement;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Mission:
    ( { __typename: 'Mission' }
    & GraphQLRecursivePick<FederationTypes['Mission'], {"id":true}> );
  Achievement:
    ( { __typename: 'Achievement' }
    & GraphQLRecursivePick<FederationTypes['Achievement'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  DefineMissionResult:
    | ( Omit<DefineMissionSuccess, 'mission'> & { mission: _RefType['Mission'] } & { __typename: 'DefineMissionSuccess' } )
    | ( InvalidMission & { __typename: 'InvalidMission' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  EndMissionResult:
    | ( Omit<EndMissionSuccess, 'mission'> & { mission: _RefType['Mission'] } & { __typename: 'EndMissionSuccess' } )
    | ( MissionNotFound & { __typename: 'MissionNotFound' } )
  ;
  ExtendMissionResult:
    | ( Omit<ExtendMissionSuccess, 'mission'> & { mission: _RefType['Mission'] } & { __typename: 'ExtendMissionSuccess' } )
    | ( MissionNotFound & { __typename: 'MissionNotFound' } )
    | ( MissionOver & { __typename: 'MissionOver' } )
    | ( InvalidMission & { __typename: 'InvalidMission' } )
  ;
  RefillMissionResult:
    | ( Omit<RefillMissionSuccess, 'mission'> & { mission: _RefType['Mission'] } & { __typename: 'RefillMissionSuccess' } )
    | ( MissionNotFound & { __typename: 'MissionNotFound' } )
    | ( MissionOver & { __typename: 'MissionOver' } )
    | ( MissionNotLimited & { __typename: 'MissionNotLimited' } )
    | ( InvalidMission & { __typename: 'InvalidMission' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  AchieveMissionResult:
    | ( Omit<AchieveMissionSuccess, 'achievement'> & { achievement: _RefType['Achievement'] } & { __typename: 'AchieveMissionSuccess' } )
    | ( MissionNotFound & { __typename: 'MissionNotFound' } )
    | ( MissionNotByHand & { __typename: 'MissionNotByHand' } )
    | ( Omit<MissionAlreadyAchieved, 'achievement'> & { achievement: _RefType['Achievement'] } & { __typename: 'MissionAlreadyAchieved' } )
    | ( MissionOver & { __typename: 'MissionOver' } )
    | ( MissionUsedUp & { __typename: 'MissionUsedUp' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( InvalidMission & { __typename: 'InvalidMission' } )
    | ( MissionOver & { __typename: 'MissionOver' } )
    | ( MissionUsedUp & { __typename: 'MissionUsedUp' } )
    | ( MissionNotLimited & { __typename: 'MissionNotLimited' } )
    | ( MissionNotFound & { __typename: 'MissionNotFound' } )
    | ( MissionNotByHand & { __typename: 'MissionNotByHand' } )
    | ( Omit<MissionAlreadyAchieved, 'achievement'> & { achievement: _RefType['Achievement'] } & { __typename: 'MissionAlreadyAchieved' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mission: ResolverTypeWrapper<MissionModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  MissionRule: ResolverTypeWrapper<MissionRuleModel>;
  MissionCount: MissionCount;
  MissionPeriod: MissionPeriod;
  MissionStanding: ResolverTypeWrapper<MissionStandingModel>;
  Product: ResolverTypeWrapper<Product>;
  MissionProductKind: MissionProductKind;
  Achievement: ResolverTypeWrapper<AchievementModel>;
  Reward: ResolverTypeWrapper<Reward>;
  MissionConnection: ResolverTypeWrapper<Omit<MissionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['MissionEdge']>, nodes: ReadonlyArray<ResolversTypes['Mission']> }>;
  MissionEdge: ResolverTypeWrapper<Omit<MissionEdge, 'node'> & { node: ResolversTypes['Mission'] }>;
  AchievementConnection: ResolverTypeWrapper<Omit<AchievementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AchievementEdge']>, nodes: ReadonlyArray<ResolversTypes['Achievement']> }>;
  AchievementEdge: ResolverTypeWrapper<Omit<AchievementEdge, 'node'> & { node: ResolversTypes['Achievement'] }>;
  DefineMissionInput: DefineMissionInput;
  MissionRuleInput: MissionRuleInput;
  DefineMissionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DefineMissionResult']>;
  DefineMissionSuccess: ResolverTypeWrapper<Omit<DefineMissionSuccess, 'mission'> & { mission: ResolversTypes['Mission'] }>;
  InvalidMission: ResolverTypeWrapper<InvalidMission>;
  EndMissionInput: EndMissionInput;
  EndMissionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndMissionResult']>;
  EndMissionSuccess: ResolverTypeWrapper<Omit<EndMissionSuccess, 'mission'> & { mission: ResolversTypes['Mission'] }>;
  ExtendMissionInput: ExtendMissionInput;
  ExtendMissionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ExtendMissionResult']>;
  ExtendMissionSuccess: ResolverTypeWrapper<Omit<ExtendMissionSuccess, 'mission'> & { mission: ResolversTypes['Mission'] }>;
  RefillMissionInput: RefillMissionInput;
  RefillMissionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefillMissionResult']>;
  RefillMissionSuccess: ResolverTypeWrapper<Omit<RefillMissionSuccess, 'mission'> & { mission: ResolversTypes['Mission'] }>;
  MissionOver: ResolverTypeWrapper<MissionOver>;
  MissionUsedUp: ResolverTypeWrapper<MissionUsedUp>;
  MissionNotLimited: ResolverTypeWrapper<MissionNotLimited>;
  AchieveMissionInput: AchieveMissionInput;
  AchieveMissionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AchieveMissionResult']>;
  AchieveMissionSuccess: ResolverTypeWrapper<Omit<AchieveMissionSuccess, 'achievement'> & { achievement: ResolversTypes['Achievement'] }>;
  MissionNotFound: ResolverTypeWrapper<MissionNotFound>;
  MissionNotByHand: ResolverTypeWrapper<MissionNotByHand>;
  MissionAlreadyAchieved: ResolverTypeWrapper<Omit<MissionAlreadyAchieved, 'achievement'> & { achievement: ResolversTypes['Achievement'] }>;
  MyData: ResolverTypeWrapper<MyDataModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  PageInfo: PageInfo;
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  IdempotencyKeyReused: IdempotencyKeyReused;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Mission: MissionModel;
  ID: Scalars['ID']['output'];
  MissionRule: MissionRuleModel;
  MissionStanding: MissionStandingModel;
  Product: Product;
  Achievement: AchievementModel;
  Reward: Reward;
  MissionConnection: Omit<MissionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['MissionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Mission']> };
  MissionEdge: Omit<MissionEdge, 'node'> & { node: ResolversParentTypes['Mission'] };
  AchievementConnection: Omit<AchievementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AchievementEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Achievement']> };
  AchievementEdge: Omit<AchievementEdge, 'node'> & { node: ResolversParentTypes['Achievement'] };
  DefineMissionInput: DefineMissionInput;
  MissionRuleInput: MissionRuleInput;
  DefineMissionResult: ResolversUnionTypes<ResolversParentTypes>['DefineMissionResult'];
  DefineMissionSuccess: Omit<DefineMissionSuccess, 'mission'> & { mission: ResolversParentTypes['Mission'] };
  InvalidMission: InvalidMission;
  EndMissionInput: EndMissionInput;
  EndMissionResult: ResolversUnionTypes<ResolversParentTypes>['EndMissionResult'];
  EndMissionSuccess: Omit<EndMissionSuccess, 'mission'> & { mission: ResolversParentTypes['Mission'] };
  ExtendMissionInput: ExtendMissionInput;
  ExtendMissionResult: ResolversUnionTypes<ResolversParentTypes>['ExtendMissionResult'];
  ExtendMissionSuccess: Omit<ExtendMissionSuccess, 'mission'> & { mission: ResolversParentTypes['Mission'] };
  RefillMissionInput: RefillMissionInput;
  RefillMissionResult: ResolversUnionTypes<ResolversParentTypes>['RefillMissionResult'];
  RefillMissionSuccess: Omit<RefillMissionSuccess, 'mission'> & { mission: ResolversParentTypes['Mission'] };
  MissionOver: MissionOver;
  MissionUsedUp: MissionUsedUp;
  MissionNotLimited: MissionNotLimited;
  AchieveMissionInput: AchieveMissionInput;
  AchieveMissionResult: ResolversUnionTypes<ResolversParentTypes>['AchieveMissionResult'];
  AchieveMissionSuccess: Omit<AchieveMissionSuccess, 'achievement'> & { achievement: ResolversParentTypes['Achievement'] };
  MissionNotFound: MissionNotFound;
  MissionNotByHand: MissionNotByHand;
  MissionAlreadyAchieved: Omit<MissionAlreadyAchieved, 'achievement'> & { achievement: ResolversParentTypes['Achievement'] };
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

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type PageInfoResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'InvalidMission' | 'MissionOver' | 'MissionUsedUp' | 'MissionNotLimited' | 'MissionNotFound' | 'MissionNotByHand' | 'MissionAlreadyAchieved', ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  missions: Resolver<ResolversTypes['MissionConnection'], ParentType, ContextType, Partial<QueryMissionsArgs>>;
  achievements: Resolver<ResolversTypes['AchievementConnection'], ParentType, ContextType, Partial<QueryAchievementsArgs>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  defineMission: Resolver<ResolversTypes['DefineMissionResult'], ParentType, ContextType, RequireFields<MutationDefineMissionArgs, 'input'>>;
  endMission: Resolver<ResolversTypes['EndMissionResult'], ParentType, ContextType, RequireFields<MutationEndMissionArgs, 'input'>>;
  extendMission: Resolver<ResolversTypes['ExtendMissionResult'], ParentType, ContextType, RequireFields<MutationExtendMissionArgs, 'input'>>;
  refillMission: Resolver<ResolversTypes['RefillMissionResult'], ParentType, ContextType, RequireFields<MutationRefillMissionArgs, 'input'>>;
  achieveMission: Resolver<ResolversTypes['AchieveMissionResult'], ParentType, ContextType, RequireFields<MutationAchieveMissionArgs, 'input'>>;
};

export type MissionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mission'] = ResolversParentTypes['Mission'], FederationReferenceType extends FederationReferenceTypes['Mission'] = FederationReferenceTypes['Mission']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Mission']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rewardTitle: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule: Resolver<Maybe<ResolversTypes['MissionRule']>, ParentType, ContextType>;
  definedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  open: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  timesPerCustomer: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timesInAll: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timesLeft: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timesAchieved: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  standing: Resolver<Maybe<ResolversTypes['MissionStanding']>, ParentType, ContextType>;
};

export type MissionRuleResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionRule'] = ResolversParentTypes['MissionRule']> = {
  productKind: Resolver<ResolversTypes['MissionProductKind'], ParentType, ContextType>;
  orders: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withinDays: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  products: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Product']>>>, ParentType, ContextType>;
  category: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  counts: Resolver<ResolversTypes['MissionCount'], ParentType, ContextType>;
  period: Resolver<ResolversTypes['MissionPeriod'], ParentType, ContextType>;
};

export type MissionStandingResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionStanding'] = ResolversParentTypes['MissionStanding']> = {
  counted: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  needed: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  until: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AchievementResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Achievement'] = ResolversParentTypes['Achievement'], FederationReferenceType extends FederationReferenceTypes['Achievement'] = FederationReferenceTypes['Achievement']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Achievement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mission: Resolver<ResolversTypes['Mission'], ParentType, ContextType>;
  achievedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  time: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reward: Resolver<Maybe<ResolversTypes['Reward']>, ParentType, ContextType>;
};

export type RewardResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Reward'] = ResolversParentTypes['Reward']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MissionConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionConnection'] = ResolversParentTypes['MissionConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['MissionEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Mission']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MissionEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionEdge'] = ResolversParentTypes['MissionEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Mission'], ParentType, ContextType>;
};

export type AchievementConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AchievementConnection'] = ResolversParentTypes['AchievementConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['AchievementEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Achievement']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AchievementEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AchievementEdge'] = ResolversParentTypes['AchievementEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Achievement'], ParentType, ContextType>;
};

export type DefineMissionResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DefineMissionResult'] = ResolversParentTypes['DefineMissionResult']> = {
  __resolveType: TypeResolveFn<'DefineMissionSuccess' | 'InvalidMission' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type DefineMissionSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DefineMissionSuccess'] = ResolversParentTypes['DefineMissionSuccess']> = {
  mission: Resolver<ResolversTypes['Mission'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidMissionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidMission'] = ResolversParentTypes['InvalidMission']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndMissionResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EndMissionResult'] = ResolversParentTypes['EndMissionResult']> = {
  __resolveType: TypeResolveFn<'EndMissionSuccess' | 'MissionNotFound', ParentType, ContextType>;
};

export type EndMissionSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EndMissionSuccess'] = ResolversParentTypes['EndMissionSuccess']> = {
  mission: Resolver<ResolversTypes['Mission'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExtendMissionResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ExtendMissionResult'] = ResolversParentTypes['ExtendMissionResult']> = {
  __resolveType: TypeResolveFn<'ExtendMissionSuccess' | 'MissionNotFound' | 'MissionOver' | 'InvalidMission', ParentType, ContextType>;
};

export type ExtendMissionSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ExtendMissionSuccess'] = ResolversParentTypes['ExtendMissionSuccess']> = {
  mission: Resolver<ResolversTypes['Mission'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefillMissionResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefillMissionResult'] = ResolversParentTypes['RefillMissionResult']> = {
  __resolveType: TypeResolveFn<'RefillMissionSuccess' | 'MissionNotFound' | 'MissionOver' | 'MissionNotLimited' | 'InvalidMission' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type RefillMissionSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefillMissionSuccess'] = ResolversParentTypes['RefillMissionSuccess']> = {
  mission: Resolver<ResolversTypes['Mission'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MissionOverResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionOver'] = ResolversParentTypes['MissionOver']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MissionUsedUpResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionUsedUp'] = ResolversParentTypes['MissionUsedUp']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MissionNotLimitedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionNotLimited'] = ResolversParentTypes['MissionNotLimited']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AchieveMissionResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AchieveMissionResult'] = ResolversParentTypes['AchieveMissionResult']> = {
  __resolveType: TypeResolveFn<'AchieveMissionSuccess' | 'MissionNotFound' | 'MissionNotByHand' | 'MissionAlreadyAchieved' | 'MissionOver' | 'MissionUsedUp' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type AchieveMissionSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AchieveMissionSuccess'] = ResolversParentTypes['AchieveMissionSuccess']> = {
  achievement: Resolver<ResolversTypes['Achievement'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MissionNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionNotFound'] = ResolversParentTypes['MissionNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MissionNotByHandResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionNotByHand'] = ResolversParentTypes['MissionNotByHand']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MissionAlreadyAchievedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MissionAlreadyAchieved'] = ResolversParentTypes['MissionAlreadyAchieved']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  achievement: Resolver<ResolversTypes['Achievement'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missions: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  JSON: GraphQLScalarType;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  IdempotencyKeyReused: IdempotencyKeyReusedResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Mission: MissionResolvers<ContextType>;
  MissionRule: MissionRuleResolvers<ContextType>;
  MissionStanding: MissionStandingResolvers<ContextType>;
  Product: ProductResolvers<ContextType>;
  Achievement: AchievementResolvers<ContextType>;
  Reward: RewardResolvers<ContextType>;
  MissionConnection: MissionConnectionResolvers<ContextType>;
  MissionEdge: MissionEdgeResolvers<ContextType>;
  AchievementConnection: AchievementConnectionResolvers<ContextType>;
  AchievementEdge: AchievementEdgeResolvers<ContextType>;
  DefineMissionResult: DefineMissionResultResolvers<ContextType>;
  DefineMissionSuccess: DefineMissionSuccessResolvers<ContextType>;
  InvalidMission: InvalidMissionResolvers<ContextType>;
  EndMissionResult: EndMissionResultResolvers<ContextType>;
  EndMissionSuccess: EndMissionSuccessResolvers<ContextType>;
  ExtendMissionResult: ExtendMissionResultResolvers<ContextType>;
  ExtendMissionSuccess: ExtendMissionSuccessResolvers<ContextType>;
  RefillMissionResult: RefillMissionResultResolvers<ContextType>;
  RefillMissionSuccess: RefillMissionSuccessResolvers<ContextType>;
  MissionOver: MissionOverResolvers<ContextType>;
  MissionUsedUp: MissionUsedUpResolvers<ContextType>;
  MissionNotLimited: MissionNotLimitedResolvers<ContextType>;
  AchieveMissionResult: AchieveMissionResultResolvers<ContextType>;
  AchieveMissionSuccess: AchieveMissionSuccessResolvers<ContextType>;
  MissionNotFound: MissionNotFoundResolvers<ContextType>;
  MissionNotByHand: MissionNotByHandResolvers<ContextType>;
  MissionAlreadyAchieved: MissionAlreadyAchievedResolvers<ContextType>;
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
