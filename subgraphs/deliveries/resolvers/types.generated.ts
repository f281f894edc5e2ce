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

/** A postal address. */
export type Address = {
  /** Street and number. */
  readonly line1: Scalars['String']['output'];
  /** Building, floor or flat; null when there is none. */
  readonly line2: Maybe<Scalars['String']['output']>;
  /** City or town. */
  readonly city: Scalars['String']['output'];
  /** Postal code; null when not given. */
  readonly postalCode: Maybe<Scalars['String']['output']>;
};

/** Internal: asks the one who fulfils an order to let go of it. May be repeated; the answer stays the same. */
export type WithdrawInput = {
  /** The order that is to be cancelled. */
  readonly orderId: Scalars['ID']['input'];
  /** Why, in the words of who cancels; null when nothing was said. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Only some lines are to be cancelled; null for the whole order. Each such wish has a key of its own, and is answered by it. */
  readonly part?: InputMaybe<WithdrawPartInput>;
};

/** Internal: the lines of an order that are to be cancelled. */
export type WithdrawPartInput = {
  /** The key of the wish; a repeat of it gets the first answer again. */
  readonly key: Scalars['ID']['input'];
  /** How many of which products. */
  readonly lines: ReadonlyArray<WithdrawLineInput>;
};

/** Internal: so many copies of one product, of one line of the order. */
export type WithdrawLineInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** How many. */
  readonly quantity: Scalars['Int']['input'];
  /** Which line of the order; null for those of the product from the first on. */
  readonly lineId?: InputMaybe<Scalars['ID']['input']>;
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
  /** The deliveries, newest first unless `sort` says otherwise, a page at a time; needs deliveries:read. Those who are bound to stores see the deliveries of these only. */
  readonly deliveries: DeliveryConnection;
};


/** Questions; asking changes nothing. */
export type QueryDeliveryArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryDeliveriesArgs = {
  open?: InputMaybe<Scalars['Boolean']['input']>;
  filter?: InputMaybe<DeliveryFilter>;
  sort?: InputMaybe<DeliverySort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Takes a delivery that waits for a courier: from then on nobody else moves it. Needs deliveries:write, and of those who are bound to stores to work for the one that sends them. */
  readonly takeDelivery: TakeDeliveryResult;
  /** Gives a delivery back before its parcel is picked up, so that another courier takes it; for its courier, and for staff with orders:write of its store, who stand in for a courier that is away. */
  readonly leaveDelivery: LeaveDeliveryResult;
  /** Says that the goods have left; for its courier, for any courier where nobody has taken it, who then carries it, and for staff who have orders:write as well. Needs deliveries:write, and of those who are bound to stores to work for the one that sends them. */
  readonly dispatchDelivery: DispatchDeliveryResult;
  /** Says that the goods have arrived; for whom dispatchDelivery is. */
  readonly completeDelivery: CompleteDeliveryResult;
  /** Says that the parcel could not be handed over. It is tried again, and goes back after three attempts; for whom dispatchDelivery is. */
  readonly failDelivery: FailDeliveryResult;
  /** Says that the parcel is back at the store: staff with orders:write decide whether the order is sent again or refunded. For its courier, and for staff with orders:write of its store. */
  readonly returnDelivery: ReturnDeliveryResult;
  /** Says that the parcel is lost: staff with orders:write decide whether the order is sent again or refunded. For its courier, and for staff with orders:write of its store. */
  readonly loseDelivery: LoseDeliveryResult;
  /** Internal: lets go of a shipped order unless its goods have left; the first answer is final. Asked by orders only. */
  readonly withdrawDelivery: Withdrawal;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationTakeDeliveryArgs = {
  input: TakeDeliveryInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationLeaveDeliveryArgs = {
  input: LeaveDeliveryInput;
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
export type MutationFailDeliveryArgs = {
  input: FailDeliveryInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationReturnDeliveryArgs = {
  input: ReturnDeliveryInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationLoseDeliveryArgs = {
  input: LoseDeliveryInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationWithdrawDeliveryArgs = {
  input: WithdrawInput;
};

/** Live streams: each replays what came after a given point and then goes on. */
export type Subscription = {
  /** Every change of every delivery, without gap or repeat; needs deliveries:read. Those who are bound to stores are told the changes of these only. */
  readonly deliveryQueue: DeliveryEvent;
};


/** Live streams: each replays what came after a given point and then goes on. */
export type SubscriptionDeliveryQueueArgs = {
  after?: InputMaybe<Scalars['Int']['input']>;
};

/** A change of a delivery. */
export type DeliveryEvent = {
  /** Counts the changes of all deliveries 1, 2, 3 …; pass it as `after`. */
  readonly sequence: Scalars['Int']['output'];
  /** The delivery as it was with this event; it may be further by now. Whom it is for is shown to those who may see that now. */
  readonly delivery: Delivery;
};

/** The shipment of one order's goods. Seen by its customer and by staff with deliveries:read, who must not be bound to other stores; null for everybody else. */
export type Delivery = {
  /** The delivery's id, `dlv_…`. */
  readonly id: Scalars['ID']['output'];
  /** How far the delivery has come. */
  readonly status: DeliveryStatus;
  /** The number by which people call its order, such as `K7QM2XWD`. */
  readonly orderNumber: Scalars['String']['output'];
  /** The order that is delivered; null while orders is away or when the caller may not see it. */
  readonly order: Maybe<Order>;
  /** When the store accepted the order, and the goods began to be packed. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When the goods left; null while they have not. */
  readonly dispatchedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the goods arrived; null while they have not. */
  readonly deliveredAt: Maybe<Scalars['DateTime']['output']>;
  /** When the parcel came back or was lost; null while it is neither. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Everything that happened to the delivery, oldest first, as far as it is kept; steps between too. For staff with orders:read. */
  readonly history: Maybe<ReadonlyArray<HistoryEntry>>;
  /** Which parcel of the order it is: 1, and one more each time that the order is sent again. */
  readonly parcel: Scalars['Int']['output'];
  /** The store whose goods they are; null where that is not known, and while stores is away. */
  readonly store: Maybe<Store>;
  /** The member of staff who carries it, `stf_…`, also after its end; null where nobody does or did, and for its customer. */
  readonly courierId: Maybe<Scalars['ID']['output']>;
  /** The attempts that failed, the oldest first, with this parcel and those before it. */
  readonly attempts: ReadonlyArray<DeliveryAttempt>;
  /** What is in the parcel; null for orders of before that was kept. */
  readonly goods: Maybe<ReadonlyArray<DeliveryGoods>>;
  /** The city or town that it goes to, so that couriers can choose; null once its customer has left, and for orders of before that was kept. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** Who receives it. Seen by its customer, by the courier who carries it until it has ended, and by staff who have orders:read as well; null for everybody else, once its customer has left, and for orders of before that was kept. */
  readonly recipient: Maybe<Scalars['String']['output']>;
  /** The recipient's telephone number; seen as `recipient` is. */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** Where it goes; seen as `recipient` is. */
  readonly address: Maybe<Address>;
};

/** One product in a parcel. */
export type DeliveryGoods = {
  /** The product's name when the order was placed. */
  readonly title: Scalars['String']['output'];
  /** How many. */
  readonly quantity: Scalars['Int']['output'];
};

/** A parcel could not be handed over. */
export type DeliveryAttempt = {
  /** With which parcel of the order. */
  readonly parcel: Scalars['Int']['output'];
  /** Counts the failed attempts with this parcel: 1, 2, 3. */
  readonly number: Scalars['Int']['output'];
  /** Why. */
  readonly reason: DeliveryFailure;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
};

/** Why a parcel could not be handed over. New values may be added. */
export type DeliveryFailure =
  /** Nobody was there. */
  | 'NOBODY_THERE'
  /** The address does not exist, or the recipient is not to be found there. */
  | 'WRONG_ADDRESS'
  /** The recipient did not want it. */
  | 'REFUSED'
  /** It was damaged on the way; what comes back of it is not sold again. */
  | 'DAMAGED';

/** A place where orders are prepared: a bookshop or a café. */
export type Store = {
  /** The store's id, `sto_…`. */
  readonly id: Scalars['ID']['output'];
};

/** Which deliveries to list; what is left out or null does not count. */
export type DeliveryFilter = {
  /** True for those that the caller took, also after their end. */
  readonly mine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those in one of these states. */
  readonly status?: InputMaybe<ReadonlyArray<DeliveryStatus>>;
  /** Only those of this store. */
  readonly storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those of orders placed at this moment or later. */
  readonly placedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only those of orders placed before this moment. */
  readonly placedBefore?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How deliveries are sorted, by when they began. */
export type DeliverySort =
  /** The newest first. */
  | 'NEWEST_FIRST'
  /** The oldest first. */
  | 'OLDEST_FIRST';

/** How far a delivery has come. New values may be added. */
export type DeliveryStatus =
  /** The goods are being packed. */
  | 'PREPARING'
  /** The goods are on their way. */
  | 'DISPATCHED'
  /** The goods could not be handed over, and are on their way back. */
  | 'RETURNING'
  /** The goods have arrived. */
  | 'DELIVERED'
  /** The goods are back at the store: it is decided whether the order is sent again or refunded, or was refunded. */
  | 'RETURNED'
  /** The goods are lost: it is decided whether the order is sent again or refunded, or was refunded. */
  | 'LOST'
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
export type DispatchDeliveryResult = DispatchDeliverySuccess | DeliveryNotFound | DeliveryTaken | DeliveryNotPreparing;

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
export type CompleteDeliveryResult = CompleteDeliverySuccess | DeliveryNotFound | DeliveryTaken | DeliveryNotDispatched;

/** The goods have arrived, also when this was said before. */
export type CompleteDeliverySuccess = {
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Which delivery is taken. */
export type TakeDeliveryInput = {
  /** The order that is delivered. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of takeDelivery. */
export type TakeDeliveryResult = TakeDeliverySuccess | DeliveryNotFound | DeliveryTaken | DeliveryNotPreparing;

/** The caller carries the delivery, also when it was so before. */
export type TakeDeliverySuccess = {
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Which delivery is given back. */
export type LeaveDeliveryInput = {
  /** The order that is delivered. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of leaveDelivery. */
export type LeaveDeliveryResult = LeaveDeliverySuccess | DeliveryNotFound | DeliveryTaken | DeliveryNotPreparing;

/** Nobody carries the delivery, also when it was so before. */
export type LeaveDeliverySuccess = {
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Which delivery could not be handed over, and why. */
export type FailDeliveryInput = {
  /** The order that is delivered. */
  readonly orderId: Scalars['ID']['input'];
  /** Chosen by the caller and repeated on a retry: the same key is the same attempt. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Why it could not be handed over. */
  readonly reason: DeliveryFailure;
};

/** What becomes of failDelivery. */
export type FailDeliveryResult = FailDeliverySuccess | DeliveryNotFound | DeliveryTaken | DeliveryNotDispatched;

/** The attempt is noted, also when it was so before; the delivery is tried again while it is DISPATCHED, and goes back once it is RETURNING. */
export type FailDeliverySuccess = {
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Which delivery is back. */
export type ReturnDeliveryInput = {
  /** The order that is delivered. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of returnDelivery. */
export type ReturnDeliveryResult = ReturnDeliverySuccess | DeliveryNotFound | DeliveryTaken | DeliveryNotDispatched;

/** The goods are back at the store, also when this was said before. */
export type ReturnDeliverySuccess = {
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Which delivery is lost. */
export type LoseDeliveryInput = {
  /** The order that is delivered. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of loseDelivery. */
export type LoseDeliveryResult = LoseDeliverySuccess | DeliveryNotFound | DeliveryTaken | DeliveryNotDispatched;

/** The goods are lost, also when this was said before. */
export type LoseDeliverySuccess = {
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Refusal: another courier has taken the delivery. */
export type DeliveryTaken = Refusal & {
  /** Always DELIVERY_TAKEN. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
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

/** Refusal: the goods have left, or the delivery was cancelled: it is too late for this. */
export type DeliveryNotPreparing = Refusal & {
  /** Always DELIVERY_NOT_PREPARING. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The delivery as it is now. */
  readonly delivery: Delivery;
};

/** Refusal: the goods are not on their way: they have not left, or have ended it. */
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
    | ( Omit<DeliveryTaken, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryTaken' } )
    | ( Omit<DeliveryNotPreparing, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotPreparing' } )
  ;
  CompleteDeliveryResult:
    | ( Omit<CompleteDeliverySuccess, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'CompleteDeliverySuccess' } )
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryTaken, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryTaken' } )
    | ( Omit<DeliveryNotDispatched, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotDispatched' } )
  ;
  TakeDeliveryResult:
    | ( Omit<TakeDeliverySuccess, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'TakeDeliverySuccess' } )
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryTaken, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryTaken' } )
    | ( Omit<DeliveryNotPreparing, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotPreparing' } )
  ;
  LeaveDeliveryResult:
    | ( Omit<LeaveDeliverySuccess, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'LeaveDeliverySuccess' } )
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryTaken, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryTaken' } )
    | ( Omit<DeliveryNotPreparing, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotPreparing' } )
  ;
  FailDeliveryResult:
    | ( Omit<FailDeliverySuccess, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'FailDeliverySuccess' } )
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryTaken, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryTaken' } )
    | ( Omit<DeliveryNotDispatched, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotDispatched' } )
  ;
  ReturnDeliveryResult:
    | ( Omit<ReturnDeliverySuccess, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'ReturnDeliverySuccess' } )
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryTaken, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryTaken' } )
    | ( Omit<DeliveryNotDispatched, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotDispatched' } )
  ;
  LoseDeliveryResult:
    | ( Omit<LoseDeliverySuccess, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'LoseDeliverySuccess' } )
    | ( DeliveryNotFound & { __typename: 'DeliveryNotFound' } )
    | ( Omit<DeliveryTaken, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryTaken' } )
    | ( Omit<DeliveryNotDispatched, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryNotDispatched' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( Omit<DeliveryTaken, 'delivery'> & { delivery: _RefType['Delivery'] } & { __typename: 'DeliveryTaken' } )
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
  Address: ResolverTypeWrapper<Address>;
  WithdrawInput: WithdrawInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  WithdrawPartInput: WithdrawPartInput;
  WithdrawLineInput: WithdrawLineInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Withdrawal: ResolverTypeWrapper<Withdrawal>;
  WithdrawalOutcome: WithdrawalOutcome;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  DeliveryEvent: ResolverTypeWrapper<Omit<DeliveryEvent, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  Delivery: ResolverTypeWrapper<DeliveryModel>;
  DeliveryGoods: ResolverTypeWrapper<DeliveryGoods>;
  DeliveryAttempt: ResolverTypeWrapper<DeliveryAttempt>;
  DeliveryFailure: DeliveryFailure;
  Store: ResolverTypeWrapper<Store>;
  DeliveryFilter: DeliveryFilter;
  DeliverySort: DeliverySort;
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
  TakeDeliveryInput: TakeDeliveryInput;
  TakeDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TakeDeliveryResult']>;
  TakeDeliverySuccess: ResolverTypeWrapper<Omit<TakeDeliverySuccess, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  LeaveDeliveryInput: LeaveDeliveryInput;
  LeaveDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LeaveDeliveryResult']>;
  LeaveDeliverySuccess: ResolverTypeWrapper<Omit<LeaveDeliverySuccess, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  FailDeliveryInput: FailDeliveryInput;
  FailDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FailDeliveryResult']>;
  FailDeliverySuccess: ResolverTypeWrapper<Omit<FailDeliverySuccess, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  ReturnDeliveryInput: ReturnDeliveryInput;
  ReturnDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReturnDeliveryResult']>;
  ReturnDeliverySuccess: ResolverTypeWrapper<Omit<ReturnDeliverySuccess, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  LoseDeliveryInput: LoseDeliveryInput;
  LoseDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LoseDeliveryResult']>;
  LoseDeliverySuccess: ResolverTypeWrapper<Omit<LoseDeliverySuccess, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
  DeliveryTaken: ResolverTypeWrapper<Omit<DeliveryTaken, 'delivery'> & { delivery: ResolversTypes['Delivery'] }>;
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
  Address: Address;
  WithdrawInput: WithdrawInput;
  ID: Scalars['ID']['output'];
  WithdrawPartInput: WithdrawPartInput;
  WithdrawLineInput: WithdrawLineInput;
  Int: Scalars['Int']['output'];
  Withdrawal: Withdrawal;
  HistoryEntry: HistoryEntry;
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  DeliveryEvent: Omit<DeliveryEvent, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  Delivery: DeliveryModel;
  DeliveryGoods: DeliveryGoods;
  DeliveryAttempt: DeliveryAttempt;
  Store: Store;
  DeliveryFilter: DeliveryFilter;
  Order: OrderModel;
  DeliveryConnection: Omit<DeliveryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DeliveryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Delivery']> };
  DeliveryEdge: Omit<DeliveryEdge, 'node'> & { node: ResolversParentTypes['Delivery'] };
  DispatchDeliveryInput: DispatchDeliveryInput;
  DispatchDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['DispatchDeliveryResult'];
  DispatchDeliverySuccess: Omit<DispatchDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  CompleteDeliveryInput: CompleteDeliveryInput;
  CompleteDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['CompleteDeliveryResult'];
  CompleteDeliverySuccess: Omit<CompleteDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  TakeDeliveryInput: TakeDeliveryInput;
  TakeDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['TakeDeliveryResult'];
  TakeDeliverySuccess: Omit<TakeDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  LeaveDeliveryInput: LeaveDeliveryInput;
  LeaveDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['LeaveDeliveryResult'];
  LeaveDeliverySuccess: Omit<LeaveDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  FailDeliveryInput: FailDeliveryInput;
  FailDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['FailDeliveryResult'];
  FailDeliverySuccess: Omit<FailDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  ReturnDeliveryInput: ReturnDeliveryInput;
  ReturnDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['ReturnDeliveryResult'];
  ReturnDeliverySuccess: Omit<ReturnDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  LoseDeliveryInput: LoseDeliveryInput;
  LoseDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['LoseDeliveryResult'];
  LoseDeliverySuccess: Omit<LoseDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
  DeliveryTaken: Omit<DeliveryTaken, 'delivery'> & { delivery: ResolversParentTypes['Delivery'] };
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
  __resolveType: TypeResolveFn<'DeliveryTaken' | 'DeliveryNotFound' | 'DeliveryNotPreparing' | 'DeliveryNotDispatched', ParentType, ContextType>;
};

export type AddressResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  line1: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  deliveries: Resolver<ResolversTypes['DeliveryConnection'], ParentType, ContextType, RequireFields<QueryDeliveriesArgs, 'sort'>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  takeDelivery: Resolver<ResolversTypes['TakeDeliveryResult'], ParentType, ContextType, RequireFields<MutationTakeDeliveryArgs, 'input'>>;
  leaveDelivery: Resolver<ResolversTypes['LeaveDeliveryResult'], ParentType, ContextType, RequireFields<MutationLeaveDeliveryArgs, 'input'>>;
  dispatchDelivery: Resolver<ResolversTypes['DispatchDeliveryResult'], ParentType, ContextType, RequireFields<MutationDispatchDeliveryArgs, 'input'>>;
  completeDelivery: Resolver<ResolversTypes['CompleteDeliveryResult'], ParentType, ContextType, RequireFields<MutationCompleteDeliveryArgs, 'input'>>;
  failDelivery: Resolver<ResolversTypes['FailDeliveryResult'], ParentType, ContextType, RequireFields<MutationFailDeliveryArgs, 'input'>>;
  returnDelivery: Resolver<ResolversTypes['ReturnDeliveryResult'], ParentType, ContextType, RequireFields<MutationReturnDeliveryArgs, 'input'>>;
  loseDelivery: Resolver<ResolversTypes['LoseDeliveryResult'], ParentType, ContextType, RequireFields<MutationLoseDeliveryArgs, 'input'>>;
  withdrawDelivery: Resolver<ResolversTypes['Withdrawal'], ParentType, ContextType, RequireFields<MutationWithdrawDeliveryArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  deliveryQueue: SubscriptionResolver<ResolversTypes['DeliveryEvent'], "deliveryQueue", ParentType, ContextType, Partial<SubscriptionDeliveryQueueArgs>>;
};

export type DeliveryEventResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryEvent'] = ResolversParentTypes['DeliveryEvent']> = {
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
};

export type DeliveryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery'], FederationReferenceType extends FederationReferenceTypes['Delivery'] = FederationReferenceTypes['Delivery']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Delivery']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  orderNumber: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  startedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dispatchedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveredAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  history: Resolver<Maybe<ReadonlyArray<ResolversTypes['HistoryEntry']>>, ParentType, ContextType>;
  parcel: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  store: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  courierId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  attempts: Resolver<ReadonlyArray<ResolversTypes['DeliveryAttempt']>, ParentType, ContextType>;
  goods: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeliveryGoods']>>, ParentType, ContextType>;
  city: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
};

export type DeliveryGoodsResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryGoods'] = ResolversParentTypes['DeliveryGoods']> = {
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeliveryAttemptResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryAttempt'] = ResolversParentTypes['DeliveryAttempt']> = {
  parcel: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason: Resolver<ResolversTypes['DeliveryFailure'], ParentType, ContextType>;
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type StoreResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'DispatchDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryTaken' | 'DeliveryNotPreparing', ParentType, ContextType>;
};

export type DispatchDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DispatchDeliverySuccess'] = ResolversParentTypes['DispatchDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompleteDeliveryResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CompleteDeliveryResult'] = ResolversParentTypes['CompleteDeliveryResult']> = {
  __resolveType: TypeResolveFn<'CompleteDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryTaken' | 'DeliveryNotDispatched', ParentType, ContextType>;
};

export type CompleteDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CompleteDeliverySuccess'] = ResolversParentTypes['CompleteDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TakeDeliveryResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TakeDeliveryResult'] = ResolversParentTypes['TakeDeliveryResult']> = {
  __resolveType: TypeResolveFn<'TakeDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryTaken' | 'DeliveryNotPreparing', ParentType, ContextType>;
};

export type TakeDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TakeDeliverySuccess'] = ResolversParentTypes['TakeDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeaveDeliveryResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LeaveDeliveryResult'] = ResolversParentTypes['LeaveDeliveryResult']> = {
  __resolveType: TypeResolveFn<'LeaveDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryTaken' | 'DeliveryNotPreparing', ParentType, ContextType>;
};

export type LeaveDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LeaveDeliverySuccess'] = ResolversParentTypes['LeaveDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FailDeliveryResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['FailDeliveryResult'] = ResolversParentTypes['FailDeliveryResult']> = {
  __resolveType: TypeResolveFn<'FailDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryTaken' | 'DeliveryNotDispatched', ParentType, ContextType>;
};

export type FailDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['FailDeliverySuccess'] = ResolversParentTypes['FailDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReturnDeliveryResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ReturnDeliveryResult'] = ResolversParentTypes['ReturnDeliveryResult']> = {
  __resolveType: TypeResolveFn<'ReturnDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryTaken' | 'DeliveryNotDispatched', ParentType, ContextType>;
};

export type ReturnDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ReturnDeliverySuccess'] = ResolversParentTypes['ReturnDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LoseDeliveryResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LoseDeliveryResult'] = ResolversParentTypes['LoseDeliveryResult']> = {
  __resolveType: TypeResolveFn<'LoseDeliverySuccess' | 'DeliveryNotFound' | 'DeliveryTaken' | 'DeliveryNotDispatched', ParentType, ContextType>;
};

export type LoseDeliverySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LoseDeliverySuccess'] = ResolversParentTypes['LoseDeliverySuccess']> = {
  delivery: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryTakenResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeliveryTaken'] = ResolversParentTypes['DeliveryTaken']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  Address: AddressResolvers<ContextType>;
  Withdrawal: WithdrawalResolvers<ContextType>;
  HistoryEntry: HistoryEntryResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
  DeliveryEvent: DeliveryEventResolvers<ContextType>;
  Delivery: DeliveryResolvers<ContextType>;
  DeliveryGoods: DeliveryGoodsResolvers<ContextType>;
  DeliveryAttempt: DeliveryAttemptResolvers<ContextType>;
  Store: StoreResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  DeliveryConnection: DeliveryConnectionResolvers<ContextType>;
  DeliveryEdge: DeliveryEdgeResolvers<ContextType>;
  DispatchDeliveryResult: DispatchDeliveryResultResolvers<ContextType>;
  DispatchDeliverySuccess: DispatchDeliverySuccessResolvers<ContextType>;
  CompleteDeliveryResult: CompleteDeliveryResultResolvers<ContextType>;
  CompleteDeliverySuccess: CompleteDeliverySuccessResolvers<ContextType>;
  TakeDeliveryResult: TakeDeliveryResultResolvers<ContextType>;
  TakeDeliverySuccess: TakeDeliverySuccessResolvers<ContextType>;
  LeaveDeliveryResult: LeaveDeliveryResultResolvers<ContextType>;
  LeaveDeliverySuccess: LeaveDeliverySuccessResolvers<ContextType>;
  FailDeliveryResult: FailDeliveryResultResolvers<ContextType>;
  FailDeliverySuccess: FailDeliverySuccessResolvers<ContextType>;
  ReturnDeliveryResult: ReturnDeliveryResultResolvers<ContextType>;
  ReturnDeliverySuccess: ReturnDeliverySuccessResolvers<ContextType>;
  LoseDeliveryResult: LoseDeliveryResultResolvers<ContextType>;
  LoseDeliverySuccess: LoseDeliverySuccessResolvers<ContextType>;
  DeliveryTaken: DeliveryTakenResolvers<ContextType>;
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
