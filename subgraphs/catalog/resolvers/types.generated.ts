// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyModel } from '@jumun/platform/kernel/money';
import type { ProductModel, BookDetailsModel, MenuItemDetailsModel, StockMovementModel, StockReservationModel, MyDataModel } from './models.ts';
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

/** Questions; asking changes nothing. */
export type Query = {
  /** The products on offer, a page at a time. Anyone may ask. */
  readonly products: ProductConnection;
  /** The headings under which products stand, by name: of one store or of all. Anyone may ask. */
  readonly categories: ReadonlyArray<Category>;
  /** How the copies of a product came and went, the newest first, a page at a time; null when there is no such product. Needs catalog:write and to work for the store that sells it, or for every one. */
  readonly stockMovements: Maybe<StockMovementConnection>;
  /** One product; null when there is none with this id. Anyone may ask. */
  readonly product: Maybe<Product>;
  /** Internal: the reservation made under a key; null when the key was never used. Asked by orders only. */
  readonly reservation: Maybe<StockReservation>;
  /** Internal: how many there are now of products whose stock is counted; the others are left out. Asked by orders only. */
  readonly stockNow: ReadonlyArray<StockNow>;
};


/** Questions; asking changes nothing. */
export type QueryProductsArgs = {
  kind?: InputMaybe<ProductKind>;
  search?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  sort?: InputMaybe<ProductSort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryCategoriesArgs = {
  storeId?: InputMaybe<Scalars['ID']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryStockMovementsArgs = {
  productId: Scalars['ID']['input'];
  filter?: InputMaybe<StockMovementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryReservationArgs = {
  key: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryStockNowArgs = {
  productIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Adds a product to the catalogue; needs catalog:write and to work for the store that sells it, or for every one. */
  readonly registerProduct: RegisterProductResult;
  /** Offers a product or takes it off offer (a menu item that is sold out, for example), its stock untouched; needs catalog:write or catalog:availability, and to work for the store that sells it, or for every one. */
  readonly setAvailability: SetAvailabilityResult;
  /** Adds to the stock of a product whose stock is counted; needs catalog:write and to work for the store that sells it, or for every one. */
  readonly restockProduct: RestockProductResult;
  /** Changes what is said of a product, and what it costs; orders that were placed keep their price. Needs catalog:write and to work for the store that sells it, or for every one. */
  readonly updateProduct: UpdateProductResult;
  /** Says what customers choose of an item on a menu, all of it, and what that costs on top; orders that were placed keep what was chosen. It can be repeated. Needs catalog:write and to work for the store that sells it, or for every one. */
  readonly setProductOptions: SetProductOptionsResult;
  /** Corrects the number of copies, up or down, and keeps why; never below what is promised to orders. Needs catalog:write and to work for the store that sells it, or for every one. */
  readonly adjustStock: AdjustStockResult;
  /** Asks to be told once when a product can be bought, that is sold out or off offer; asked again it stays so. Needs to be signed in. */
  readonly waitForProduct: WaitForProductResult;
  /** Takes that back, also after an order that was refused for lack of copies. Needs to be signed in. */
  readonly stopWaitingForProduct: StopWaitingForProductResult;
  /** Internal: holds every line's stock or none of it, once per key. Asked by orders only. */
  readonly reserveStock: ReserveStockResult;
  /** Internal: gives held stock back, whatever state the key is in; a key never reserved can never be reserved afterwards. Asked by orders only. */
  readonly releaseStock: StockReservation;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRegisterProductArgs = {
  input: RegisterProductInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSetAvailabilityArgs = {
  input: SetAvailabilityInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRestockProductArgs = {
  input: RestockProductInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSetProductOptionsArgs = {
  input: SetProductOptionsInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationAdjustStockArgs = {
  input: AdjustStockInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationWaitForProductArgs = {
  input: WaitForProductInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationStopWaitingForProductArgs = {
  input: StopWaitingForProductInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationReserveStockArgs = {
  input: ReserveStockInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationReleaseStockArgs = {
  input: ReleaseStockInput;
};

/** Something that can be ordered: a book, an item on a café's menu, or a class of taxi ride. */
export type Product = {
  /** The product's id, `prd_…`. */
  readonly id: Scalars['ID']['output'];
  /** What sort of product it is, and so which details it has. */
  readonly kind: ProductKind;
  /** The product's name, as it is shown to customers. */
  readonly title: Scalars['String']['output'];
  /** The price of one, today, and of a ride at least the minimum fare; an order keeps the price at which it was placed. */
  readonly price: Money;
  /** How many can be ordered now, those held for others not counted; null when stock is not counted for this product. */
  readonly stock: Maybe<Scalars['Int']['output']>;
  /** True when it can be ordered now: it is on offer, and a copy is left where copies are counted. */
  readonly available: Scalars['Boolean']['output'];
  /** What only products of this kind have. */
  readonly details: ProductDetails;
  /** What is said of it on its page; null when nothing is. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The heading under which it stands; null when there is none. */
  readonly category: Maybe<Scalars['String']['output']>;
  /** Where its picture is, an https address; null when it has none. */
  readonly pictureUrl: Maybe<Scalars['String']['output']>;
  /** What is chosen when it is ordered, such as its size; empty when there is nothing to choose. */
  readonly optionGroups: ReadonlyArray<OptionGroup>;
};

/** Options of one sort, such as sizes. */
export type OptionGroup = {
  /** What they are called together. */
  readonly name: Scalars['String']['output'];
  /** Whether one has to be chosen. */
  readonly required: Scalars['Boolean']['output'];
  /** How many can be chosen at most. */
  readonly max: Scalars['Int']['output'];
  /** The options, in the order of the menu. */
  readonly options: ReadonlyArray<ProductOption>;
};

/** One thing that can be chosen of a product. */
export type ProductOption = {
  /** The option's id, `opt_…`, which is the same as long as its names are. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** What it costs on top of the product's price. */
  readonly price: Money;
};

/** Which products are wanted. What is null makes no difference. */
export type ProductFilter = {
  /** Only products of this store: its menu. */
  readonly storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Only products under this heading. */
  readonly category?: InputMaybe<Scalars['String']['input']>;
  /** Only products of this kind. */
  readonly kind?: InputMaybe<ProductKind>;
  /** True for those that can be ordered now, false for the others. */
  readonly available?: InputMaybe<Scalars['Boolean']['input']>;
};

/** In which order products are listed. */
export type ProductSort =
  /** The newest first. */
  | 'NEWEST'
  /** By title, as Korean and then Latin dictionaries would, digits first. */
  | 'TITLE'
  /** The cheapest first. */
  | 'PRICE';

/** A heading under which products stand. */
export type Category = {
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** How many products stand under it. */
  readonly products: Scalars['Int']['output'];
};

/** How some copies of a product came or went. */
export type StockMovement = {
  /** The number of this movement among those of its product: 1, 2, 3 … */
  readonly sequence: Scalars['Int']['output'];
  /** When it was. */
  readonly at: Scalars['DateTime']['output'];
  /** What happened. */
  readonly kind: StockMovementKind;
  /** How many copies it was about. */
  readonly quantity: Scalars['Int']['output'];
  /** How many copies were in the shop before, those promised to orders among them. */
  readonly onHandBefore: Scalars['Int']['output'];
  /** How many copies were in the shop after it. */
  readonly onHandAfter: Scalars['Int']['output'];
  /** How many of them were promised to nobody before. */
  readonly availableBefore: Scalars['Int']['output'];
  /** How many of them were promised to nobody after it. */
  readonly availableAfter: Scalars['Int']['output'];
  /** Why it was done, in the words of who did it; null where nobody gave a reason. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Who did it, `stf_…`; null where an order did, and for copies of before this was kept. */
  readonly staffId: Maybe<Scalars['ID']['output']>;
  /** The id of the order for which it was; null where there is none. */
  readonly orderId: Maybe<Scalars['ID']['output']>;
  /** The order for which it was; null where there is none, while orders is away or when the caller may not see it. */
  readonly order: Maybe<Order>;
};

/** What happened to copies. New values may be added. */
export type StockMovementKind =
  /** They came in. */
  | 'RESTOCKED'
  /** They were promised to an order. */
  | 'HELD'
  /** They were sold to the order they were promised to. */
  | 'SOLD'
  /** The order they were promised to did not come about. */
  | 'RELEASED'
  /** The order that had bought them was cancelled. */
  | 'RETURNED'
  /** Some of what an order had bought came back, and the rest of the order stands. */
  | 'TAKEN_BACK'
  /** Staff counted more than there should have been. */
  | 'ADJUSTED_UP'
  /** Staff counted fewer, or took some out. */
  | 'ADJUSTED_DOWN';

/** Which movements are wanted. What is null makes no difference. */
export type StockMovementFilter = {
  /** Only these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<StockMovementKind>>;
  /** Only those for this order. */
  readonly orderId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those of then or later. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only those before then. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of movements. */
export type StockMovementConnection = {
  /** The movements with their cursors. */
  readonly edges: ReadonlyArray<StockMovementEdge>;
  /** The movements alone. */
  readonly nodes: ReadonlyArray<StockMovement>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One movement on a page. */
export type StockMovementEdge = {
  /** Marks this movement's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The movement. */
  readonly node: StockMovement;
};

/** What a customer agreed to buy, with prices fixed. Seen by its customer and by staff with orders:read; null for everybody else. */
export type Order = {
  /** The order's id, `ord_…`. */
  readonly id: Scalars['ID']['output'];
};

/** The sorts of product. New values may be added. */
export type ProductKind =
  /** A book, shipped to an address; its stock is counted. */
  | 'BOOK'
  /** An item on a café's menu, made when ordered and picked up there. */
  | 'MENU_ITEM'
  /** A class of taxi ride. */
  | 'RIDE_CLASS';

/** What only products of one kind have. */
export type ProductDetails = BookDetails | MenuItemDetails | RideClassDetails;

/** What only books have. */
export type BookDetails = {
  /** Who wrote it. */
  readonly author: Scalars['String']['output'];
  /** The book's ISBN as thirteen digits; null when it has none. One of before it was checked is as it was given. */
  readonly isbn: Maybe<Scalars['String']['output']>;
  /** The store that sells it; null while stores is away. */
  readonly store: Maybe<Store>;
};

/** What only items on a menu have. */
export type MenuItemDetails = {
  /** The store that makes it; null while stores is away. */
  readonly store: Maybe<Store>;
};

/** What only classes of taxi ride have. */
export type RideClassDetails = {
  /** The class. */
  readonly rideClass: RideClass;
};

/** A place where orders are prepared: a bookshop or a café. */
export type Store = {
  /** The store's id, `sto_…`. */
  readonly id: Scalars['ID']['output'];
};

/** A page of products. */
export type ProductConnection = {
  /** The products with their cursors. */
  readonly edges: ReadonlyArray<ProductEdge>;
  /** The products alone. */
  readonly nodes: ReadonlyArray<Product>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One product on a page. */
export type ProductEdge = {
  /** Marks this product's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The product. */
  readonly node: Product;
};

/** A product to add: exactly one of `book`, `menuItem` and `rideClass` is given, else InvalidProduct. */
export type RegisterProductInput = {
  /** Chosen by the caller and repeated on a retry: the same key adds one product only. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The product's name, as it is shown to customers. */
  readonly title: Scalars['String']['input'];
  /** The price of one; not negative, and of a ride at least the minimum fare, in KRW. */
  readonly price: MoneyInput;
  /** What is said of it on its page, at most 2,000 characters; null or empty for nothing. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The heading under which it stands, at most 60 characters; null or empty for none. */
  readonly category?: InputMaybe<Scalars['String']['input']>;
  /** Where its picture is, an https address of at most 1,000 characters; null or empty for none. */
  readonly pictureUrl?: InputMaybe<Scalars['String']['input']>;
  /** Given for a book. */
  readonly book?: InputMaybe<BookDetailsInput>;
  /** Given for an item on a menu. */
  readonly menuItem?: InputMaybe<MenuItemDetailsInput>;
  /** Given for a class of taxi ride. */
  readonly rideClass?: InputMaybe<RideClassDetailsInput>;
};

/** What only books have. */
export type BookDetailsInput = {
  /** Who wrote it. */
  readonly author: Scalars['String']['input'];
  /** The book's ISBN, of ten or thirteen digits, with hyphens and spaces or without; null or empty when it has none. A number is registered once. */
  readonly isbn?: InputMaybe<Scalars['String']['input']>;
  /** How many there are to begin with; not negative. */
  readonly stock: Scalars['Int']['input'];
  /** The store that sells it, which has to ship; null for the bookshop. */
  readonly storeId?: InputMaybe<Scalars['ID']['input']>;
};

/** What only items on a menu have. */
export type MenuItemDetailsInput = {
  /** The store that makes it, which has to be open for pick-ups. */
  readonly storeId: Scalars['ID']['input'];
};

/** What only classes of taxi ride have. */
export type RideClassDetailsInput = {
  /** The class. */
  readonly rideClass: RideClass;
};

/** What becomes of registerProduct. */
export type RegisterProductResult = RegisterProductSuccess | InvalidProduct | IdempotencyKeyReused;

/** The product is in the catalogue. */
export type RegisterProductSuccess = {
  /** The product as it is now. */
  readonly product: Product;
};

/** What changes of a product. What is left out or null stays as it is; an empty text takes away what may be missing. */
export type UpdateProductInput = {
  /** Chosen by the caller and repeated on a retry: the same key changes the product once only. May be left out, as the same change made again changes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** The product's name, as it is shown to customers. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Who wrote it; of books only. */
  readonly author?: InputMaybe<Scalars['String']['input']>;
  /** The price of one; not negative, and of a ride at least the minimum fare, in KRW. */
  readonly price?: InputMaybe<MoneyInput>;
  /** What is said of it on its page, at most 2,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The heading under which it stands, at most 60 characters. */
  readonly category?: InputMaybe<Scalars['String']['input']>;
  /** Where its picture is, an https address of at most 1,000 characters. */
  readonly pictureUrl?: InputMaybe<Scalars['String']['input']>;
  /** The book's ISBN, of ten or thirteen digits, with hyphens and spaces or without; of books only. The number it had is free again. */
  readonly isbn?: InputMaybe<Scalars['String']['input']>;
};

/** What becomes of updateProduct. */
export type UpdateProductResult = UpdateProductSuccess | ProductNotFound | InvalidProduct | IdempotencyKeyReused;

/** The product is as asked for, also when it was so before. */
export type UpdateProductSuccess = {
  /** The product as it is now. */
  readonly product: Product;
};

/** What customers are to choose of an item on a menu. */
export type SetProductOptionsInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** All groups of options, at most 20, each with a name of its own; empty when there is nothing to choose. */
  readonly groups: ReadonlyArray<OptionGroupInput>;
};

/** Options of one sort. */
export type OptionGroupInput = {
  /** What they are called together, at most 60 characters. */
  readonly name: Scalars['String']['input'];
  /** Whether one has to be chosen; null for false. */
  readonly required?: InputMaybe<Scalars['Boolean']['input']>;
  /** How many can be chosen at most; null for one. */
  readonly max?: InputMaybe<Scalars['Int']['input']>;
  /** The options, 1 to 50, in the order of the menu, each with a name of its own. */
  readonly options: ReadonlyArray<ProductOptionInput>;
};

/** One thing to choose. */
export type ProductOptionInput = {
  /** What it is called, at most 60 characters. */
  readonly name: Scalars['String']['input'];
  /** What it costs on top, in the currency of the product; null for nothing. */
  readonly price?: InputMaybe<MoneyInput>;
};

/** What becomes of setProductOptions. */
export type SetProductOptionsResult = SetProductOptionsSuccess | ProductNotFound | InvalidProduct;

/** The product has these options and no others, also when it was so before. */
export type SetProductOptionsSuccess = {
  /** The product as it is now. */
  readonly product: Product;
};

/** A correction of the number of copies. */
export type AdjustStockInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** By how many copies: more than zero for those that were found, less for those that are missing. */
  readonly change: Scalars['Int']['input'];
  /** Why, at most 200 characters. */
  readonly reason: Scalars['String']['input'];
  /** Chosen by the caller and repeated on a retry: the same key corrects once only. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of adjustStock. */
export type AdjustStockResult = AdjustStockSuccess | ProductNotFound | StockNotCounted | StockPromised | IdempotencyKeyReused;

/** The number of copies is corrected. */
export type AdjustStockSuccess = {
  /** The product as it is now. */
  readonly product: Product;
};

/** Refusal: fewer copies than that can be taken out, as the others are promised to orders; nothing was changed. */
export type StockPromised = Refusal & {
  /** Always STOCK_PROMISED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** How many copies are promised to nobody, and can be taken out. */
  readonly available: Scalars['Int']['output'];
};

/** What the caller wants to be told of. */
export type WaitForProductInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
};

/** What becomes of waitForProduct. */
export type WaitForProductResult = WaitForProductSuccess | ProductNotFound | ProductAvailable;

/** The caller is told when it can be bought. */
export type WaitForProductSuccess = {
  /** The product as it is now. */
  readonly product: Product;
};

/** Refusal: the product can be bought now, so there is nothing to wait for. */
export type ProductAvailable = Refusal & {
  /** Always PRODUCT_AVAILABLE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** What the caller no longer wants to be told of. */
export type StopWaitingForProductInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
};

/** What becomes of stopWaitingForProduct. */
export type StopWaitingForProductResult = StopWaitingForProductSuccess | ProductNotFound;

/** The caller does not wait for it, or never did. */
export type StopWaitingForProductSuccess = {
  /** The product as it is now. */
  readonly product: Product;
};

/** A product and whether it is on offer. */
export type SetAvailabilityInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** True puts it on offer, false takes it off. */
  readonly available: Scalars['Boolean']['input'];
};

/** What becomes of setAvailability. */
export type SetAvailabilityResult = SetAvailabilitySuccess | ProductNotFound;

/** The product is as asked for, also when it was so before. */
export type SetAvailabilitySuccess = {
  /** The product as it is now. */
  readonly product: Product;
};

/** New stock of a product. */
export type RestockProductInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** How many came in; at least 1. */
  readonly quantity: Scalars['Int']['input'];
  /** Chosen by the caller and repeated on a retry: the same key counts the stock once only. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of restockProduct. */
export type RestockProductResult = RestockProductSuccess | ProductNotFound | StockNotCounted | IdempotencyKeyReused;

/** The stock is counted in. */
export type RestockProductSuccess = {
  /** The product as it is now. */
  readonly product: Product;
};

/** Refusal: the product given is not one that can be sold; nothing was added. */
export type InvalidProduct = Refusal & {
  /** Always INVALID_PRODUCT. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The path of the input field at fault, for example ["book", "stock"]; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Refusal: there is no product with this id. */
export type ProductNotFound = Refusal & {
  /** Always PRODUCT_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: stock is not counted for this product, so there is nothing to add to. */
export type StockNotCounted = Refusal & {
  /** Always STOCK_NOT_COUNTED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Internal: what to hold for an order. */
export type ReserveStockInput = {
  /** The reservation's key, which is the order's id; a repeat of it never holds stock again. */
  readonly key: Scalars['ID']['input'];
  /** The products and how many of each; every product once. */
  readonly lines: ReadonlyArray<ReserveStockLineInput>;
};

/** Internal: one product to hold. */
export type ReserveStockLineInput = {
  /** The product. */
  readonly productId: Scalars['ID']['input'];
  /** How many; at least 1. */
  readonly quantity: Scalars['Int']['input'];
};

/** Internal: which reservation to give back. */
export type ReleaseStockInput = {
  /** The reservation's key, which is the order's id. */
  readonly key: Scalars['ID']['input'];
};

/** Internal: what became of a reservation. */
export type ReserveStockResult = StockReservation | StockShort;

/** Internal: the stock held for one order. It ends by what becomes of the order, never by the clock. */
export type StockReservation = {
  /** The reservation's key, which is the order's id. */
  readonly key: Scalars['ID']['output'];
  /** HELD until the order is decided, then SOLD or RELEASED. */
  readonly state: Scalars['String']['output'];
  /** What is held; empty when the key was released before it was ever reserved. */
  readonly lines: ReadonlyArray<StockReservationLine>;
};

/** Internal: how many there are of a product. */
export type StockNow = {
  /** The product. */
  readonly productId: Scalars['ID']['output'];
  /** How many can be ordered now, those held for others not counted. */
  readonly available: Scalars['Int']['output'];
};

/** Internal: one product held. */
export type StockReservationLine = {
  /** The product. */
  readonly productId: Scalars['ID']['output'];
  /** How many of it are held. */
  readonly quantity: Scalars['Int']['output'];
};

/** Internal: at least one product was short, so nothing is held. */
export type StockShort = {
  /** The products that were short. */
  readonly productIds: ReadonlyArray<Scalars['ID']['output']>;
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** The products of which the customer asked to be told, and that cannot be bought yet. Null while catalog is away. */
  readonly wishes: Maybe<Scalars['JSON']['output']>;
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
  Product: Product;
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ProductDetails:
    | ( BookDetailsModel & { __typename: 'BookDetails' } )
    | ( MenuItemDetailsModel & { __typename: 'MenuItemDetails' } )
    | ( RideClassDetails & { __typename: 'RideClassDetails' } )
  ;
  RegisterProductResult:
    | ( Omit<RegisterProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'RegisterProductSuccess' } )
    | ( InvalidProduct & { __typename: 'InvalidProduct' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  UpdateProductResult:
    | ( Omit<UpdateProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'UpdateProductSuccess' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( InvalidProduct & { __typename: 'InvalidProduct' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  SetProductOptionsResult:
    | ( Omit<SetProductOptionsSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'SetProductOptionsSuccess' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( InvalidProduct & { __typename: 'InvalidProduct' } )
  ;
  AdjustStockResult:
    | ( Omit<AdjustStockSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'AdjustStockSuccess' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( StockNotCounted & { __typename: 'StockNotCounted' } )
    | ( StockPromised & { __typename: 'StockPromised' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  WaitForProductResult:
    | ( Omit<WaitForProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'WaitForProductSuccess' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( ProductAvailable & { __typename: 'ProductAvailable' } )
  ;
  StopWaitingForProductResult:
    | ( Omit<StopWaitingForProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'StopWaitingForProductSuccess' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
  ;
  SetAvailabilityResult:
    | ( Omit<SetAvailabilitySuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'SetAvailabilitySuccess' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
  ;
  RestockProductResult:
    | ( Omit<RestockProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'RestockProductSuccess' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( StockNotCounted & { __typename: 'StockNotCounted' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
  ReserveStockResult:
    | ( StockReservationModel & { __typename: 'StockReservation' } )
    | ( StockShort & { __typename: 'StockShort' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( StockPromised & { __typename: 'StockPromised' } )
    | ( ProductAvailable & { __typename: 'ProductAvailable' } )
    | ( InvalidProduct & { __typename: 'InvalidProduct' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( StockNotCounted & { __typename: 'StockNotCounted' } )
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
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  RideClass: RideClass;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Product: ResolverTypeWrapper<ProductModel>;
  OptionGroup: ResolverTypeWrapper<Omit<OptionGroup, 'options'> & { options: ReadonlyArray<ResolversTypes['ProductOption']> }>;
  ProductOption: ResolverTypeWrapper<Omit<ProductOption, 'price'> & { price: ResolversTypes['Money'] }>;
  ProductFilter: ProductFilter;
  ProductSort: ProductSort;
  Category: ResolverTypeWrapper<Category>;
  StockMovement: ResolverTypeWrapper<StockMovementModel>;
  StockMovementKind: StockMovementKind;
  StockMovementFilter: StockMovementFilter;
  StockMovementConnection: ResolverTypeWrapper<Omit<StockMovementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StockMovementEdge']>, nodes: ReadonlyArray<ResolversTypes['StockMovement']> }>;
  StockMovementEdge: ResolverTypeWrapper<Omit<StockMovementEdge, 'node'> & { node: ResolversTypes['StockMovement'] }>;
  Order: ResolverTypeWrapper<Order>;
  ProductKind: ProductKind;
  ProductDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ProductDetails']>;
  BookDetails: ResolverTypeWrapper<BookDetailsModel>;
  MenuItemDetails: ResolverTypeWrapper<MenuItemDetailsModel>;
  RideClassDetails: ResolverTypeWrapper<RideClassDetails>;
  Store: ResolverTypeWrapper<Store>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ProductEdge']>, nodes: ReadonlyArray<ResolversTypes['Product']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  RegisterProductInput: RegisterProductInput;
  BookDetailsInput: BookDetailsInput;
  MenuItemDetailsInput: MenuItemDetailsInput;
  RideClassDetailsInput: RideClassDetailsInput;
  RegisterProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterProductResult']>;
  RegisterProductSuccess: ResolverTypeWrapper<Omit<RegisterProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  UpdateProductInput: UpdateProductInput;
  UpdateProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProductResult']>;
  UpdateProductSuccess: ResolverTypeWrapper<Omit<UpdateProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  SetProductOptionsInput: SetProductOptionsInput;
  OptionGroupInput: OptionGroupInput;
  ProductOptionInput: ProductOptionInput;
  SetProductOptionsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetProductOptionsResult']>;
  SetProductOptionsSuccess: ResolverTypeWrapper<Omit<SetProductOptionsSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  AdjustStockInput: AdjustStockInput;
  AdjustStockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdjustStockResult']>;
  AdjustStockSuccess: ResolverTypeWrapper<Omit<AdjustStockSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  StockPromised: ResolverTypeWrapper<StockPromised>;
  WaitForProductInput: WaitForProductInput;
  WaitForProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WaitForProductResult']>;
  WaitForProductSuccess: ResolverTypeWrapper<Omit<WaitForProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  ProductAvailable: ResolverTypeWrapper<ProductAvailable>;
  StopWaitingForProductInput: StopWaitingForProductInput;
  StopWaitingForProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StopWaitingForProductResult']>;
  StopWaitingForProductSuccess: ResolverTypeWrapper<Omit<StopWaitingForProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  SetAvailabilityInput: SetAvailabilityInput;
  SetAvailabilityResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetAvailabilityResult']>;
  SetAvailabilitySuccess: ResolverTypeWrapper<Omit<SetAvailabilitySuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  RestockProductInput: RestockProductInput;
  RestockProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestockProductResult']>;
  RestockProductSuccess: ResolverTypeWrapper<Omit<RestockProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  InvalidProduct: ResolverTypeWrapper<InvalidProduct>;
  ProductNotFound: ResolverTypeWrapper<ProductNotFound>;
  StockNotCounted: ResolverTypeWrapper<StockNotCounted>;
  ReserveStockInput: ReserveStockInput;
  ReserveStockLineInput: ReserveStockLineInput;
  ReleaseStockInput: ReleaseStockInput;
  ReserveStockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReserveStockResult']>;
  StockReservation: ResolverTypeWrapper<StockReservationModel>;
  StockNow: ResolverTypeWrapper<StockNow>;
  StockReservationLine: ResolverTypeWrapper<StockReservationLine>;
  StockShort: ResolverTypeWrapper<StockShort>;
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
  IdempotencyKeyReused: IdempotencyKeyReused;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Product: ProductModel;
  OptionGroup: Omit<OptionGroup, 'options'> & { options: ReadonlyArray<ResolversParentTypes['ProductOption']> };
  ProductOption: Omit<ProductOption, 'price'> & { price: ResolversParentTypes['Money'] };
  ProductFilter: ProductFilter;
  Category: Category;
  StockMovement: StockMovementModel;
  StockMovementFilter: StockMovementFilter;
  StockMovementConnection: Omit<StockMovementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StockMovementEdge']>, nodes: ReadonlyArray<ResolversParentTypes['StockMovement']> };
  StockMovementEdge: Omit<StockMovementEdge, 'node'> & { node: ResolversParentTypes['StockMovement'] };
  Order: Order;
  ProductDetails: ResolversUnionTypes<ResolversParentTypes>['ProductDetails'];
  BookDetails: BookDetailsModel;
  MenuItemDetails: MenuItemDetailsModel;
  RideClassDetails: RideClassDetails;
  Store: Store;
  ProductConnection: Omit<ProductConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ProductEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Product']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  RegisterProductInput: RegisterProductInput;
  BookDetailsInput: BookDetailsInput;
  MenuItemDetailsInput: MenuItemDetailsInput;
  RideClassDetailsInput: RideClassDetailsInput;
  RegisterProductResult: ResolversUnionTypes<ResolversParentTypes>['RegisterProductResult'];
  RegisterProductSuccess: Omit<RegisterProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  UpdateProductInput: UpdateProductInput;
  UpdateProductResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProductResult'];
  UpdateProductSuccess: Omit<UpdateProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  SetProductOptionsInput: SetProductOptionsInput;
  OptionGroupInput: OptionGroupInput;
  ProductOptionInput: ProductOptionInput;
  SetProductOptionsResult: ResolversUnionTypes<ResolversParentTypes>['SetProductOptionsResult'];
  SetProductOptionsSuccess: Omit<SetProductOptionsSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  AdjustStockInput: AdjustStockInput;
  AdjustStockResult: ResolversUnionTypes<ResolversParentTypes>['AdjustStockResult'];
  AdjustStockSuccess: Omit<AdjustStockSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  StockPromised: StockPromised;
  WaitForProductInput: WaitForProductInput;
  WaitForProductResult: ResolversUnionTypes<ResolversParentTypes>['WaitForProductResult'];
  WaitForProductSuccess: Omit<WaitForProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  ProductAvailable: ProductAvailable;
  StopWaitingForProductInput: StopWaitingForProductInput;
  StopWaitingForProductResult: ResolversUnionTypes<ResolversParentTypes>['StopWaitingForProductResult'];
  StopWaitingForProductSuccess: Omit<StopWaitingForProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  SetAvailabilityInput: SetAvailabilityInput;
  SetAvailabilityResult: ResolversUnionTypes<ResolversParentTypes>['SetAvailabilityResult'];
  SetAvailabilitySuccess: Omit<SetAvailabilitySuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  RestockProductInput: RestockProductInput;
  RestockProductResult: ResolversUnionTypes<ResolversParentTypes>['RestockProductResult'];
  RestockProductSuccess: Omit<RestockProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  InvalidProduct: InvalidProduct;
  ProductNotFound: ProductNotFound;
  StockNotCounted: StockNotCounted;
  ReserveStockInput: ReserveStockInput;
  ReserveStockLineInput: ReserveStockLineInput;
  ReleaseStockInput: ReleaseStockInput;
  ReserveStockResult: ResolversUnionTypes<ResolversParentTypes>['ReserveStockResult'];
  StockReservation: StockReservationModel;
  StockNow: StockNow;
  StockReservationLine: StockReservationLine;
  StockShort: StockShort;
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
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'StockPromised' | 'ProductAvailable' | 'InvalidProduct' | 'ProductNotFound' | 'StockNotCounted', ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  products: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<QueryProductsArgs, 'sort'>>;
  categories: Resolver<ReadonlyArray<ResolversTypes['Category']>, ParentType, ContextType, Partial<QueryCategoriesArgs>>;
  stockMovements: Resolver<Maybe<ResolversTypes['StockMovementConnection']>, ParentType, ContextType, RequireFields<QueryStockMovementsArgs, 'productId'>>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  reservation: Resolver<Maybe<ResolversTypes['StockReservation']>, ParentType, ContextType, RequireFields<QueryReservationArgs, 'key'>>;
  stockNow: Resolver<ReadonlyArray<ResolversTypes['StockNow']>, ParentType, ContextType, RequireFields<QueryStockNowArgs, 'productIds'>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerProduct: Resolver<ResolversTypes['RegisterProductResult'], ParentType, ContextType, RequireFields<MutationRegisterProductArgs, 'input'>>;
  setAvailability: Resolver<ResolversTypes['SetAvailabilityResult'], ParentType, ContextType, RequireFields<MutationSetAvailabilityArgs, 'input'>>;
  restockProduct: Resolver<ResolversTypes['RestockProductResult'], ParentType, ContextType, RequireFields<MutationRestockProductArgs, 'input'>>;
  updateProduct: Resolver<ResolversTypes['UpdateProductResult'], ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
  setProductOptions: Resolver<ResolversTypes['SetProductOptionsResult'], ParentType, ContextType, RequireFields<MutationSetProductOptionsArgs, 'input'>>;
  adjustStock: Resolver<ResolversTypes['AdjustStockResult'], ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input'>>;
  waitForProduct: Resolver<ResolversTypes['WaitForProductResult'], ParentType, ContextType, RequireFields<MutationWaitForProductArgs, 'input'>>;
  stopWaitingForProduct: Resolver<ResolversTypes['StopWaitingForProductResult'], ParentType, ContextType, RequireFields<MutationStopWaitingForProductArgs, 'input'>>;
  reserveStock: Resolver<ResolversTypes['ReserveStockResult'], ParentType, ContextType, RequireFields<MutationReserveStockArgs, 'input'>>;
  releaseStock: Resolver<ResolversTypes['StockReservation'], ParentType, ContextType, RequireFields<MutationReleaseStockArgs, 'input'>>;
};

export type ProductResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['ProductKind'], ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  stock: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  available: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  details: Resolver<ResolversTypes['ProductDetails'], ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pictureUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  optionGroups: Resolver<ReadonlyArray<ResolversTypes['OptionGroup']>, ParentType, ContextType>;
};

export type OptionGroupResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OptionGroup'] = ResolversParentTypes['OptionGroup']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  required: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  max: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  options: Resolver<ReadonlyArray<ResolversTypes['ProductOption']>, ParentType, ContextType>;
};

export type ProductOptionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ProductOption'] = ResolversParentTypes['ProductOption']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  sequence: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['StockMovementKind'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHandBefore: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHandAfter: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  availableBefore: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  availableAfter: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  staffId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  orderId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockMovementEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProductDetailsResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ProductDetails'] = ResolversParentTypes['ProductDetails']> = {
  __resolveType: TypeResolveFn<'BookDetails' | 'MenuItemDetails' | 'RideClassDetails', ParentType, ContextType>;
};

export type BookDetailsResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['BookDetails'] = ResolversParentTypes['BookDetails']> = {
  author: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isbn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  store: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MenuItemDetailsResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MenuItemDetails'] = ResolversParentTypes['MenuItemDetails']> = {
  store: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RideClassDetailsResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RideClassDetails'] = ResolversParentTypes['RideClassDetails']> = {
  rideClass: Resolver<ResolversTypes['RideClass'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoreResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type RegisterProductResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterProductResult'] = ResolversParentTypes['RegisterProductResult']> = {
  __resolveType: TypeResolveFn<'RegisterProductSuccess' | 'InvalidProduct' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type RegisterProductSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterProductSuccess'] = ResolversParentTypes['RegisterProductSuccess']> = {
  product: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProductResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateProductResult'] = ResolversParentTypes['UpdateProductResult']> = {
  __resolveType: TypeResolveFn<'UpdateProductSuccess' | 'ProductNotFound' | 'InvalidProduct' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type UpdateProductSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateProductSuccess'] = ResolversParentTypes['UpdateProductSuccess']> = {
  product: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetProductOptionsResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetProductOptionsResult'] = ResolversParentTypes['SetProductOptionsResult']> = {
  __resolveType: TypeResolveFn<'SetProductOptionsSuccess' | 'ProductNotFound' | 'InvalidProduct', ParentType, ContextType>;
};

export type SetProductOptionsSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetProductOptionsSuccess'] = ResolversParentTypes['SetProductOptionsSuccess']> = {
  product: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdjustStockResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AdjustStockResult'] = ResolversParentTypes['AdjustStockResult']> = {
  __resolveType: TypeResolveFn<'AdjustStockSuccess' | 'ProductNotFound' | 'StockNotCounted' | 'StockPromised' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type AdjustStockSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AdjustStockSuccess'] = ResolversParentTypes['AdjustStockSuccess']> = {
  product: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockPromisedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockPromised'] = ResolversParentTypes['StockPromised']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  available: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WaitForProductResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WaitForProductResult'] = ResolversParentTypes['WaitForProductResult']> = {
  __resolveType: TypeResolveFn<'WaitForProductSuccess' | 'ProductNotFound' | 'ProductAvailable', ParentType, ContextType>;
};

export type WaitForProductSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['WaitForProductSuccess'] = ResolversParentTypes['WaitForProductSuccess']> = {
  product: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductAvailableResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ProductAvailable'] = ResolversParentTypes['ProductAvailable']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StopWaitingForProductResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StopWaitingForProductResult'] = ResolversParentTypes['StopWaitingForProductResult']> = {
  __resolveType: TypeResolveFn<'StopWaitingForProductSuccess' | 'ProductNotFound', ParentType, ContextType>;
};

export type StopWaitingForProductSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StopWaitingForProductSuccess'] = ResolversParentTypes['StopWaitingForProductSuccess']> = {
  product: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetAvailabilityResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetAvailabilityResult'] = ResolversParentTypes['SetAvailabilityResult']> = {
  __resolveType: TypeResolveFn<'SetAvailabilitySuccess' | 'ProductNotFound', ParentType, ContextType>;
};

export type SetAvailabilitySuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetAvailabilitySuccess'] = ResolversParentTypes['SetAvailabilitySuccess']> = {
  product: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestockProductResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RestockProductResult'] = ResolversParentTypes['RestockProductResult']> = {
  __resolveType: TypeResolveFn<'RestockProductSuccess' | 'ProductNotFound' | 'StockNotCounted' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type RestockProductSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RestockProductSuccess'] = ResolversParentTypes['RestockProductSuccess']> = {
  product: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidProductResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidProduct'] = ResolversParentTypes['InvalidProduct']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ProductNotFound'] = ResolversParentTypes['ProductNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockNotCountedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockNotCounted'] = ResolversParentTypes['StockNotCounted']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReserveStockResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ReserveStockResult'] = ResolversParentTypes['ReserveStockResult']> = {
  __resolveType: TypeResolveFn<'StockReservation' | 'StockShort', ParentType, ContextType>;
};

export type StockReservationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockReservation'] = ResolversParentTypes['StockReservation']> = {
  key: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lines: Resolver<ReadonlyArray<ResolversTypes['StockReservationLine']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockNowResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockNow'] = ResolversParentTypes['StockNow']> = {
  productId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  available: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockReservationLineResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockReservationLine'] = ResolversParentTypes['StockReservationLine']> = {
  productId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockShortResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StockShort'] = ResolversParentTypes['StockShort']> = {
  productIds: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wishes: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  SafeInt: GraphQLScalarType;
  JSON: GraphQLScalarType;
  Money: MoneyResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  IdempotencyKeyReused: IdempotencyKeyReusedResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Product: ProductResolvers<ContextType>;
  OptionGroup: OptionGroupResolvers<ContextType>;
  ProductOption: ProductOptionResolvers<ContextType>;
  Category: CategoryResolvers<ContextType>;
  StockMovement: StockMovementResolvers<ContextType>;
  StockMovementConnection: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge: StockMovementEdgeResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  ProductDetails: ProductDetailsResolvers<ContextType>;
  BookDetails: BookDetailsResolvers<ContextType>;
  MenuItemDetails: MenuItemDetailsResolvers<ContextType>;
  RideClassDetails: RideClassDetailsResolvers<ContextType>;
  Store: StoreResolvers<ContextType>;
  ProductConnection: ProductConnectionResolvers<ContextType>;
  ProductEdge: ProductEdgeResolvers<ContextType>;
  RegisterProductResult: RegisterProductResultResolvers<ContextType>;
  RegisterProductSuccess: RegisterProductSuccessResolvers<ContextType>;
  UpdateProductResult: UpdateProductResultResolvers<ContextType>;
  UpdateProductSuccess: UpdateProductSuccessResolvers<ContextType>;
  SetProductOptionsResult: SetProductOptionsResultResolvers<ContextType>;
  SetProductOptionsSuccess: SetProductOptionsSuccessResolvers<ContextType>;
  AdjustStockResult: AdjustStockResultResolvers<ContextType>;
  AdjustStockSuccess: AdjustStockSuccessResolvers<ContextType>;
  StockPromised: StockPromisedResolvers<ContextType>;
  WaitForProductResult: WaitForProductResultResolvers<ContextType>;
  WaitForProductSuccess: WaitForProductSuccessResolvers<ContextType>;
  ProductAvailable: ProductAvailableResolvers<ContextType>;
  StopWaitingForProductResult: StopWaitingForProductResultResolvers<ContextType>;
  StopWaitingForProductSuccess: StopWaitingForProductSuccessResolvers<ContextType>;
  SetAvailabilityResult: SetAvailabilityResultResolvers<ContextType>;
  SetAvailabilitySuccess: SetAvailabilitySuccessResolvers<ContextType>;
  RestockProductResult: RestockProductResultResolvers<ContextType>;
  RestockProductSuccess: RestockProductSuccessResolvers<ContextType>;
  InvalidProduct: InvalidProductResolvers<ContextType>;
  ProductNotFound: ProductNotFoundResolvers<ContextType>;
  StockNotCounted: StockNotCountedResolvers<ContextType>;
  ReserveStockResult: ReserveStockResultResolvers<ContextType>;
  StockReservation: StockReservationResolvers<ContextType>;
  StockNow: StockNowResolvers<ContextType>;
  StockReservationLine: StockReservationLineResolvers<ContextType>;
  StockShort: StockShortResolvers<ContextType>;
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
