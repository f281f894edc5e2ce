// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DeliveryModel, OrderModel, MyDataModel } from './models.ts';
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

/** Internal: asks the one who fulfils an order to let go of it. May be repeated; the answer stays the same. */
export type WithdrawInput = {
  /** The order that is to be cancelled. */
  readonly orderId: Scalars['ID']['input'];
  /** Why, in the words of who cancels; null when nothing was said. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Internal: whether fulfilment let go of an order. Final. */
export type Withdrawal = {
  /** The order that was asked about. */
  readonly orderId: Scalars['ID']['output'];
  /** What was decided. */
  readonly outcome: WithdrawalOutcome;
  /** Why it was too late; null when the order was withdrawn. */
  readonly reason: Maybe<Scalars['String']['output']>;
};

/** Internal: the two ways a withdrawal ends. */
export type WithdrawalOutcome =
  /** Fulfilment has let go: the order can be cancelled. */
  | 'WITHDRAWN'
  /** Fulfilment has gone too far: the order goes on. */
  | 'TOO_LATE';

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
  /** One delivery; null when there is none with this id that the caller may see: its customer, and staff with deliveries:read who are not bound to other stores. Needs to be signed in. */
  readonly delivery: Maybe<Delivery>;
  /** The deliveries, newest first, a page at a time; needs deliveries:read. Those who are bound to stores see the deliveries of these only. */
  readonly deliveries: DeliveryConnection;
};


/** Questions; asking changes nothing. */
export type QueryDeliveryArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryDeliveriesArgs = {
  open?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Says that the goods have left; needs deliveries:write, and of those who are bound to stores to work for the one that sends them. */
  readonly dispatchDelivery: DispatchDeliveryResult;
  /** Says that the goods have arrived; needs deliveries:write, and of those who are bound to stores to work for the one that sends them. */
  readonly completeDelivery: CompleteDeliveryResult;
  /** Internal: lets go of a shipped order unless its goods have left; the first answer is final. Asked by orders only. */
  readonly withdrawDelivery: Withdrawal;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationDispatchDeliveryArgs = {
  input: DispatchDeliveryInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationCompleteDeliveryArgs = {
  input: CompleteDeliveryInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationWithdrawDeliveryArgs = {
  input: WithdrawInput;
};

/** The shipment of one order's goods. Seen by its customer and by staff with deliveries:read, who must not be bound to other stores; null for everybody else. */
export type Delivery = {
  /** The delivery's id, `dlv_…`. */
  readonly id: Scalars['ID']['output'];
  /** How far the delivery has come. */
  readonly status: DeliveryStatus;
  /** The order that is delivered; null while orders is away or when the caller may not see it. */
  readonly order: Maybe<Order>;
  /** When the store accepted the order, and the goods began to be packed. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When the goods left; null while they have not. */
  readonly dispatchedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the goods arrived; null while they have not. */
  readonly deliveredAt: Maybe<Scalars['DateTime']['output']>;
  /** Everything that happened to the delivery, oldest first, as far as it is kept; steps between too. For staff with orders:read. */
  readonly history: Maybe<ReadonlyArray<HistoryEntry>>;
};

/** How far a delivery has come. New values may be added. */
export type DeliveryStatus =
  /** The goods are being packed. */
  | 'PREPARING'
  /** The goods are on their way. */
  | 'DISPATCHED'
  /** The goods have arrived. */
  | 'DELIVERED'
  /** The order was cancelled before the goods left. */
  | 'CANCELLED';

/** What a customer agreed to buy, with prices fixed. Seen by its customer and by staff with orders:read; null for everybody else. */
export type Order = {
  /** The order's id, `ord_…`. */
  readonly id: Scalars['ID']['output'];
  /** The order's delivery; null before it begins, when nothing is shipped, when the caller may not see it, or while deliveries is away. */
  readonly delivery: Maybe<Delivery>;
};

/** A page of deliveries. */
export type DeliveryConnection = {
  /** The deliveries with their cursors. */
  readonly edges: ReadonlyArray<DeliveryEdge>;
  /** The deliveries alone. */
  readonly nodes: ReadonlyArray<Delivery>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One delivery on a page. */
export type DeliveryEdge = {
  /** Marks this delivery's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The delivery. */
  readonly node: Delivery;
};

/** Which delivery has left. */
export type DispatchDeliveryInput = {
  /** The order that is delivered. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of dispatchDelivery. */
export type DispatchDeliveryResult = DispatchDeliverySuccess | DeliveryNotFound | DeliveryNotPreparing;

/** The goods are on their way, also when they were so before. */
export type DispatchDeliverySuccess = {
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Which delivery has arrived. */
export type CompleteDeliveryInput = {
  /** The order that is delivered. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of completeDelivery. */
export type CompleteDeliveryResult = CompleteDeliverySuccess | DeliveryNotFound | DeliveryNotDispatched;

/** The goods have arrived, also when this was said before. */
export type CompleteDeliverySuccess = {
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Refusal: there is no delivery for this order. */
export type DeliveryNotFound = Refusal & {
  /** Always DELIVERY_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the delivery has arrived or was cancelled, so it cannot leave. */
export type DeliveryNotPreparing = Refusal & {
  /** Always DELIVERY_NOT_PREPARING. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Refusal: the goods have not left or the delivery was cancelled, so they cannot arrive. */
export type DeliveryNotDispatched = Refusal & {
  /** Always DELIVERY_NOT_DISPATCHED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** The deliveries of orders. Null while deliveries is away. */
  readonly deliveries: Maybe<Scalars['JSON']['output']>;
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
  Delivery: Delivery;
  Order: Order;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Delivery:
    ( { __typename: 'Delivery' }
    & GraphQLRecursivePick<FederationTypes['Delivery'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  DispatchDeliveryResult:
    | ( Omit<DispatchDeliverySuccess, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DispatchDeliverySuccess' } )
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryNotPreparing, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotPreparing' } )
  ;
  CompleteDeliveryResult:
    | ( Omit<CompleteDeliverySuccess, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'CompleteDeliverySuccess' } )
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryNotDispatched, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotDispatched' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryNotPreparing, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotPreparing' } )
    | ( Omit<DeliveryNotDispatched, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotDispatched' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  WithdrawInput: WithdrawInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Withdrawal: ResolverTypeWrapper<Withdrawal>;
  WithdrawalOutcome: WithdrawalOutcome;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Delivery: ResolverTypeWrapper<DeliveryModel>;
  DeliveryStatus: DeliveryStatus;
  Order: ResolverTypeWrapper<OrderModel>;
  DeliveryConnection: ResolverTypeWrapper<Omit<DeliveryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DeliveryEdge']>, nodes: ReadonlyArray<ResolversTypes['Delivery']> }>;
  DeliveryEdge: ResolverTypeWrapper<Omit<DeliveryEdge, 'node'> & { node: ResolversTypes['Delivery'] }>;
  DispatchDeliveryInput: DispatchDeliveryInput;
  DispatchDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DispatchDeliveryResult']>;
  DispatchDeliverySuccess: ResolverTypeWrapper<Omit<DispatchDeliverySuccess, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  CompleteDeliveryInput: CompleteDeliveryInput;
  CompleteDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteDeliveryResult']>;
  CompleteDeliverySuccess: ResolverTypeWrapper<Omit<CompleteDeliverySuccess, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  DeliveryNotFound: ResolverTypeWrapper<DeliveryNotFound>;
  DeliveryNotPreparing: ResolverTypeWrapper<Omit<DeliveryNotPreparing, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  DeliveryNotDispatched: ResolverTypeWrapper<Omit<DeliveryNotDispatched, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
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
  WithdrawInput: WithdrawInput;
  ID: Scalars['ID']['output'];
  Withdrawal: Withdrawal;
  HistoryEntry: HistoryEntry;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Delivery: DeliveryModel;
  Order: OrderModel;
  DeliveryConnection: Omit<DeliveryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DeliveryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Delivery']> };
  DeliveryEdge: Omit<DeliveryEdge, 'node'> & { node: ResolversParentTypes['Delivery'] };
  DispatchDeliveryInput: DispatchDeliveryInput;
  DispatchDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['DispatchDeliveryResult'];
  DispatchDeliverySuccess: Omit<DispatchDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  CompleteDeliveryInput: CompleteDeliveryInput;
  CompleteDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['CompleteDeliveryResult'];
  CompleteDeliverySuccess: Omit<CompleteDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  DeliveryNotFound: DeliveryNotFound;
  DeliveryNotPreparing: Omit<DeliveryNotPreparing, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  DeliveryNotDispatched: Omit<DeliveryNotDispatched, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
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
  __resolveType: TypeResolveFn<'DeliveryNotFound' | 'DeliveryNotPreparing' | 'DeliveryNotDispatched', ParentType, ContextType>;
};

export type WithdrawalResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Withdrawal'] = ResolversParentTypes['Withdrawal']> = {
  orderId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome: Resolver<ResolversTypes['WithdrawalOutcome'], ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HistoryEntryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['HistoryEntry'] = ResolversParentTypes['HistoryEntry']> = {
  source: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  causationId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  delivery: Resolver<Maybe<ResolversTypes['Delivery']>, ParentType, ContextType, RequireFields<QueryDeliveryArgs, 'id'>>;
  deliveries: Resolver<ResolversTypes['DeliveryConnection'], ParentType, ContextType, Partial<QueryDeliveriesArgs>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  dispatchDelivery: Resolver<ResolversTypes['DispatchDeliveryResult'], ParentType, ContextType, RequireFields<MutationDispatchDeliveryArgs, 'input'>>;
  completeDelivery: Resolver<ResolversTypes['CompleteDeliveryResult'], ParentType, ContextType, RequireFields<MutationCompleteDeliveryArgs, 'input'>>;
  withdrawDelivery: Resolver<ResolversTypes['Withdrawal'], ParentType, ContextType, RequireFields<MutationWithdrawDeliveryArgs, 'input'>>;
};

export type DeliveryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery'], FederationReferenceType extends FederationReferenceTypes['Delivery'] = FederationReferenceTypes['Delivery']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Delivery']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  startedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dispatchedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveredAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  history: Resolver<Maybe<ReadonlyArray<ResolversTypes['HistoryEntry']>>, ParentType, ContextType>;
};

export type OrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  delivery: Resolver<Maybe<ResolversTypes['Delivery']>, ParentType, ContextType>;
};

export type DeliveryConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryConnection'] = ResolversParentTypes['DeliveryConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['DeliveryEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Delivery']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeliveryEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryEdge'] = ResolversParentTypes['DeliveryEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
};

export type DispatchDeliveryResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DispatchDeliveryResult'] = ResolversParentTypes['DispatchDeliveryResult']> = {
  __resolveType: TypeResolveFn<'DispatchDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryNotPreparing', ParentType, ContextType>;
};

export type DispatchDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DispatchDeliverySuccess'] = ResolversParentTypes['DispatchDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompleteDeliveryResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CompleteDeliveryResult'] = ResolversParentTypes['CompleteDeliveryResult']> = {
  __resolveType: TypeResolveFn<'CompleteDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryNotDispatched', ParentType, ContextType>;
};

export type CompleteDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CompleteDeliverySuccess'] = ResolversParentTypes['CompleteDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryNotFound'] = ResolversParentTypes['DeliveryNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryNotPreparingResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryNotPreparing'] = ResolversParentTypes['DeliveryNotPreparing']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryNotDispatchedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryNotDispatched'] = ResolversParentTypes['DeliveryNotDispatched']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deliveries: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  JSON: GraphQLScalarType;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  Withdrawal: WithdrawalResolvers<ContextType>;
  HistoryEntry: HistoryEntryResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Delivery: DeliveryResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  DeliveryConnection: DeliveryConnectionResolvers<ContextType>;
  DeliveryEdge: DeliveryEdgeResolvers<ContextType>;
  DispatchDeliveryResult: DispatchDeliveryResultResolvers<ContextType>;
  DispatchDeliverySuccess: DispatchDeliverySuccessResolvers<ContextType>;
  CompleteDeliveryResult: CompleteDeliveryResultResolvers<ContextType>;
  CompleteDeliverySuccess: CompleteDeliverySuccessResolvers<ContextType>;
  DeliveryNotFound: DeliveryNotFoundResolvers<ContextType>;
  DeliveryNotPreparing: DeliveryNotPreparingResolvers<ContextType>;
  DeliveryNotDispatched: DeliveryNotDispatchedResolvers<ContextType>;
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
