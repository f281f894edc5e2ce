// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { StoreModel, TicketModel, TicketLineModel, OrderModel } from './models.ts';
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

/** Questions; asking changes nothing. */
export type Query = {
  /** The stores, a page at a time. Anyone may ask. */
  readonly stores: StoreConnection;
  /** The tickets of one store, a page at a time; needs tickets:read and to work for that store. */
  readonly tickets: TicketConnection;
};


/** Questions; asking changes nothing. */
export type QueryStoresArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryTicketsArgs = {
  storeId: Scalars['ID']['input'];
  open?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Takes a ticket on: from now on its order cannot be cancelled for free when it is picked up. Needs tickets:write and to work for the ticket's store. */
  readonly acceptTicket: AcceptTicketResult;
  /** Turns a ticket down: its order is cancelled and refunded. Needs tickets:write and to work for the ticket's store. */
  readonly rejectTicket: RejectTicketResult;
  /** Says that an order waits to be picked up; needs tickets:write and to work for the ticket's store. */
  readonly readyTicket: ReadyTicketResult;
  /** Says that an order was picked up; needs tickets:write and to work for the ticket's store. */
  readonly handOverTicket: HandOverTicketResult;
  /** Internal: lets go of an order to be picked up unless the store has accepted it; the first answer is final. Asked by orders only. */
  readonly withdrawTicket: Withdrawal;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationAcceptTicketArgs = {
  input: AcceptTicketInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRejectTicketArgs = {
  input: RejectTicketInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationReadyTicketArgs = {
  input: ReadyTicketInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationHandOverTicketArgs = {
  input: HandOverTicketInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationWithdrawTicketArgs = {
  input: WithdrawInput;
};

/** Live streams: each replays what came after a given point and then goes on. */
export type Subscription = {
  /** Every change of one store's tickets, without gap or repeat; needs tickets:read and to work for that store. */
  readonly ticketQueue: TicketEvent;
};


/** Live streams: each replays what came after a given point and then goes on. */
export type SubscriptionTicketQueueArgs = {
  storeId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['Int']['input']>;
};

/** A place where orders are prepared: a bookshop or a café. */
export type Store = {
  /** The store's id, `sto_…`. */
  readonly id: Scalars['ID']['output'];
  /** The store's name, as it is shown to customers. */
  readonly name: Scalars['String']['output'];
  /** Whether the store takes on tickets by itself. */
  readonly acceptance: Acceptance;
};

/** How a store takes on tickets. */
export type Acceptance =
  /** Every ticket is accepted as soon as it opens. */
  | 'AUTOMATIC'
  /** Someone at the store accepts or rejects each ticket. */
  | 'MANUAL';

/** A store's work on one order. Seen by its customer and by staff with tickets:read who work for the store; null for everybody else. */
export type Ticket = {
  /** The ticket's id, `tkt_…`. */
  readonly id: Scalars['ID']['output'];
  /** How far the work has come. */
  readonly status: TicketStatus;
  /** How many minutes the store thought it would take when it accepted; null when it did not say. */
  readonly prepMinutes: Maybe<Scalars['Int']['output']>;
  /** Until when the staff have to accept or reject, counted from when the ticket opened; then it is rejected by itself. Null where the store accepts by itself. */
  readonly acceptBy: Maybe<Scalars['DateTime']['output']>;
  /** The store that does the work. */
  readonly store: Store;
  /** The order that is worked on; null while orders is away or when the caller may not see it. */
  readonly order: Maybe<Order>;
  /** What to prepare. */
  readonly lines: ReadonlyArray<TicketLine>;
  /** When the ticket reached the store. */
  readonly openedAt: Scalars['DateTime']['output'];
};

/** One product to prepare. */
export type TicketLine = {
  /** The product's name when the order was placed. */
  readonly title: Scalars['String']['output'];
  /** How many. */
  readonly quantity: Scalars['Int']['output'];
  /** The product as it is today; null while catalog is away. */
  readonly product: Maybe<Product>;
};

/** How far the work on a ticket has come. New values may be added. */
export type TicketStatus =
  /** Waiting to be accepted or rejected. */
  | 'OPEN'
  /** Taken on; being prepared. */
  | 'ACCEPTED'
  /** Turned down by the store; the order is cancelled. */
  | 'REJECTED'
  /** Waiting to be picked up. */
  | 'READY'
  /** Picked up. */
  | 'HANDED_OVER'
  /** The order was cancelled; no work is left. */
  | 'CANCELLED';

/** What a customer agreed to buy, with prices fixed. Seen by its customer and by staff with orders:read; null for everybody else. */
export type Order = {
  /** The order's id, `ord_…`. */
  readonly id: Scalars['ID']['output'];
  /** The store's work on the order; null before it begins, when no store is involved, when the caller may not see it, or while stores is away. */
  readonly ticket: Maybe<Ticket>;
};

/** Something that can be ordered: a book, an item on a café's menu, or a class of taxi ride. */
export type Product = {
  /** The product's id, `prd_…`. */
  readonly id: Scalars['ID']['output'];
};

/** One change of a store's tickets. */
export type TicketEvent = {
  /** Counts the store's events 1, 2, 3 …; pass it as `after`. */
  readonly sequence: Scalars['Int']['output'];
  /** The ticket as it was with this event; it may be further by now. */
  readonly ticket: Ticket;
};

/** A page of stores. */
export type StoreConnection = {
  /** The stores with their cursors. */
  readonly edges: ReadonlyArray<StoreEdge>;
  /** The stores alone. */
  readonly nodes: ReadonlyArray<Store>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One store on a page. */
export type StoreEdge = {
  /** Marks this store's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The store. */
  readonly node: Store;
};

/** A page of tickets. */
export type TicketConnection = {
  /** The tickets with their cursors. */
  readonly edges: ReadonlyArray<TicketEdge>;
  /** The tickets alone. */
  readonly nodes: ReadonlyArray<Ticket>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One ticket on a page. */
export type TicketEdge = {
  /** Marks this ticket's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The ticket. */
  readonly node: Ticket;
};

/** Which ticket is taken on. */
export type AcceptTicketInput = {
  /** The order that is worked on. */
  readonly orderId: Scalars['ID']['input'];
  /** How many minutes it will take; null when not known. */
  readonly prepMinutes?: InputMaybe<Scalars['Int']['input']>;
};

/** What becomes of acceptTicket. */
export type AcceptTicketResult = AcceptTicketSuccess | TicketNotFound | TicketNotOpen;

/** The ticket is accepted, also when it was so before. */
export type AcceptTicketSuccess = {
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Which ticket is turned down. */
export type RejectTicketInput = {
  /** The order that is worked on. */
  readonly orderId: Scalars['ID']['input'];
  /** Why, as the customer will read it. */
  readonly reason: Scalars['String']['input'];
};

/** What becomes of rejectTicket. */
export type RejectTicketResult = RejectTicketSuccess | TicketNotFound | TicketNotOpen;

/** The ticket is rejected, also when it was so before. */
export type RejectTicketSuccess = {
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Which ticket waits to be picked up. */
export type ReadyTicketInput = {
  /** The order that is worked on. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of readyTicket. */
export type ReadyTicketResult = ReadyTicketSuccess | TicketNotFound | TicketNotAccepted;

/** The order waits to be picked up, also when it did so before. */
export type ReadyTicketSuccess = {
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Which ticket was picked up. */
export type HandOverTicketInput = {
  /** The order that is worked on. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of handOverTicket. */
export type HandOverTicketResult = HandOverTicketSuccess | TicketNotFound | TicketNotReady;

/** The order is picked up, also when this was said before. */
export type HandOverTicketSuccess = {
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Refusal: there is no ticket for this order at a store the caller works for. */
export type TicketNotFound = Refusal & {
  /** Always TICKET_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the ticket is decided already, so it can be neither accepted nor rejected. */
export type TicketNotOpen = Refusal & {
  /** Always TICKET_NOT_OPEN. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Refusal: the ticket is not being prepared, so it cannot become ready. */
export type TicketNotAccepted = Refusal & {
  /** Always TICKET_NOT_ACCEPTED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Refusal: the order does not wait to be picked up, so it cannot be handed over. */
export type TicketNotReady = Refusal & {
  /** Always TICKET_NOT_READY. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ticket as it is now. */
  readonly ticket: Ticket;
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
  Store: Store;
  Ticket: Ticket;
  Order: Order;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Store:
    ( { __typename: 'Store' }
    & GraphQLRecursivePick<FederationTypes['Store'], {"id":true}> );
  Ticket:
    ( { __typename: 'Ticket' }
    & GraphQLRecursivePick<FederationTypes['Ticket'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AcceptTicketResult:
    | ( Omit<AcceptTicketSuccess, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'AcceptTicketSuccess' } )
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<TicketNotOpen, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotOpen' } )
  ;
  RejectTicketResult:
    | ( Omit<RejectTicketSuccess, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'RejectTicketSuccess' } )
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<TicketNotOpen, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotOpen' } )
  ;
  ReadyTicketResult:
    | ( Omit<ReadyTicketSuccess, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'ReadyTicketSuccess' } )
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<TicketNotAccepted, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotAccepted' } )
  ;
  HandOverTicketResult:
    | ( Omit<HandOverTicketSuccess, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'HandOverTicketSuccess' } )
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<TicketNotReady, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotReady' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<TicketNotOpen, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotOpen' } )
    | ( Omit<TicketNotAccepted, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotAccepted' } )
    | ( Omit<TicketNotReady, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotReady' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  WithdrawInput: WithdrawInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Withdrawal: ResolverTypeWrapper<Withdrawal>;
  WithdrawalOutcome: WithdrawalOutcome;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Store: ResolverTypeWrapper<StoreModel>;
  Acceptance: Acceptance;
  Ticket: ResolverTypeWrapper<TicketModel>;
  TicketLine: ResolverTypeWrapper<TicketLineModel>;
  TicketStatus: TicketStatus;
  Order: ResolverTypeWrapper<OrderModel>;
  Product: ResolverTypeWrapper<Product>;
  TicketEvent: ResolverTypeWrapper<Omit<TicketEvent, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  StoreConnection: ResolverTypeWrapper<Omit<StoreConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StoreEdge']>, nodes: ReadonlyArray<ResolversTypes['Store']> }>;
  StoreEdge: ResolverTypeWrapper<Omit<StoreEdge, 'node'> & { node: ResolversTypes['Store'] }>;
  TicketConnection: ResolverTypeWrapper<Omit<TicketConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TicketEdge']>, nodes: ReadonlyArray<ResolversTypes['Ticket']> }>;
  TicketEdge: ResolverTypeWrapper<Omit<TicketEdge, 'node'> & { node: ResolversTypes['Ticket'] }>;
  AcceptTicketInput: AcceptTicketInput;
  AcceptTicketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptTicketResult']>;
  AcceptTicketSuccess: ResolverTypeWrapper<Omit<AcceptTicketSuccess, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  RejectTicketInput: RejectTicketInput;
  RejectTicketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RejectTicketResult']>;
  RejectTicketSuccess: ResolverTypeWrapper<Omit<RejectTicketSuccess, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  ReadyTicketInput: ReadyTicketInput;
  ReadyTicketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReadyTicketResult']>;
  ReadyTicketSuccess: ResolverTypeWrapper<Omit<ReadyTicketSuccess, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  HandOverTicketInput: HandOverTicketInput;
  HandOverTicketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['HandOverTicketResult']>;
  HandOverTicketSuccess: ResolverTypeWrapper<Omit<HandOverTicketSuccess, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  TicketNotFound: ResolverTypeWrapper<TicketNotFound>;
  TicketNotOpen: ResolverTypeWrapper<Omit<TicketNotOpen, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  TicketNotAccepted: ResolverTypeWrapper<Omit<TicketNotAccepted, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  TicketNotReady: ResolverTypeWrapper<Omit<TicketNotReady, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  PageInfo: PageInfo;
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  WithdrawInput: WithdrawInput;
  ID: Scalars['ID']['output'];
  Withdrawal: Withdrawal;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Store: StoreModel;
  Ticket: TicketModel;
  TicketLine: TicketLineModel;
  Order: OrderModel;
  Product: Product;
  TicketEvent: Omit<TicketEvent, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  StoreConnection: Omit<StoreConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StoreEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Store']> };
  StoreEdge: Omit<StoreEdge, 'node'> & { node: ResolversParentTypes['Store'] };
  TicketConnection: Omit<TicketConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TicketEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Ticket']> };
  TicketEdge: Omit<TicketEdge, 'node'> & { node: ResolversParentTypes['Ticket'] };
  AcceptTicketInput: AcceptTicketInput;
  AcceptTicketResult: ResolversUnionTypes<ResolversParentTypes>['AcceptTicketResult'];
  AcceptTicketSuccess: Omit<AcceptTicketSuccess, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  RejectTicketInput: RejectTicketInput;
  RejectTicketResult: ResolversUnionTypes<ResolversParentTypes>['RejectTicketResult'];
  RejectTicketSuccess: Omit<RejectTicketSuccess, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  ReadyTicketInput: ReadyTicketInput;
  ReadyTicketResult: ResolversUnionTypes<ResolversParentTypes>['ReadyTicketResult'];
  ReadyTicketSuccess: Omit<ReadyTicketSuccess, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  HandOverTicketInput: HandOverTicketInput;
  HandOverTicketResult: ResolversUnionTypes<ResolversParentTypes>['HandOverTicketResult'];
  HandOverTicketSuccess: Omit<HandOverTicketSuccess, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  TicketNotFound: TicketNotFound;
  TicketNotOpen: Omit<TicketNotOpen, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  TicketNotAccepted: Omit<TicketNotAccepted, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  TicketNotReady: Omit<TicketNotReady, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
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

export type PageInfoResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  __resolveType: TypeResolveFn<'TicketNotFound' | 'TicketNotOpen' | 'TicketNotAccepted' | 'TicketNotReady', ParentType, ContextType>;
};

export type WithdrawalResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Withdrawal'] = ResolversParentTypes['Withdrawal']> = {
  orderId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome: Resolver<ResolversTypes['WithdrawalOutcome'], ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  stores: Resolver<ResolversTypes['StoreConnection'], ParentType, ContextType, Partial<QueryStoresArgs>>;
  tickets: Resolver<ResolversTypes['TicketConnection'], ParentType, ContextType, RequireFields<QueryTicketsArgs, 'storeId'>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptTicket: Resolver<ResolversTypes['AcceptTicketResult'], ParentType, ContextType, RequireFields<MutationAcceptTicketArgs, 'input'>>;
  rejectTicket: Resolver<ResolversTypes['RejectTicketResult'], ParentType, ContextType, RequireFields<MutationRejectTicketArgs, 'input'>>;
  readyTicket: Resolver<ResolversTypes['ReadyTicketResult'], ParentType, ContextType, RequireFields<MutationReadyTicketArgs, 'input'>>;
  handOverTicket: Resolver<ResolversTypes['HandOverTicketResult'], ParentType, ContextType, RequireFields<MutationHandOverTicketArgs, 'input'>>;
  withdrawTicket: Resolver<ResolversTypes['Withdrawal'], ParentType, ContextType, RequireFields<MutationWithdrawTicketArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  ticketQueue: SubscriptionResolver<ResolversTypes['TicketEvent'], "ticketQueue", ParentType, ContextType, RequireFields<SubscriptionTicketQueueArgs, 'storeId'>>;
};

export type StoreResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store'], FederationReferenceType extends FederationReferenceTypes['Store'] = FederationReferenceTypes['Store']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Store']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  acceptance: Resolver<ResolversTypes['Acceptance'], ParentType, ContextType>;
};

export type TicketResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket'], FederationReferenceType extends FederationReferenceTypes['Ticket'] = FederationReferenceTypes['Ticket']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Ticket']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  prepMinutes: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  acceptBy: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  store: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  lines: Resolver<ReadonlyArray<ResolversTypes['TicketLine']>, ParentType, ContextType>;
  openedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TicketLineResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketLine'] = ResolversParentTypes['TicketLine']> = {
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
};

export type OrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ticket: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TicketEventResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketEvent'] = ResolversParentTypes['TicketEvent']> = {
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type StoreConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StoreConnection'] = ResolversParentTypes['StoreConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['StoreEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Store']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StoreEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StoreEdge'] = ResolversParentTypes['StoreEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
};

export type TicketConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketConnection'] = ResolversParentTypes['TicketConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['TicketEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Ticket']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TicketEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketEdge'] = ResolversParentTypes['TicketEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type AcceptTicketResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AcceptTicketResult'] = ResolversParentTypes['AcceptTicketResult']> = {
  __resolveType: TypeResolveFn<'AcceptTicketSuccess' | 'TicketNotFound' | 'TicketNotOpen', ParentType, ContextType>;
};

export type AcceptTicketSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AcceptTicketSuccess'] = ResolversParentTypes['AcceptTicketSuccess']> = {
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RejectTicketResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RejectTicketResult'] = ResolversParentTypes['RejectTicketResult']> = {
  __resolveType: TypeResolveFn<'RejectTicketSuccess' | 'TicketNotFound' | 'TicketNotOpen', ParentType, ContextType>;
};

export type RejectTicketSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RejectTicketSuccess'] = ResolversParentTypes['RejectTicketSuccess']> = {
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReadyTicketResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ReadyTicketResult'] = ResolversParentTypes['ReadyTicketResult']> = {
  __resolveType: TypeResolveFn<'ReadyTicketSuccess' | 'TicketNotFound' | 'TicketNotAccepted', ParentType, ContextType>;
};

export type ReadyTicketSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ReadyTicketSuccess'] = ResolversParentTypes['ReadyTicketSuccess']> = {
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HandOverTicketResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['HandOverTicketResult'] = ResolversParentTypes['HandOverTicketResult']> = {
  __resolveType: TypeResolveFn<'HandOverTicketSuccess' | 'TicketNotFound' | 'TicketNotReady', ParentType, ContextType>;
};

export type HandOverTicketSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['HandOverTicketSuccess'] = ResolversParentTypes['HandOverTicketSuccess']> = {
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketNotFound'] = ResolversParentTypes['TicketNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketNotOpenResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketNotOpen'] = ResolversParentTypes['TicketNotOpen']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketNotAcceptedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketNotAccepted'] = ResolversParentTypes['TicketNotAccepted']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketNotReadyResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketNotReady'] = ResolversParentTypes['TicketNotReady']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  Withdrawal: WithdrawalResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
  Store: StoreResolvers<ContextType>;
  Ticket: TicketResolvers<ContextType>;
  TicketLine: TicketLineResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  Product: ProductResolvers<ContextType>;
  TicketEvent: TicketEventResolvers<ContextType>;
  StoreConnection: StoreConnectionResolvers<ContextType>;
  StoreEdge: StoreEdgeResolvers<ContextType>;
  TicketConnection: TicketConnectionResolvers<ContextType>;
  TicketEdge: TicketEdgeResolvers<ContextType>;
  AcceptTicketResult: AcceptTicketResultResolvers<ContextType>;
  AcceptTicketSuccess: AcceptTicketSuccessResolvers<ContextType>;
  RejectTicketResult: RejectTicketResultResolvers<ContextType>;
  RejectTicketSuccess: RejectTicketSuccessResolvers<ContextType>;
  ReadyTicketResult: ReadyTicketResultResolvers<ContextType>;
  ReadyTicketSuccess: ReadyTicketSuccessResolvers<ContextType>;
  HandOverTicketResult: HandOverTicketResultResolvers<ContextType>;
  HandOverTicketSuccess: HandOverTicketSuccessResolvers<ContextType>;
  TicketNotFound: TicketNotFoundResolvers<ContextType>;
  TicketNotOpen: TicketNotOpenResolvers<ContextType>;
  TicketNotAccepted: TicketNotAcceptedResolvers<ContextType>;
  TicketNotReady: TicketNotReadyResolvers<ContextType>;
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
