// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyModel } from '@jumun/platform/kernel/money';
import type { OrderModel, OrderLineModel, RefundModel, RefundLineModel, FulfilmentModel, PickupModel, OrderTimelineEntryModel, CancelQuoteModel, CartModel, CartLineModel, QuotedLineModel, MyDataModel } from './models.ts';
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

/** A postal address given by the caller. */
export type AddressInput = {
  /** Street and number. */
  readonly line1: Scalars['String']['input'];
  /** Building, floor or flat; null when there is none. */
  readonly line2?: InputMaybe<Scalars['String']['input']>;
  /** City or town. */
  readonly city: Scalars['String']['input'];
  /** Postal code; null when not known. */
  readonly postalCode?: InputMaybe<Scalars['String']['input']>;
};

/** Refusal: there is no such order, or it is somebody else's. */
export type OrderNotFound = Refusal & {
  /** Always ORDER_NOT_FOUND. */
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
  /** One order; null when there is none with this id that the caller may see. Needs to be signed in. */
  readonly order: Maybe<Order>;
  /** The order that people call by this number; null when there is none that the caller may see. Needs to be signed in. */
  readonly orderByNumber: Maybe<Order>;
  /** The caller's own orders, or for staff with orders:read those of the stores they work for, and everybody's for who works for none in particular. By when they were placed, a page at a time. Needs to be signed in. */
  readonly orders: OrderConnection;
  /** What would become of cancelling an order now; only its customer can cancel it, or staff with orders:write in the customer's name; staff with orders:read may ask. Null when there is none with this id that the caller may see. Needs to be signed in. */
  readonly cancelQuote: Maybe<CancelQuote>;
  /** The caller's cart, kept on the server. Needs to be signed in. */
  readonly cart: Cart;
  /** What an order would cost now, what is short, and when it can be there; nothing is held for it. Place it with the quoted total as `expectedTotal`: it is charged exactly, or PriceChanged says what it costs by then. Needs to be signed in. */
  readonly quoteOrder: QuoteOrderResult;
};


/** Questions; asking changes nothing. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryOrderByNumberArgs = {
  number: Scalars['String']['input'];
};


/** Questions; asking changes nothing. */
export type QueryOrdersArgs = {
  filter?: InputMaybe<OrderFilter>;
  sort?: InputMaybe<OrderSort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryCancelQuoteArgs = {
  orderId: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryQuoteOrderArgs = {
  input: QuoteOrderInput;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Orders and pays, once per idempotency key: a repeat answers the same order as it is by then. Needs to be signed in. */
  readonly placeOrder: PlaceOrderResult;
  /** Cancels one's own order and refunds it, as long as its fulfilment has not gone too far; staff with orders:write cancel in the customer's name, with a reason that the customer is told. Needs to be signed in. */
  readonly cancelOrder: CancelOrderResult;
  /** Sends an order again whose parcel was lost or came back: as another parcel of the same delivery, with copies that are taken from the stock anew unless what came back can be sent. Needs orders:write, and to work for the store that sends it. */
  readonly sendOrderAgain: SendOrderAgainResult;
  /** Refunds an order whose parcel was lost or came back, whole, and cancels it: what came back undamaged is on sale again. It can be repeated. Needs orders:write, and to work for the store that sent it. */
  readonly refundUndelivered: RefundUndeliveredResult;
  /** Gives back some of what was paid, or all that is left of it, once per idempotency key, while the order stands; needs orders:write, for an order of one's own store. */
  readonly refundOrder: RefundOrderResult;
  /** Says how many of a product are in the caller's cart from now on; it can be repeated. Needs to be signed in. */
  readonly setCartLine: SetCartLineResult;
  /** Puts what one's own order had into the cart, as many as it had, as far as it is still on offer; it can be repeated. Needs to be signed in. */
  readonly reorder: ReorderResult;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSendOrderAgainArgs = {
  input: SendOrderAgainInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRefundUndeliveredArgs = {
  input: RefundUndeliveredInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRefundOrderArgs = {
  input: RefundOrderInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSetCartLineArgs = {
  input: SetCartLineInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationReorderArgs = {
  input: ReorderInput;
};

/** What a customer agreed to buy, with prices fixed. Seen by its customer and by staff with orders:read; null for everybody else. */
export type Order = {
  /** The order's id, `ord_…`. */
  readonly id: Scalars['ID']['output'];
  /** By which people call the order, such as `K7QM2XWD`: 8 symbols without look-alikes, the last of which checks the others. */
  readonly number: Scalars['String']['output'];
  /** How far the order has come. */
  readonly status: OrderStatus;
  /** How many events the order has had: 1, 2, 3 … */
  readonly sequence: Scalars['Int']['output'];
  /** What the whole order costs. */
  readonly total: Money;
  /** How much of what was paid has gone back so far. */
  readonly refunded: Money;
  /** What has gone back, or is on its way, oldest first. */
  readonly refunds: ReadonlyArray<Refund>;
  /** How many points pay for a part of the total, each for one won; 0 where none do. */
  readonly pointsSpent: Scalars['SafeInt']['output'];
  /** What the card pays, or was to pay: the total less the points. */
  readonly paidByCard: Money;
  /** When the customer ordered. */
  readonly placedAt: Scalars['DateTime']['output'];
  /** What was ordered; each product once with the same options and note. */
  readonly lines: ReadonlyArray<OrderLine>;
  /** What its customer wrote to the store; null when nothing was, and once they have left. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** How the customer gets it. */
  readonly fulfilment: Fulfilment;
  /** Everything that happened, oldest first. */
  readonly timeline: ReadonlyArray<OrderTimelineEntry>;
  /** What an unfinished order waits for; null when it waits for nothing. */
  readonly blockedOn: Maybe<BlockedOn>;
  /** Why staff cancelled it in the customer's name, in their words; null where they did not. */
  readonly cancellationReason: Maybe<Scalars['String']['output']>;
  /** Who ordered; null while customers is away or when the caller may not see it. */
  readonly customer: Maybe<Customer>;
  /** Everything that happened to the order, oldest first, as far as it is kept; steps between too. For staff with orders:read. */
  readonly history: Maybe<ReadonlyArray<HistoryEntry>>;
};

/** Something that happened to an order: what, when, by whom and because of what. */
export type OrderTimelineEntry = {
  /** Counts the order's events 1, 2, 3 … */
  readonly sequence: Scalars['Int']['output'];
  /** What happened, as the name of the event, for example OrderPlaced. */
  readonly event: Scalars['String']['output'];
  /** How far the order had come with it. */
  readonly status: OrderStatus;
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Who made it happen: `customer`, `staff`, or the `policy:…`, `timer:…` or `service:…` that did it. */
  readonly actor: Scalars['String']['output'];
  /** The id of the message that made it happen; null when it began here. */
  readonly causationId: Maybe<Scalars['ID']['output']>;
  /** The id that all messages of one intention of the customer share. */
  readonly correlationId: Scalars['ID']['output'];
  /** What happened as a sentence for people. */
  readonly message: Scalars['String']['output'];
};


/** Something that happened to an order: what, when, by whom and because of what. */
export type OrderTimelineEntryMessageArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** What an unfinished order waits for. */
export type BlockedOn = {
  /** What is waited for, as a word for programs: STOCK, POINTS, PAYMENT, STORE, DELIVERY, STAFF (to decide about a parcel that was lost or came back), CUSTOMER (to pick it up), DISPATCHER, DRIVER, RIDE, WITHDRAWAL or REFUND. New words may be added. */
  readonly what: Scalars['String']['output'];
  /** Since when. */
  readonly since: Scalars['DateTime']['output'];
  /** When it is given up or decided otherwise; null when it is waited for without end. */
  readonly until: Maybe<Scalars['DateTime']['output']>;
};

/** Which orders to list; what is left out or null does not count. */
export type OrderFilter = {
  /** Only orders in one of these states; null for all, and none for an empty list. */
  readonly status?: InputMaybe<ReadonlyArray<OrderStatusFilter>>;
  /** True for orders still going on, false for those that have ended. */
  readonly open?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only orders placed at this moment or later. */
  readonly placedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only orders placed before this moment. */
  readonly placedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only orders of this product. */
  readonly productId?: InputMaybe<Scalars['ID']['input']>;
  /** Only orders that this store prepares. */
  readonly storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Only orders that reach their customers in this way. */
  readonly fulfilment?: InputMaybe<OrderFulfilment>;
  /** Only orders of this customer; for staff, as others see only their own anyway. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Only the order that people call by this number, in capitals or small letters, in groups or not. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
};

/** The states by which orders can be listed: those of OrderStatus. */
export type OrderStatusFilter =
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

/** Which orders of a list come first. */
export type OrderSort =
  /** Those that were placed last. */
  | 'NEWEST'
  /** Those that were placed first. */
  | 'OLDEST';

/** The ways in which an order reaches its customer. New values may be added. */
export type OrderFulfilment =
  /** Sent to an address. */
  | 'SHIPMENT'
  /** Picked up at a store. */
  | 'PICKUP'
  /** A ride in a taxi. */
  | 'RIDE';

/** One product of an order, as it was when the order was placed. */
export type OrderLine = {
  /** Tells the lines of an order apart, also those of the same product: 1, 2, 3 … */
  readonly lineId: Scalars['ID']['output'];
  /** The product as it is today; null while catalog is away. */
  readonly product: Maybe<Product>;
  /** The product's name when the order was placed. */
  readonly title: Scalars['String']['output'];
  /** How many. */
  readonly quantity: Scalars['Int']['output'];
  /** The price of one when the order was placed, with what was chosen. */
  readonly unitPrice: Money;
  /** The price of all of them. */
  readonly lineTotal: Money;
  /** What was chosen, with the names and prices of then. */
  readonly options: ReadonlyArray<ChosenOption>;
  /** What its customer wrote about it; null when nothing was, and once they have left. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** The line's part of the total, fixed when the order was placed: no more than this goes back for it. */
  readonly share: Money;
  /** How many of them have been refunded. */
  readonly refundedQuantity: Scalars['Int']['output'];
};

/** Something that was chosen of a product. */
export type ChosenOption = {
  /** The option's id, `opt_…`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** What it costs on top; the price of the line has it already. */
  readonly price: Money;
};

/** Some of what was paid for an order that has gone back, or is on its way. */
export type Refund = {
  /** The refund's id, `rfd_…`. */
  readonly id: Scalars['ID']['output'];
  /** How much. */
  readonly amount: Money;
  /** How many points of it went back into the wallet, each for one won; the rest goes back to the card. */
  readonly points: Scalars['SafeInt']['output'];
  /** Why it goes back. */
  readonly cause: RefundCause;
  /** Why, in the words of whoever wanted it; null when nothing was said, or the customer has left. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** What it goes back for, line by line. */
  readonly lines: ReadonlyArray<RefundLine>;
  /** When it had gone back; null while it is on its way. */
  readonly refundedAt: Maybe<Scalars['DateTime']['output']>;
};

/** What goes back for one product. */
export type RefundLine = {
  /** The product as it is today; null while catalog is away. */
  readonly product: Maybe<Product>;
  /** The product's name when the order was placed. */
  readonly title: Scalars['String']['output'];
  /** How many of them; 0 where money goes back for none in particular. */
  readonly quantity: Scalars['Int']['output'];
  /** How much. */
  readonly amount: Money;
};

/** Why money goes back. New values may be added. */
export type RefundCause =
  /** Staff gave it back. */
  | 'STAFF'
  /** The order, or some of it, was cancelled. */
  | 'CANCELLED'
  /** Goods were sent back. */
  | 'RETURNED'
  /** The taxi that drove asks for less than was paid. */
  | 'FARE';

/** How the customer gets what was ordered. */
export type Fulfilment = Shipment | Pickup | RideBooking;

/** Sent to an address. */
export type Shipment = {
  /** Who receives it. */
  readonly recipient: Scalars['String']['output'];
  /** Where it is sent. */
  readonly address: Address;
  /** The telephone number for the carrier. */
  readonly phone: Scalars['String']['output'];
};

/** Picked up at a store. */
export type Pickup = {
  /** The store; null while stores is away. */
  readonly store: Maybe<Store>;
  /** The membership number that earns the points; null when none was given. */
  readonly membershipNumber: Maybe<Scalars['String']['output']>;
  /** When the customer wants to pick it up; null when that is as soon as it is ready. */
  readonly at: Maybe<Scalars['DateTime']['output']>;
};

/** A ride in a taxi. */
export type RideBooking = {
  /** Where the ride begins. */
  readonly pickUp: Address;
  /** Where the ride ends. */
  readonly dropOff: Address;
  /** How many people ride. */
  readonly passengers: Scalars['Int']['output'];
};

/** A page of orders. */
export type OrderConnection = {
  /** The orders with their cursors. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** The orders alone. */
  readonly nodes: ReadonlyArray<Order>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One order on a page. */
export type OrderEdge = {
  /** Marks this order's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The order. */
  readonly node: Order;
};

/** Something that can be ordered: a book, an item on a café's menu, or a class of taxi ride. */
export type Product = {
  /** The product's id, `prd_…`. */
  readonly id: Scalars['ID']['output'];
};

/** A place where orders are prepared: a bookshop or a café. */
export type Store = {
  /** The store's id, `sto_…`. */
  readonly id: Scalars['ID']['output'];
};

/** Someone who orders. Seen by the customer and by staff with customers:read; null for everybody else. */
export type Customer = {
  /** The customer's id, `cus_…`. */
  readonly id: Scalars['ID']['output'];
};

/** What would become of cancelling an order now. It can change until cancelOrder is asked. */
export type CancelQuote = {
  /** Whether the order can be cancelled. */
  readonly outcome: CancelQuoteOutcome;
  /** Why not, or why it has to be decided, as a sentence for people; null when cancelling is allowed. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** What would be refunded; null when cancelling is refused, or the order is not placed yet and nothing stays charged. */
  readonly refund: Maybe<Money>;
  /** Until when this holds: the store's time to accept, or the end of an attempt to place the order; null when it ends with the next step of the fulfilment, not by the clock. */
  readonly until: Maybe<Scalars['DateTime']['output']>;
};


/** What would become of cancelling an order now. It can change until cancelOrder is asked. */
export type CancelQuoteReasonArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** Whether an order can be cancelled. New values may be added. */
export type CancelQuoteOutcome =
  /** Cancelling would succeed now. */
  | 'ALLOWED'
  /** Whoever fulfils the order would have to decide. */
  | 'NEEDS_DECISION'
  /** The order can no longer be cancelled. */
  | 'REFUSED';

/** What to order, how to get it and how to pay. */
export type PlaceOrderInput = {
  /** Chosen by the caller and repeated on a retry: the same key with the same input is the same order, for ever. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The products, at least one; the same product twice with the same options and note is added up. Null with `fromCart`. */
  readonly lines?: InputMaybe<ReadonlyArray<OrderLineInput>>;
  /** True to order what is in the caller's cart, instead of `lines`; with the order, the cart no longer has it. */
  readonly fromCart?: InputMaybe<Scalars['Boolean']['input']>;
  /** How the customer gets it. */
  readonly fulfilment: FulfilmentInput;
  /** How the customer pays. */
  readonly payment: PaymentInput;
  /** The total the customer was shown; another total is refused as PriceChanged. Null accepts any. */
  readonly expectedTotal?: InputMaybe<MoneyInput>;
  /** What to do when stock or payment does not answer in time. */
  readonly whenBusy?: InputMaybe<WhenBusy>;
  /** True to order the same once more on purpose, after DuplicateOrder was answered. */
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the store should know, at most 200 characters; null or empty for nothing. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What would be ordered, and how it would be got: exactly one of lines and fromCart is given, else InvalidOrder. */
export type QuoteOrderInput = {
  /** The products, at least one; the same product twice with the same options and note is added up. Null with `fromCart`. */
  readonly lines?: InputMaybe<ReadonlyArray<OrderLineInput>>;
  /** True for what is in the caller's cart, instead of `lines`. */
  readonly fromCart?: InputMaybe<Scalars['Boolean']['input']>;
  /** How the customer would get it. */
  readonly fulfilment: QuoteFulfilmentInput;
};

/** How the customer would get it, as far as a quote depends on it. */
export type QuoteFulfilmentInput = {
  /** The way. */
  readonly way: FulfilmentWay;
  /** With PICKUP: the store. */
  readonly storeId?: InputMaybe<Scalars['ID']['input']>;
  /** With PICKUP: when to have it ready; null for as soon as possible. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The ways in which a customer gets an order. */
export type FulfilmentWay =
  /** Sent to an address. */
  | 'SHIPMENT'
  /** Picked up at a store. */
  | 'PICKUP'
  /** A ride in a taxi. */
  | 'RIDE';

/** How many of a product are to be in the cart. */
export type SetCartLineInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** How many from now on; 0 takes it out. */
  readonly quantity: Scalars['Int']['input'];
  /** What is chosen of it: ids of the product's options, at most 50; null for nothing. The same product with other options is another line. */
  readonly options?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What is to be put into the cart once more. */
export type ReorderInput = {
  /** An order of the caller's own, in whatever state. */
  readonly orderId: Scalars['ID']['input'];
};

/** What somebody thinks of ordering, at the prices of today. It is kept until it is ordered or taken out, or its customer leaves. */
export type Cart = {
  /** What is in it, in the order in which it was put there. */
  readonly lines: ReadonlyArray<CartLine>;
  /** What the lines that are on offer cost together, before anything that depends on how they are got; null where there is none, or they are in different currencies. */
  readonly total: Maybe<Money>;
};

/** One product in a cart. */
export type CartLine = {
  /** The product as it is today; null while catalog is away. */
  readonly product: Maybe<Product>;
  /** The product's id. */
  readonly productId: Scalars['ID']['output'];
  /** The product's name today; null while it is unknown here. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** How many. */
  readonly quantity: Scalars['Int']['output'];
  /** The price of one today; null while it is unknown here. */
  readonly unitPrice: Maybe<Money>;
  /** The price of all of them today; null while it is unknown here. */
  readonly lineTotal: Maybe<Money>;
  /** What was chosen, as far as there still is such a thing. */
  readonly options: ReadonlyArray<ChosenOption>;
  /** Whether it can be ordered today, as far as it is on offer with what was chosen; whether there are enough says quoteOrder. */
  readonly available: Scalars['Boolean']['output'];
};

/** What becomes of setCartLine. */
export type SetCartLineResult = SetCartLineSuccess | ProductUnavailable | InvalidOrder | CartFull;

/** The cart has it so. */
export type SetCartLineSuccess = {
  /** The cart as it is now. */
  readonly cart: Cart;
};

/** Refusal: the cart has as many different products as an order can have; it is as it was. */
export type CartFull = Refusal & {
  /** Always CART_FULL. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** What becomes of reorder. */
export type ReorderResult = ReorderSuccess | OrderNotFound | CartFull;

/** What is still on offer is in the cart. */
export type ReorderSuccess = {
  /** The cart as it is now. */
  readonly cart: Cart;
  /** The names of what the order had and nobody can order today. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
};

/** What becomes of quoteOrder. */
export type QuoteOrderResult = OrderQuote | ProductUnavailable | InvalidOrder | StoreClosed;

/** What an order would cost now. Nothing is held: the next moment may be another. */
export type OrderQuote = {
  /** What would be ordered; each product once. */
  readonly lines: ReadonlyArray<QuotedLine>;
  /** What the whole order would cost; pass it as `expectedTotal`. */
  readonly total: Money;
  /** Whether there is enough of everything; null when stock could not be asked just now. */
  readonly inStock: Maybe<Scalars['Boolean']['output']>;
  /** When it can be fetched, as far as the store has said how long it takes; null for what is not picked up, and where that is not known. */
  readonly readyAt: Maybe<Scalars['DateTime']['output']>;
};

/** One product of a quote. */
export type QuotedLine = {
  /** The product as it is today; null while catalog is away. */
  readonly product: Maybe<Product>;
  /** The product's id. */
  readonly productId: Scalars['ID']['output'];
  /** The product's name. */
  readonly title: Scalars['String']['output'];
  /** How many. */
  readonly quantity: Scalars['Int']['output'];
  /** The price of one, with what was chosen. */
  readonly unitPrice: Money;
  /** What was chosen. */
  readonly options: ReadonlyArray<ChosenOption>;
  /** The price of all of them. */
  readonly lineTotal: Money;
  /** How many there are; null for what is not counted, and when stock could not be asked just now. */
  readonly inStock: Maybe<Scalars['Int']['output']>;
  /** Whether there are too few; null when stock could not be asked just now. */
  readonly short: Maybe<Scalars['Boolean']['output']>;
};

/** One product to order. */
export type OrderLineInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** How many; at least 1. */
  readonly quantity: Scalars['Int']['input'];
  /** What is chosen of it: ids of the product's options, at most 50; null for nothing. The same product with other options is another line. */
  readonly options?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What the store should know about it, at most 200 characters; null or empty for nothing. The same product with another note is another line. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** How the customer gets it: exactly one is given, else InvalidOrder. */
export type FulfilmentInput = {
  /** Send it to an address. */
  readonly shipment?: InputMaybe<ShipmentInput>;
  /** Pick it up at a store. */
  readonly pickup?: InputMaybe<PickupInput>;
  /** Ride in a taxi. */
  readonly ride?: InputMaybe<RideInput>;
};

/** Send it to an address. */
export type ShipmentInput = {
  /** Who receives it. */
  readonly recipient: Scalars['String']['input'];
  /** Where to send it. */
  readonly address: AddressInput;
  /** The telephone number for the carrier. */
  readonly phone: Scalars['String']['input'];
};

/** Pick it up at a store. */
export type PickupInput = {
  /** The store. */
  readonly storeId: Scalars['ID']['input'];
  /** The membership number that is to earn the points, in groups or not; null or empty earns none. One with a wrong digit is refused as InvalidOrder. */
  readonly membershipNumber?: InputMaybe<Scalars['String']['input']>;
  /** When to have it ready: within the store's hours, and within a week; null for as soon as possible, while the store is open. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Ride in a taxi. */
export type RideInput = {
  /** Where the ride begins. */
  readonly pickUp: AddressInput;
  /** Where the ride ends. */
  readonly dropOff: AddressInput;
  /** How many people ride; at least 1. */
  readonly passengers: Scalars['Int']['input'];
};

/** How the customer pays. */
export type PaymentInput = {
  /** The way to pay what points do not pay for. */
  readonly method: PaymentMethod;
  /** The payment provider's token for the card; never a card number. Null only where points pay for everything. */
  readonly cardToken?: InputMaybe<Scalars['String']['input']>;
  /** How many of the customer's points to spend, each for one won, up to the whole total; null or 0 for none. They are held with the order, and go back with it first. */
  readonly pointsToSpend?: InputMaybe<Scalars['SafeInt']['input']>;
};

/** The ways to pay. */
export type PaymentMethod =
  /** By card. */
  | 'CARD';

/** What to do when stock or payment does not answer in time. */
export type WhenBusy =
  /** Answer OrderPending: the order is placed or refused within 60000 ms. Where nobody could be asked at all, answer TryAgainLater: nothing goes on before the key is repeated. */
  | 'TRY_LATER'
  /** Take the order in as PLACING and place or refuse it within 900000 ms, even where nobody could be asked at first; watch it with orderStatus. */
  | 'QUEUE';

/** What becomes of placeOrder. */
export type PlaceOrderResult = PlaceOrderSuccess | OutOfStock | PaymentDeclined | NotEnoughPoints | PriceChanged | ProductUnavailable | IdempotencyKeyReused | TryAgainLater | InvalidOrder | OrderPending | DuplicateOrder | StoreClosed;

/** The order is placed, or taken in when `whenBusy` is QUEUE. */
export type PlaceOrderSuccess = {
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: the store takes no orders now, or not at the time at which the order is to be picked up; nothing was ordered. */
export type StoreClosed = Refusal & {
  /** Always STORE_CLOSED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** From when on the store takes such an order; null when that is not known, as while it is paused without an end. */
  readonly opensAt: Maybe<Scalars['DateTime']['output']>;
};

/** Refusal: not every line was in stock; nothing was charged, and the order is kept as OUT_OF_STOCK. */
export type OutOfStock = Refusal & {
  /** Always OUT_OF_STOCK. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The order as it is now. */
  readonly order: Order;
  /** The products that were short; empty when stock never answered. */
  readonly productIds: ReadonlyArray<Scalars['ID']['output']>;
};

/** Refusal: the payment was declined or never answered; the stock was given back, and the order is kept as PAYMENT_FAILED. */
export type PaymentDeclined = Refusal & {
  /** Always PAYMENT_DECLINED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The order as it is now. */
  readonly order: Order;
  /** Why, as a word for programs: DECLINED or TIMED_OUT. */
  readonly reason: Scalars['String']['output'];
};

/** Refusal: the customer has fewer points than were to be spent; nothing was charged, the stock was given back, and the order is kept as PAYMENT_FAILED. */
export type NotEnoughPoints = Refusal & {
  /** Always NOT_ENOUGH_POINTS. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** How many points there were. */
  readonly available: Scalars['SafeInt']['output'];
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: the total is not the expected one; nothing was written and the key is still free. */
export type PriceChanged = Refusal & {
  /** Always PRICE_CHANGED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** What the order would cost now. */
  readonly total: Money;
};

/** Refusal: some products are not on offer; nothing was written and the key is still free. */
export type ProductUnavailable = Refusal & {
  /** Always PRODUCT_UNAVAILABLE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The products that are not on offer. */
  readonly productIds: ReadonlyArray<Scalars['ID']['output']>;
};

/** Refusal: what was asked for is not an order that can be carried out; nothing was written and the key is still free. */
export type InvalidOrder = Refusal & {
  /** Always INVALID_ORDER. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The path of the input field at fault, for example ["fulfilment"]; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Refusal for now: the order is taken, but stock or payment has not answered. It goes on by itself and is placed or refused soon; the customer is told by message and on my page, and a repeat of the key answers how it stands by then. Do not order again. */
export type OrderPending = Refusal & {
  /** Always ORDER_PENDING. */
  readonly code: Scalars['String']['output'];
  /** What is going on as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The order as it is now, PLACING; watch it with orderStatus. */
  readonly order: Order;
};

/** Refusal: the customer has ordered the same within the last minute, under another key; nothing was written and the key is still free. To order it once more, repeat with `confirm: true`. */
export type DuplicateOrder = Refusal & {
  /** Always DUPLICATE_ORDER. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The order that was there before, as it is now. */
  readonly order: Order;
};

/** Refusal for now: stock or payment could not be asked. The order does not go on by itself: ask again with the same input. */
export type TryAgainLater = Refusal & {
  /** Always TRY_AGAIN_LATER. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** How many milliseconds to wait before asking again. */
  readonly retryAfterMs: Scalars['Int']['output'];
  /** The order as it is now. */
  readonly order: Order;
};

/** Which order to cancel, and why. */
export type CancelOrderInput = {
  /** The order. */
  readonly orderId: Scalars['ID']['input'];
  /** Why, in the customer's words; null when nothing is said. Staff have to say it: the customer is told. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What becomes of cancelOrder. */
export type CancelOrderResult = CancelOrderSuccess | CancellationPending | OrderNotCancellable | OrderNotFound | TryAgainLater;

/** The order is cancelled and refunded, also when it was so before. */
export type CancelOrderSuccess = {
  /** The order as it is now. */
  readonly order: Order;
};

/** The wish is recorded and will be decided later; watch it with orderStatus. */
export type CancellationPending = {
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: the order has gone too far, or ended otherwise; it goes on as it is. */
export type OrderNotCancellable = Refusal & {
  /** Always ORDER_NOT_CANCELLABLE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** How far the order has come. */
  readonly status: OrderStatus;
  /** The order as it is now. */
  readonly order: Order;
};

/** Which order to send again. */
export type SendOrderAgainInput = {
  /** Chosen by the caller and repeated on a retry: the same key sends the order once. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The order. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of sendOrderAgain. */
export type SendOrderAgainResult = SendOrderAgainSuccess | NotEnoughToSendAgain | OrderNotUndelivered | OrderNotFound;

/** The order is sent again, also when this was said before; while the stock has not answered yet, it waits for STOCK and goes on by itself. Where there turns out to be too little, it has to be decided anew. */
export type SendOrderAgainSuccess = {
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: there is not enough in stock to send the order again. Send it once there is, or refund it. */
export type NotEnoughToSendAgain = Refusal & {
  /** Always NOT_ENOUGH_TO_SEND_AGAIN. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The products that are short. */
  readonly productIds: ReadonlyArray<Scalars['ID']['output']>;
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: nothing of the order was lost or has come back, or it was decided otherwise already, as by a refund of all of it. */
export type OrderNotUndelivered = Refusal & {
  /** Always ORDER_NOT_UNDELIVERED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The order as it is now. */
  readonly order: Order;
};

/** Which order to refund. */
export type RefundUndeliveredInput = {
  /** The order. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of refundUndelivered. */
export type RefundUndeliveredResult = RefundUndeliveredSuccess | OrderNotUndelivered | OrderNotFound;

/** The order is refunded, also when this was said before: CANCELLED once the money is back, and on its way there until then. */
export type RefundUndeliveredSuccess = {
  /** The order as it is now. */
  readonly order: Order;
};

/** What to give back, and why. With neither lines nor an amount all that is left goes back; both together are InvalidRefund. */
export type RefundOrderInput = {
  /** Chosen by the caller and repeated on a retry: the same key with the same input is the same refund, for ever. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The order. */
  readonly orderId: Scalars['ID']['input'];
  /** How many of which products; each is worth its share of the total. */
  readonly lines?: InputMaybe<ReadonlyArray<LineToRefundInput>>;
  /** An amount for no product in particular; it is taken from the shares of all alike, and needs a reason. */
  readonly amount?: InputMaybe<MoneyInput>;
  /** Why, in a sentence; it is shown to the customer. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Some of a line of an order. */
export type LineToRefundInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** How many; at least 1. */
  readonly quantity: Scalars['Int']['input'];
  /** Which line, where several are of this product; null for all of them, from the first on. */
  readonly lineId?: InputMaybe<Scalars['ID']['input']>;
};

/** What becomes of refundOrder. */
export type RefundOrderResult = RefundOrderSuccess | RefundPending | InvalidRefund | NothingToRefund | RefundTooHigh | LineRefundTooHigh | OrderNotRefundable | RefundUnderWay | OrderNotFound | IdempotencyKeyReused;

/** The money has gone back, also when it had before. */
export type RefundOrderSuccess = {
  /** What went back. */
  readonly refund: Refund;
  /** The order as it is now. */
  readonly order: Order;
};

/** The refund is recorded, and whether the money is back is not known yet. It goes on by itself, and the customer is told; a repeat of the key answers how it stands by then. */
export type RefundPending = {
  /** What goes back. */
  readonly refund: Refund;
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: what is asked for makes no sense; nothing was written and the key is still free. */
export type InvalidRefund = Refusal & {
  /** Always INVALID_REFUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The path of the input field at fault; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Refusal: all that was paid has gone back, or goes back anyhow. */
export type NothingToRefund = Refusal & {
  /** Always NOTHING_TO_REFUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: this is more than is left of what was paid. */
export type RefundTooHigh = Refusal & {
  /** Always REFUND_TOO_HIGH. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** How much can still go back. */
  readonly left: Money;
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: this is more of a product than was ordered and has not gone back. */
export type LineRefundTooHigh = Refusal & {
  /** Always LINE_REFUND_TOO_HIGH. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The product. */
  readonly productId: Scalars['ID']['output'];
  /** How many of it can still go back. */
  readonly quantityLeft: Scalars['Int']['output'];
  /** How much can still go back for it. */
  readonly left: Money;
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal: the order is not paid, or is cancelled, and then all of it goes back. */
export type OrderNotRefundable = Refusal & {
  /** Always ORDER_NOT_REFUNDABLE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** How far the order has come. */
  readonly status: OrderStatus;
  /** The order as it is now. */
  readonly order: Order;
};

/** Refusal for now: another refund of the order is on its way, and what is left is known when it is done. Ask again in a moment. */
export type RefundUnderWay = Refusal & {
  /** Always REFUND_UNDER_WAY. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The order as it is now. */
  readonly order: Order;
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** Every order, with what was ordered, for whom and where to. Null while orders is away. */
  readonly orders: Maybe<Scalars['JSON']['output']>;
  /** What is in the cart. Null while orders is away. */
  readonly cart: Maybe<Scalars['JSON']['output']>;
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
  Order: Order;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  Fulfilment:
    | ( Shipment & { __typename: 'Shipment' } )
    | ( PickupModel & { __typename: 'Pickup' } )
    | ( RideBooking & { __typename: 'RideBooking' } )
  ;
  SetCartLineResult:
    | ( Omit<SetCartLineSuccess, 'cart'> & { cart: _RefType['Cart'] } & { __typename: 'SetCartLineSuccess' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
    | ( InvalidOrder & { __typename: 'InvalidOrder' } )
    | ( CartFull & { __typename: 'CartFull' } )
  ;
  ReorderResult:
    | ( Omit<ReorderSuccess, 'cart'> & { cart: _RefType['Cart'] } & { __typename: 'ReorderSuccess' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( CartFull & { __typename: 'CartFull' } )
  ;
  QuoteOrderResult:
    | ( Omit<OrderQuote, 'lines' | 'total'> & { lines: ReadonlyArray<_RefType['QuotedLine']>, total: _RefType['Money'] } & { __typename: 'OrderQuote' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
    | ( InvalidOrder & { __typename: 'InvalidOrder' } )
    | ( StoreClosed & { __typename: 'StoreClosed' } )
  ;
  PlaceOrderResult:
    | ( Omit<PlaceOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'PlaceOrderSuccess' } )
    | ( Omit<OutOfStock, 'order'> & { order: _RefType['Order'] } & { __typename: 'OutOfStock' } )
    | ( Omit<PaymentDeclined, 'order'> & { order: _RefType['Order'] } & { __typename: 'PaymentDeclined' } )
    | ( Omit<NotEnoughPoints, 'order'> & { order: _RefType['Order'] } & { __typename: 'NotEnoughPoints' } )
    | ( Omit<PriceChanged, 'total'> & { total: _RefType['Money'] } & { __typename: 'PriceChanged' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( Omit<TryAgainLater, 'order'> & { order: _RefType['Order'] } & { __typename: 'TryAgainLater' } )
    | ( InvalidOrder & { __typename: 'InvalidOrder' } )
    | ( Omit<OrderPending, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderPending' } )
    | ( Omit<DuplicateOrder, 'order'> & { order: _RefType['Order'] } & { __typename: 'DuplicateOrder' } )
    | ( StoreClosed & { __typename: 'StoreClosed' } )
  ;
  CancelOrderResult:
    | ( Omit<CancelOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'CancelOrderSuccess' } )
    | ( Omit<CancellationPending, 'order'> & { order: _RefType['Order'] } & { __typename: 'CancellationPending' } )
    | ( Omit<OrderNotCancellable, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotCancellable' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( Omit<TryAgainLater, 'order'> & { order: _RefType['Order'] } & { __typename: 'TryAgainLater' } )
  ;
  SendOrderAgainResult:
    | ( Omit<SendOrderAgainSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'SendOrderAgainSuccess' } )
    | ( Omit<NotEnoughToSendAgain, 'order'> & { order: _RefType['Order'] } & { __typename: 'NotEnoughToSendAgain' } )
    | ( Omit<OrderNotUndelivered, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotUndelivered' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
  ;
  RefundUndeliveredResult:
    | ( Omit<RefundUndeliveredSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'RefundUndeliveredSuccess' } )
    | ( Omit<OrderNotUndelivered, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotUndelivered' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
  ;
  RefundOrderResult:
    | ( Omit<RefundOrderSuccess, 'refund' | 'order'> & { refund: _RefType['Refund'], order: _RefType['Order'] } & { __typename: 'RefundOrderSuccess' } )
    | ( Omit<RefundPending, 'refund' | 'order'> & { refund: _RefType['Refund'], order: _RefType['Order'] } & { __typename: 'RefundPending' } )
    | ( InvalidRefund & { __typename: 'InvalidRefund' } )
    | ( Omit<NothingToRefund, 'order'> & { order: _RefType['Order'] } & { __typename: 'NothingToRefund' } )
    | ( Omit<RefundTooHigh, 'left' | 'order'> & { left: _RefType['Money'], order: _RefType['Order'] } & { __typename: 'RefundTooHigh' } )
    | ( Omit<LineRefundTooHigh, 'left' | 'order'> & { left: _RefType['Money'], order: _RefType['Order'] } & { __typename: 'LineRefundTooHigh' } )
    | ( Omit<OrderNotRefundable, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotRefundable' } )
    | ( Omit<RefundUnderWay, 'order'> & { order: _RefType['Order'] } & { __typename: 'RefundUnderWay' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( CartFull & { __typename: 'CartFull' } )
    | ( StoreClosed & { __typename: 'StoreClosed' } )
    | ( Omit<OutOfStock, 'order'> & { order: _RefType['Order'] } & { __typename: 'OutOfStock' } )
    | ( Omit<PaymentDeclined, 'order'> & { order: _RefType['Order'] } & { __typename: 'PaymentDeclined' } )
    | ( Omit<NotEnoughPoints, 'order'> & { order: _RefType['Order'] } & { __typename: 'NotEnoughPoints' } )
    | ( Omit<PriceChanged, 'total'> & { total: _RefType['Money'] } & { __typename: 'PriceChanged' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
    | ( InvalidOrder & { __typename: 'InvalidOrder' } )
    | ( Omit<OrderPending, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderPending' } )
    | ( Omit<DuplicateOrder, 'order'> & { order: _RefType['Order'] } & { __typename: 'DuplicateOrder' } )
    | ( Omit<TryAgainLater, 'order'> & { order: _RefType['Order'] } & { __typename: 'TryAgainLater' } )
    | ( Omit<OrderNotCancellable, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotCancellable' } )
    | ( Omit<NotEnoughToSendAgain, 'order'> & { order: _RefType['Order'] } & { __typename: 'NotEnoughToSendAgain' } )
    | ( Omit<OrderNotUndelivered, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotUndelivered' } )
    | ( InvalidRefund & { __typename: 'InvalidRefund' } )
    | ( Omit<NothingToRefund, 'order'> & { order: _RefType['Order'] } & { __typename: 'NothingToRefund' } )
    | ( Omit<RefundTooHigh, 'left' | 'order'> & { left: _RefType['Money'], order: _RefType['Order'] } & { __typename: 'RefundTooHigh' } )
    | ( Omit<LineRefundTooHigh, 'left' | 'order'> & { left: _RefType['Money'], order: _RefType['Order'] } & { __typename: 'LineRefundTooHigh' } )
    | ( Omit<OrderNotRefundable, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotRefundable' } )
    | ( Omit<RefundUnderWay, 'order'> & { order: _RefType['Order'] } & { __typename: 'RefundUnderWay' } )
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
  AddressInput: AddressInput;
  OrderNotFound: ResolverTypeWrapper<OrderNotFound>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  OrderStatus: OrderStatus;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<OrderModel>;
  OrderTimelineEntry: ResolverTypeWrapper<OrderTimelineEntryModel>;
  BlockedOn: ResolverTypeWrapper<BlockedOn>;
  OrderFilter: OrderFilter;
  OrderStatusFilter: OrderStatusFilter;
  OrderSort: OrderSort;
  OrderFulfilment: OrderFulfilment;
  OrderLine: ResolverTypeWrapper<OrderLineModel>;
  ChosenOption: ResolverTypeWrapper<Omit<ChosenOption, 'price'> & { price: ResolversTypes['Money'] }>;
  Refund: ResolverTypeWrapper<RefundModel>;
  RefundLine: ResolverTypeWrapper<RefundLineModel>;
  RefundCause: RefundCause;
  Fulfilment: ResolverTypeWrapper<FulfilmentModel>;
  Shipment: ResolverTypeWrapper<Shipment>;
  Pickup: ResolverTypeWrapper<PickupModel>;
  RideBooking: ResolverTypeWrapper<RideBooking>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  Product: ResolverTypeWrapper<Product>;
  Store: ResolverTypeWrapper<Store>;
  Customer: ResolverTypeWrapper<Customer>;
  CancelQuote: ResolverTypeWrapper<CancelQuoteModel>;
  CancelQuoteOutcome: CancelQuoteOutcome;
  PlaceOrderInput: PlaceOrderInput;
  QuoteOrderInput: QuoteOrderInput;
  QuoteFulfilmentInput: QuoteFulfilmentInput;
  FulfilmentWay: FulfilmentWay;
  SetCartLineInput: SetCartLineInput;
  ReorderInput: ReorderInput;
  Cart: ResolverTypeWrapper<CartModel>;
  CartLine: ResolverTypeWrapper<CartLineModel>;
  SetCartLineResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetCartLineResult']>;
  SetCartLineSuccess: ResolverTypeWrapper<Omit<SetCartLineSuccess, 'cart'> & { cart: ResolversTypes['Cart'] }>;
  CartFull: ResolverTypeWrapper<CartFull>;
  ReorderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReorderResult']>;
  ReorderSuccess: ResolverTypeWrapper<Omit<ReorderSuccess, 'cart'> & { cart: ResolversTypes['Cart'] }>;
  QuoteOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['QuoteOrderResult']>;
  OrderQuote: ResolverTypeWrapper<Omit<OrderQuote, 'lines' | 'total'> & { lines: ReadonlyArray<ResolversTypes['QuotedLine']>, total: ResolversTypes['Money'] }>;
  QuotedLine: ResolverTypeWrapper<QuotedLineModel>;
  OrderLineInput: OrderLineInput;
  FulfilmentInput: FulfilmentInput;
  ShipmentInput: ShipmentInput;
  PickupInput: PickupInput;
  RideInput: RideInput;
  PaymentInput: PaymentInput;
  PaymentMethod: PaymentMethod;
  WhenBusy: WhenBusy;
  PlaceOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PlaceOrderResult']>;
  PlaceOrderSuccess: ResolverTypeWrapper<Omit<PlaceOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  StoreClosed: ResolverTypeWrapper<StoreClosed>;
  OutOfStock: ResolverTypeWrapper<Omit<OutOfStock, 'order'> & { order: ResolversTypes['Order'] }>;
  PaymentDeclined: ResolverTypeWrapper<Omit<PaymentDeclined, 'order'> & { order: ResolversTypes['Order'] }>;
  NotEnoughPoints: ResolverTypeWrapper<Omit<NotEnoughPoints, 'order'> & { order: ResolversTypes['Order'] }>;
  PriceChanged: ResolverTypeWrapper<Omit<PriceChanged, 'total'> & { total: ResolversTypes['Money'] }>;
  ProductUnavailable: ResolverTypeWrapper<ProductUnavailable>;
  InvalidOrder: ResolverTypeWrapper<InvalidOrder>;
  OrderPending: ResolverTypeWrapper<Omit<OrderPending, 'order'> & { order: ResolversTypes['Order'] }>;
  DuplicateOrder: ResolverTypeWrapper<Omit<DuplicateOrder, 'order'> & { order: ResolversTypes['Order'] }>;
  TryAgainLater: ResolverTypeWrapper<Omit<TryAgainLater, 'order'> & { order: ResolversTypes['Order'] }>;
  CancelOrderInput: CancelOrderInput;
  CancelOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderResult']>;
  CancelOrderSuccess: ResolverTypeWrapper<Omit<CancelOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  CancellationPending: ResolverTypeWrapper<Omit<CancellationPending, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderNotCancellable: ResolverTypeWrapper<Omit<OrderNotCancellable, 'order'> & { order: ResolversTypes['Order'] }>;
  SendOrderAgainInput: SendOrderAgainInput;
  SendOrderAgainResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendOrderAgainResult']>;
  SendOrderAgainSuccess: ResolverTypeWrapper<Omit<SendOrderAgainSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  NotEnoughToSendAgain: ResolverTypeWrapper<Omit<NotEnoughToSendAgain, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderNotUndelivered: ResolverTypeWrapper<Omit<OrderNotUndelivered, 'order'> & { order: ResolversTypes['Order'] }>;
  RefundUndeliveredInput: RefundUndeliveredInput;
  RefundUndeliveredResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundUndeliveredResult']>;
  RefundUndeliveredSuccess: ResolverTypeWrapper<Omit<RefundUndeliveredSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  RefundOrderInput: RefundOrderInput;
  LineToRefundInput: LineToRefundInput;
  RefundOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundOrderResult']>;
  RefundOrderSuccess: ResolverTypeWrapper<Omit<RefundOrderSuccess, 'refund' | 'order'> & { refund: ResolversTypes['Refund'], order: ResolversTypes['Order'] }>;
  RefundPending: ResolverTypeWrapper<Omit<RefundPending, 'refund' | 'order'> & { refund: ResolversTypes['Refund'], order: ResolversTypes['Order'] }>;
  InvalidRefund: ResolverTypeWrapper<InvalidRefund>;
  NothingToRefund: ResolverTypeWrapper<Omit<NothingToRefund, 'order'> & { order: ResolversTypes['Order'] }>;
  RefundTooHigh: ResolverTypeWrapper<Omit<RefundTooHigh, 'left' | 'order'> & { left: ResolversTypes['Money'], order: ResolversTypes['Order'] }>;
  LineRefundTooHigh: ResolverTypeWrapper<Omit<LineRefundTooHigh, 'left' | 'order'> & { left: ResolversTypes['Money'], order: ResolversTypes['Order'] }>;
  OrderNotRefundable: ResolverTypeWrapper<Omit<OrderNotRefundable, 'order'> & { order: ResolversTypes['Order'] }>;
  RefundUnderWay: ResolverTypeWrapper<Omit<RefundUnderWay, 'order'> & { order: ResolversTypes['Order'] }>;
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
  AddressInput: AddressInput;
  OrderNotFound: OrderNotFound;
  IdempotencyKeyReused: IdempotencyKeyReused;
  HistoryEntry: HistoryEntry;
  ID: Scalars['ID']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Order: OrderModel;
  OrderTimelineEntry: OrderTimelineEntryModel;
  BlockedOn: BlockedOn;
  OrderFilter: OrderFilter;
  OrderLine: OrderLineModel;
  ChosenOption: Omit<ChosenOption, 'price'> & { price: ResolversParentTypes['Money'] };
  Refund: RefundModel;
  RefundLine: RefundLineModel;
  Fulfilment: FulfilmentModel;
  Shipment: Shipment;
  Pickup: PickupModel;
  RideBooking: RideBooking;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  Product: Product;
  Store: Store;
  Customer: Customer;
  CancelQuote: CancelQuoteModel;
  PlaceOrderInput: PlaceOrderInput;
  QuoteOrderInput: QuoteOrderInput;
  QuoteFulfilmentInput: QuoteFulfilmentInput;
  SetCartLineInput: SetCartLineInput;
  ReorderInput: ReorderInput;
  Cart: CartModel;
  CartLine: CartLineModel;
  SetCartLineResult: ResolversUnionTypes<ResolversParentTypes>['SetCartLineResult'];
  SetCartLineSuccess: Omit<SetCartLineSuccess, 'cart'> & { cart: ResolversParentTypes['Cart'] };
  CartFull: CartFull;
  ReorderResult: ResolversUnionTypes<ResolversParentTypes>['ReorderResult'];
  ReorderSuccess: Omit<ReorderSuccess, 'cart'> & { cart: ResolversParentTypes['Cart'] };
  QuoteOrderResult: ResolversUnionTypes<ResolversParentTypes>['QuoteOrderResult'];
  OrderQuote: Omit<OrderQuote, 'lines' | 'total'> & { lines: ReadonlyArray<ResolversParentTypes['QuotedLine']>, total: ResolversParentTypes['Money'] };
  QuotedLine: QuotedLineModel;
  OrderLineInput: OrderLineInput;
  FulfilmentInput: FulfilmentInput;
  ShipmentInput: ShipmentInput;
  PickupInput: PickupInput;
  RideInput: RideInput;
  PaymentInput: PaymentInput;
  PlaceOrderResult: ResolversUnionTypes<ResolversParentTypes>['PlaceOrderResult'];
  PlaceOrderSuccess: Omit<PlaceOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  StoreClosed: StoreClosed;
  OutOfStock: Omit<OutOfStock, 'order'> & { order: ResolversParentTypes['Order'] };
  PaymentDeclined: Omit<PaymentDeclined, 'order'> & { order: ResolversParentTypes['Order'] };
  NotEnoughPoints: Omit<NotEnoughPoints, 'order'> & { order: ResolversParentTypes['Order'] };
  PriceChanged: Omit<PriceChanged, 'total'> & { total: ResolversParentTypes['Money'] };
  ProductUnavailable: ProductUnavailable;
  InvalidOrder: InvalidOrder;
  OrderPending: Omit<OrderPending, 'order'> & { order: ResolversParentTypes['Order'] };
  DuplicateOrder: Omit<DuplicateOrder, 'order'> & { order: ResolversParentTypes['Order'] };
  TryAgainLater: Omit<TryAgainLater, 'order'> & { order: ResolversParentTypes['Order'] };
  CancelOrderInput: CancelOrderInput;
  CancelOrderResult: ResolversUnionTypes<ResolversParentTypes>['CancelOrderResult'];
  CancelOrderSuccess: Omit<CancelOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  CancellationPending: Omit<CancellationPending, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderNotCancellable: Omit<OrderNotCancellable, 'order'> & { order: ResolversParentTypes['Order'] };
  SendOrderAgainInput: SendOrderAgainInput;
  SendOrderAgainResult: ResolversUnionTypes<ResolversParentTypes>['SendOrderAgainResult'];
  SendOrderAgainSuccess: Omit<SendOrderAgainSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  NotEnoughToSendAgain: Omit<NotEnoughToSendAgain, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderNotUndelivered: Omit<OrderNotUndelivered, 'order'> & { order: ResolversParentTypes['Order'] };
  RefundUndeliveredInput: RefundUndeliveredInput;
  RefundUndeliveredResult: ResolversUnionTypes<ResolversParentTypes>['RefundUndeliveredResult'];
  RefundUndeliveredSuccess: Omit<RefundUndeliveredSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  RefundOrderInput: RefundOrderInput;
  LineToRefundInput: LineToRefundInput;
  RefundOrderResult: ResolversUnionTypes<ResolversParentTypes>['RefundOrderResult'];
  RefundOrderSuccess: Omit<RefundOrderSuccess, 'refund' | 'order'> & { refund: ResolversParentTypes['Refund'], order: ResolversParentTypes['Order'] };
  RefundPending: Omit<RefundPending, 'refund' | 'order'> & { refund: ResolversParentTypes['Refund'], order: ResolversParentTypes['Order'] };
  InvalidRefund: InvalidRefund;
  NothingToRefund: Omit<NothingToRefund, 'order'> & { order: ResolversParentTypes['Order'] };
  RefundTooHigh: Omit<RefundTooHigh, 'left' | 'order'> & { left: ResolversParentTypes['Money'], order: ResolversParentTypes['Order'] };
  LineRefundTooHigh: Omit<LineRefundTooHigh, 'left' | 'order'> & { left: ResolversParentTypes['Money'], order: ResolversParentTypes['Order'] };
  OrderNotRefundable: Omit<OrderNotRefundable, 'order'> & { order: ResolversParentTypes['Order'] };
  RefundUnderWay: Omit<RefundUnderWay, 'order'> & { order: ResolversParentTypes['Order'] };
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
  __resolveType: TypeResolveFn<'OrderNotFound' | 'IdempotencyKeyReused' | 'CartFull' | 'StoreClosed' | 'OutOfStock' | 'PaymentDeclined' | 'NotEnoughPoints' | 'PriceChanged' | 'ProductUnavailable' | 'InvalidOrder' | 'OrderPending' | 'DuplicateOrder' | 'TryAgainLater' | 'OrderNotCancellable' | 'NotEnoughToSendAgain' | 'OrderNotUndelivered' | 'InvalidRefund' | 'NothingToRefund' | 'RefundTooHigh' | 'LineRefundTooHigh' | 'OrderNotRefundable' | 'RefundUnderWay', ParentType, ContextType>;
};

export type AddressResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  line1: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrderNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderNotFound'] = ResolversParentTypes['OrderNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HistoryEntryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['HistoryEntry'] = ResolversParentTypes['HistoryEntry']> = {
  source: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  causationId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orderByNumber: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderByNumberArgs, 'number'>>;
  orders: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<QueryOrdersArgs, 'sort'>>;
  cancelQuote: Resolver<Maybe<ResolversTypes['CancelQuote']>, ParentType, ContextType, RequireFields<QueryCancelQuoteArgs, 'orderId'>>;
  cart: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  quoteOrder: Resolver<ResolversTypes['QuoteOrderResult'], ParentType, ContextType, RequireFields<QueryQuoteOrderArgs, 'input'>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  placeOrder: Resolver<ResolversTypes['PlaceOrderResult'], ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  cancelOrder: Resolver<ResolversTypes['CancelOrderResult'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  sendOrderAgain: Resolver<ResolversTypes['SendOrderAgainResult'], ParentType, ContextType, RequireFields<MutationSendOrderAgainArgs, 'input'>>;
  refundUndelivered: Resolver<ResolversTypes['RefundUndeliveredResult'], ParentType, ContextType, RequireFields<MutationRefundUndeliveredArgs, 'input'>>;
  refundOrder: Resolver<ResolversTypes['RefundOrderResult'], ParentType, ContextType, RequireFields<MutationRefundOrderArgs, 'input'>>;
  setCartLine: Resolver<ResolversTypes['SetCartLineResult'], ParentType, ContextType, RequireFields<MutationSetCartLineArgs, 'input'>>;
  reorder: Resolver<ResolversTypes['ReorderResult'], ParentType, ContextType, RequireFields<MutationReorderArgs, 'input'>>;
};

export type OrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunds: Resolver<ReadonlyArray<ResolversTypes['Refund']>, ParentType, ContextType>;
  pointsSpent: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  paidByCard: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  placedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines: Resolver<ReadonlyArray<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  note: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fulfilment: Resolver<ResolversTypes['Fulfilment'], ParentType, ContextType>;
  timeline: Resolver<ReadonlyArray<ResolversTypes['OrderTimelineEntry']>, ParentType, ContextType>;
  blockedOn: Resolver<Maybe<ResolversTypes['BlockedOn']>, ParentType, ContextType>;
  cancellationReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  history: Resolver<Maybe<ReadonlyArray<ResolversTypes['HistoryEntry']>>, ParentType, ContextType>;
};

export type OrderTimelineEntryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderTimelineEntry'] = ResolversParentTypes['OrderTimelineEntry']> = {
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  event: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  causationId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  correlationId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<OrderTimelineEntryMessageArgs>>;
};

export type BlockedOnResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['BlockedOn'] = ResolversParentTypes['BlockedOn']> = {
  what: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  lineId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lineTotal: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  options: Resolver<ReadonlyArray<ResolversTypes['ChosenOption']>, ParentType, ContextType>;
  note: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  share: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refundedQuantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChosenOptionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ChosenOption'] = ResolversParentTypes['ChosenOption']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RefundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  points: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  cause: Resolver<ResolversTypes['RefundCause'], ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines: Resolver<ReadonlyArray<ResolversTypes['RefundLine']>, ParentType, ContextType>;
  refundedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RefundLineResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundLine'] = ResolversParentTypes['RefundLine']> = {
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amount: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type FulfilmentResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Fulfilment'] = ResolversParentTypes['Fulfilment']> = {
  __resolveType: TypeResolveFn<'Shipment' | 'Pickup' | 'RideBooking', ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = {
  recipient: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  phone: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PickupResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Pickup'] = ResolversParentTypes['Pickup']> = {
  store: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  membershipNumber: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RideBookingResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideBooking'] = ResolversParentTypes['RideBooking']> = {
  pickUp: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  dropOff: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  passengers: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StoreResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CancelQuoteResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CancelQuote'] = ResolversParentTypes['CancelQuote']> = {
  outcome: Resolver<ResolversTypes['CancelQuoteOutcome'], ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<CancelQuoteReasonArgs>>;
  refund: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  until: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CartResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Cart'] = ResolversParentTypes['Cart']> = {
  lines: Resolver<ReadonlyArray<ResolversTypes['CartLine']>, ParentType, ContextType>;
  total: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type CartLineResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CartLine'] = ResolversParentTypes['CartLine']> = {
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  lineTotal: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  options: Resolver<ReadonlyArray<ResolversTypes['ChosenOption']>, ParentType, ContextType>;
  available: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetCartLineResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetCartLineResult'] = ResolversParentTypes['SetCartLineResult']> = {
  __resolveType: TypeResolveFn<'SetCartLineSuccess' | 'ProductUnavailable' | 'InvalidOrder' | 'CartFull', ParentType, ContextType>;
};

export type SetCartLineSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetCartLineSuccess'] = ResolversParentTypes['SetCartLineSuccess']> = {
  cart: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartFullResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CartFull'] = ResolversParentTypes['CartFull']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReorderResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ReorderResult'] = ResolversParentTypes['ReorderResult']> = {
  __resolveType: TypeResolveFn<'ReorderSuccess' | 'OrderNotFound' | 'CartFull', ParentType, ContextType>;
};

export type ReorderSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ReorderSuccess'] = ResolversParentTypes['ReorderSuccess']> = {
  cart: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  missing: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteOrderResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['QuoteOrderResult'] = ResolversParentTypes['QuoteOrderResult']> = {
  __resolveType: TypeResolveFn<'OrderQuote' | 'ProductUnavailable' | 'InvalidOrder' | 'StoreClosed', ParentType, ContextType>;
};

export type OrderQuoteResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderQuote'] = ResolversParentTypes['OrderQuote']> = {
  lines: Resolver<ReadonlyArray<ResolversTypes['QuotedLine']>, ParentType, ContextType>;
  total: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  inStock: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  readyAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuotedLineResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['QuotedLine'] = ResolversParentTypes['QuotedLine']> = {
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  options: Resolver<ReadonlyArray<ResolversTypes['ChosenOption']>, ParentType, ContextType>;
  lineTotal: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  inStock: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  short: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type PlaceOrderResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PlaceOrderResult'] = ResolversParentTypes['PlaceOrderResult']> = {
  __resolveType: TypeResolveFn<'PlaceOrderSuccess' | 'OutOfStock' | 'PaymentDeclined' | 'NotEnoughPoints' | 'PriceChanged' | 'ProductUnavailable' | 'IdempotencyKeyReused' | 'TryAgainLater' | 'InvalidOrder' | 'OrderPending' | 'DuplicateOrder' | 'StoreClosed', ParentType, ContextType>;
};

export type PlaceOrderSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PlaceOrderSuccess'] = ResolversParentTypes['PlaceOrderSuccess']> = {
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoreClosedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StoreClosed'] = ResolversParentTypes['StoreClosed']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  opensAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OutOfStockResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OutOfStock'] = ResolversParentTypes['OutOfStock']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  productIds: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentDeclinedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PaymentDeclined'] = ResolversParentTypes['PaymentDeclined']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  reason: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotEnoughPointsResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NotEnoughPoints'] = ResolversParentTypes['NotEnoughPoints']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  available: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriceChangedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PriceChanged'] = ResolversParentTypes['PriceChanged']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductUnavailableResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ProductUnavailable'] = ResolversParentTypes['ProductUnavailable']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productIds: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidOrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidOrder'] = ResolversParentTypes['InvalidOrder']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPendingResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderPending'] = ResolversParentTypes['OrderPending']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DuplicateOrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DuplicateOrder'] = ResolversParentTypes['DuplicateOrder']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TryAgainLaterResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TryAgainLater'] = ResolversParentTypes['TryAgainLater']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterMs: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelOrderResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CancelOrderResult'] = ResolversParentTypes['CancelOrderResult']> = {
  __resolveType: TypeResolveFn<'CancelOrderSuccess' | 'CancellationPending' | 'OrderNotCancellable' | 'OrderNotFound' | 'TryAgainLater', ParentType, ContextType>;
};

export type CancelOrderSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CancelOrderSuccess'] = ResolversParentTypes['CancelOrderSuccess']> = {
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancellationPendingResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CancellationPending'] = ResolversParentTypes['CancellationPending']> = {
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNotCancellableResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderNotCancellable'] = ResolversParentTypes['OrderNotCancellable']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SendOrderAgainResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SendOrderAgainResult'] = ResolversParentTypes['SendOrderAgainResult']> = {
  __resolveType: TypeResolveFn<'SendOrderAgainSuccess' | 'NotEnoughToSendAgain' | 'OrderNotUndelivered' | 'OrderNotFound', ParentType, ContextType>;
};

export type SendOrderAgainSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SendOrderAgainSuccess'] = ResolversParentTypes['SendOrderAgainSuccess']> = {
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotEnoughToSendAgainResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NotEnoughToSendAgain'] = ResolversParentTypes['NotEnoughToSendAgain']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productIds: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNotUndeliveredResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderNotUndelivered'] = ResolversParentTypes['OrderNotUndelivered']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundUndeliveredResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundUndeliveredResult'] = ResolversParentTypes['RefundUndeliveredResult']> = {
  __resolveType: TypeResolveFn<'RefundUndeliveredSuccess' | 'OrderNotUndelivered' | 'OrderNotFound', ParentType, ContextType>;
};

export type RefundUndeliveredSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundUndeliveredSuccess'] = ResolversParentTypes['RefundUndeliveredSuccess']> = {
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundOrderResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundOrderResult'] = ResolversParentTypes['RefundOrderResult']> = {
  __resolveType: TypeResolveFn<'RefundOrderSuccess' | 'RefundPending' | 'InvalidRefund' | 'NothingToRefund' | 'RefundTooHigh' | 'LineRefundTooHigh' | 'OrderNotRefundable' | 'RefundUnderWay' | 'OrderNotFound' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type RefundOrderSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundOrderSuccess'] = ResolversParentTypes['RefundOrderSuccess']> = {
  refund: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundPendingResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundPending'] = ResolversParentTypes['RefundPending']> = {
  refund: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidRefundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidRefund'] = ResolversParentTypes['InvalidRefund']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NothingToRefundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NothingToRefund'] = ResolversParentTypes['NothingToRefund']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundTooHighResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundTooHigh'] = ResolversParentTypes['RefundTooHigh']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  left: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LineRefundTooHighResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LineRefundTooHigh'] = ResolversParentTypes['LineRefundTooHigh']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantityLeft: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  left: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNotRefundableResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OrderNotRefundable'] = ResolversParentTypes['OrderNotRefundable']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundUnderWayResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefundUnderWay'] = ResolversParentTypes['RefundUnderWay']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orders: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  cart: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  SafeInt: GraphQLScalarType;
  JSON: GraphQLScalarType;
  Money: MoneyResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  Address: AddressResolvers<ContextType>;
  OrderNotFound: OrderNotFoundResolvers<ContextType>;
  IdempotencyKeyReused: IdempotencyKeyReusedResolvers<ContextType>;
  HistoryEntry: HistoryEntryResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  OrderTimelineEntry: OrderTimelineEntryResolvers<ContextType>;
  BlockedOn: BlockedOnResolvers<ContextType>;
  OrderLine: OrderLineResolvers<ContextType>;
  ChosenOption: ChosenOptionResolvers<ContextType>;
  Refund: RefundResolvers<ContextType>;
  RefundLine: RefundLineResolvers<ContextType>;
  Fulfilment: FulfilmentResolvers<ContextType>;
  Shipment: ShipmentResolvers<ContextType>;
  Pickup: PickupResolvers<ContextType>;
  RideBooking: RideBookingResolvers<ContextType>;
  OrderConnection: OrderConnectionResolvers<ContextType>;
  OrderEdge: OrderEdgeResolvers<ContextType>;
  Product: ProductResolvers<ContextType>;
  Store: StoreResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType>;
  CancelQuote: CancelQuoteResolvers<ContextType>;
  Cart: CartResolvers<ContextType>;
  CartLine: CartLineResolvers<ContextType>;
  SetCartLineResult: SetCartLineResultResolvers<ContextType>;
  SetCartLineSuccess: SetCartLineSuccessResolvers<ContextType>;
  CartFull: CartFullResolvers<ContextType>;
  ReorderResult: ReorderResultResolvers<ContextType>;
  ReorderSuccess: ReorderSuccessResolvers<ContextType>;
  QuoteOrderResult: QuoteOrderResultResolvers<ContextType>;
  OrderQuote: OrderQuoteResolvers<ContextType>;
  QuotedLine: QuotedLineResolvers<ContextType>;
  PlaceOrderResult: PlaceOrderResultResolvers<ContextType>;
  PlaceOrderSuccess: PlaceOrderSuccessResolvers<ContextType>;
  StoreClosed: StoreClosedResolvers<ContextType>;
  OutOfStock: OutOfStockResolvers<ContextType>;
  PaymentDeclined: PaymentDeclinedResolvers<ContextType>;
  NotEnoughPoints: NotEnoughPointsResolvers<ContextType>;
  PriceChanged: PriceChangedResolvers<ContextType>;
  ProductUnavailable: ProductUnavailableResolvers<ContextType>;
  InvalidOrder: InvalidOrderResolvers<ContextType>;
  OrderPending: OrderPendingResolvers<ContextType>;
  DuplicateOrder: DuplicateOrderResolvers<ContextType>;
  TryAgainLater: TryAgainLaterResolvers<ContextType>;
  CancelOrderResult: CancelOrderResultResolvers<ContextType>;
  CancelOrderSuccess: CancelOrderSuccessResolvers<ContextType>;
  CancellationPending: CancellationPendingResolvers<ContextType>;
  OrderNotCancellable: OrderNotCancellableResolvers<ContextType>;
  SendOrderAgainResult: SendOrderAgainResultResolvers<ContextType>;
  SendOrderAgainSuccess: SendOrderAgainSuccessResolvers<ContextType>;
  NotEnoughToSendAgain: NotEnoughToSendAgainResolvers<ContextType>;
  OrderNotUndelivered: OrderNotUndeliveredResolvers<ContextType>;
  RefundUndeliveredResult: RefundUndeliveredResultResolvers<ContextType>;
  RefundUndeliveredSuccess: RefundUndeliveredSuccessResolvers<ContextType>;
  RefundOrderResult: RefundOrderResultResolvers<ContextType>;
  RefundOrderSuccess: RefundOrderSuccessResolvers<ContextType>;
  RefundPending: RefundPendingResolvers<ContextType>;
  InvalidRefund: InvalidRefundResolvers<ContextType>;
  NothingToRefund: NothingToRefundResolvers<ContextType>;
  RefundTooHigh: RefundTooHighResolvers<ContextType>;
  LineRefundTooHigh: LineRefundTooHighResolvers<ContextType>;
  OrderNotRefundable: OrderNotRefundableResolvers<ContextType>;
  RefundUnderWay: RefundUnderWayResolvers<ContextType>;
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
