// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyModel } from '@jumun/platform/kernel/money';
import type { PaymentModel, OrderModel, MyDataModel } from './models.ts';
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

/** Something that happened to an order, or to what fulfils or pays it, as the journal has it: for staff who have to find out. */
export type HistoryEntry = {
  /** The context in whose journal it is, such as orders or payments. */
  readonly source: Scalars['String']['output'];
  /** What happened, as the name of the event, for example OrderPlaced. New names may be added. */
  readonly what: Scalars['String']['output'];
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Who made it happen: the id of a customer or a member of staff, or the `policy:…`, `timer:…` or `service:…` that did it. */
  readonly actor: Scalars['String']['output'];
  /** The id of the message that made it happen; null when it began here. */
  readonly causationId: Maybe<Scalars['ID']['output']>;
};

/** Questions; asking changes nothing. */
export type Query = {
  /** The caller's own payments, or everybody's for staff with payments:read, by when their orders were placed, a page at a time. Needs to be signed in. */
  readonly payments: PaymentConnection;
  /** Internal: the payment approved or refused under a key; null when the key was never used. Asked by orders only. */
  readonly paymentByKey: Maybe<Payment>;
  /** Internal: the first hundred payments that are frozen, because the provider's answers did not fit. Asked by an operator's command only. */
  readonly frozenPayments: ReadonlyArray<FrozenPayment>;
};


/** Questions; asking changes nothing. */
export type QueryPaymentsArgs = {
  filter?: InputMaybe<PaymentFilter>;
  sort?: InputMaybe<PaymentSort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryPaymentByKeyArgs = {
  key: Scalars['ID']['input'];
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Internal: charges a card once per key; a repeat of the key answers the same payment. Asked by orders only. */
  readonly approvePayment: ApprovePaymentResult;
  /** Internal: refunds an order's payment once per key, whatever state it is in; an order without a payment can never be charged afterwards. Asked by orders only. */
  readonly refundPayment: RefundPaymentResult;
  /** Internal: gives back a part of an order's payment once per key, and never more in all than was charged. Asked by orders only. */
  readonly refundPart: RefundPart;
  /** Internal: a person has found out at the provider what became of a frozen payment; null when it is not frozen. Asked by an operator's command only. */
  readonly settleFrozenPayment: Maybe<Payment>;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationApprovePaymentArgs = {
  input: ApprovePaymentInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRefundPaymentArgs = {
  input: RefundPaymentInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRefundPartArgs = {
  input: RefundPartInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSettleFrozenPaymentArgs = {
  input: SettleFrozenPaymentInput;
};

/** The one payment of an order. Seen by its customer and by staff with payments:read; null for everybody else. */
export type Payment = {
  /** The payment's id, `pay_…`. */
  readonly id: Scalars['ID']['output'];
  /** How far the payment has come. */
  readonly status: PaymentStatus;
  /** What was asked for: the order's total, less what points pay for. */
  readonly amount: Money;
  /** How it was paid, for example CARD. */
  readonly method: Scalars['String']['output'];
  /** Which card was charged, as far as its owner needs it; null where the provider has not said it, and in older payments. */
  readonly card: Maybe<PaymentCard>;
  /** The order that is paid for; null while orders is away or when the caller may not see it. */
  readonly order: Maybe<Order>;
  /** When the provider approved the charge; null while it has not. */
  readonly approvedAt: Maybe<Scalars['DateTime']['output']>;
  /** How much of it has gone back so far. */
  readonly refunded: Money;
  /** When the whole amount was refunded; null while it was not. */
  readonly refundedAt: Maybe<Scalars['DateTime']['output']>;
  /** Everything that happened to the payment, oldest first, as far as it is kept; steps between too. For staff with orders:read. */
  readonly history: Maybe<ReadonlyArray<HistoryEntry>>;
};

/** A card, of which no more is known than what its owner needs to recognise it. */
export type PaymentCard = {
  /** The brand of the card, such as VISA. */
  readonly brand: Scalars['String']['output'];
  /** The last four digits of its number. */
  readonly lastFour: Scalars['String']['output'];
};

/** Which payments to list; what is left out or null does not count. */
export type PaymentFilter = {
  /** Only payments in one of these states; null for all, and none for an empty list. */
  readonly status?: InputMaybe<ReadonlyArray<PaymentStatusFilter>>;
  /** Only payments of this customer; for staff, as others see only their own anyway. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Only the payment of this order. */
  readonly orderId?: InputMaybe<Scalars['ID']['input']>;
  /** Only the payment of the order that people call by this number, in capitals or small letters, in groups or not. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** Only payments of orders placed at this moment or later. */
  readonly placedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only payments of orders placed before this moment. */
  readonly placedBefore?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The states by which payments can be listed: those of PaymentStatus. */
export type PaymentStatusFilter =
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

/** Which payments of a list come first. */
export type PaymentSort =
  /** Those of orders that were placed last. */
  | 'NEWEST'
  /** Those of orders that were placed first. */
  | 'OLDEST';

/** A page of payments. */
export type PaymentConnection = {
  /** The payments with their cursors. */
  readonly edges: ReadonlyArray<PaymentEdge>;
  /** The payments alone. */
  readonly nodes: ReadonlyArray<Payment>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One payment on a page. */
export type PaymentEdge = {
  /** Marks this payment's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The payment. */
  readonly node: Payment;
};

/** What a customer agreed to buy, with prices fixed. Seen by its customer and by staff with orders:read; null for everybody else. */
export type Order = {
  /** The order's id, `ord_…`. */
  readonly id: Scalars['ID']['output'];
  /** The order's payment; null before there is one, when the caller may not see it, or while payments is away. */
  readonly payment: Maybe<Payment>;
};

/** Internal: what to charge. */
export type ApprovePaymentInput = {
  /** The approval's key, `charge:<order id>`; a repeat of it never charges again. */
  readonly key: Scalars['ID']['input'];
  /** The order that is paid for. */
  readonly orderId: Scalars['ID']['input'];
  /** The customer who pays. */
  readonly customerId: Scalars['ID']['input'];
  /** The amount in the currency's smallest unit. */
  readonly minorUnits: Scalars['Int']['input'];
  /** The currency's ISO 4217 code. */
  readonly currency: Scalars['String']['input'];
  /** The provider's token for the card; never a card number. */
  readonly cardToken: Scalars['String']['input'];
};

/** Internal: what to refund. */
export type RefundPaymentInput = {
  /** The refund's key, `refund:<order id>`; a repeat of it never refunds again. */
  readonly key: Scalars['ID']['input'];
  /** The order whose payment is refunded. */
  readonly orderId: Scalars['ID']['input'];
};

/** Internal: which part of a payment to give back. */
export type RefundPartInput = {
  /** The part's key, `refund:<order id>:<refund id>`; a repeat of it never gives back again. */
  readonly key: Scalars['ID']['input'];
  /** The order whose payment it is. */
  readonly orderId: Scalars['ID']['input'];
  /** The amount in the smallest unit of the currency that was charged. */
  readonly minorUnits: Scalars['Int']['input'];
};

/** Internal: a part of a payment that goes back, and how far it has come. */
export type RefundPart = {
  /** The part's key. */
  readonly key: Scalars['ID']['output'];
  /** How far it has come. */
  readonly status: RefundPartStatus;
};

/** Internal: how far a part has come that goes back. */
export type RefundPartStatus =
  /** The provider has not said yet that it has gone back: ask again with the same key. */
  | 'ASKED'
  /** It has gone back. */
  | 'RETURNED'
  /** It never went back under this key and never will: less than that is left, or nothing is charged. */
  | 'REFUSED';

/** Internal: a payment that waits for a person. */
export type FrozenPayment = {
  /** The payment. */
  readonly payment: Payment;
  /** The order that is paid for. */
  readonly orderId: Scalars['ID']['output'];
  /** What did not fit. */
  readonly reason: Scalars['String']['output'];
};

/** Internal: what a person has found out about a frozen payment. */
export type SettleFrozenPaymentInput = {
  /** The payment. */
  readonly paymentId: Scalars['ID']['input'];
  /** What became of it at the provider. */
  readonly outcome: FrozenOutcome;
};

/** Internal: what became of a frozen payment at the provider. */
export type FrozenOutcome =
  /** It was charged, and what was to go back has been given back there: all of it, or the part that was asked for. */
  | 'REFUNDED'
  /** It was never charged, and never will be. */
  | 'NOT_CHARGED'
  /** The part that was to go back was not given back, and never will be under its key. */
  | 'NOT_REFUNDED';

/** Internal: what became of an approval. */
export type ApprovePaymentResult = Payment | PaymentRefused;

/** Internal: no payment was made and none will be under this key: the provider declined it, or its refund was asked for before. */
export type PaymentRefused = {
  /** Why, as a word for programs. */
  readonly reason: Scalars['String']['output'];
};

/** Internal: what became of a refund. */
export type RefundPaymentResult = Payment | RefundRecorded;

/** Internal: there was no payment to refund; from now on the order can no longer be charged. */
export type RefundRecorded = {
  /** The refund's key. */
  readonly key: Scalars['ID']['output'];
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** The payments of orders, without how a card is charged. Null while payments is away. */
  readonly payments: Maybe<Scalars['JSON']['output']>;
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
  Payment: Payment;
  Order: Order;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Payment:
    ( { __typename: 'Payment' }
    & GraphQLRecursivePick<FederationTypes['Payment'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ApprovePaymentResult:
    | ( PaymentModel & { __typename: 'Payment' } )
    | ( PaymentRefused & { __typename: 'PaymentRefused' } )
  ;
  RefundPaymentResult:
    | ( PaymentModel & { __typename: 'Payment' } )
    | ( RefundRecorded & { __typename: 'RefundRecorded' } )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Money: ResolverTypeWrapper<MoneyModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentStatus: PaymentStatus;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Payment: ResolverTypeWrapper<PaymentModel>;
  PaymentCard: ResolverTypeWrapper<PaymentCard>;
  PaymentFilter: PaymentFilter;
  PaymentStatusFilter: PaymentStatusFilter;
  PaymentSort: PaymentSort;
  PaymentConnection: ResolverTypeWrapper<Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PaymentEdge']>, nodes: ReadonlyArray<ResolversTypes['Payment']> }>;
  PaymentEdge: ResolverTypeWrapper<Omit<PaymentEdge, 'node'> & { node: ResolversTypes['Payment'] }>;
  Order: ResolverTypeWrapper<OrderModel>;
  ApprovePaymentInput: ApprovePaymentInput;
  RefundPaymentInput: RefundPaymentInput;
  RefundPartInput: RefundPartInput;
  RefundPart: ResolverTypeWrapper<RefundPart>;
  RefundPartStatus: RefundPartStatus;
  FrozenPayment: ResolverTypeWrapper<Omit<FrozenPayment, 'payment'> & { payment: ResolversTypes['Payment'] }>;
  SettleFrozenPaymentInput: SettleFrozenPaymentInput;
  FrozenOutcome: FrozenOutcome;
  ApprovePaymentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ApprovePaymentResult']>;
  PaymentRefused: ResolverTypeWrapper<PaymentRefused>;
  RefundPaymentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundPaymentResult']>;
  RefundRecorded: ResolverTypeWrapper<RefundRecorded>;
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
  HistoryEntry: HistoryEntry;
  ID: Scalars['ID']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Payment: PaymentModel;
  PaymentCard: PaymentCard;
  PaymentFilter: PaymentFilter;
  PaymentConnection: Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Payment']> };
  PaymentEdge: Omit<PaymentEdge, 'node'> & { node: ResolversParentTypes['Payment'] };
  Order: OrderModel;
  ApprovePaymentInput: ApprovePaymentInput;
  RefundPaymentInput: RefundPaymentInput;
  RefundPartInput: RefundPartInput;
  RefundPart: RefundPart;
  FrozenPayment: Omit<FrozenPayment, 'payment'> & { payment: ResolversParentTypes['Payment'] };
  SettleFrozenPaymentInput: SettleFrozenPaymentInput;
  ApprovePaymentResult: ResolversUnionTypes<ResolversParentTypes>['ApprovePaymentResult'];
  PaymentRefused: PaymentRefused;
  RefundPaymentResult: ResolversUnionTypes<ResolversParentTypes>['RefundPaymentResult'];
  RefundRecorded: RefundRecorded;
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

export type HistoryEntryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['HistoryEntry'] = ResolversParentTypes['HistoryEntry']> = {
  source: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  causationId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  payments: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType, RequireFields<QueryPaymentsArgs, 'sort'>>;
  paymentByKey: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<QueryPaymentByKeyArgs, 'key'>>;
  frozenPayments: Resolver<ReadonlyArray<ResolversTypes['FrozenPayment']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approvePayment: Resolver<ResolversTypes['ApprovePaymentResult'], ParentType, ContextType, RequireFields<MutationApprovePaymentArgs, 'input'>>;
  refundPayment: Resolver<ResolversTypes['RefundPaymentResult'], ParentType, ContextType, RequireFields<MutationRefundPaymentArgs, 'input'>>;
  refundPart: Resolver<ResolversTypes['RefundPart'], ParentType, ContextType, RequireFields<MutationRefundPartArgs, 'input'>>;
  settleFrozenPayment: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<MutationSettleFrozenPaymentArgs, 'input'>>;
};

export type PaymentResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment'], FederationReferenceType extends FederationReferenceTypes['Payment'] = FederationReferenceTypes['Payment']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Payment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  amount: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  method: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  card: Resolver<Maybe<ResolversTypes['PaymentCard']>, ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  approvedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refunded: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refundedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  history: Resolver<Maybe<ReadonlyArray<ResolversTypes['HistoryEntry']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentCardResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PaymentCard'] = ResolversParentTypes['PaymentCard']> = {
  brand: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastFour: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Payment']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payment: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
};

export type RefundPartResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundPart'] = ResolversParentTypes['RefundPart']> = {
  key: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['RefundPartStatus'], ParentType, ContextType>;
};

export type FrozenPaymentResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['FrozenPayment'] = ResolversParentTypes['FrozenPayment']> = {
  payment: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  orderId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApprovePaymentResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ApprovePaymentResult'] = ResolversParentTypes['ApprovePaymentResult']> = {
  __resolveType: TypeResolveFn<'Payment' | 'PaymentRefused', ParentType, ContextType>;
};

export type PaymentRefusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PaymentRefused'] = ResolversParentTypes['PaymentRefused']> = {
  reason: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundPaymentResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundPaymentResult'] = ResolversParentTypes['RefundPaymentResult']> = {
  __resolveType: TypeResolveFn<'Payment' | 'RefundRecorded', ParentType, ContextType>;
};

export type RefundRecordedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundRecorded'] = ResolversParentTypes['RefundRecorded']> = {
  key: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payments: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  SafeInt: GraphQLScalarType;
  JSON: GraphQLScalarType;
  Money: MoneyResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  HistoryEntry: HistoryEntryResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Payment: PaymentResolvers<ContextType>;
  PaymentCard: PaymentCardResolvers<ContextType>;
  PaymentConnection: PaymentConnectionResolvers<ContextType>;
  PaymentEdge: PaymentEdgeResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  RefundPart: RefundPartResolvers<ContextType>;
  FrozenPayment: FrozenPaymentResolvers<ContextType>;
  ApprovePaymentResult: ApprovePaymentResultResolvers<ContextType>;
  PaymentRefused: PaymentRefusedResolvers<ContextType>;
  RefundPaymentResult: RefundPaymentResultResolvers<ContextType>;
  RefundRecorded: RefundRecordedResolvers<ContextType>;
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
