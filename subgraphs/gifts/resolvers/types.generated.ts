// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { GiftModel, GiftOfferModel, MyDataModel } from './models.ts';
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
  /** What items of the wallet can be exchanged for, a page at a time. Anyone may ask. */
  readonly giftOffers: GiftOfferConnection;
  /** Gifts that were given, a page at a time: the caller's own, or with gifts:read those of all customers. Needs to be signed in. */
  readonly gifts: GiftConnection;
};


/** Questions; asking changes nothing. */
export type QueryGiftOffersArgs = {
  filter?: InputMaybe<GiftOfferFilter>;
  sort?: InputMaybe<GiftSort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryGiftsArgs = {
  filter?: InputMaybe<GiftFilter>;
  sort?: InputMaybe<GiftSort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Offers a gift for items of the wallet; needs gifts:write. */
  readonly registerGiftOffer: RegisterGiftOfferResult;
  /** Ends an offer now: no gift is taken from it any more, and those that were given stay. It can be repeated. Needs gifts:write. */
  readonly endGiftOffer: EndGiftOfferResult;
  /** Adds gifts to an offer; needs gifts:write. The same idempotencyKey adds them once. */
  readonly refillGiftOffer: RefillGiftOfferResult;
  /** The signed-in customer uses a gift, once, and may say so again; the confirmation comes by e-mail. */
  readonly useGift: UseGiftResult;
  /** Internal: takes one gift for an item of a wallet, once per key; a repeat of the key answers the same gift. Asked by wallets only. */
  readonly exchangeForGift: ExchangeForGiftResult;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRegisterGiftOfferArgs = {
  input: RegisterGiftOfferInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationEndGiftOfferArgs = {
  input: EndGiftOfferInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRefillGiftOfferArgs = {
  input: RefillGiftOfferInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationUseGiftArgs = {
  input: UseGiftInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationExchangeForGiftArgs = {
  input: ExchangeForGiftInput;
};

/** A gift that items of the wallet can be exchanged for. */
export type GiftOffer = {
  /** The offer's id, `gof_…`. */
  readonly id: Scalars['ID']['output'];
  /** What it is, as it is shown to customers. */
  readonly title: Scalars['String']['output'];
  /** True while it lasts and any are left. */
  readonly available: Scalars['Boolean']['output'];
  /** When it was registered. */
  readonly registeredAt: Scalars['DateTime']['output'];
  /** Since when nothing is given any more; null while it lasts. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** How many there were in all. For staff with gifts:read. */
  readonly stock: Maybe<Scalars['Int']['output']>;
  /** How many can still be had; 0 is none. For staff with gifts:read. */
  readonly left: Maybe<Scalars['Int']['output']>;
};

/** Which offers are listed. */
export type GiftOfferFilter = {
  /** True for those of which one can be had now, false for the others. */
  readonly available?: InputMaybe<Scalars['Boolean']['input']>;
  /** True for those that were ended, false for the others. */
  readonly ended?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which gifts are listed. */
export type GiftFilter = {
  /** Only gifts in this state. */
  readonly status?: InputMaybe<GiftStatusFilter>;
  /** Only gifts from this offer. */
  readonly giftOfferId?: InputMaybe<Scalars['ID']['input']>;
  /** Only gifts of this customer; for staff, as others see only their own anyway. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
};

/** The states by which gifts can be listed: those of GiftStatus. */
export type GiftStatusFilter =
  /** The customer has it and can use it. */
  | 'ISSUED'
  /** It was used; once. */
  | 'USED';

/** How lists of gifts and of offers are sorted. New values may be added. */
export type GiftSort =
  /** Those that came last. */
  | 'NEWEST'
  /** Those that came first. */
  | 'OLDEST';

/** A page of gifts. */
export type GiftConnection = {
  /** The gifts with their cursors. */
  readonly edges: ReadonlyArray<GiftEdge>;
  /** The gifts alone. */
  readonly nodes: ReadonlyArray<Gift>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One gift on a page. */
export type GiftEdge = {
  /** Marks this gift's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The gift. */
  readonly node: Gift;
};

/** A page of offers. */
export type GiftOfferConnection = {
  /** The offers with their cursors. */
  readonly edges: ReadonlyArray<GiftOfferEdge>;
  /** The offers alone. */
  readonly nodes: ReadonlyArray<GiftOffer>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One offer on a page. */
export type GiftOfferEdge = {
  /** Marks this offer's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The offer. */
  readonly node: GiftOffer;
};

/** What a customer got for an item of the wallet. Seen by that customer and by staff with gifts:read; null for everybody else. */
export type Gift = {
  /** The gift's id, `gft_…`. */
  readonly id: Scalars['ID']['output'];
  /** What it is, as it was offered. */
  readonly title: Scalars['String']['output'];
  /** Whether it was used. */
  readonly status: GiftStatus;
  /** The offer it was taken from. */
  readonly offer: Maybe<GiftOffer>;
  /** The item of the wallet that was given for it; null while wallets is away. */
  readonly walletItem: Maybe<WalletItem>;
  /** When it became the customer's. */
  readonly issuedAt: Scalars['DateTime']['output'];
  /** When it was used; null while it was not. */
  readonly usedAt: Maybe<Scalars['DateTime']['output']>;
};

/** How far a gift has come. New values may be added. */
export type GiftStatus =
  /** The customer has it and can use it. */
  | 'ISSUED'
  /** It was used; once. */
  | 'USED';

/** A reward in a customer's wallet. Seen by the customer and by staff with wallets:read; null for everybody else. */
export type WalletItem = {
  /** The item's id, `wit_…`. */
  readonly id: Scalars['ID']['output'];
};

/** A gift to offer. */
export type RegisterGiftOfferInput = {
  /** What it is, as it is shown to customers; 1 to 200 characters. */
  readonly title: Scalars['String']['input'];
  /** How many there are, 0 to 1,000,000. */
  readonly stock: Scalars['Int']['input'];
  /** Chosen by the caller and repeated on a retry: the same key registers one offer only. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of registerGiftOffer. */
export type RegisterGiftOfferResult = RegisterGiftOfferSuccess | InvalidGiftOffer | IdempotencyKeyReused;

/** The gift is on offer. */
export type RegisterGiftOfferSuccess = {
  /** The offer as it is now. */
  readonly giftOffer: GiftOffer;
};

/** Refusal: what was given is not a gift that can be offered; nothing was added. */
export type InvalidGiftOffer = Refusal & {
  /** Always INVALID_GIFT_OFFER. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The path of the input field at fault, for example ["stock"]; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Which offer ends. */
export type EndGiftOfferInput = {
  /** The offer. */
  readonly giftOfferId: Scalars['ID']['input'];
};

/** What becomes of endGiftOffer. */
export type EndGiftOfferResult = EndGiftOfferSuccess | GiftOfferNotFound;

/** The offer is over, also when it was so before. */
export type EndGiftOfferSuccess = {
  /** The offer as it is now. */
  readonly giftOffer: GiftOffer;
};

/** How many gifts are added. */
export type RefillGiftOfferInput = {
  /** The offer. */
  readonly giftOfferId: Scalars['ID']['input'];
  /** How many more, 1 to 1,000,000. */
  readonly more: Scalars['Int']['input'];
  /** Chosen by the caller and repeated on a retry: the same key adds them once, for ever; a refusal uses up none. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of refillGiftOffer. */
export type RefillGiftOfferResult = RefillGiftOfferSuccess | GiftOfferNotFound | GiftOfferOver | InvalidGiftOffer | IdempotencyKeyReused;

/** The gifts were added, also when this very request was answered before. */
export type RefillGiftOfferSuccess = {
  /** The offer as it is now. */
  readonly giftOffer: GiftOffer;
};

/** Refusal: there is no such offer. */
export type GiftOfferNotFound = Refusal & {
  /** Always GIFT_OFFER_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the offer was ended, so nothing is added to it. */
export type GiftOfferOver = Refusal & {
  /** Always GIFT_OFFER_OVER. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Which gift to use. */
export type UseGiftInput = {
  /** The gift, which has to be the caller's own. */
  readonly giftId: Scalars['ID']['input'];
  /** Chosen by the caller and repeated on a retry: 1 to 255 printable characters without spaces. The same key is the same use, and is answered as it was; with another, a used gift is answered with GiftAlreadyUsed. Without one every repeat is the same use: `usedAt` says when it was. */
  readonly idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
};

/** What becomes of useGift. */
export type UseGiftResult = UseGiftSuccess | GiftNotFound | GiftAlreadyUsed | IdempotencyKeyReused;

/** The gift is used, also when this very request was answered before. */
export type UseGiftSuccess = {
  /** The gift as it is now. */
  readonly gift: Gift;
};

/** Refusal: there is no such gift, or it is somebody else's. */
export type GiftNotFound = Refusal & {
  /** Always GIFT_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the gift was used before; nothing was changed. */
export type GiftAlreadyUsed = Refusal & {
  /** Always GIFT_ALREADY_USED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The gift, with the time at which it was used. */
  readonly gift: Gift;
};

/** Internal: which item is exchanged for which offer. */
export type ExchangeForGiftInput = {
  /** The exchange's key, `exchange:<wallet item id>`; a repeat of it never takes a second gift. */
  readonly key: Scalars['ID']['input'];
  /** The item of the wallet that is given. */
  readonly walletItemId: Scalars['ID']['input'];
  /** The customer whose item it is, and whose the gift will be. */
  readonly customerId: Scalars['ID']['input'];
  /** The offer that a gift is taken from. */
  readonly giftOfferId: Scalars['ID']['input'];
};

/** Internal: what became of an exchange. */
export type ExchangeForGiftResult = Gift | GiftRefused;

/** Internal: no gift was taken. The key may be tried again. */
export type GiftRefused = {
  /** OUT_OF_STOCK, OFFER_OVER or UNKNOWN_OFFER. */
  readonly reason: Scalars['String']['output'];
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** The gifts that items of the wallet were exchanged for, and when they were used. Null while gifts is away. */
  readonly gifts: Maybe<Scalars['JSON']['output']>;
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
  GiftOffer: GiftOffer;
  Gift: Gift;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  GiftOffer:
    ( { __typename: 'GiftOffer' }
    & GraphQLRecursivePick<FederationTypes['GiftOffer'], {"id":true}> );
  Gift:
    ( { __typename: 'Gift' }
    & GraphQLRecursivePick<FederationTypes['Gift'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  RegisterGiftOfferResult:
    | ( Omit<RegisterGiftOfferSuccess, 'giftOffer'> & { giftOffer: _RefType['GiftOffer'] } & { __typename: 'RegisterGiftOfferSuccess' } )
    | ( InvalidGiftOffer & { __typename: 'InvalidGiftOffer' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  EndGiftOfferResult:
    | ( Omit<EndGiftOfferSuccess, 'giftOffer'> & { giftOffer: _RefType['GiftOffer'] } & { __typename: 'EndGiftOfferSuccess' } )
    | ( GiftOfferNotFound & { __typename: 'GiftOfferNotFound' } )
  ;
  RefillGiftOfferResult:
    | ( Omit<RefillGiftOfferSuccess, 'giftOffer'> & { giftOffer: _RefType['GiftOffer'] } & { __typename: 'RefillGiftOfferSuccess' } )
    | ( GiftOfferNotFound & { __typename: 'GiftOfferNotFound' } )
    | ( GiftOfferOver & { __typename: 'GiftOfferOver' } )
    | ( InvalidGiftOffer & { __typename: 'InvalidGiftOffer' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  UseGiftResult:
    | ( Omit<UseGiftSuccess, 'gift'> & { gift: _RefType['Gift'] } & { __typename: 'UseGiftSuccess' } )
    | ( GiftNotFound & { __typename: 'GiftNotFound' } )
    | ( Omit<GiftAlreadyUsed, 'gift'> & { gift: _RefType['Gift'] } & { __typename: 'GiftAlreadyUsed' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  ExchangeForGiftResult:
    | ( GiftModel & { __typename: 'Gift' } )
    | ( GiftRefused & { __typename: 'GiftRefused' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( InvalidGiftOffer & { __typename: 'InvalidGiftOffer' } )
    | ( GiftOfferNotFound & { __typename: 'GiftOfferNotFound' } )
    | ( GiftOfferOver & { __typename: 'GiftOfferOver' } )
    | ( GiftNotFound & { __typename: 'GiftNotFound' } )
    | ( Omit<GiftAlreadyUsed, 'gift'> & { gift: _RefType['Gift'] } & { __typename: 'GiftAlreadyUsed' } )
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
  GiftOffer: ResolverTypeWrapper<GiftOfferModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  GiftOfferFilter: GiftOfferFilter;
  GiftFilter: GiftFilter;
  GiftStatusFilter: GiftStatusFilter;
  GiftSort: GiftSort;
  GiftConnection: ResolverTypeWrapper<Omit<GiftConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['GiftEdge']>, nodes: ReadonlyArray<ResolversTypes['Gift']> }>;
  GiftEdge: ResolverTypeWrapper<Omit<GiftEdge, 'node'> & { node: ResolversTypes['Gift'] }>;
  GiftOfferConnection: ResolverTypeWrapper<Omit<GiftOfferConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['GiftOfferEdge']>, nodes: ReadonlyArray<ResolversTypes['GiftOffer']> }>;
  GiftOfferEdge: ResolverTypeWrapper<Omit<GiftOfferEdge, 'node'> & { node: ResolversTypes['GiftOffer'] }>;
  Gift: ResolverTypeWrapper<GiftModel>;
  GiftStatus: GiftStatus;
  WalletItem: ResolverTypeWrapper<WalletItem>;
  RegisterGiftOfferInput: RegisterGiftOfferInput;
  RegisterGiftOfferResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterGiftOfferResult']>;
  RegisterGiftOfferSuccess: ResolverTypeWrapper<Omit<RegisterGiftOfferSuccess, 'giftOffer'> & { giftOffer: ResolversTypes['GiftOffer'] }>;
  InvalidGiftOffer: ResolverTypeWrapper<InvalidGiftOffer>;
  EndGiftOfferInput: EndGiftOfferInput;
  EndGiftOfferResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndGiftOfferResult']>;
  EndGiftOfferSuccess: ResolverTypeWrapper<Omit<EndGiftOfferSuccess, 'giftOffer'> & { giftOffer: ResolversTypes['GiftOffer'] }>;
  RefillGiftOfferInput: RefillGiftOfferInput;
  RefillGiftOfferResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefillGiftOfferResult']>;
  RefillGiftOfferSuccess: ResolverTypeWrapper<Omit<RefillGiftOfferSuccess, 'giftOffer'> & { giftOffer: ResolversTypes['GiftOffer'] }>;
  GiftOfferNotFound: ResolverTypeWrapper<GiftOfferNotFound>;
  GiftOfferOver: ResolverTypeWrapper<GiftOfferOver>;
  UseGiftInput: UseGiftInput;
  UseGiftResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UseGiftResult']>;
  UseGiftSuccess: ResolverTypeWrapper<Omit<UseGiftSuccess, 'gift'> & { gift: ResolversTypes['Gift'] }>;
  GiftNotFound: ResolverTypeWrapper<GiftNotFound>;
  GiftAlreadyUsed: ResolverTypeWrapper<Omit<GiftAlreadyUsed, 'gift'> & { gift: ResolversTypes['Gift'] }>;
  ExchangeForGiftInput: ExchangeForGiftInput;
  ExchangeForGiftResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ExchangeForGiftResult']>;
  GiftRefused: ResolverTypeWrapper<GiftRefused>;
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
  GiftOffer: GiftOfferModel;
  ID: Scalars['ID']['output'];
  GiftOfferFilter: GiftOfferFilter;
  GiftFilter: GiftFilter;
  GiftConnection: Omit<GiftConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['GiftEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Gift']> };
  GiftEdge: Omit<GiftEdge, 'node'> & { node: ResolversParentTypes['Gift'] };
  GiftOfferConnection: Omit<GiftOfferConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['GiftOfferEdge']>, nodes: ReadonlyArray<ResolversParentTypes['GiftOffer']> };
  GiftOfferEdge: Omit<GiftOfferEdge, 'node'> & { node: ResolversParentTypes['GiftOffer'] };
  Gift: GiftModel;
  WalletItem: WalletItem;
  RegisterGiftOfferInput: RegisterGiftOfferInput;
  RegisterGiftOfferResult: ResolversUnionTypes<ResolversParentTypes>['RegisterGiftOfferResult'];
  RegisterGiftOfferSuccess: Omit<RegisterGiftOfferSuccess, 'giftOffer'> & { giftOffer: ResolversParentTypes['GiftOffer'] };
  InvalidGiftOffer: InvalidGiftOffer;
  EndGiftOfferInput: EndGiftOfferInput;
  EndGiftOfferResult: ResolversUnionTypes<ResolversParentTypes>['EndGiftOfferResult'];
  EndGiftOfferSuccess: Omit<EndGiftOfferSuccess, 'giftOffer'> & { giftOffer: ResolversParentTypes['GiftOffer'] };
  RefillGiftOfferInput: RefillGiftOfferInput;
  RefillGiftOfferResult: ResolversUnionTypes<ResolversParentTypes>['RefillGiftOfferResult'];
  RefillGiftOfferSuccess: Omit<RefillGiftOfferSuccess, 'giftOffer'> & { giftOffer: ResolversParentTypes['GiftOffer'] };
  GiftOfferNotFound: GiftOfferNotFound;
  GiftOfferOver: GiftOfferOver;
  UseGiftInput: UseGiftInput;
  UseGiftResult: ResolversUnionTypes<ResolversParentTypes>['UseGiftResult'];
  UseGiftSuccess: Omit<UseGiftSuccess, 'gift'> & { gift: ResolversParentTypes['Gift'] };
  GiftNotFound: GiftNotFound;
  GiftAlreadyUsed: Omit<GiftAlreadyUsed, 'gift'> & { gift: ResolversParentTypes['Gift'] };
  ExchangeForGiftInput: ExchangeForGiftInput;
  ExchangeForGiftResult: ResolversUnionTypes<ResolversParentTypes>['ExchangeForGiftResult'];
  GiftRefused: GiftRefused;
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
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'InvalidGiftOffer' | 'GiftOfferNotFound' | 'GiftOfferOver' | 'GiftNotFound' | 'GiftAlreadyUsed', ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  giftOffers: Resolver<ResolversTypes['GiftOfferConnection'], ParentType, ContextType, RequireFields<QueryGiftOffersArgs, 'sort'>>;
  gifts: Resolver<ResolversTypes['GiftConnection'], ParentType, ContextType, RequireFields<QueryGiftsArgs, 'sort'>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerGiftOffer: Resolver<ResolversTypes['RegisterGiftOfferResult'], ParentType, ContextType, RequireFields<MutationRegisterGiftOfferArgs, 'input'>>;
  endGiftOffer: Resolver<ResolversTypes['EndGiftOfferResult'], ParentType, ContextType, RequireFields<MutationEndGiftOfferArgs, 'input'>>;
  refillGiftOffer: Resolver<ResolversTypes['RefillGiftOfferResult'], ParentType, ContextType, RequireFields<MutationRefillGiftOfferArgs, 'input'>>;
  useGift: Resolver<ResolversTypes['UseGiftResult'], ParentType, ContextType, RequireFields<MutationUseGiftArgs, 'input'>>;
  exchangeForGift: Resolver<ResolversTypes['ExchangeForGiftResult'], ParentType, ContextType, RequireFields<MutationExchangeForGiftArgs, 'input'>>;
};

export type GiftOfferResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftOffer'] = ResolversParentTypes['GiftOffer'], FederationReferenceType extends FederationReferenceTypes['GiftOffer'] = FederationReferenceTypes['GiftOffer']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['GiftOffer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  available: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  registeredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  stock: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  left: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GiftConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftConnection'] = ResolversParentTypes['GiftConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['GiftEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Gift']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GiftEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftEdge'] = ResolversParentTypes['GiftEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Gift'], ParentType, ContextType>;
};

export type GiftOfferConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftOfferConnection'] = ResolversParentTypes['GiftOfferConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['GiftOfferEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['GiftOffer']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GiftOfferEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftOfferEdge'] = ResolversParentTypes['GiftOfferEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['GiftOffer'], ParentType, ContextType>;
};

export type GiftResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Gift'] = ResolversParentTypes['Gift'], FederationReferenceType extends FederationReferenceTypes['Gift'] = FederationReferenceTypes['Gift']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Gift']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['GiftStatus'], ParentType, ContextType>;
  offer: Resolver<Maybe<ResolversTypes['GiftOffer']>, ParentType, ContextType>;
  walletItem: Resolver<Maybe<ResolversTypes['WalletItem']>, ParentType, ContextType>;
  issuedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  usedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WalletItemResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WalletItem'] = ResolversParentTypes['WalletItem']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RegisterGiftOfferResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterGiftOfferResult'] = ResolversParentTypes['RegisterGiftOfferResult']> = {
  __resolveType: TypeResolveFn<'RegisterGiftOfferSuccess' | 'InvalidGiftOffer' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type RegisterGiftOfferSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterGiftOfferSuccess'] = ResolversParentTypes['RegisterGiftOfferSuccess']> = {
  giftOffer: Resolver<ResolversTypes['GiftOffer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidGiftOfferResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidGiftOffer'] = ResolversParentTypes['InvalidGiftOffer']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndGiftOfferResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EndGiftOfferResult'] = ResolversParentTypes['EndGiftOfferResult']> = {
  __resolveType: TypeResolveFn<'EndGiftOfferSuccess' | 'GiftOfferNotFound', ParentType, ContextType>;
};

export type EndGiftOfferSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EndGiftOfferSuccess'] = ResolversParentTypes['EndGiftOfferSuccess']> = {
  giftOffer: Resolver<ResolversTypes['GiftOffer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefillGiftOfferResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefillGiftOfferResult'] = ResolversParentTypes['RefillGiftOfferResult']> = {
  __resolveType: TypeResolveFn<'RefillGiftOfferSuccess' | 'GiftOfferNotFound' | 'GiftOfferOver' | 'InvalidGiftOffer' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type RefillGiftOfferSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefillGiftOfferSuccess'] = ResolversParentTypes['RefillGiftOfferSuccess']> = {
  giftOffer: Resolver<ResolversTypes['GiftOffer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GiftOfferNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftOfferNotFound'] = ResolversParentTypes['GiftOfferNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GiftOfferOverResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftOfferOver'] = ResolversParentTypes['GiftOfferOver']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UseGiftResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UseGiftResult'] = ResolversParentTypes['UseGiftResult']> = {
  __resolveType: TypeResolveFn<'UseGiftSuccess' | 'GiftNotFound' | 'GiftAlreadyUsed' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type UseGiftSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UseGiftSuccess'] = ResolversParentTypes['UseGiftSuccess']> = {
  gift: Resolver<ResolversTypes['Gift'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GiftNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftNotFound'] = ResolversParentTypes['GiftNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GiftAlreadyUsedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftAlreadyUsed'] = ResolversParentTypes['GiftAlreadyUsed']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gift: Resolver<ResolversTypes['Gift'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExchangeForGiftResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ExchangeForGiftResult'] = ResolversParentTypes['ExchangeForGiftResult']> = {
  __resolveType: TypeResolveFn<'Gift' | 'GiftRefused', ParentType, ContextType>;
};

export type GiftRefusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiftRefused'] = ResolversParentTypes['GiftRefused']> = {
  reason: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gifts: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  JSON: GraphQLScalarType;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  IdempotencyKeyReused: IdempotencyKeyReusedResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  GiftOffer: GiftOfferResolvers<ContextType>;
  GiftConnection: GiftConnectionResolvers<ContextType>;
  GiftEdge: GiftEdgeResolvers<ContextType>;
  GiftOfferConnection: GiftOfferConnectionResolvers<ContextType>;
  GiftOfferEdge: GiftOfferEdgeResolvers<ContextType>;
  Gift: GiftResolvers<ContextType>;
  WalletItem: WalletItemResolvers<ContextType>;
  RegisterGiftOfferResult: RegisterGiftOfferResultResolvers<ContextType>;
  RegisterGiftOfferSuccess: RegisterGiftOfferSuccessResolvers<ContextType>;
  InvalidGiftOffer: InvalidGiftOfferResolvers<ContextType>;
  EndGiftOfferResult: EndGiftOfferResultResolvers<ContextType>;
  EndGiftOfferSuccess: EndGiftOfferSuccessResolvers<ContextType>;
  RefillGiftOfferResult: RefillGiftOfferResultResolvers<ContextType>;
  RefillGiftOfferSuccess: RefillGiftOfferSuccessResolvers<ContextType>;
  GiftOfferNotFound: GiftOfferNotFoundResolvers<ContextType>;
  GiftOfferOver: GiftOfferOverResolvers<ContextType>;
  UseGiftResult: UseGiftResultResolvers<ContextType>;
  UseGiftSuccess: UseGiftSuccessResolvers<ContextType>;
  GiftNotFound: GiftNotFoundResolvers<ContextType>;
  GiftAlreadyUsed: GiftAlreadyUsedResolvers<ContextType>;
  ExchangeForGiftResult: ExchangeForGiftResultResolvers<ContextType>;
  GiftRefused: GiftRefusedResolvers<ContextType>;
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
