// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerModel, WalletModel, WalletItemModel, MyDataModel } from './models.ts';
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

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** The signed-in customer gives an item of the wallet for a gift. Unless the answer is a success, the item stays as it was. */
  readonly exchangeWalletItem: ExchangeWalletItemResult;
  /** Internal: takes points out of a customer's balance as a part of the payment of an order, once per order. Asked by orders only. */
  readonly holdPoints: HoldPointsResult;
  /** Internal: gives points of an order back, once per key; an order without a hold can never hold any after all were given back. Asked by orders only. */
  readonly returnPoints: PointsHold;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationExchangeWalletItemArgs = {
  input: ExchangeWalletItemInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationHoldPointsArgs = {
  input: HoldPointsInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationReturnPointsArgs = {
  input: ReturnPointsInput;
};

/** Someone who orders. Seen by the customer and by staff with customers:read; null for everybody else. */
export type Customer = {
  /** The customer's id, `cus_…`. */
  readonly id: Scalars['ID']['output'];
  /** What the customer has collected; null when the caller may not see it, or while wallets is away. */
  readonly wallet: Maybe<Wallet>;
};

/** What a customer has collected; empty until something was earned. Seen by that customer and by staff with wallets:read; null for everybody else. */
export type Wallet = {
  /** The mileage: the price of every order placed, in won, less those that were cancelled. Never below zero. */
  readonly mileage: Scalars['SafeInt']['output'];
  /** The points that can be spent: a part of the price of every order that a store has accepted for this member's number, less those that were cancelled, and less what orders have spent or hold. Never below zero. */
  readonly points: Scalars['SafeInt']['output'];
  /** The rewards in this wallet, newest first; at most 200. */
  readonly items: ReadonlyArray<WalletItem>;
  /** Every change of what was collected, newest first, a page at a time. */
  readonly entries: LedgerEntryConnection;
};


/** What a customer has collected; empty until something was earned. Seen by that customer and by staff with wallets:read; null for everybody else. */
export type WalletItemsArgs = {
  status?: InputMaybe<WalletItemStatus>;
};


/** What a customer has collected; empty until something was earned. Seen by that customer and by staff with wallets:read; null for everybody else. */
export type WalletEntriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One change of what was collected; never changed or deleted. */
export type LedgerEntry = {
  /** What was collected or taken back. */
  readonly programme: Programme;
  /** How much; less than zero when it was taken back or spent. */
  readonly amount: Scalars['SafeInt']['output'];
  /** Why. */
  readonly reason: LedgerReason;
  /** The order that led to it; null when no order did. */
  readonly orderId: Maybe<Scalars['ID']['output']>;
  /** When the order was placed (mileage), accepted (points) or cancelled, or its points were held or given back. */
  readonly occurredAt: Scalars['DateTime']['output'];
};

/** What can be collected. New values will be added: skip one you do not know. */
export type Programme =
  /** Follows from what was ordered, and decides on the grade; cannot be spent. */
  | 'MILEAGE'
  /** Follows from orders that are picked up, for the member whose number was given; can be spent as a part of a payment. */
  | 'POINTS';

/** Why something was collected or taken back. New values will be added: the amount says in which direction. */
export type LedgerReason =
  /** An order was placed (mileage), or its store has accepted it (points). */
  | 'EARNED'
  /** The order that had earned it was cancelled. */
  | 'REVERSED'
  /** It was given as a part of the payment of an order, from when the order is being placed. */
  | 'SPENT'
  /** It was given back: the order that had spent it did not come about, was cancelled, or was refunded. */
  | 'RETURNED';

/** A page of entries. */
export type LedgerEntryConnection = {
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<LedgerEntryEdge>;
  /** The entries alone. */
  readonly nodes: ReadonlyArray<LedgerEntry>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One entry on a page. */
export type LedgerEntryEdge = {
  /** Marks this entry's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: LedgerEntry;
};

/** A reward in a customer's wallet. Seen by the customer and by staff with wallets:read; null for everybody else. */
export type WalletItem = {
  /** The item's id, `wit_…`. */
  readonly id: Scalars['ID']['output'];
  /** Whether it was exchanged; ISSUED also while that is not known. */
  readonly status: WalletItemStatus;
  /** What it is for. */
  readonly title: Scalars['String']['output'];
  /** True when it can be given for a gift now; false while an exchange is under way, and after it. */
  readonly exchangeable: Scalars['Boolean']['output'];
  /** What it was exchanged for; null while it was not, or while gifts is away. */
  readonly gift: Maybe<Gift>;
  /** When it came into the wallet. */
  readonly issuedAt: Scalars['DateTime']['output'];
};

/** How far an item of the wallet has come. New values may be added. */
export type WalletItemStatus =
  /** It lies in the wallet. */
  | 'ISSUED'
  /** It was given for a gift; once. */
  | 'EXCHANGED';

/** What a customer got for an item of the wallet. Seen by that customer and by staff with gifts:read; null for everybody else. */
export type Gift = {
  /** The gift's id, `gft_…`. */
  readonly id: Scalars['ID']['output'];
};

/** Which item is given for which gift. */
export type ExchangeWalletItemInput = {
  /** The item, which has to be in the caller's own wallet. */
  readonly walletItemId: Scalars['ID']['input'];
  /** What it is exchanged for. */
  readonly giftOfferId: Scalars['ID']['input'];
  /** Chosen by the caller and repeated on a retry: the same key is the same exchange. After GiftUnavailable a new attempt takes a new key. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of exchangeWalletItem. */
export type ExchangeWalletItemResult = ExchangeWalletItemSuccess | WalletItemNotFound | WalletItemSpent | GiftUnavailable | ExchangePending | IdempotencyKeyReused;

/** The item was exchanged, and the gift is the customer's. */
export type ExchangeWalletItemSuccess = {
  /** The item as it is now. */
  readonly walletItem: WalletItem;
  /** The gift; null while gifts is away. */
  readonly gift: Maybe<Gift>;
};

/** Refusal: it is not known yet whether the item was exchanged, now or by an exchange before. The item is shown as it was until it is known. */
export type ExchangePending = Refusal & {
  /** Always EXCHANGE_PENDING. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** After so many milliseconds it is worth asking again, with the same key. */
  readonly retryAfterMs: Scalars['Int']['output'];
  /** The item as it is now. */
  readonly walletItem: WalletItem;
};

/** Refusal: there is no such item, or it is in somebody else's wallet. */
export type WalletItemNotFound = Refusal & {
  /** Always WALLET_ITEM_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the item was exchanged before; nothing was changed. */
export type WalletItemSpent = Refusal & {
  /** Always WALLET_ITEM_SPENT. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The item, with the gift it was exchanged for. */
  readonly walletItem: WalletItem;
};

/** Refusal: the gift is not to be had at the moment; the item stays in the wallet as it was. */
export type GiftUnavailable = Refusal & {
  /** Always GIFT_UNAVAILABLE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Internal: which points to hold. */
export type HoldPointsInput = {
  /** The order that spends them; it holds points once. */
  readonly orderId: Scalars['ID']['input'];
  /** The customer whose points they are. */
  readonly customerId: Scalars['ID']['input'];
  /** How many; at least 1. */
  readonly amount: Scalars['SafeInt']['input'];
};

/** Internal: which points to give back. */
export type ReturnPointsInput = {
  /** Chosen by the asker; a repeat of it gives nothing back again. */
  readonly key: Scalars['ID']['input'];
  /** The order that holds them, or has spent them. */
  readonly orderId: Scalars['ID']['input'];
  /** How many; null for all that are left, for good. */
  readonly amount?: InputMaybe<Scalars['SafeInt']['input']>;
};

/** Internal: what became of a hold. */
export type HoldPointsResult = PointsHold | PointsShort;

/** Internal: the points of one order. They end by what becomes of the order, never by the clock. */
export type PointsHold = {
  /** The order. */
  readonly orderId: Scalars['ID']['output'];
  /** HELD until the order is decided, then SPENT, and RETURNED once all are given back. */
  readonly state: Scalars['String']['output'];
  /** How many were held; 0 when they were given back before they were ever held. */
  readonly amount: Scalars['SafeInt']['output'];
  /** How many of them were given back. */
  readonly returned: Scalars['SafeInt']['output'];
};

/** Internal: the customer has fewer points, so nothing is held. */
export type PointsShort = {
  /** How many there are. */
  readonly available: Scalars['SafeInt']['output'];
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** Points, mileage and every change of them, what orders have spent, and the items in the wallet. Null while wallets is away. */
  readonly wallet: Maybe<Scalars['JSON']['output']>;
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
  Customer: Customer;
  WalletItem: WalletItem;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  WalletItem:
    ( { __typename: 'WalletItem' }
    & GraphQLRecursivePick<FederationTypes['WalletItem'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ExchangeWalletItemResult:
    | ( Omit<ExchangeWalletItemSuccess, 'walletItem'> & { walletItem: _RefType['WalletItem'] } & { __typename: 'ExchangeWalletItemSuccess' } )
    | ( WalletItemNotFound & { __typename: 'WalletItemNotFound' } )
    | ( Omit<WalletItemSpent, 'walletItem'> & { walletItem: _RefType['WalletItem'] } & { __typename: 'WalletItemSpent' } )
    | ( GiftUnavailable & { __typename: 'GiftUnavailable' } )
    | ( Omit<ExchangePending, 'walletItem'> & { walletItem: _RefType['WalletItem'] } & { __typename: 'ExchangePending' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  HoldPointsResult:
    | ( PointsHold & { __typename: 'PointsHold' } )
    | ( PointsShort & { __typename: 'PointsShort' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( Omit<ExchangePending, 'walletItem'> & { walletItem: _RefType['WalletItem'] } & { __typename: 'ExchangePending' } )
    | ( WalletItemNotFound & { __typename: 'WalletItemNotFound' } )
    | ( Omit<WalletItemSpent, 'walletItem'> & { walletItem: _RefType['WalletItem'] } & { __typename: 'WalletItemSpent' } )
    | ( GiftUnavailable & { __typename: 'GiftUnavailable' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Wallet: ResolverTypeWrapper<WalletModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LedgerEntry: ResolverTypeWrapper<LedgerEntry>;
  Programme: Programme;
  LedgerReason: LedgerReason;
  LedgerEntryConnection: ResolverTypeWrapper<LedgerEntryConnection>;
  LedgerEntryEdge: ResolverTypeWrapper<LedgerEntryEdge>;
  WalletItem: ResolverTypeWrapper<WalletItemModel>;
  WalletItemStatus: WalletItemStatus;
  Gift: ResolverTypeWrapper<Gift>;
  ExchangeWalletItemInput: ExchangeWalletItemInput;
  ExchangeWalletItemResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ExchangeWalletItemResult']>;
  ExchangeWalletItemSuccess: ResolverTypeWrapper<Omit<ExchangeWalletItemSuccess, 'walletItem'> & { walletItem: ResolversTypes['WalletItem'] }>;
  ExchangePending: ResolverTypeWrapper<Omit<ExchangePending, 'walletItem'> & { walletItem: ResolversTypes['WalletItem'] }>;
  WalletItemNotFound: ResolverTypeWrapper<WalletItemNotFound>;
  WalletItemSpent: ResolverTypeWrapper<Omit<WalletItemSpent, 'walletItem'> & { walletItem: ResolversTypes['WalletItem'] }>;
  GiftUnavailable: ResolverTypeWrapper<GiftUnavailable>;
  HoldPointsInput: HoldPointsInput;
  ReturnPointsInput: ReturnPointsInput;
  HoldPointsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['HoldPointsResult']>;
  PointsHold: ResolverTypeWrapper<PointsHold>;
  PointsShort: ResolverTypeWrapper<PointsShort>;
  MyData: ResolverTypeWrapper<MyDataModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  SafeInt: Scalars['SafeInt']['output'];
  JSON: Scalars['JSON']['output'];
  PageInfo: PageInfo;
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  IdempotencyKeyReused: IdempotencyKeyReused;
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerModel;
  ID: Scalars['ID']['output'];
  Wallet: WalletModel;
  Int: Scalars['Int']['output'];
  LedgerEntry: LedgerEntry;
  LedgerEntryConnection: LedgerEntryConnection;
  LedgerEntryEdge: LedgerEntryEdge;
  WalletItem: WalletItemModel;
  Gift: Gift;
  ExchangeWalletItemInput: ExchangeWalletItemInput;
  ExchangeWalletItemResult: ResolversUnionTypes<ResolversParentTypes>['ExchangeWalletItemResult'];
  ExchangeWalletItemSuccess: Omit<ExchangeWalletItemSuccess, 'walletItem'> & { walletItem: ResolversParentTypes['WalletItem'] };
  ExchangePending: Omit<ExchangePending, 'walletItem'> & { walletItem: ResolversParentTypes['WalletItem'] };
  WalletItemNotFound: WalletItemNotFound;
  WalletItemSpent: Omit<WalletItemSpent, 'walletItem'> & { walletItem: ResolversParentTypes['WalletItem'] };
  GiftUnavailable: GiftUnavailable;
  HoldPointsInput: HoldPointsInput;
  ReturnPointsInput: ReturnPointsInput;
  HoldPointsResult: ResolversUnionTypes<ResolversParentTypes>['HoldPointsResult'];
  PointsHold: PointsHold;
  PointsShort: PointsShort;
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

export type NewWorkDirectiveArgs = { };

export type NewWorkDirectiveResolver<Result, Parent, ContextType = ResolverContext, Args = NewWorkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
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
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'ExchangePending' | 'WalletItemNotFound' | 'WalletItemSpent' | 'GiftUnavailable', ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  exchangeWalletItem: Resolver<ResolversTypes['ExchangeWalletItemResult'], ParentType, ContextType, RequireFields<MutationExchangeWalletItemArgs, 'input'>>;
  holdPoints: Resolver<ResolversTypes['HoldPointsResult'], ParentType, ContextType, RequireFields<MutationHoldPointsArgs, 'input'>>;
  returnPoints: Resolver<ResolversTypes['PointsHold'], ParentType, ContextType, RequireFields<MutationReturnPointsArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wallet: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
};

export type WalletResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet']> = {
  mileage: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  points: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  items: Resolver<ReadonlyArray<ResolversTypes['WalletItem']>, ParentType, ContextType, Partial<WalletItemsArgs>>;
  entries: Resolver<ResolversTypes['LedgerEntryConnection'], ParentType, ContextType, Partial<WalletEntriesArgs>>;
};

export type LedgerEntryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  programme: Resolver<ResolversTypes['Programme'], ParentType, ContextType>;
  amount: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  reason: Resolver<ResolversTypes['LedgerReason'], ParentType, ContextType>;
  orderId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type LedgerEntryConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LedgerEntryConnection'] = ResolversParentTypes['LedgerEntryConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['LedgerEntryEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerEntryEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LedgerEntryEdge'] = ResolversParentTypes['LedgerEntryEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['LedgerEntry'], ParentType, ContextType>;
};

export type WalletItemResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WalletItem'] = ResolversParentTypes['WalletItem'], FederationReferenceType extends FederationReferenceTypes['WalletItem'] = FederationReferenceTypes['WalletItem']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['WalletItem']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['WalletItemStatus'], ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exchangeable: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gift: Resolver<Maybe<ResolversTypes['Gift']>, ParentType, ContextType>;
  issuedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type GiftResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Gift'] = ResolversParentTypes['Gift']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ExchangeWalletItemResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ExchangeWalletItemResult'] = ResolversParentTypes['ExchangeWalletItemResult']> = {
  __resolveType: TypeResolveFn<'ExchangeWalletItemSuccess' | 'WalletItemNotFound' | 'WalletItemSpent' | 'GiftUnavailable' | 'ExchangePending' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type ExchangeWalletItemSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ExchangeWalletItemSuccess'] = ResolversParentTypes['ExchangeWalletItemSuccess']> = {
  walletItem: Resolver<ResolversTypes['WalletItem'], ParentType, ContextType>;
  gift: Resolver<Maybe<ResolversTypes['Gift']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExchangePendingResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ExchangePending'] = ResolversParentTypes['ExchangePending']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterMs: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  walletItem: Resolver<ResolversTypes['WalletItem'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WalletItemNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WalletItemNotFound'] = ResolversParentTypes['WalletItemNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WalletItemSpentResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WalletItemSpent'] = ResolversParentTypes['WalletItemSpent']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  walletItem: Resolver<ResolversTypes['WalletItem'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GiftUnavailableResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftUnavailable'] = ResolversParentTypes['GiftUnavailable']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HoldPointsResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['HoldPointsResult'] = ResolversParentTypes['HoldPointsResult']> = {
  __resolveType: TypeResolveFn<'PointsHold' | 'PointsShort', ParentType, ContextType>;
};

export type PointsHoldResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PointsHold'] = ResolversParentTypes['PointsHold']> = {
  orderId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  returned: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PointsShortResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PointsShort'] = ResolversParentTypes['PointsShort']> = {
  available: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wallet: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  SafeInt: GraphQLScalarType;
  JSON: GraphQLScalarType;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  IdempotencyKeyReused: IdempotencyKeyReusedResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType>;
  Wallet: WalletResolvers<ContextType>;
  LedgerEntry: LedgerEntryResolvers<ContextType>;
  LedgerEntryConnection: LedgerEntryConnectionResolvers<ContextType>;
  LedgerEntryEdge: LedgerEntryEdgeResolvers<ContextType>;
  WalletItem: WalletItemResolvers<ContextType>;
  Gift: GiftResolvers<ContextType>;
  ExchangeWalletItemResult: ExchangeWalletItemResultResolvers<ContextType>;
  ExchangeWalletItemSuccess: ExchangeWalletItemSuccessResolvers<ContextType>;
  ExchangePending: ExchangePendingResolvers<ContextType>;
  WalletItemNotFound: WalletItemNotFoundResolvers<ContextType>;
  WalletItemSpent: WalletItemSpentResolvers<ContextType>;
  GiftUnavailable: GiftUnavailableResolvers<ContextType>;
  HoldPointsResult: HoldPointsResultResolvers<ContextType>;
  PointsHold: PointsHoldResolvers<ContextType>;
  PointsShort: PointsShortResolvers<ContextType>;
  MyData: MyDataResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = ResolverContext> = {
  access: AccessDirectiveResolver<any, any, ContextType>;
  newWork: NewWorkDirectiveResolver<any, any, ContextType>;
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
