// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyModel } from '@jumun/platform/kernel/money';
import type { SalesModel, SalesEdgeModel, SalesConnectionModel } from './models.ts';
import type { ResolverContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A whole number from -9007199254740991 to 9007199254740991, sent as a JSON number. */
  SafeInt: { input: number; output: number; }
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

/** Questions; asking changes nothing. */
export type Query = {
  /** What was sold and given back, a page at a time. A sale counts on the day on which it was ordered, also when it is cancelled later; money that is given back counts on the day on which that is certain. Days are those of the store's clock, and of Asia/Seoul where there is no store, such as for rides. What was never placed is not counted. Needs reports:read; who works for certain stores sees those alone. */
  readonly sales: SalesConnection;
};


/** Questions; asking changes nothing. */
export type QuerySalesArgs = {
  from: Scalars['String']['input'];
  to: Scalars['String']['input'];
  storeId?: InputMaybe<Scalars['ID']['input']>;
  productId?: InputMaybe<Scalars['ID']['input']>;
  groupBy?: InputMaybe<ReadonlyArray<SalesGroup>>;
  sort?: InputMaybe<SalesSort>;
  ascending?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What rows of sales can be split by. New values may be added. */
export type SalesGroup =
  /** Each calendar day. */
  | 'DAY'
  /** Each store. */
  | 'STORE'
  /** Each product. */
  | 'PRODUCT';

/** What rows of sales can be sorted by; equal ones by day, store and product. New values may be added. */
export type SalesSort =
  /** The day. */
  | 'DAY'
  /** What was sold. */
  | 'GROSS'
  /** What was given back. */
  | 'REFUNDED'
  /** What was sold less what was given back. */
  | 'NET'
  /** How many orders. */
  | 'ORDERS'
  /** How many pieces. */
  | 'QUANTITY';

/** What was sold and given back in one currency: of a day, a store and a product, or of all where the rows are not split by it. */
export type Sales = {
  /** The calendar day, such as 2026-12-25; null where the rows are not split by days. */
  readonly day: Maybe<Scalars['String']['output']>;
  /** The store; null where the rows are not split by stores, and for what has none, such as rides. */
  readonly store: Maybe<Store>;
  /** The product; null where the rows are not split by products. */
  readonly product: Maybe<Product>;
  /** What was sold: the price of all that was ordered and paid, whatever became of it later. For example 45000 KRW. */
  readonly gross: Money;
  /** What was given back, of these and of earlier sales. */
  readonly refunded: Money;
  /** What was sold less what was given back; below zero where more was given back than sold. */
  readonly net: Money;
  /** How many orders were placed, also those that were cancelled later. Split by products, an order counts for each of its products. */
  readonly orders: Scalars['SafeInt']['output'];
  /** How many pieces they held. */
  readonly quantity: Scalars['SafeInt']['output'];
};

/** A place where orders are prepared: a bookshop or a café. */
export type Store = {
  /** The store's id, `sto_…`. */
  readonly id: Scalars['ID']['output'];
};

/** Something that can be ordered: a book, an item on a café's menu, or a class of taxi ride. */
export type Product = {
  /** The product's id, `prd_…`. */
  readonly id: Scalars['ID']['output'];
};

/** A page of sales. */
export type SalesConnection = {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<SalesEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Sales>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** What all rows add up to, on this page and all others: one row for each currency. */
  readonly totals: ReadonlyArray<Sales>;
};

/** One row on a page. */
export type SalesEdge = {
  /** Marks this row's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The row. */
  readonly node: Sales;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Money: ResolverTypeWrapper<MoneyModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  SalesGroup: SalesGroup;
  SalesSort: SalesSort;
  Sales: ResolverTypeWrapper<SalesModel>;
  Store: ResolverTypeWrapper<Store>;
  Product: ResolverTypeWrapper<Product>;
  SalesConnection: ResolverTypeWrapper<SalesConnectionModel>;
  SalesEdge: ResolverTypeWrapper<SalesEdgeModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  SafeInt: Scalars['SafeInt']['output'];
  Money: MoneyModel;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Sales: SalesModel;
  Store: Store;
  Product: Product;
  SalesConnection: SalesConnectionModel;
  SalesEdge: SalesEdgeModel;
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

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
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

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  sales: Resolver<ResolversTypes['SalesConnection'], ParentType, ContextType, RequireFields<QuerySalesArgs, 'from' | 'to'>>;
};

export type SalesResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Sales'] = ResolversParentTypes['Sales']> = {
  day: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  store: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  gross: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  net: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  orders: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type StoreResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SalesConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SalesConnection'] = ResolversParentTypes['SalesConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['SalesEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Sales']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totals: Resolver<ReadonlyArray<ResolversTypes['Sales']>, ParentType, ContextType>;
};

export type SalesEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SalesEdge'] = ResolversParentTypes['SalesEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Sales'], ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  SafeInt: GraphQLScalarType;
  Money: MoneyResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Sales: SalesResolvers<ContextType>;
  Store: StoreResolvers<ContextType>;
  Product: ProductResolvers<ContextType>;
  SalesConnection: SalesConnectionResolvers<ContextType>;
  SalesEdge: SalesEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = ResolverContext> = {
  access: AccessDirectiveResolver<any, any, ContextType>;
};


/** The resolvers of each type, held against its model: `Resolves['Query']['…']` for one root field. */
export type Resolves = TypeResolvers<{
  fields: Fields;
  parents: ResolversParentTypes;
  references: object;
  context: ResolverContext;
}>;

/** All that the schema asks for. */
export type Resolvers = ResolverMap<Resolves>;

/** For openContext. */
export type Schema = { readonly context: ResolverContext; readonly resolvers: Resolvers };
