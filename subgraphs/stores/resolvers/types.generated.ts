// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyModel } from '@jumun/platform/kernel/money';
import type { StoreModel, TicketModel, TicketLineModel, OrderModel, MyDataModel } from './models.ts';
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

/** Refusal: this idempotency key was used before with another input; nothing was changed. */
export type IdempotencyKeyReused = Refusal & {
  /** Always IDEMPOTENCY_KEY_REUSED. */
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
  /** The stores, a page at a time. Anyone may ask. */
  readonly stores: StoreConnection;
  /** One store; null when there is none with this id. Anyone may ask. */
  readonly store: Maybe<Store>;
  /** One ticket; null when there is none with this id that the caller may see: its customer, and staff with tickets:read who work for its store. Needs to be signed in. */
  readonly ticket: Maybe<Ticket>;
  /** The tickets of one store, newest first unless asked otherwise, a page at a time; needs tickets:read and to work for that store. */
  readonly tickets: TicketConnection;
};


/** Questions; asking changes nothing. */
export type QueryStoresArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryStoreArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryTicketArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryTicketsArgs = {
  storeId: Scalars['ID']['input'];
  open?: InputMaybe<Scalars['Boolean']['input']>;
  filter?: InputMaybe<TicketFilter>;
  sort?: InputMaybe<TicketSort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Opens a store, once per idempotency key; needs stores:write and stores:any. */
  readonly openStore: OpenStoreResult;
  /** Changes what is said about a store; needs stores:write and to work for that store. */
  readonly updateStore: UpdateStoreResult;
  /** Stops a store from taking orders for a while, for those that are short of hands or goods; needs stores:write or tickets:write, and to work for that store. */
  readonly pauseStore: PauseStoreResult;
  /** Ends the pause of a store: it takes orders again within its hours. Needs stores:write or tickets:write, and to work for that store. */
  readonly resumeStore: ResumeStoreResult;
  /** Takes a ticket on: from now on its order cannot be cancelled for free when it is picked up. Needs tickets:write and to work for the ticket's store. */
  readonly acceptTicket: AcceptTicketResult;
  /** Turns a ticket down: its order is cancelled and refunded. Needs tickets:write and to work for the ticket's store. */
  readonly rejectTicket: RejectTicketResult;
  /** Says that an order waits to be picked up; needs tickets:write and to work for the ticket's store. */
  readonly readyTicket: ReadyTicketResult;
  /** Says that an order was picked up; needs tickets:write and to work for the ticket's store. */
  readonly handOverTicket: HandOverTicketResult;
  /** Takes an acceptance by mistake back, within 30 seconds, before anything else was done: the ticket is open again, and its customer may cancel. Of pick-ups that somebody accepted only. Needs tickets:write and to work for the ticket's store. */
  readonly undoAcceptance: UndoAcceptanceResult;
  /** Gives up an order to be picked up after it was accepted and before it is handed over: it is cancelled and refunded, and its customer reads why. Needs tickets:write and to work for the ticket's store. */
  readonly cancelTicket: CancelTicketResult;
  /** Says that nobody came for an order that was ready, from `noShowFrom` on: it is over, and not refunded. Needs tickets:write and to work for the ticket's store. */
  readonly noShowTicket: NoShowTicketResult;
  /** Internal: lets go of an order to be picked up unless the store has accepted it; the first answer is final. Asked by orders only. */
  readonly withdrawTicket: Withdrawal;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationOpenStoreArgs = {
  input: OpenStoreInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationUpdateStoreArgs = {
  input: UpdateStoreInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationPauseStoreArgs = {
  input: PauseStoreInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationResumeStoreArgs = {
  input: ResumeStoreInput;
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
export type MutationUndoAcceptanceArgs = {
  input: UndoAcceptanceInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationCancelTicketArgs = {
  input: CancelTicketInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationNoShowTicketArgs = {
  input: NoShowTicketInput;
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
  /** Where the store is; null when it was not said. */
  readonly address: Maybe<Address>;
  /** The store's telephone number; null when it was not said. */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** Whose clock the hours are read on: a time zone of the IANA's, such as Asia/Seoul. */
  readonly timeZone: Scalars['String']['output'];
  /** The hours of every week; null when the store is open at all hours. */
  readonly hours: Maybe<ReadonlyArray<OpeningHours>>;
  /** The dates that have other hours. */
  readonly exceptions: ReadonlyArray<HoursOnDate>;
  /** How many minutes an order takes; null when the store did not say. */
  readonly prepMinutes: Maybe<Scalars['Int']['output']>;
  /** How customers can get what they ordered here. */
  readonly fulfilments: ReadonlyArray<StoreFulfilment>;
  /** Since when the store takes no orders, and until when; null when it is not paused. */
  readonly pause: Maybe<StorePause>;
  /** Whether the store takes orders now: within its hours, and not paused. */
  readonly isOpen: Scalars['Boolean']['output'];
  /** When the store opens next; null when it is open now, or when that is not known. */
  readonly opensAt: Maybe<Scalars['DateTime']['output']>;
};

/** The hours of one day of every week. A day may have several, as before and after lunch. */
export type OpeningHours = {
  /** The day on which they begin. */
  readonly day: Weekday;
  /** When the store opens, such as 09:00. */
  readonly opens: Scalars['String']['output'];
  /** When the store closes, such as 18:00 or 24:00. A time that is not later than `opens` is the next day's. */
  readonly closes: Scalars['String']['output'];
};

/** The hours of one date, instead of those of its day of the week. */
export type HoursOnDate = {
  /** The date, such as 2026-12-25. */
  readonly date: Scalars['String']['output'];
  /** The hours that begin on this date; empty when the store is closed. */
  readonly hours: ReadonlyArray<TimesOfDay>;
};

/** From one time of day to another. */
export type TimesOfDay = {
  /** When the store opens, such as 09:00. */
  readonly opens: Scalars['String']['output'];
  /** When the store closes, such as 18:00 or 24:00. A time that is not later than `opens` is the next day's. */
  readonly closes: Scalars['String']['output'];
};

/** A time in which a store takes no orders although it has hours. */
export type StorePause = {
  /** Since when. */
  readonly since: Scalars['DateTime']['output'];
  /** When it ends by itself; null when somebody has to end it. */
  readonly until: Maybe<Scalars['DateTime']['output']>;
};

/** The days of the week. */
export type Weekday =
  /** The first day of the week. */
  | 'MONDAY'
  /** The second day of the week. */
  | 'TUESDAY'
  /** The third day of the week. */
  | 'WEDNESDAY'
  /** The fourth day of the week. */
  | 'THURSDAY'
  /** The fifth day of the week. */
  | 'FRIDAY'
  /** The sixth day of the week. */
  | 'SATURDAY'
  /** The last day of the week. */
  | 'SUNDAY';

/** How a store gives its customers what they ordered. New values may be added. */
export type StoreFulfilment =
  /** It sends it to an address. */
  | 'SHIPMENT'
  /** It is picked up at the store. */
  | 'PICKUP';

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
  /** What its customer wrote to the store; null when nothing was, and once they have left. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Who ordered, as far as the store needs to know; null when that is not known, and once they have left. */
  readonly guest: Maybe<Guest>;
  /** What the whole order costs; null for tickets of before this was kept. */
  readonly total: Maybe<Money>;
  /** The short number by which people call the order, such as K7QM2XWD. */
  readonly number: Scalars['String']['output'];
  /** Until when undoAcceptance takes the acceptance back; null when it does not. */
  readonly undoUntil: Maybe<Scalars['DateTime']['output']>;
  /** From when on noShowTicket may say that nobody came; null unless it waits to be picked up. */
  readonly noShowFrom: Maybe<Scalars['DateTime']['output']>;
  /** When the ticket reached the store. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** When the customer wants to pick it up; null when that is as soon as it is ready. */
  readonly pickupAt: Maybe<Scalars['DateTime']['output']>;
  /** Everything that happened to the ticket, oldest first, as far as it is kept; steps between too. For staff with orders:read. */
  readonly history: Maybe<ReadonlyArray<HistoryEntry>>;
};

/** Who comes for an order: enough to call them, and to tell one from another. */
export type Guest = {
  /** The name to call; null when none is known. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** The telephone number, of which only the end can be read, such as 010-****-5678; null when none is known. */
  readonly maskedPhone: Maybe<Scalars['String']['output']>;
};

/** One product to prepare. */
export type TicketLine = {
  /** The product's name when the order was placed. */
  readonly title: Scalars['String']['output'];
  /** How many. */
  readonly quantity: Scalars['Int']['output'];
  /** The product as it is today; null while catalog is away. */
  readonly product: Maybe<Product>;
  /** What was chosen of it, such as its size. */
  readonly options: ReadonlyArray<Scalars['String']['output']>;
  /** What its customer wrote about it; null when nothing was, and once they have left. */
  readonly note: Maybe<Scalars['String']['output']>;
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
  /** The order was cancelled, by its customer or by the store; no work is left. */
  | 'CANCELLED'
  /** Nobody came for it; it is over. */
  | 'NO_SHOW';

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

/** Which tickets are wanted. What is null makes no difference. */
export type TicketFilter = {
  /** Only those in one of these states; none for an empty list. */
  readonly status?: InputMaybe<ReadonlyArray<TicketStatus>>;
  /** Only those that are wanted at this moment or later. One that is wanted as soon as possible counts from when it reached the store. */
  readonly pickupAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only those that are wanted before this moment. */
  readonly pickupBefore?: InputMaybe<Scalars['DateTime']['input']>;
};

/** In which order tickets are listed. */
export type TicketSort =
  /** Those that reached the store last. */
  | 'NEWEST'
  /** Those that reached the store first. */
  | 'OLDEST'
  /** Those that are wanted first; what is wanted as soon as possible, from when it reached the store. */
  | 'PICKUP';

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

/** A store to open. */
export type OpenStoreInput = {
  /** Chosen by the caller and repeated on a retry: the same key with the same input opens one store, once. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The store's name, as it is shown to customers. */
  readonly name: Scalars['String']['input'];
  /** Whether the store takes on tickets by itself. */
  readonly acceptance: Acceptance;
  /** The hours of every week; null when the store is open at all hours, and empty when it is open on dates only. */
  readonly hours?: InputMaybe<ReadonlyArray<OpeningHoursInput>>;
  /** The dates that have other hours; null for none. */
  readonly exceptions?: InputMaybe<ReadonlyArray<HoursOnDateInput>>;
  /** Whose clock the hours are read on: a time zone of the IANA's; null for Asia/Seoul. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
  /** Where the store is; null when it is not said. */
  readonly address?: InputMaybe<AddressInput>;
  /** The store's telephone number; null when it is not said. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** How many minutes an order takes, 0 to 240; null when it is not said. */
  readonly prepMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** How customers can get what they order here, at least one; null for PICKUP. */
  readonly fulfilments?: InputMaybe<ReadonlyArray<StoreFulfilment>>;
};

/** The hours of one day of every week. */
export type OpeningHoursInput = {
  /** The day on which they begin. */
  readonly day: Weekday;
  /** When the store opens, such as 09:00. */
  readonly opens: Scalars['String']['input'];
  /** When the store closes, such as 18:00 or 24:00. A time that is not later than `opens` is the next day's. */
  readonly closes: Scalars['String']['input'];
};

/** The hours of one date, instead of those of its day of the week. */
export type HoursOnDateInput = {
  /** The date, such as 2026-12-25. */
  readonly date: Scalars['String']['input'];
  /** The hours that begin on this date; null or empty when the store is closed. */
  readonly hours?: InputMaybe<ReadonlyArray<TimesOfDayInput>>;
};

/** From one time of day to another. */
export type TimesOfDayInput = {
  /** When the store opens, such as 09:00. */
  readonly opens: Scalars['String']['input'];
  /** When the store closes, such as 18:00 or 24:00. A time that is not later than `opens` is the next day's. */
  readonly closes: Scalars['String']['input'];
};

/** What becomes of openStore. */
export type OpenStoreResult = OpenStoreSuccess | InvalidStore | IdempotencyKeyReused;

/** The store is open, also when it was opened before. */
export type OpenStoreSuccess = {
  /** The store as it is now. */
  readonly store: Store;
};

/** What is different about a store; what is left out or null stays as it is. */
export type UpdateStoreInput = {
  /** The store. */
  readonly storeId: Scalars['ID']['input'];
  /** Its new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Whether it takes on tickets by itself. */
  readonly acceptance?: InputMaybe<Acceptance>;
  /** Its new hours of every week, all of them; empty when it is open on dates only. */
  readonly hours?: InputMaybe<ReadonlyArray<OpeningHoursInput>>;
  /** The dates that have other hours, all of them; empty for none. */
  readonly exceptions?: InputMaybe<ReadonlyArray<HoursOnDateInput>>;
  /** Whose clock the hours are read on. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
  /** Where it is. */
  readonly address?: InputMaybe<AddressInput>;
  /** Its telephone number; empty to take it away. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** How many minutes an order takes, 0 to 240. */
  readonly prepMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** How customers can get what they order here, at least one. */
  readonly fulfilments?: InputMaybe<ReadonlyArray<StoreFulfilment>>;
};

/** What becomes of updateStore. */
export type UpdateStoreResult = UpdateStoreSuccess | StoreNotFound | InvalidStore;

/** The store is as it was asked to be. */
export type UpdateStoreSuccess = {
  /** The store as it is now. */
  readonly store: Store;
};

/** Which store takes no orders. */
export type PauseStoreInput = {
  /** The store. */
  readonly storeId: Scalars['ID']['input'];
  /** When it takes orders again by itself; null when resumeStore is to say so. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What becomes of pauseStore. */
export type PauseStoreResult = PauseStoreSuccess | StoreNotFound | InvalidStore;

/** The store is paused until then, also when it was so before. */
export type PauseStoreSuccess = {
  /** The store as it is now. */
  readonly store: Store;
};

/** Which store takes orders again. */
export type ResumeStoreInput = {
  /** The store. */
  readonly storeId: Scalars['ID']['input'];
};

/** What becomes of resumeStore. */
export type ResumeStoreResult = ResumeStoreSuccess | StoreNotFound;

/** The store is not paused, also when it was not before. */
export type ResumeStoreSuccess = {
  /** The store as it is now. */
  readonly store: Store;
};

/** Refusal: there is no store with this id. */
export type StoreNotFound = Refusal & {
  /** Always STORE_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: something that was said about the store is not right; nothing was changed. */
export type InvalidStore = Refusal & {
  /** Always INVALID_STORE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The path to the input field, for example ["hours", "0", "opens"]; null when no single field is wrong. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
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

/** Which acceptance is taken back. */
export type UndoAcceptanceInput = {
  /** The order that is worked on. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of undoAcceptance. */
export type UndoAcceptanceResult = UndoAcceptanceSuccess | TicketNotFound | AcceptanceNotUndoable;

/** The ticket is open, also when it was so before. */
export type UndoAcceptanceSuccess = {
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Which ticket is given up. */
export type CancelTicketInput = {
  /** The order that is worked on. */
  readonly orderId: Scalars['ID']['input'];
  /** Why, as the customer will read it. */
  readonly reason: Scalars['String']['input'];
};

/** What becomes of cancelTicket. */
export type CancelTicketResult = CancelTicketSuccess | TicketNotFound | TicketNotCancellable;

/** The ticket is cancelled, also when it was so before, by whomever. */
export type CancelTicketSuccess = {
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Which ticket nobody came for. */
export type NoShowTicketInput = {
  /** The order that is worked on. */
  readonly orderId: Scalars['ID']['input'];
};

/** What becomes of noShowTicket. */
export type NoShowTicketResult = NoShowTicketSuccess | TicketNotFound | TicketNotReady | NoShowTooEarly;

/** Nobody came for it, also when this was said before. */
export type NoShowTicketSuccess = {
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Refusal: the acceptance stands; the message says why. */
export type AcceptanceNotUndoable = Refusal & {
  /** Always ACCEPTANCE_NOT_UNDOABLE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Refusal: the store cannot give up this ticket; the message says why, and what to do instead. */
export type TicketNotCancellable = Refusal & {
  /** Always TICKET_NOT_CANCELLABLE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The ticket as it is now. */
  readonly ticket: Ticket;
};

/** Refusal: its customer may still come. */
export type NoShowTooEarly = Refusal & {
  /** Always NO_SHOW_TOO_EARLY. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** From when on it may be said that nobody came. */
  readonly from: Scalars['DateTime']['output'];
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

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** The work of stores on orders. Null while stores is away. */
  readonly tickets: Maybe<Scalars['JSON']['output']>;
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
  MyData: MyData;
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
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  OpenStoreResult:
    | ( Omit<OpenStoreSuccess, 'store'> & { store: _RefType['Store'] } & { __typename: 'OpenStoreSuccess' } )
    | ( InvalidStore & { __typename: 'InvalidStore' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  UpdateStoreResult:
    | ( Omit<UpdateStoreSuccess, 'store'> & { store: _RefType['Store'] } & { __typename: 'UpdateStoreSuccess' } )
    | ( StoreNotFound & { __typename: 'StoreNotFound' } )
    | ( InvalidStore & { __typename: 'InvalidStore' } )
  ;
  PauseStoreResult:
    | ( Omit<PauseStoreSuccess, 'store'> & { store: _RefType['Store'] } & { __typename: 'PauseStoreSuccess' } )
    | ( StoreNotFound & { __typename: 'StoreNotFound' } )
    | ( InvalidStore & { __typename: 'InvalidStore' } )
  ;
  ResumeStoreResult:
    | ( Omit<ResumeStoreSuccess, 'store'> & { store: _RefType['Store'] } & { __typename: 'ResumeStoreSuccess' } )
    | ( StoreNotFound & { __typename: 'StoreNotFound' } )
  ;
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
  UndoAcceptanceResult:
    | ( Omit<UndoAcceptanceSuccess, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'UndoAcceptanceSuccess' } )
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<AcceptanceNotUndoable, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'AcceptanceNotUndoable' } )
  ;
  CancelTicketResult:
    | ( Omit<CancelTicketSuccess, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'CancelTicketSuccess' } )
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<TicketNotCancellable, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotCancellable' } )
  ;
  NoShowTicketResult:
    | ( Omit<NoShowTicketSuccess, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'NoShowTicketSuccess' } )
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<TicketNotReady, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotReady' } )
    | ( Omit<NoShowTooEarly, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'NoShowTooEarly' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( StoreNotFound & { __typename: 'StoreNotFound' } )
    | ( InvalidStore & { __typename: 'InvalidStore' } )
    | ( Omit<AcceptanceNotUndoable, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'AcceptanceNotUndoable' } )
    | ( Omit<TicketNotCancellable, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotCancellable' } )
    | ( Omit<NoShowTooEarly, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'NoShowTooEarly' } )
    | ( TicketNotFound & { __typename: 'TicketNotFound' } )
    | ( Omit<TicketNotOpen, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotOpen' } )
    | ( Omit<TicketNotAccepted, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotAccepted' } )
    | ( Omit<TicketNotReady, 'ticket'> & { ticket: _RefType['Ticket'] } & { __typename: 'TicketNotReady' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Money: ResolverTypeWrapper<MoneyModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  Address: ResolverTypeWrapper<Address>;
  AddressInput: AddressInput;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  WithdrawInput: WithdrawInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Withdrawal: ResolverTypeWrapper<Withdrawal>;
  WithdrawalOutcome: WithdrawalOutcome;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Store: ResolverTypeWrapper<StoreModel>;
  OpeningHours: ResolverTypeWrapper<OpeningHours>;
  HoursOnDate: ResolverTypeWrapper<HoursOnDate>;
  TimesOfDay: ResolverTypeWrapper<TimesOfDay>;
  StorePause: ResolverTypeWrapper<StorePause>;
  Weekday: Weekday;
  StoreFulfilment: StoreFulfilment;
  Acceptance: Acceptance;
  Ticket: ResolverTypeWrapper<TicketModel>;
  Guest: ResolverTypeWrapper<Guest>;
  TicketLine: ResolverTypeWrapper<TicketLineModel>;
  TicketStatus: TicketStatus;
  Order: ResolverTypeWrapper<OrderModel>;
  Product: ResolverTypeWrapper<Product>;
  TicketEvent: ResolverTypeWrapper<Omit<TicketEvent, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  StoreConnection: ResolverTypeWrapper<Omit<StoreConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StoreEdge']>, nodes: ReadonlyArray<ResolversTypes['Store']> }>;
  StoreEdge: ResolverTypeWrapper<Omit<StoreEdge, 'node'> & { node: ResolversTypes['Store'] }>;
  TicketFilter: TicketFilter;
  TicketSort: TicketSort;
  TicketConnection: ResolverTypeWrapper<Omit<TicketConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TicketEdge']>, nodes: ReadonlyArray<ResolversTypes['Ticket']> }>;
  TicketEdge: ResolverTypeWrapper<Omit<TicketEdge, 'node'> & { node: ResolversTypes['Ticket'] }>;
  OpenStoreInput: OpenStoreInput;
  OpeningHoursInput: OpeningHoursInput;
  HoursOnDateInput: HoursOnDateInput;
  TimesOfDayInput: TimesOfDayInput;
  OpenStoreResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenStoreResult']>;
  OpenStoreSuccess: ResolverTypeWrapper<Omit<OpenStoreSuccess, 'store'> & { store: ResolversTypes['Store'] }>;
  UpdateStoreInput: UpdateStoreInput;
  UpdateStoreResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateStoreResult']>;
  UpdateStoreSuccess: ResolverTypeWrapper<Omit<UpdateStoreSuccess, 'store'> & { store: ResolversTypes['Store'] }>;
  PauseStoreInput: PauseStoreInput;
  PauseStoreResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PauseStoreResult']>;
  PauseStoreSuccess: ResolverTypeWrapper<Omit<PauseStoreSuccess, 'store'> & { store: ResolversTypes['Store'] }>;
  ResumeStoreInput: ResumeStoreInput;
  ResumeStoreResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResumeStoreResult']>;
  ResumeStoreSuccess: ResolverTypeWrapper<Omit<ResumeStoreSuccess, 'store'> & { store: ResolversTypes['Store'] }>;
  StoreNotFound: ResolverTypeWrapper<StoreNotFound>;
  InvalidStore: ResolverTypeWrapper<InvalidStore>;
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
  UndoAcceptanceInput: UndoAcceptanceInput;
  UndoAcceptanceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UndoAcceptanceResult']>;
  UndoAcceptanceSuccess: ResolverTypeWrapper<Omit<UndoAcceptanceSuccess, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  CancelTicketInput: CancelTicketInput;
  CancelTicketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelTicketResult']>;
  CancelTicketSuccess: ResolverTypeWrapper<Omit<CancelTicketSuccess, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  NoShowTicketInput: NoShowTicketInput;
  NoShowTicketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NoShowTicketResult']>;
  NoShowTicketSuccess: ResolverTypeWrapper<Omit<NoShowTicketSuccess, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  AcceptanceNotUndoable: ResolverTypeWrapper<Omit<AcceptanceNotUndoable, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  TicketNotCancellable: ResolverTypeWrapper<Omit<TicketNotCancellable, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  NoShowTooEarly: ResolverTypeWrapper<Omit<NoShowTooEarly, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  TicketNotFound: ResolverTypeWrapper<TicketNotFound>;
  TicketNotOpen: ResolverTypeWrapper<Omit<TicketNotOpen, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  TicketNotAccepted: ResolverTypeWrapper<Omit<TicketNotAccepted, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  TicketNotReady: ResolverTypeWrapper<Omit<TicketNotReady, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
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
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  Address: Address;
  AddressInput: AddressInput;
  IdempotencyKeyReused: IdempotencyKeyReused;
  WithdrawInput: WithdrawInput;
  ID: Scalars['ID']['output'];
  Withdrawal: Withdrawal;
  HistoryEntry: HistoryEntry;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Store: StoreModel;
  OpeningHours: OpeningHours;
  HoursOnDate: HoursOnDate;
  TimesOfDay: TimesOfDay;
  StorePause: StorePause;
  Ticket: TicketModel;
  Guest: Guest;
  TicketLine: TicketLineModel;
  Order: OrderModel;
  Product: Product;
  TicketEvent: Omit<TicketEvent, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  StoreConnection: Omit<StoreConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StoreEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Store']> };
  StoreEdge: Omit<StoreEdge, 'node'> & { node: ResolversParentTypes['Store'] };
  TicketFilter: TicketFilter;
  TicketConnection: Omit<TicketConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TicketEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Ticket']> };
  TicketEdge: Omit<TicketEdge, 'node'> & { node: ResolversParentTypes['Ticket'] };
  OpenStoreInput: OpenStoreInput;
  OpeningHoursInput: OpeningHoursInput;
  HoursOnDateInput: HoursOnDateInput;
  TimesOfDayInput: TimesOfDayInput;
  OpenStoreResult: ResolversUnionTypes<ResolversParentTypes>['OpenStoreResult'];
  OpenStoreSuccess: Omit<OpenStoreSuccess, 'store'> & { store: ResolversParentTypes['Store'] };
  UpdateStoreInput: UpdateStoreInput;
  UpdateStoreResult: ResolversUnionTypes<ResolversParentTypes>['UpdateStoreResult'];
  UpdateStoreSuccess: Omit<UpdateStoreSuccess, 'store'> & { store: ResolversParentTypes['Store'] };
  PauseStoreInput: PauseStoreInput;
  PauseStoreResult: ResolversUnionTypes<ResolversParentTypes>['PauseStoreResult'];
  PauseStoreSuccess: Omit<PauseStoreSuccess, 'store'> & { store: ResolversParentTypes['Store'] };
  ResumeStoreInput: ResumeStoreInput;
  ResumeStoreResult: ResolversUnionTypes<ResolversParentTypes>['ResumeStoreResult'];
  ResumeStoreSuccess: Omit<ResumeStoreSuccess, 'store'> & { store: ResolversParentTypes['Store'] };
  StoreNotFound: StoreNotFound;
  InvalidStore: InvalidStore;
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
  UndoAcceptanceInput: UndoAcceptanceInput;
  UndoAcceptanceResult: ResolversUnionTypes<ResolversParentTypes>['UndoAcceptanceResult'];
  UndoAcceptanceSuccess: Omit<UndoAcceptanceSuccess, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  CancelTicketInput: CancelTicketInput;
  CancelTicketResult: ResolversUnionTypes<ResolversParentTypes>['CancelTicketResult'];
  CancelTicketSuccess: Omit<CancelTicketSuccess, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  NoShowTicketInput: NoShowTicketInput;
  NoShowTicketResult: ResolversUnionTypes<ResolversParentTypes>['NoShowTicketResult'];
  NoShowTicketSuccess: Omit<NoShowTicketSuccess, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  AcceptanceNotUndoable: Omit<AcceptanceNotUndoable, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  TicketNotCancellable: Omit<TicketNotCancellable, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  NoShowTooEarly: Omit<NoShowTooEarly, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  TicketNotFound: TicketNotFound;
  TicketNotOpen: Omit<TicketNotOpen, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  TicketNotAccepted: Omit<TicketNotAccepted, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  TicketNotReady: Omit<TicketNotReady, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
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
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'StoreNotFound' | 'InvalidStore' | 'AcceptanceNotUndoable' | 'TicketNotCancellable' | 'NoShowTooEarly' | 'TicketNotFound' | 'TicketNotOpen' | 'TicketNotAccepted' | 'TicketNotReady', ParentType, ContextType>;
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
  stores: Resolver<ResolversTypes['StoreConnection'], ParentType, ContextType, Partial<QueryStoresArgs>>;
  store: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType, RequireFields<QueryStoreArgs, 'id'>>;
  ticket: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketArgs, 'id'>>;
  tickets: Resolver<ResolversTypes['TicketConnection'], ParentType, ContextType, RequireFields<QueryTicketsArgs, 'storeId'>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  openStore: Resolver<ResolversTypes['OpenStoreResult'], ParentType, ContextType, RequireFields<MutationOpenStoreArgs, 'input'>>;
  updateStore: Resolver<ResolversTypes['UpdateStoreResult'], ParentType, ContextType, RequireFields<MutationUpdateStoreArgs, 'input'>>;
  pauseStore: Resolver<ResolversTypes['PauseStoreResult'], ParentType, ContextType, RequireFields<MutationPauseStoreArgs, 'input'>>;
  resumeStore: Resolver<ResolversTypes['ResumeStoreResult'], ParentType, ContextType, RequireFields<MutationResumeStoreArgs, 'input'>>;
  acceptTicket: Resolver<ResolversTypes['AcceptTicketResult'], ParentType, ContextType, RequireFields<MutationAcceptTicketArgs, 'input'>>;
  rejectTicket: Resolver<ResolversTypes['RejectTicketResult'], ParentType, ContextType, RequireFields<MutationRejectTicketArgs, 'input'>>;
  readyTicket: Resolver<ResolversTypes['ReadyTicketResult'], ParentType, ContextType, RequireFields<MutationReadyTicketArgs, 'input'>>;
  handOverTicket: Resolver<ResolversTypes['HandOverTicketResult'], ParentType, ContextType, RequireFields<MutationHandOverTicketArgs, 'input'>>;
  undoAcceptance: Resolver<ResolversTypes['UndoAcceptanceResult'], ParentType, ContextType, RequireFields<MutationUndoAcceptanceArgs, 'input'>>;
  cancelTicket: Resolver<ResolversTypes['CancelTicketResult'], ParentType, ContextType, RequireFields<MutationCancelTicketArgs, 'input'>>;
  noShowTicket: Resolver<ResolversTypes['NoShowTicketResult'], ParentType, ContextType, RequireFields<MutationNoShowTicketArgs, 'input'>>;
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
  address: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  phone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hours: Resolver<Maybe<ReadonlyArray<ResolversTypes['OpeningHours']>>, ParentType, ContextType>;
  exceptions: Resolver<ReadonlyArray<ResolversTypes['HoursOnDate']>, ParentType, ContextType>;
  prepMinutes: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fulfilments: Resolver<ReadonlyArray<ResolversTypes['StoreFulfilment']>, ParentType, ContextType>;
  pause: Resolver<Maybe<ResolversTypes['StorePause']>, ParentType, ContextType>;
  isOpen: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  opensAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OpeningHoursResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OpeningHours'] = ResolversParentTypes['OpeningHours']> = {
  day: Resolver<ResolversTypes['Weekday'], ParentType, ContextType>;
  opens: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closes: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HoursOnDateResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['HoursOnDate'] = ResolversParentTypes['HoursOnDate']> = {
  date: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hours: Resolver<ReadonlyArray<ResolversTypes['TimesOfDay']>, ParentType, ContextType>;
};

export type TimesOfDayResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TimesOfDay'] = ResolversParentTypes['TimesOfDay']> = {
  opens: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closes: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StorePauseResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StorePause'] = ResolversParentTypes['StorePause']> = {
  since: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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
  note: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  guest: Resolver<Maybe<ResolversTypes['Guest']>, ParentType, ContextType>;
  total: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  undoUntil: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  noShowFrom: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pickupAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  history: Resolver<Maybe<ReadonlyArray<ResolversTypes['HistoryEntry']>>, ParentType, ContextType>;
};

export type GuestResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Guest'] = ResolversParentTypes['Guest']> = {
  firstName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maskedPhone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TicketLineResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketLine'] = ResolversParentTypes['TicketLine']> = {
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  options: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  note: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type OpenStoreResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OpenStoreResult'] = ResolversParentTypes['OpenStoreResult']> = {
  __resolveType: TypeResolveFn<'OpenStoreSuccess' | 'InvalidStore' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type OpenStoreSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OpenStoreSuccess'] = ResolversParentTypes['OpenStoreSuccess']> = {
  store: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateStoreResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateStoreResult'] = ResolversParentTypes['UpdateStoreResult']> = {
  __resolveType: TypeResolveFn<'UpdateStoreSuccess' | 'StoreNotFound' | 'InvalidStore', ParentType, ContextType>;
};

export type UpdateStoreSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateStoreSuccess'] = ResolversParentTypes['UpdateStoreSuccess']> = {
  store: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PauseStoreResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PauseStoreResult'] = ResolversParentTypes['PauseStoreResult']> = {
  __resolveType: TypeResolveFn<'PauseStoreSuccess' | 'StoreNotFound' | 'InvalidStore', ParentType, ContextType>;
};

export type PauseStoreSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PauseStoreSuccess'] = ResolversParentTypes['PauseStoreSuccess']> = {
  store: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResumeStoreResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ResumeStoreResult'] = ResolversParentTypes['ResumeStoreResult']> = {
  __resolveType: TypeResolveFn<'ResumeStoreSuccess' | 'StoreNotFound', ParentType, ContextType>;
};

export type ResumeStoreSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ResumeStoreSuccess'] = ResolversParentTypes['ResumeStoreSuccess']> = {
  store: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoreNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StoreNotFound'] = ResolversParentTypes['StoreNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidStoreResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidStore'] = ResolversParentTypes['InvalidStore']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type UndoAcceptanceResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UndoAcceptanceResult'] = ResolversParentTypes['UndoAcceptanceResult']> = {
  __resolveType: TypeResolveFn<'UndoAcceptanceSuccess' | 'TicketNotFound' | 'AcceptanceNotUndoable', ParentType, ContextType>;
};

export type UndoAcceptanceSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UndoAcceptanceSuccess'] = ResolversParentTypes['UndoAcceptanceSuccess']> = {
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelTicketResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CancelTicketResult'] = ResolversParentTypes['CancelTicketResult']> = {
  __resolveType: TypeResolveFn<'CancelTicketSuccess' | 'TicketNotFound' | 'TicketNotCancellable', ParentType, ContextType>;
};

export type CancelTicketSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CancelTicketSuccess'] = ResolversParentTypes['CancelTicketSuccess']> = {
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NoShowTicketResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NoShowTicketResult'] = ResolversParentTypes['NoShowTicketResult']> = {
  __resolveType: TypeResolveFn<'NoShowTicketSuccess' | 'TicketNotFound' | 'TicketNotReady' | 'NoShowTooEarly', ParentType, ContextType>;
};

export type NoShowTicketSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NoShowTicketSuccess'] = ResolversParentTypes['NoShowTicketSuccess']> = {
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AcceptanceNotUndoableResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AcceptanceNotUndoable'] = ResolversParentTypes['AcceptanceNotUndoable']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketNotCancellableResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TicketNotCancellable'] = ResolversParentTypes['TicketNotCancellable']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NoShowTooEarlyResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NoShowTooEarly'] = ResolversParentTypes['NoShowTooEarly']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tickets: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
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
  Store: StoreResolvers<ContextType>;
  OpeningHours: OpeningHoursResolvers<ContextType>;
  HoursOnDate: HoursOnDateResolvers<ContextType>;
  TimesOfDay: TimesOfDayResolvers<ContextType>;
  StorePause: StorePauseResolvers<ContextType>;
  Ticket: TicketResolvers<ContextType>;
  Guest: GuestResolvers<ContextType>;
  TicketLine: TicketLineResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  Product: ProductResolvers<ContextType>;
  TicketEvent: TicketEventResolvers<ContextType>;
  StoreConnection: StoreConnectionResolvers<ContextType>;
  StoreEdge: StoreEdgeResolvers<ContextType>;
  TicketConnection: TicketConnectionResolvers<ContextType>;
  TicketEdge: TicketEdgeResolvers<ContextType>;
  OpenStoreResult: OpenStoreResultResolvers<ContextType>;
  OpenStoreSuccess: OpenStoreSuccessResolvers<ContextType>;
  UpdateStoreResult: UpdateStoreResultResolvers<ContextType>;
  UpdateStoreSuccess: UpdateStoreSuccessResolvers<ContextType>;
  PauseStoreResult: PauseStoreResultResolvers<ContextType>;
  PauseStoreSuccess: PauseStoreSuccessResolvers<ContextType>;
  ResumeStoreResult: ResumeStoreResultResolvers<ContextType>;
  ResumeStoreSuccess: ResumeStoreSuccessResolvers<ContextType>;
  StoreNotFound: StoreNotFoundResolvers<ContextType>;
  InvalidStore: InvalidStoreResolvers<ContextType>;
  AcceptTicketResult: AcceptTicketResultResolvers<ContextType>;
  AcceptTicketSuccess: AcceptTicketSuccessResolvers<ContextType>;
  RejectTicketResult: RejectTicketResultResolvers<ContextType>;
  RejectTicketSuccess: RejectTicketSuccessResolvers<ContextType>;
  ReadyTicketResult: ReadyTicketResultResolvers<ContextType>;
  ReadyTicketSuccess: ReadyTicketSuccessResolvers<ContextType>;
  HandOverTicketResult: HandOverTicketResultResolvers<ContextType>;
  HandOverTicketSuccess: HandOverTicketSuccessResolvers<ContextType>;
  UndoAcceptanceResult: UndoAcceptanceResultResolvers<ContextType>;
  UndoAcceptanceSuccess: UndoAcceptanceSuccessResolvers<ContextType>;
  CancelTicketResult: CancelTicketResultResolvers<ContextType>;
  CancelTicketSuccess: CancelTicketSuccessResolvers<ContextType>;
  NoShowTicketResult: NoShowTicketResultResolvers<ContextType>;
  NoShowTicketSuccess: NoShowTicketSuccessResolvers<ContextType>;
  AcceptanceNotUndoable: AcceptanceNotUndoableResolvers<ContextType>;
  TicketNotCancellable: TicketNotCancellableResolvers<ContextType>;
  NoShowTooEarly: NoShowTooEarlyResolvers<ContextType>;
  TicketNotFound: TicketNotFoundResolvers<ContextType>;
  TicketNotOpen: TicketNotOpenResolvers<ContextType>;
  TicketNotAccepted: TicketNotAcceptedResolvers<ContextType>;
  TicketNotReady: TicketNotReadyResolvers<ContextType>;
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
