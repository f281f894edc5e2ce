// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NotificationModel, CustomerModel, MyDataModel, WaitingCustomerModel, AwaitedProductModel, MarketingTargetModel } from './models.ts';
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

/** Questions; asking changes nothing. */
export type Query = {
  /** One message to a customer: for its customer and for staff with notifications:read; null for everybody else. */
  readonly notification: Maybe<Notification>;
  /** What the caller was told, newest first, a page at a time. Needs to be signed in. */
  readonly notifications: NotificationConnection;
  /** On which channels the caller is told, by what it is about; what was not chosen is as it is by default. Receipts of payments, refunds and gifts that were used always come by e-mail. Needs to be signed in. */
  readonly notificationPreferences: ReadonlyArray<NotificationPreference>;
  /** Which products the caller waits for, the longest first, a page at a time. Needs to be signed in. */
  readonly awaitedProducts: AwaitedProductConnection;
  /** Who waits to be told that a product can be bought, the longest first, a page at a time; null when there is no such product. Needs catalog:write and to work for the store that sells it, or for every one. */
  readonly waitingList: Maybe<WaitingCustomerConnection>;
  /** Who agreed to advertising and is told of this on some channel, by id, a page at a time; addresses are masked. Needs notifications:read. */
  readonly marketingTargets: MarketingTargetConnection;
};


/** Questions; asking changes nothing. */
export type QueryNotificationArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryNotificationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryAwaitedProductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryWaitingListArgs = {
  productId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryMarketingTargetsArgs = {
  topic?: InputMaybe<MarketingTopic>;
  channel?: InputMaybe<PreferredChannel>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What is advertised. New values may be added. */
export type MarketingTopic =
  /** A new book. */
  | 'NEW_BOOK';

/** A customer who waits to be told that a product can be bought. */
export type WaitingCustomer = {
  /** The customer's id. */
  readonly customerId: Scalars['ID']['output'];
  /** The customer; null while customers is away, or when the caller may not see them. */
  readonly customer: Maybe<Customer>;
  /** The customer's name of which the first letter of each part is left; null before it is heard of. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Since when they wait. */
  readonly since: Scalars['DateTime']['output'];
  /** True where they asked to be told; false where an order of theirs was refused for lack of copies. */
  readonly asked: Scalars['Boolean']['output'];
};

/** A page of customers. */
export type WaitingCustomerConnection = {
  /** The customers with their cursors. */
  readonly edges: ReadonlyArray<WaitingCustomerEdge>;
  /** The customers alone. */
  readonly nodes: ReadonlyArray<WaitingCustomer>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One customer on a page. */
export type WaitingCustomerEdge = {
  /** Marks this customer's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The customer. */
  readonly node: WaitingCustomer;
};

/** A product that the caller waits for. */
export type AwaitedProduct = {
  /** The product's id. */
  readonly productId: Scalars['ID']['output'];
  /** The product; null while catalog is away. */
  readonly product: Maybe<Product>;
  /** Since when the caller waits. */
  readonly since: Scalars['DateTime']['output'];
};

/** A page of products. */
export type AwaitedProductConnection = {
  /** The products with their cursors. */
  readonly edges: ReadonlyArray<AwaitedProductEdge>;
  /** The products alone. */
  readonly nodes: ReadonlyArray<AwaitedProduct>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One product on a page. */
export type AwaitedProductEdge = {
  /** Marks this product's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The product. */
  readonly node: AwaitedProduct;
};

/** A customer who agreed to advertising. */
export type MarketingTarget = {
  /** The customer's id. */
  readonly customerId: Scalars['ID']['output'];
  /** The customer; null while customers is away, or when the caller may not see them. */
  readonly customer: Maybe<Customer>;
  /** The customer's name of which the first letter of each part is left. */
  readonly name: Scalars['String']['output'];
  /** What they are told of. */
  readonly topics: ReadonlyArray<MarketingTopic>;
  /** How they are told. */
  readonly channels: ReadonlyArray<MarketingChannel>;
  /** Whether they agreed to be told at night, too. */
  readonly atNight: Scalars['Boolean']['output'];
};

/** How a customer is told of what is advertised. */
export type MarketingChannel = {
  /** The channel. */
  readonly channel: NotificationChannel;
  /** Where to, as far as it may be shown: `m****@example.com`, `010-****-5678`; null for the app, and where none is known. */
  readonly contact: Maybe<Scalars['String']['output']>;
  /** Whether the customer has shown to read what is sent there; nothing is advertised before. */
  readonly confirmed: Scalars['Boolean']['output'];
};

/** A page of customers. */
export type MarketingTargetConnection = {
  /** The customers with their cursors. */
  readonly edges: ReadonlyArray<MarketingTargetEdge>;
  /** The customers alone. */
  readonly nodes: ReadonlyArray<MarketingTarget>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One customer on a page. */
export type MarketingTargetEdge = {
  /** Marks this customer's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The customer. */
  readonly node: MarketingTarget;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Chooses on which channels the caller is told from now on. Repeating it changes nothing. Needs to be signed in. */
  readonly updateNotificationPreferences: UpdateNotificationPreferencesResult;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationUpdateNotificationPreferencesArgs = {
  input: UpdateNotificationPreferencesInput;
};

/** What messages are about, as far as their channels can be chosen. */
export type NotificationTopic =
  /** An order is placed, or could not be placed. Always told, on one channel at least. */
  | 'PLACED'
  /** An order moves on: accepted, ready, on its way; a request to cancel it is received or refused. */
  | 'STEPS'
  /** An order is complete. */
  | 'COMPLETED'
  /** An order is cancelled, and what was paid for it goes back. Always told, on one channel at least. */
  | 'REFUNDED'
  /** A reward is in the wallet, or a gift was given for it. */
  | 'REWARDS'
  /** A product is back that could not be bought before. */
  | 'RESTOCKS'
  /** New books. Only those who agreed to advertising are told, whatever is chosen here. */
  | 'ADVERTISING';

/** On which channels one customer is told of one topic. */
export type NotificationPreference = {
  /** What the messages are about. */
  readonly topic: NotificationTopic;
  /** How the customer is told; an empty list is not at all. */
  readonly channels: ReadonlyArray<NotificationChannel>;
  /** How the customer is told of an order that is fetched at a store or is a ride: by SMS unless something is chosen, or as a message of the app without a telephone number. */
  readonly channelsOnTheWay: ReadonlyArray<NotificationChannel>;
  /** True when the customer chose it; false for the default. */
  readonly chosen: Scalars['Boolean']['output'];
};

/** On which channels to be told. */
export type UpdateNotificationPreferencesInput = {
  /** What to change; all other topics stay as they are. */
  readonly preferences: ReadonlyArray<NotificationPreferenceInput>;
};

/** On which channels to be told of one topic, of every kind of order alike. */
export type NotificationPreferenceInput = {
  /** What the messages are about. */
  readonly topic: NotificationTopic;
  /** How to be told; an empty list for not at all, null for the default. */
  readonly channels?: InputMaybe<ReadonlyArray<PreferredChannel>>;
};

/** How to be told. */
export type PreferredChannel =
  /** A short message to the telephone. */
  | 'SMS'
  /** An e-mail. */
  | 'EMAIL'
  /** A message of the app. */
  | 'PUSH';

/** What becomes of updateNotificationPreferences. */
export type UpdateNotificationPreferencesResult = UpdateNotificationPreferencesSuccess | ChannelRequired;

/** The channels are chosen. */
export type UpdateNotificationPreferencesSuccess = {
  /** All of the caller's preferences, as they are now. */
  readonly preferences: ReadonlyArray<NotificationPreference>;
};

/** Refusal: this concerns the customer's money and is always told; nothing was changed. */
export type ChannelRequired = Refusal & {
  /** Always CHANNEL_REQUIRED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** What needs a channel. */
  readonly topic: NotificationTopic;
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
  /** Its words, as they were sent or, before that, as they would be now; for its customer only, null for staff. */
  readonly body: Maybe<Scalars['String']['output']>;
  /** PENDING, SENT, FAILED (refused for good, never taken, or perhaps taken by a provider that would send a repeat twice), or UNSENT (for the reason given). New words may be added. */
  readonly deliveryStatus: Maybe<Scalars['String']['output']>;
  /** How often it was tried. */
  readonly attempts: Scalars['Int']['output'];
  /** Why it was not sent, or not yet, as a word for programs, such as NO_ADDRESS, NOT_CONFIRMED (nobody has shown to read what is sent there), NO_CONSENT, NIGHT (advertising waits for 8 in the morning), NOT_WANTED, TOO_MANY (SMS within an hour), ALREADY_TOLD (the same refusal within an hour), EXPIRED (a code or a notice that is no longer to be sent), SOLD_OUT (the product was gone again before its customer was told, who waits on), LEFT (the customer has left) or UNCERTAIN; null when nothing went wrong. New words may be added. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** When what it tells of happened. */
  readonly happenedAt: Scalars['DateTime']['output'];
  /** When the provider took it; null before. */
  readonly sentAt: Maybe<Scalars['DateTime']['output']>;
  /** The order it is about; null when it is about none, while orders is away or when the caller may not see it. */
  readonly order: Maybe<Order>;
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

/** Someone who orders. Seen by the customer and by staff with customers:read; null for everybody else. */
export type Customer = {
  /** The customer's id, `cus_…`. */
  readonly id: Scalars['ID']['output'];
  /** What the customer was told, newest first, a page at a time; for the customer and for staff with notifications:read, null for everybody else and while notifications is away. */
  readonly notifications: Maybe<NotificationConnection>;
};


/** Someone who orders. Seen by the customer and by staff with customers:read; null for everybody else. */
export type CustomerNotificationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a customer agreed to buy, with prices fixed. Seen by its customer and by staff with orders:read; null for everybody else. */
export type Order = {
  /** The order's id, `ord_…`. */
  readonly id: Scalars['ID']['output'];
};

/** Something that can be ordered: a book, an item on a café's menu, or a class of taxi ride. */
export type Product = {
  /** The product's id, `prd_…`. */
  readonly id: Scalars['ID']['output'];
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** How the customer is reached, what they chose to hear, and every message. Null while notifications is away. */
  readonly messages: Maybe<Scalars['JSON']['output']>;
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
  Notification: Notification;
  Customer: Customer;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Notification:
    ( { __typename: 'Notification' }
    & GraphQLRecursivePick<FederationTypes['Notification'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  UpdateNotificationPreferencesResult:
    | ( UpdateNotificationPreferencesSuccess & { __typename: 'UpdateNotificationPreferencesSuccess' } )
    | ( ChannelRequired & { __typename: 'ChannelRequired' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal: ( ChannelRequired & { __typename: 'ChannelRequired' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  MarketingTopic: MarketingTopic;
  WaitingCustomer: ResolverTypeWrapper<WaitingCustomerModel>;
  WaitingCustomerConnection: ResolverTypeWrapper<Omit<WaitingCustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WaitingCustomerEdge']>, nodes: ReadonlyArray<ResolversTypes['WaitingCustomer']> }>;
  WaitingCustomerEdge: ResolverTypeWrapper<Omit<WaitingCustomerEdge, 'node'> & { node: ResolversTypes['WaitingCustomer'] }>;
  AwaitedProduct: ResolverTypeWrapper<AwaitedProductModel>;
  AwaitedProductConnection: ResolverTypeWrapper<Omit<AwaitedProductConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AwaitedProductEdge']>, nodes: ReadonlyArray<ResolversTypes['AwaitedProduct']> }>;
  AwaitedProductEdge: ResolverTypeWrapper<Omit<AwaitedProductEdge, 'node'> & { node: ResolversTypes['AwaitedProduct'] }>;
  MarketingTarget: ResolverTypeWrapper<MarketingTargetModel>;
  MarketingChannel: ResolverTypeWrapper<MarketingChannel>;
  MarketingTargetConnection: ResolverTypeWrapper<Omit<MarketingTargetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['MarketingTargetEdge']>, nodes: ReadonlyArray<ResolversTypes['MarketingTarget']> }>;
  MarketingTargetEdge: ResolverTypeWrapper<Omit<MarketingTargetEdge, 'node'> & { node: ResolversTypes['MarketingTarget'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotificationTopic: NotificationTopic;
  NotificationPreference: ResolverTypeWrapper<NotificationPreference>;
  UpdateNotificationPreferencesInput: UpdateNotificationPreferencesInput;
  NotificationPreferenceInput: NotificationPreferenceInput;
  PreferredChannel: PreferredChannel;
  UpdateNotificationPreferencesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateNotificationPreferencesResult']>;
  UpdateNotificationPreferencesSuccess: ResolverTypeWrapper<UpdateNotificationPreferencesSuccess>;
  ChannelRequired: ResolverTypeWrapper<ChannelRequired>;
  Notification: ResolverTypeWrapper<NotificationModel>;
  NotificationChannel: NotificationChannel;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['NotificationEdge']>, nodes: ReadonlyArray<ResolversTypes['Notification']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  Customer: ResolverTypeWrapper<CustomerModel>;
  Order: ResolverTypeWrapper<Order>;
  Product: ResolverTypeWrapper<Product>;
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
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  WaitingCustomer: WaitingCustomerModel;
  WaitingCustomerConnection: Omit<WaitingCustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WaitingCustomerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['WaitingCustomer']> };
  WaitingCustomerEdge: Omit<WaitingCustomerEdge, 'node'> & { node: ResolversParentTypes['WaitingCustomer'] };
  AwaitedProduct: AwaitedProductModel;
  AwaitedProductConnection: Omit<AwaitedProductConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AwaitedProductEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AwaitedProduct']> };
  AwaitedProductEdge: Omit<AwaitedProductEdge, 'node'> & { node: ResolversParentTypes['AwaitedProduct'] };
  MarketingTarget: MarketingTargetModel;
  MarketingChannel: MarketingChannel;
  MarketingTargetConnection: Omit<MarketingTargetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['MarketingTargetEdge']>, nodes: ReadonlyArray<ResolversParentTypes['MarketingTarget']> };
  MarketingTargetEdge: Omit<MarketingTargetEdge, 'node'> & { node: ResolversParentTypes['MarketingTarget'] };
  Mutation: Record<PropertyKey, never>;
  NotificationPreference: NotificationPreference;
  UpdateNotificationPreferencesInput: UpdateNotificationPreferencesInput;
  NotificationPreferenceInput: NotificationPreferenceInput;
  UpdateNotificationPreferencesResult: ResolversUnionTypes<ResolversParentTypes>['UpdateNotificationPreferencesResult'];
  UpdateNotificationPreferencesSuccess: UpdateNotificationPreferencesSuccess;
  ChannelRequired: ChannelRequired;
  Notification: NotificationModel;
  NotificationConnection: Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['NotificationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Notification']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  Customer: CustomerModel;
  Order: Order;
  Product: Product;
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
  __resolveType: TypeResolveFn<'ChannelRequired', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  notification: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType, RequireFields<QueryNotificationArgs, 'id'>>;
  notifications: Resolver<ResolversTypes['NotificationConnection'], ParentType, ContextType, Partial<QueryNotificationsArgs>>;
  notificationPreferences: Resolver<ReadonlyArray<ResolversTypes['NotificationPreference']>, ParentType, ContextType>;
  awaitedProducts: Resolver<ResolversTypes['AwaitedProductConnection'], ParentType, ContextType, Partial<QueryAwaitedProductsArgs>>;
  waitingList: Resolver<Maybe<ResolversTypes['WaitingCustomerConnection']>, ParentType, ContextType, RequireFields<QueryWaitingListArgs, 'productId'>>;
  marketingTargets: Resolver<ResolversTypes['MarketingTargetConnection'], ParentType, ContextType, RequireFields<QueryMarketingTargetsArgs, 'topic'>>;
};

export type WaitingCustomerResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WaitingCustomer'] = ResolversParentTypes['WaitingCustomer']> = {
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  asked: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WaitingCustomerConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WaitingCustomerConnection'] = ResolversParentTypes['WaitingCustomerConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['WaitingCustomerEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['WaitingCustomer']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WaitingCustomerEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WaitingCustomerEdge'] = ResolversParentTypes['WaitingCustomerEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['WaitingCustomer'], ParentType, ContextType>;
};

export type AwaitedProductResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AwaitedProduct'] = ResolversParentTypes['AwaitedProduct']> = {
  productId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  since: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AwaitedProductConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AwaitedProductConnection'] = ResolversParentTypes['AwaitedProductConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['AwaitedProductEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['AwaitedProduct']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AwaitedProductEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AwaitedProductEdge'] = ResolversParentTypes['AwaitedProductEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['AwaitedProduct'], ParentType, ContextType>;
};

export type MarketingTargetResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MarketingTarget'] = ResolversParentTypes['MarketingTarget']> = {
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topics: Resolver<ReadonlyArray<ResolversTypes['MarketingTopic']>, ParentType, ContextType>;
  channels: Resolver<ReadonlyArray<ResolversTypes['MarketingChannel']>, ParentType, ContextType>;
  atNight: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MarketingChannelResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MarketingChannel'] = ResolversParentTypes['MarketingChannel']> = {
  channel: Resolver<ResolversTypes['NotificationChannel'], ParentType, ContextType>;
  contact: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  confirmed: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MarketingTargetConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MarketingTargetConnection'] = ResolversParentTypes['MarketingTargetConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['MarketingTargetEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['MarketingTarget']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MarketingTargetEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MarketingTargetEdge'] = ResolversParentTypes['MarketingTargetEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['MarketingTarget'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  updateNotificationPreferences: Resolver<ResolversTypes['UpdateNotificationPreferencesResult'], ParentType, ContextType, RequireFields<MutationUpdateNotificationPreferencesArgs, 'input'>>;
};

export type NotificationPreferenceResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NotificationPreference'] = ResolversParentTypes['NotificationPreference']> = {
  topic: Resolver<ResolversTypes['NotificationTopic'], ParentType, ContextType>;
  channels: Resolver<ReadonlyArray<ResolversTypes['NotificationChannel']>, ParentType, ContextType>;
  channelsOnTheWay: Resolver<ReadonlyArray<ResolversTypes['NotificationChannel']>, ParentType, ContextType>;
  chosen: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UpdateNotificationPreferencesResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateNotificationPreferencesResult'] = ResolversParentTypes['UpdateNotificationPreferencesResult']> = {
  __resolveType: TypeResolveFn<'UpdateNotificationPreferencesSuccess' | 'ChannelRequired', ParentType, ContextType>;
};

export type UpdateNotificationPreferencesSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateNotificationPreferencesSuccess'] = ResolversParentTypes['UpdateNotificationPreferencesSuccess']> = {
  preferences: Resolver<ReadonlyArray<ResolversTypes['NotificationPreference']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelRequiredResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ChannelRequired'] = ResolversParentTypes['ChannelRequired']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topic: Resolver<ResolversTypes['NotificationTopic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification'], FederationReferenceType extends FederationReferenceTypes['Notification'] = FederationReferenceTypes['Notification']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Notification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channel: Resolver<ResolversTypes['NotificationChannel'], ParentType, ContextType>;
  topic: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempts: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  happenedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sentAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
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

export type CustomerResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notifications: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, Partial<CustomerNotificationsArgs>>;
};

export type OrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messages: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  JSON: GraphQLScalarType;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  WaitingCustomer: WaitingCustomerResolvers<ContextType>;
  WaitingCustomerConnection: WaitingCustomerConnectionResolvers<ContextType>;
  WaitingCustomerEdge: WaitingCustomerEdgeResolvers<ContextType>;
  AwaitedProduct: AwaitedProductResolvers<ContextType>;
  AwaitedProductConnection: AwaitedProductConnectionResolvers<ContextType>;
  AwaitedProductEdge: AwaitedProductEdgeResolvers<ContextType>;
  MarketingTarget: MarketingTargetResolvers<ContextType>;
  MarketingChannel: MarketingChannelResolvers<ContextType>;
  MarketingTargetConnection: MarketingTargetConnectionResolvers<ContextType>;
  MarketingTargetEdge: MarketingTargetEdgeResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  NotificationPreference: NotificationPreferenceResolvers<ContextType>;
  UpdateNotificationPreferencesResult: UpdateNotificationPreferencesResultResolvers<ContextType>;
  UpdateNotificationPreferencesSuccess: UpdateNotificationPreferencesSuccessResolvers<ContextType>;
  ChannelRequired: ChannelRequiredResolvers<ContextType>;
  Notification: NotificationResolvers<ContextType>;
  NotificationConnection: NotificationConnectionResolvers<ContextType>;
  NotificationEdge: NotificationEdgeResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  Product: ProductResolvers<ContextType>;
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
