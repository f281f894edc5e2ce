// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyModel } from '@jumun/platform/kernel/money';
import type { TaxiModel, RideModel, OrderModel, MyDataModel, PassengerModel, StaffModel } from './models.ts';
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

/** An amount of money given by the caller. */
export type MoneyInput = {
  /** The amount in the currency's smallest unit: 1250 for 12.50 USD, 4500 for 4500 KRW. */
  readonly minorUnits: Scalars['SafeInt']['input'];
  /** The currency's ISO 4217 code, for example KRW. */
  readonly currency: Scalars['String']['input'];
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

/** Refusal: this idempotency key was used before with another input; nothing was changed. */
export type IdempotencyKeyReused = Refusal & {
  /** Always IDEMPOTENCY_KEY_REUSED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** The classes in which a taxi can be booked. */
export type RideClass =
  /** The ordinary taxi. */
  | 'BASIC'
  /** A larger or newer car. */
  | 'PRIME'
  /** The best car there is. */
  | 'PLATINUM';

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
  /** One ride; null when there is none with this id that the caller may see: its customer, staff with taxis:read, and who drives its taxi. Needs to be signed in. */
  readonly ride: Maybe<Ride>;
  /** All rides, a page at a time; needs taxis:read. Drivers (taxis:drive) see those of their taxi. */
  readonly rides: RideConnection;
  /** The taxi that the caller drives, null for none; needs taxis:drive. */
  readonly myTaxi: Maybe<Taxi>;
  /** The taxis of the fleet, a page at a time; needs taxis:read. */
  readonly taxis: TaxiConnection;
};


/** Questions; asking changes nothing. */
export type QueryRideArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryRidesArgs = {
  filter?: InputMaybe<RideFilter>;
  sort?: InputMaybe<RideSort>;
  open?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryTaxisArgs = {
  filter?: InputMaybe<TaxiFilter>;
  rideClass?: InputMaybe<RideClass>;
  available?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Adds a taxi to the fleet; needs taxis:write. */
  readonly registerTaxi: RegisterTaxiResult;
  /** Says how many rides a taxi serves at once from now on, those it has among them; it can be repeated. Needs taxis:write, or taxis:drive for the caller's own taxi. */
  readonly setTaxiAvailability: SetTaxiAvailabilityResult;
  /** Says who drives a taxi; whoever drives another one leaves it. It can be repeated. Needs taxis:write. */
  readonly assignDriver: AssignDriverResult;
  /** Gives a ride to a taxi of its class, whose availability goes down by one. A ride that is assigned already goes from its taxi to this one, until it starts. Needs taxis:write. */
  readonly assignRide: AssignRideResult;
  /** Calls the taxi back before the ride has started: it is free again, and the ride waits for another. Needs taxis:write. */
  readonly unassignRide: UnassignRideResult;
  /** Says that the driver does not come: the taxi is free again, and the ride waits for another. It is not given to this taxi again unless the dispatcher insists. Needs taxis:write, or taxis:drive for rides of the caller's own taxi. */
  readonly declineRide: DeclineRideResult;
  /** Says that the passengers are in the taxi: from now on the order cannot be cancelled. Needs taxis:write, or taxis:drive for rides of the caller's own taxi. */
  readonly startRide: StartRideResult;
  /** Says that the taxi cannot go on with its passengers: they wait for another one before all others, or cancel after all. Needs taxis:write, or taxis:drive for rides of the caller's own taxi. */
  readonly breakDownRide: BreakDownRideResult;
  /** Ends a ride for which there is no taxi, before it has started: its order is cancelled and refunded. Needs taxis:write. */
  readonly giveUpRide: GiveUpRideResult;
  /** Says that the passengers have arrived: the taxi's availability goes up by one. Needs taxis:write, or taxis:drive for rides of the caller's own taxi. */
  readonly completeRide: CompleteRideResult;
  /** Internal: lets go of a booked ride unless it has started; the first answer is final. Asked by orders only. */
  readonly withdrawRide: Withdrawal;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRegisterTaxiArgs = {
  input: RegisterTaxiInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSetTaxiAvailabilityArgs = {
  input: SetTaxiAvailabilityInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationAssignDriverArgs = {
  input: AssignDriverInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationAssignRideArgs = {
  input: AssignRideInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationUnassignRideArgs = {
  input: UnassignRideInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationDeclineRideArgs = {
  input: DeclineRideInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationStartRideArgs = {
  input: StartRideInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationBreakDownRideArgs = {
  input: BreakDownRideInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationGiveUpRideArgs = {
  input: GiveUpRideInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationCompleteRideArgs = {
  input: CompleteRideInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationWithdrawRideArgs = {
  input: WithdrawInput;
};

/** Live streams: each replays what came after a given point and then goes on. */
export type Subscription = {
  /** Every change of every ride, without gap or repeat; needs taxis:read. Drivers (taxis:drive) are told of the rides of their taxi, the last time when it loses one; the numbers between are those of others. */
  readonly rideQueue: RideEvent;
};


/** Live streams: each replays what came after a given point and then goes on. */
export type SubscriptionRideQueueArgs = {
  after?: InputMaybe<Scalars['Int']['input']>;
};

/** The ride of one order. Seen by its customer, by staff with taxis:read and by who drives its taxi; null for everybody else. */
export type Ride = {
  /** The ride's id, `rid_…`. */
  readonly id: Scalars['ID']['output'];
  /** How far the ride has come. */
  readonly status: RideStatus;
  /** True once the ride is cancelled: it will not take place, and is kept to be read. */
  readonly deleted: Scalars['Boolean']['output'];
  /** The class that was booked; only taxis of this class are given the ride. */
  readonly rideClass: RideClass;
  /** The taxi that the ride was given to, also after its end; null when it was given to none. */
  readonly taxi: Maybe<Taxi>;
  /** The order that the ride belongs to; null while orders is away or when the caller may not see it. */
  readonly order: Maybe<Order>;
  /** Where the passengers wait; empty for a driver whose taxi has lost the ride. */
  readonly pickUp: Address;
  /** Where they want to go; empty for a driver whose taxi has lost the ride. */
  readonly dropOff: Address;
  /** Who is waiting or riding; null where that is not known, once the ride has ended, and for a driver whose taxi has lost it. */
  readonly passenger: Maybe<Passenger>;
  /** How many people ride. */
  readonly passengers: Scalars['Int']['output'];
  /** When the booking reached the taxis. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Everything that happened to the ride, oldest first, as far as it is kept; steps between too. For staff with orders:read. */
  readonly history: Maybe<ReadonlyArray<HistoryEntry>>;
  /** Until when a taxi has to be found, or the order is cancelled and refunded; null while the ride has one, or once it has ended. */
  readonly assignBy: Maybe<Scalars['DateTime']['output']>;
  /** True where the taxi broke down with the passengers in it: they come before all others. */
  readonly urgent: Scalars['Boolean']['output'];
  /** Why the ride lost the taxi it had before; null where it never did, and once it has started with another. */
  readonly lostBecause: Maybe<RideLoss>;
  /** Why the desk gave the ride up, in its words or as NO_TAXI_IN_TIME; null where it did not. */
  readonly givenUpBecause: Maybe<Scalars['String']['output']>;
};

/** Which rides are listed; what is null does not count. */
export type RideFilter = {
  /** Only rides in one of these states; null for all, and none for an empty list. */
  readonly status?: InputMaybe<ReadonlyArray<RideStatus>>;
  /** Only rides that this taxi has, or had when they ended. */
  readonly taxiId?: InputMaybe<Scalars['ID']['input']>;
  /** Only rides of this class. */
  readonly rideClass?: InputMaybe<RideClass>;
  /** Only rides requested at this moment or later. */
  readonly requestedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only rides requested before this moment. */
  readonly requestedBefore?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Which rides come first. New values may be added. */
export type RideSort =
  /** What was requested last. */
  | 'NEWEST'
  /** What was requested first. */
  | 'OLDEST'
  /** Those whose taxi broke down with the passengers in it, then what was requested first. */
  | 'URGENT';

/** Which taxis are listed; what is null does not count. */
export type TaxiFilter = {
  /** Only taxis of this class. */
  readonly rideClass?: InputMaybe<RideClass>;
  /** True for those that can take a ride now, false for those that cannot. */
  readonly available?: InputMaybe<Scalars['Boolean']['input']>;
  /** True for those that somebody drives, false for those that nobody does. */
  readonly driven?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only the taxi that this member of staff drives. */
  readonly driverId?: InputMaybe<Scalars['ID']['input']>;
};

/** Why a ride lost its taxi. New values may be added. */
export type RideLoss =
  /** The dispatcher gave it to another taxi. */
  | 'REASSIGNED'
  /** The dispatcher called the taxi back. */
  | 'UNASSIGNED'
  /** The driver did not come. */
  | 'DECLINED'
  /** The taxi broke down with the passengers in it. */
  | 'BROKEN_DOWN';

/** Whom a driver is to pick up. */
export type Passenger = {
  /** What the passenger is called, without the family name. */
  readonly firstName: Scalars['String']['output'];
  /** The telephone number in international form; null when there is none. */
  readonly phone: Maybe<Scalars['String']['output']>;
};

/** How far a ride has come. New values may be added. */
export type RideStatus =
  /** Waiting to be given to a taxi. */
  | 'REQUESTED'
  /** Given to a taxi, which is on its way to the passengers. */
  | 'ASSIGNED'
  /** The passengers are in the taxi. */
  | 'STARTED'
  /** The passengers have arrived. */
  | 'COMPLETED'
  /** The order was cancelled, or the desk found no taxi; the ride will not take place. */
  | 'CANCELLED';

/** A taxi, or several of one company that count as one. */
export type Taxi = {
  /** The taxi's id, `tax_…`. */
  readonly id: Scalars['ID']['output'];
  /** The taxi's name, as it is shown to customers: its model or its number plate. */
  readonly taxiName: Scalars['String']['output'];
  /** The company it belongs to. */
  readonly companyName: Scalars['String']['output'];
  /** The class of its rides. */
  readonly rideClass: RideClass;
  /** How many more rides it can take now, 0 or more. */
  readonly availability: Scalars['Int']['output'];
  /** What it asks for a ride. */
  readonly fare: Money;
  /** Who drives it; null for nobody. Needs taxis:read or taxis:drive. More than the id is seen by that person and by staff with staff:read. */
  readonly driver: Maybe<Staff>;
};

/** Someone who works here. Seen by that person and by staff with staff:read; null for everybody else. */
export type Staff = {
  /** The member of staff's id, `stf_…`. */
  readonly id: Scalars['ID']['output'];
};

/** What a customer agreed to buy, with prices fixed. Seen by its customer and by staff with orders:read; null for everybody else. */
export type Order = {
  /** The order's id, `ord_…`. */
  readonly id: Scalars['ID']['output'];
  /** The order's ride; null before it is heard of, when the order was cancelled before that, when it is no ride, when the caller may not see it, or while taxis is away. */
  readonly ride: Maybe<Ride>;
};

/** One change of a ride. */
export type RideEvent = {
  /** Counts the changes of all rides 1, 2, 3 …; pass it as `after`. */
  readonly sequence: Scalars['Int']['output'];
  /** The ride as it was with this event; it may be further by now. */
  readonly ride: Ride;
};

/** A page of rides. */
export type RideConnection = {
  /** The rides with their cursors. */
  readonly edges: ReadonlyArray<RideEdge>;
  /** The rides alone. */
  readonly nodes: ReadonlyArray<Ride>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One ride on a page. */
export type RideEdge = {
  /** Marks this ride's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The ride. */
  readonly node: Ride;
};

/** A page of taxis. */
export type TaxiConnection = {
  /** The taxis with their cursors. */
  readonly edges: ReadonlyArray<TaxiEdge>;
  /** The taxis alone. */
  readonly nodes: ReadonlyArray<Taxi>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One taxi on a page. */
export type TaxiEdge = {
  /** Marks this taxi's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The taxi. */
  readonly node: Taxi;
};

/** A taxi to add. */
export type RegisterTaxiInput = {
  /** Chosen by the caller and repeated on a retry: the same key adds one taxi only. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The taxi's name, as it is shown to customers: its model or its number plate. */
  readonly taxiName: Scalars['String']['input'];
  /** The company it belongs to. */
  readonly companyName: Scalars['String']['input'];
  /** The class of its rides. */
  readonly rideClass: RideClass;
  /** How many rides it can take at once to begin with, 0 to 10,000; 1 for a single driver. */
  readonly availability: Scalars['Int']['input'];
  /** What it asks for a ride, in KRW; not below the least fare there is. */
  readonly fare: MoneyInput;
  /** The id of the member of staff who drives it; null for nobody. */
  readonly driverId?: InputMaybe<Scalars['ID']['input']>;
};

/** What becomes of registerTaxi. */
export type RegisterTaxiResult = RegisterTaxiSuccess | InvalidTaxi | DriverOnTheRoad | IdempotencyKeyReused;

/** The taxi is in the fleet. */
export type RegisterTaxiSuccess = {
  /** The taxi as it is now. */
  readonly taxi: Taxi;
};

/** How many rides a taxi serves at once. */
export type SetTaxiAvailabilityInput = {
  /** The taxi. */
  readonly taxiId: Scalars['ID']['input'];
  /** How many rides it serves at once, those it is assigned to or driving among them, 0 to 10,000; 0 takes it off the road once they are over. */
  readonly availability: Scalars['Int']['input'];
};

/** What becomes of setTaxiAvailability. */
export type SetTaxiAvailabilityResult = SetTaxiAvailabilitySuccess | TaxiNotFound | InvalidTaxi;

/** The taxi serves so many rides at once; those that it has already are taken off its availability. */
export type SetTaxiAvailabilitySuccess = {
  /** The taxi as it is now. */
  readonly taxi: Taxi;
};

/** Who drives which taxi. */
export type AssignDriverInput = {
  /** The taxi. */
  readonly taxiId: Scalars['ID']['input'];
  /** The id of the member of staff who drives it from now on; null for nobody. */
  readonly driverId?: InputMaybe<Scalars['ID']['input']>;
};

/** What becomes of assignDriver. */
export type AssignDriverResult = AssignDriverSuccess | TaxiNotFound | DriverOnTheRoad;

/** The taxi is driven by this person, also when it was so before. */
export type AssignDriverSuccess = {
  /** The taxi as it is now. */
  readonly taxi: Taxi;
};

/** Which ride goes to which taxi. */
export type AssignRideInput = {
  /** The order that the ride belongs to. */
  readonly orderId: Scalars['ID']['input'];
  /** The taxi. */
  readonly taxiId: Scalars['ID']['input'];
  /** True gives the ride to a taxi that has declined it. */
  readonly insist?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What becomes of assignRide. */
export type AssignRideResult = AssignRideSuccess | RideNotFound | RideNotRequested | TaxiUnavailable | TaxiDeclined;

/** The ride is this taxi's, also when it was so before. */
export type AssignRideSuccess = {
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Whose taxi is called back. */
export type UnassignRideInput = {
  /** The order that the ride belongs to. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of unassignRide. */
export type UnassignRideResult = UnassignRideSuccess | RideNotFound | RideNotAssigned;

/** The ride waits for a taxi, also when it did before. */
export type UnassignRideSuccess = {
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Which ride a driver does not want. */
export type DeclineRideInput = {
  /** The order that the ride belongs to. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of declineRide. */
export type DeclineRideResult = DeclineRideSuccess | RideNotFound | RideNotAssigned;

/** The taxi need not come, also when this was said before. */
export type DeclineRideSuccess = {
  /** The ride as it is now: it waits for another taxi, or has one. */
  readonly ride: Ride;
};

/** Which ride cannot go on. */
export type BreakDownRideInput = {
  /** The order that the ride belongs to. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of breakDownRide. */
export type BreakDownRideResult = BreakDownRideSuccess | RideNotFound | RideNotStarted;

/** The passengers wait for another taxi, also when this was said before. */
export type BreakDownRideSuccess = {
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Which ride is given up. */
export type GiveUpRideInput = {
  /** The order that the ride belongs to. */
  readonly orderId: Scalars['ID']['input'];
  /** Why, in words for the customer: 1 to 200 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What becomes of giveUpRide. */
export type GiveUpRideResult = GiveUpRideSuccess | RideNotFound | RideNotRequested;

/** The ride will not take place, also when this was said before; its order is cancelled and refunded. */
export type GiveUpRideSuccess = {
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Which ride begins. */
export type StartRideInput = {
  /** The order that the ride belongs to. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of startRide. */
export type StartRideResult = StartRideSuccess | RideNotFound | RideNotAssigned;

/** The passengers are in the taxi, also when this was said before. */
export type StartRideSuccess = {
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Which ride is over. */
export type CompleteRideInput = {
  /** The order that the ride belongs to. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of completeRide. */
export type CompleteRideResult = CompleteRideSuccess | RideNotFound | RideNotStarted;

/** The passengers have arrived, also when this was said before. */
export type CompleteRideSuccess = {
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Refusal: a taxi cannot be like this; nothing was changed. */
export type InvalidTaxi = Refusal & {
  /** Always INVALID_TAXI. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in; it names the least fare where the fare is at fault. */
  readonly message: Scalars['String']['output'];
  /** The path of the input field at fault, for example ["fare", "minorUnits"]; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Refusal: this person drives another taxi that has rides; nothing was changed. */
export type DriverOnTheRoad = Refusal & {
  /** Always DRIVER_ON_THE_ROAD. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The taxi that this person drives now. */
  readonly taxi: Taxi;
};

/** Refusal: there is no taxi with this id. */
export type TaxiNotFound = Refusal & {
  /** Always TAXI_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the order has no ride here; it may not have been heard of yet. */
export type RideNotFound = Refusal & {
  /** Always RIDE_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the ride does not wait for its passengers any more: it has started, has ended or was cancelled. */
export type RideNotRequested = Refusal & {
  /** Always RIDE_NOT_REQUESTED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Refusal: the ride is not assigned to a taxi, so it cannot start. */
export type RideNotAssigned = Refusal & {
  /** Always RIDE_NOT_ASSIGNED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Refusal: the ride has not started, so it cannot be completed. */
export type RideNotStarted = Refusal & {
  /** Always RIDE_NOT_STARTED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** Refusal: the taxi is unknown, of another class than the ride, or can take no ride now. */
export type TaxiUnavailable = Refusal & {
  /** Always TAXI_UNAVAILABLE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the driver of this taxi has declined the ride; `insist` gives it to the taxi all the same. */
export type TaxiDeclined = Refusal & {
  /** Always TAXI_DECLINED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ride as it is now. */
  readonly ride: Ride;
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** The rides that were booked. Null while taxis is away. */
  readonly rides: Maybe<Scalars['JSON']['output']>;
  /** How drivers can recognise and reach the customer. Null while taxis is away. */
  readonly passenger: Maybe<Scalars['JSON']['output']>;
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
  Ride: Ride;
  Taxi: Taxi;
  Order: Order;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Ride:
    ( { __typename: 'Ride' }
    & GraphQLRecursivePick<FederationTypes['Ride'], {"id":true}> );
  Taxi:
    ( { __typename: 'Taxi' }
    & GraphQLRecursivePick<FederationTypes['Taxi'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  RegisterTaxiResult:
    | ( Omit<RegisterTaxiSuccess, 'taxi'> & { taxi: _RefType['Taxi'] } & { __typename: 'RegisterTaxiSuccess' } )
    | ( InvalidTaxi & { __typename: 'InvalidTaxi' } )
    | ( Omit<DriverOnTheRoad, 'taxi'> & { taxi: _RefType['Taxi'] } & { __typename: 'DriverOnTheRoad' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  SetTaxiAvailabilityResult:
    | ( Omit<SetTaxiAvailabilitySuccess, 'taxi'> & { taxi: _RefType['Taxi'] } & { __typename: 'SetTaxiAvailabilitySuccess' } )
    | ( TaxiNotFound & { __typename: 'TaxiNotFound' } )
    | ( InvalidTaxi & { __typename: 'InvalidTaxi' } )
  ;
  AssignDriverResult:
    | ( Omit<AssignDriverSuccess, 'taxi'> & { taxi: _RefType['Taxi'] } & { __typename: 'AssignDriverSuccess' } )
    | ( TaxiNotFound & { __typename: 'TaxiNotFound' } )
    | ( Omit<DriverOnTheRoad, 'taxi'> & { taxi: _RefType['Taxi'] } & { __typename: 'DriverOnTheRoad' } )
  ;
  AssignRideResult:
    | ( Omit<AssignRideSuccess, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'AssignRideSuccess' } )
    | ( RideNotFound & { __typename: 'RideNotFound' } )
    | ( Omit<RideNotRequested, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotRequested' } )
    | ( TaxiUnavailable & { __typename: 'TaxiUnavailable' } )
    | ( Omit<TaxiDeclined, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'TaxiDeclined' } )
  ;
  UnassignRideResult:
    | ( Omit<UnassignRideSuccess, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'UnassignRideSuccess' } )
    | ( RideNotFound & { __typename: 'RideNotFound' } )
    | ( Omit<RideNotAssigned, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotAssigned' } )
  ;
  DeclineRideResult:
    | ( Omit<DeclineRideSuccess, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'DeclineRideSuccess' } )
    | ( RideNotFound & { __typename: 'RideNotFound' } )
    | ( Omit<RideNotAssigned, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotAssigned' } )
  ;
  BreakDownRideResult:
    | ( Omit<BreakDownRideSuccess, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'BreakDownRideSuccess' } )
    | ( RideNotFound & { __typename: 'RideNotFound' } )
    | ( Omit<RideNotStarted, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotStarted' } )
  ;
  GiveUpRideResult:
    | ( Omit<GiveUpRideSuccess, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'GiveUpRideSuccess' } )
    | ( RideNotFound & { __typename: 'RideNotFound' } )
    | ( Omit<RideNotRequested, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotRequested' } )
  ;
  StartRideResult:
    | ( Omit<StartRideSuccess, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'StartRideSuccess' } )
    | ( RideNotFound & { __typename: 'RideNotFound' } )
    | ( Omit<RideNotAssigned, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotAssigned' } )
  ;
  CompleteRideResult:
    | ( Omit<CompleteRideSuccess, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'CompleteRideSuccess' } )
    | ( RideNotFound & { __typename: 'RideNotFound' } )
    | ( Omit<RideNotStarted, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotStarted' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( InvalidTaxi & { __typename: 'InvalidTaxi' } )
    | ( Omit<DriverOnTheRoad, 'taxi'> & { taxi: _RefType['Taxi'] } & { __typename: 'DriverOnTheRoad' } )
    | ( TaxiNotFound & { __typename: 'TaxiNotFound' } )
    | ( RideNotFound & { __typename: 'RideNotFound' } )
    | ( Omit<RideNotRequested, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotRequested' } )
    | ( Omit<RideNotAssigned, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotAssigned' } )
    | ( Omit<RideNotStarted, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'RideNotStarted' } )
    | ( TaxiUnavailable & { __typename: 'TaxiUnavailable' } )
    | ( Omit<TaxiDeclined, 'ride'> & { ride: _RefType['Ride'] } & { __typename: 'TaxiDeclined' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Money: ResolverTypeWrapper<MoneyModel>;
  MoneyInput: MoneyInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  Address: ResolverTypeWrapper<Address>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  RideClass: RideClass;
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
  Ride: ResolverTypeWrapper<RideModel>;
  RideFilter: RideFilter;
  RideSort: RideSort;
  TaxiFilter: TaxiFilter;
  RideLoss: RideLoss;
  Passenger: ResolverTypeWrapper<PassengerModel>;
  RideStatus: RideStatus;
  Taxi: ResolverTypeWrapper<TaxiModel>;
  Staff: ResolverTypeWrapper<StaffModel>;
  Order: ResolverTypeWrapper<OrderModel>;
  RideEvent: ResolverTypeWrapper<Omit<RideEvent, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  RideConnection: ResolverTypeWrapper<Omit<RideConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RideEdge']>, nodes: ReadonlyArray<ResolversTypes['Ride']> }>;
  RideEdge: ResolverTypeWrapper<Omit<RideEdge, 'node'> & { node: ResolversTypes['Ride'] }>;
  TaxiConnection: ResolverTypeWrapper<Omit<TaxiConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TaxiEdge']>, nodes: ReadonlyArray<ResolversTypes['Taxi']> }>;
  TaxiEdge: ResolverTypeWrapper<Omit<TaxiEdge, 'node'> & { node: ResolversTypes['Taxi'] }>;
  RegisterTaxiInput: RegisterTaxiInput;
  RegisterTaxiResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterTaxiResult']>;
  RegisterTaxiSuccess: ResolverTypeWrapper<Omit<RegisterTaxiSuccess, 'taxi'> & { taxi: ResolversTypes['Taxi'] }>;
  SetTaxiAvailabilityInput: SetTaxiAvailabilityInput;
  SetTaxiAvailabilityResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetTaxiAvailabilityResult']>;
  SetTaxiAvailabilitySuccess: ResolverTypeWrapper<Omit<SetTaxiAvailabilitySuccess, 'taxi'> & { taxi: ResolversTypes['Taxi'] }>;
  AssignDriverInput: AssignDriverInput;
  AssignDriverResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AssignDriverResult']>;
  AssignDriverSuccess: ResolverTypeWrapper<Omit<AssignDriverSuccess, 'taxi'> & { taxi: ResolversTypes['Taxi'] }>;
  AssignRideInput: AssignRideInput;
  AssignRideResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AssignRideResult']>;
  AssignRideSuccess: ResolverTypeWrapper<Omit<AssignRideSuccess, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  UnassignRideInput: UnassignRideInput;
  UnassignRideResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnassignRideResult']>;
  UnassignRideSuccess: ResolverTypeWrapper<Omit<UnassignRideSuccess, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  DeclineRideInput: DeclineRideInput;
  DeclineRideResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeclineRideResult']>;
  DeclineRideSuccess: ResolverTypeWrapper<Omit<DeclineRideSuccess, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  BreakDownRideInput: BreakDownRideInput;
  BreakDownRideResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BreakDownRideResult']>;
  BreakDownRideSuccess: ResolverTypeWrapper<Omit<BreakDownRideSuccess, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  GiveUpRideInput: GiveUpRideInput;
  GiveUpRideResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GiveUpRideResult']>;
  GiveUpRideSuccess: ResolverTypeWrapper<Omit<GiveUpRideSuccess, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  StartRideInput: StartRideInput;
  StartRideResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartRideResult']>;
  StartRideSuccess: ResolverTypeWrapper<Omit<StartRideSuccess, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  CompleteRideInput: CompleteRideInput;
  CompleteRideResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteRideResult']>;
  CompleteRideSuccess: ResolverTypeWrapper<Omit<CompleteRideSuccess, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  InvalidTaxi: ResolverTypeWrapper<InvalidTaxi>;
  DriverOnTheRoad: ResolverTypeWrapper<Omit<DriverOnTheRoad, 'taxi'> & { taxi: ResolversTypes['Taxi'] }>;
  TaxiNotFound: ResolverTypeWrapper<TaxiNotFound>;
  RideNotFound: ResolverTypeWrapper<RideNotFound>;
  RideNotRequested: ResolverTypeWrapper<Omit<RideNotRequested, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  RideNotAssigned: ResolverTypeWrapper<Omit<RideNotAssigned, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  RideNotStarted: ResolverTypeWrapper<Omit<RideNotStarted, 'ride'> & { ride: ResolversTypes['Ride'] }>;
  TaxiUnavailable: ResolverTypeWrapper<TaxiUnavailable>;
  TaxiDeclined: ResolverTypeWrapper<Omit<TaxiDeclined, 'ride'> & { ride: ResolversTypes['Ride'] }>;
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
  MoneyInput: MoneyInput;
  PageInfo: PageInfo;
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  Address: Address;
  IdempotencyKeyReused: IdempotencyKeyReused;
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
  Ride: RideModel;
  RideFilter: RideFilter;
  TaxiFilter: TaxiFilter;
  Passenger: PassengerModel;
  Taxi: TaxiModel;
  Staff: StaffModel;
  Order: OrderModel;
  RideEvent: Omit<RideEvent, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  RideConnection: Omit<RideConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RideEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Ride']> };
  RideEdge: Omit<RideEdge, 'node'> & { node: ResolversParentTypes['Ride'] };
  TaxiConnection: Omit<TaxiConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TaxiEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Taxi']> };
  TaxiEdge: Omit<TaxiEdge, 'node'> & { node: ResolversParentTypes['Taxi'] };
  RegisterTaxiInput: RegisterTaxiInput;
  RegisterTaxiResult: ResolversUnionTypes<ResolversParentTypes>['RegisterTaxiResult'];
  RegisterTaxiSuccess: Omit<RegisterTaxiSuccess, 'taxi'> & { taxi: ResolversParentTypes['Taxi'] };
  SetTaxiAvailabilityInput: SetTaxiAvailabilityInput;
  SetTaxiAvailabilityResult: ResolversUnionTypes<ResolversParentTypes>['SetTaxiAvailabilityResult'];
  SetTaxiAvailabilitySuccess: Omit<SetTaxiAvailabilitySuccess, 'taxi'> & { taxi: ResolversParentTypes['Taxi'] };
  AssignDriverInput: AssignDriverInput;
  AssignDriverResult: ResolversUnionTypes<ResolversParentTypes>['AssignDriverResult'];
  AssignDriverSuccess: Omit<AssignDriverSuccess, 'taxi'> & { taxi: ResolversParentTypes['Taxi'] };
  AssignRideInput: AssignRideInput;
  AssignRideResult: ResolversUnionTypes<ResolversParentTypes>['AssignRideResult'];
  AssignRideSuccess: Omit<AssignRideSuccess, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  UnassignRideInput: UnassignRideInput;
  UnassignRideResult: ResolversUnionTypes<ResolversParentTypes>['UnassignRideResult'];
  UnassignRideSuccess: Omit<UnassignRideSuccess, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  DeclineRideInput: DeclineRideInput;
  DeclineRideResult: ResolversUnionTypes<ResolversParentTypes>['DeclineRideResult'];
  DeclineRideSuccess: Omit<DeclineRideSuccess, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  BreakDownRideInput: BreakDownRideInput;
  BreakDownRideResult: ResolversUnionTypes<ResolversParentTypes>['BreakDownRideResult'];
  BreakDownRideSuccess: Omit<BreakDownRideSuccess, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  GiveUpRideInput: GiveUpRideInput;
  GiveUpRideResult: ResolversUnionTypes<ResolversParentTypes>['GiveUpRideResult'];
  GiveUpRideSuccess: Omit<GiveUpRideSuccess, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  StartRideInput: StartRideInput;
  StartRideResult: ResolversUnionTypes<ResolversParentTypes>['StartRideResult'];
  StartRideSuccess: Omit<StartRideSuccess, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  CompleteRideInput: CompleteRideInput;
  CompleteRideResult: ResolversUnionTypes<ResolversParentTypes>['CompleteRideResult'];
  CompleteRideSuccess: Omit<CompleteRideSuccess, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  InvalidTaxi: InvalidTaxi;
  DriverOnTheRoad: Omit<DriverOnTheRoad, 'taxi'> & { taxi: ResolversParentTypes['Taxi'] };
  TaxiNotFound: TaxiNotFound;
  RideNotFound: RideNotFound;
  RideNotRequested: Omit<RideNotRequested, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  RideNotAssigned: Omit<RideNotAssigned, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  RideNotStarted: Omit<RideNotStarted, 'ride'> & { ride: ResolversParentTypes['Ride'] };
  TaxiUnavailable: TaxiUnavailable;
  TaxiDeclined: Omit<TaxiDeclined, 'ride'> & { ride: ResolversParentTypes['Ride'] };
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

export type RefusalResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'InvalidTaxi' | 'DriverOnTheRoad' | 'TaxiNotFound' | 'RideNotFound' | 'RideNotRequested' | 'RideNotAssigned' | 'RideNotStarted' | 'TaxiUnavailable' | 'TaxiDeclined', ParentType, ContextType>;
};

export type AddressResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  line1: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  ride: Resolver<Maybe<ResolversTypes['Ride']>, ParentType, ContextType, RequireFields<QueryRideArgs, 'id'>>;
  rides: Resolver<ResolversTypes['RideConnection'], ParentType, ContextType, RequireFields<QueryRidesArgs, 'sort'>>;
  myTaxi: Resolver<Maybe<ResolversTypes['Taxi']>, ParentType, ContextType>;
  taxis: Resolver<ResolversTypes['TaxiConnection'], ParentType, ContextType, Partial<QueryTaxisArgs>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerTaxi: Resolver<ResolversTypes['RegisterTaxiResult'], ParentType, ContextType, RequireFields<MutationRegisterTaxiArgs, 'input'>>;
  setTaxiAvailability: Resolver<ResolversTypes['SetTaxiAvailabilityResult'], ParentType, ContextType, RequireFields<MutationSetTaxiAvailabilityArgs, 'input'>>;
  assignDriver: Resolver<ResolversTypes['AssignDriverResult'], ParentType, ContextType, RequireFields<MutationAssignDriverArgs, 'input'>>;
  assignRide: Resolver<ResolversTypes['AssignRideResult'], ParentType, ContextType, RequireFields<MutationAssignRideArgs, 'input'>>;
  unassignRide: Resolver<ResolversTypes['UnassignRideResult'], ParentType, ContextType, RequireFields<MutationUnassignRideArgs, 'input'>>;
  declineRide: Resolver<ResolversTypes['DeclineRideResult'], ParentType, ContextType, RequireFields<MutationDeclineRideArgs, 'input'>>;
  startRide: Resolver<ResolversTypes['StartRideResult'], ParentType, ContextType, RequireFields<MutationStartRideArgs, 'input'>>;
  breakDownRide: Resolver<ResolversTypes['BreakDownRideResult'], ParentType, ContextType, RequireFields<MutationBreakDownRideArgs, 'input'>>;
  giveUpRide: Resolver<ResolversTypes['GiveUpRideResult'], ParentType, ContextType, RequireFields<MutationGiveUpRideArgs, 'input'>>;
  completeRide: Resolver<ResolversTypes['CompleteRideResult'], ParentType, ContextType, RequireFields<MutationCompleteRideArgs, 'input'>>;
  withdrawRide: Resolver<ResolversTypes['Withdrawal'], ParentType, ContextType, RequireFields<MutationWithdrawRideArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  rideQueue: SubscriptionResolver<ResolversTypes['RideEvent'], "rideQueue", ParentType, ContextType, Partial<SubscriptionRideQueueArgs>>;
};

export type RideResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Ride'] = ResolversParentTypes['Ride'], FederationReferenceType extends FederationReferenceTypes['Ride'] = FederationReferenceTypes['Ride']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Ride']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['RideStatus'], ParentType, ContextType>;
  deleted: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rideClass: Resolver<ResolversTypes['RideClass'], ParentType, ContextType>;
  taxi: Resolver<Maybe<ResolversTypes['Taxi']>, ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  pickUp: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  dropOff: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  passenger: Resolver<Maybe<ResolversTypes['Passenger']>, ParentType, ContextType>;
  passengers: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  history: Resolver<Maybe<ReadonlyArray<ResolversTypes['HistoryEntry']>>, ParentType, ContextType>;
  assignBy: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  urgent: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lostBecause: Resolver<Maybe<ResolversTypes['RideLoss']>, ParentType, ContextType>;
  givenUpBecause: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PassengerResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Passenger'] = ResolversParentTypes['Passenger']> = {
  firstName: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TaxiResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Taxi'] = ResolversParentTypes['Taxi'], FederationReferenceType extends FederationReferenceTypes['Taxi'] = FederationReferenceTypes['Taxi']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Taxi']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  taxiName: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  companyName: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rideClass: Resolver<ResolversTypes['RideClass'], ParentType, ContextType>;
  availability: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fare: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  driver: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
};

export type StaffResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Staff'] = ResolversParentTypes['Staff']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ride: Resolver<Maybe<ResolversTypes['Ride']>, ParentType, ContextType>;
};

export type RideEventResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideEvent'] = ResolversParentTypes['RideEvent']> = {
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
};

export type RideConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideConnection'] = ResolversParentTypes['RideConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['RideEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Ride']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RideEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideEdge'] = ResolversParentTypes['RideEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
};

export type TaxiConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TaxiConnection'] = ResolversParentTypes['TaxiConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['TaxiEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Taxi']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TaxiEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TaxiEdge'] = ResolversParentTypes['TaxiEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Taxi'], ParentType, ContextType>;
};

export type RegisterTaxiResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterTaxiResult'] = ResolversParentTypes['RegisterTaxiResult']> = {
  __resolveType: TypeResolveFn<'RegisterTaxiSuccess' | 'InvalidTaxi' | 'DriverOnTheRoad' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type RegisterTaxiSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterTaxiSuccess'] = ResolversParentTypes['RegisterTaxiSuccess']> = {
  taxi: Resolver<ResolversTypes['Taxi'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetTaxiAvailabilityResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetTaxiAvailabilityResult'] = ResolversParentTypes['SetTaxiAvailabilityResult']> = {
  __resolveType: TypeResolveFn<'SetTaxiAvailabilitySuccess' | 'TaxiNotFound' | 'InvalidTaxi', ParentType, ContextType>;
};

export type SetTaxiAvailabilitySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetTaxiAvailabilitySuccess'] = ResolversParentTypes['SetTaxiAvailabilitySuccess']> = {
  taxi: Resolver<ResolversTypes['Taxi'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssignDriverResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AssignDriverResult'] = ResolversParentTypes['AssignDriverResult']> = {
  __resolveType: TypeResolveFn<'AssignDriverSuccess' | 'TaxiNotFound' | 'DriverOnTheRoad', ParentType, ContextType>;
};

export type AssignDriverSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AssignDriverSuccess'] = ResolversParentTypes['AssignDriverSuccess']> = {
  taxi: Resolver<ResolversTypes['Taxi'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssignRideResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AssignRideResult'] = ResolversParentTypes['AssignRideResult']> = {
  __resolveType: TypeResolveFn<'AssignRideSuccess' | 'RideNotFound' | 'RideNotRequested' | 'TaxiUnavailable' | 'TaxiDeclined', ParentType, ContextType>;
};

export type AssignRideSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AssignRideSuccess'] = ResolversParentTypes['AssignRideSuccess']> = {
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnassignRideResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UnassignRideResult'] = ResolversParentTypes['UnassignRideResult']> = {
  __resolveType: TypeResolveFn<'UnassignRideSuccess' | 'RideNotFound' | 'RideNotAssigned', ParentType, ContextType>;
};

export type UnassignRideSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UnassignRideSuccess'] = ResolversParentTypes['UnassignRideSuccess']> = {
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeclineRideResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeclineRideResult'] = ResolversParentTypes['DeclineRideResult']> = {
  __resolveType: TypeResolveFn<'DeclineRideSuccess' | 'RideNotFound' | 'RideNotAssigned', ParentType, ContextType>;
};

export type DeclineRideSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeclineRideSuccess'] = ResolversParentTypes['DeclineRideSuccess']> = {
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BreakDownRideResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['BreakDownRideResult'] = ResolversParentTypes['BreakDownRideResult']> = {
  __resolveType: TypeResolveFn<'BreakDownRideSuccess' | 'RideNotFound' | 'RideNotStarted', ParentType, ContextType>;
};

export type BreakDownRideSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['BreakDownRideSuccess'] = ResolversParentTypes['BreakDownRideSuccess']> = {
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GiveUpRideResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiveUpRideResult'] = ResolversParentTypes['GiveUpRideResult']> = {
  __resolveType: TypeResolveFn<'GiveUpRideSuccess' | 'RideNotFound' | 'RideNotRequested', ParentType, ContextType>;
};

export type GiveUpRideSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['GiveUpRideSuccess'] = ResolversParentTypes['GiveUpRideSuccess']> = {
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartRideResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StartRideResult'] = ResolversParentTypes['StartRideResult']> = {
  __resolveType: TypeResolveFn<'StartRideSuccess' | 'RideNotFound' | 'RideNotAssigned', ParentType, ContextType>;
};

export type StartRideSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StartRideSuccess'] = ResolversParentTypes['StartRideSuccess']> = {
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompleteRideResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CompleteRideResult'] = ResolversParentTypes['CompleteRideResult']> = {
  __resolveType: TypeResolveFn<'CompleteRideSuccess' | 'RideNotFound' | 'RideNotStarted', ParentType, ContextType>;
};

export type CompleteRideSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CompleteRideSuccess'] = ResolversParentTypes['CompleteRideSuccess']> = {
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidTaxiResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidTaxi'] = ResolversParentTypes['InvalidTaxi']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DriverOnTheRoadResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DriverOnTheRoad'] = ResolversParentTypes['DriverOnTheRoad']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taxi: Resolver<ResolversTypes['Taxi'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaxiNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TaxiNotFound'] = ResolversParentTypes['TaxiNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RideNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideNotFound'] = ResolversParentTypes['RideNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RideNotRequestedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideNotRequested'] = ResolversParentTypes['RideNotRequested']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RideNotAssignedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideNotAssigned'] = ResolversParentTypes['RideNotAssigned']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RideNotStartedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideNotStarted'] = ResolversParentTypes['RideNotStarted']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaxiUnavailableResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TaxiUnavailable'] = ResolversParentTypes['TaxiUnavailable']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaxiDeclinedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TaxiDeclined'] = ResolversParentTypes['TaxiDeclined']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ride: Resolver<ResolversTypes['Ride'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rides: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  passenger: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  SafeInt: GraphQLScalarType;
  JSON: GraphQLScalarType;
  Money: MoneyResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  Address: AddressResolvers<ContextType>;
  IdempotencyKeyReused: IdempotencyKeyReusedResolvers<ContextType>;
  Withdrawal: WithdrawalResolvers<ContextType>;
  HistoryEntry: HistoryEntryResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
  Ride: RideResolvers<ContextType>;
  Passenger: PassengerResolvers<ContextType>;
  Taxi: TaxiResolvers<ContextType>;
  Staff: StaffResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  RideEvent: RideEventResolvers<ContextType>;
  RideConnection: RideConnectionResolvers<ContextType>;
  RideEdge: RideEdgeResolvers<ContextType>;
  TaxiConnection: TaxiConnectionResolvers<ContextType>;
  TaxiEdge: TaxiEdgeResolvers<ContextType>;
  RegisterTaxiResult: RegisterTaxiResultResolvers<ContextType>;
  RegisterTaxiSuccess: RegisterTaxiSuccessResolvers<ContextType>;
  SetTaxiAvailabilityResult: SetTaxiAvailabilityResultResolvers<ContextType>;
  SetTaxiAvailabilitySuccess: SetTaxiAvailabilitySuccessResolvers<ContextType>;
  AssignDriverResult: AssignDriverResultResolvers<ContextType>;
  AssignDriverSuccess: AssignDriverSuccessResolvers<ContextType>;
  AssignRideResult: AssignRideResultResolvers<ContextType>;
  AssignRideSuccess: AssignRideSuccessResolvers<ContextType>;
  UnassignRideResult: UnassignRideResultResolvers<ContextType>;
  UnassignRideSuccess: UnassignRideSuccessResolvers<ContextType>;
  DeclineRideResult: DeclineRideResultResolvers<ContextType>;
  DeclineRideSuccess: DeclineRideSuccessResolvers<ContextType>;
  BreakDownRideResult: BreakDownRideResultResolvers<ContextType>;
  BreakDownRideSuccess: BreakDownRideSuccessResolvers<ContextType>;
  GiveUpRideResult: GiveUpRideResultResolvers<ContextType>;
  GiveUpRideSuccess: GiveUpRideSuccessResolvers<ContextType>;
  StartRideResult: StartRideResultResolvers<ContextType>;
  StartRideSuccess: StartRideSuccessResolvers<ContextType>;
  CompleteRideResult: CompleteRideResultResolvers<ContextType>;
  CompleteRideSuccess: CompleteRideSuccessResolvers<ContextType>;
  InvalidTaxi: InvalidTaxiResolvers<ContextType>;
  DriverOnTheRoad: DriverOnTheRoadResolvers<ContextType>;
  TaxiNotFound: TaxiNotFoundResolvers<ContextType>;
  RideNotFound: RideNotFoundResolvers<ContextType>;
  RideNotRequested: RideNotRequestedResolvers<ContextType>;
  RideNotAssigned: RideNotAssignedResolvers<ContextType>;
  RideNotStarted: RideNotStartedResolvers<ContextType>;
  TaxiUnavailable: TaxiUnavailableResolvers<ContextType>;
  TaxiDeclined: TaxiDeclinedResolvers<ContextType>;
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
