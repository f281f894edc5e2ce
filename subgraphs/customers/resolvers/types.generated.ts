// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerModel, StaffModel } from './models.ts';
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

/** A customer's standing, which follows from the mileage collected. */
export type Grade =
  /** Where every customer begins. */
  | 'SILVER'
  /** A customer with at least 10000 mileage. */
  | 'GOLD';

/** Questions; asking changes nothing. */
export type Query = {
  /** Who is asking; null without a token. Anyone may ask. */
  readonly viewer: Maybe<Viewer>;
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Opens a customer's account; log in afterwards. Anyone may ask. */
  readonly signUp: SignUpResult;
  /** Opens a session for a customer or a member of staff. Anyone may ask. */
  readonly logIn: LogInResult;
  /** Exchanges a refresh token for a new session; each refresh token works once, and using one twice ends the session everywhere. Anyone may ask. */
  readonly refreshSession: RefreshSessionResult;
  /** Ends the caller's session: its refresh token no longer works. Needs to be signed in. */
  readonly logOut: LogOutResult;
  /** Changes a customer's own profile. Needs to be signed in. */
  readonly updateProfile: UpdateProfileResult;
  /** Opens an account for a member of staff; needs staff:write. */
  readonly registerStaff: RegisterStaffResult;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationLogInArgs = {
  input: LogInInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRegisterStaffArgs = {
  input: RegisterStaffInput;
};

/** Someone who can sign in. */
export type Viewer = {
  /** The account's id, `cus_…` or `stf_…`. */
  readonly id: Scalars['ID']['output'];
  /** The name, as it is shown to others. */
  readonly name: Scalars['String']['output'];
  /** The address used to log in. */
  readonly email: Scalars['String']['output'];
  /** The language messages are written in, a BCP 47 tag such as ko-KR. */
  readonly locale: Scalars['String']['output'];
};

/** Someone who orders. Seen by the customer and by staff with customers:read; null for everybody else. */
export type Customer = Viewer & {
  /** The customer's id, `cus_…`. */
  readonly id: Scalars['ID']['output'];
  /** The name, as it is shown to others. */
  readonly name: Scalars['String']['output'];
  /** The address used to log in and for messages. */
  readonly email: Scalars['String']['output'];
  /** The telephone number for messages; null when not given. */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** The language messages are written in, a BCP 47 tag such as ko-KR. */
  readonly locale: Scalars['String']['output'];
  /** The number a store asks for, so that an order picked up there earns points. */
  readonly membershipNumber: Scalars['String']['output'];
  /** The customer's standing. */
  readonly grade: Grade;
  /** True when the customer agreed to be sent advertising. */
  readonly marketingConsent: Scalars['Boolean']['output'];
};

/** Someone who works here. Seen by that person and by staff with staff:read; null for everybody else. */
export type Staff = Viewer & {
  /** The member of staff's id, `stf_…`. */
  readonly id: Scalars['ID']['output'];
  /** The name, as it is shown to others. */
  readonly name: Scalars['String']['output'];
  /** The address used to log in. */
  readonly email: Scalars['String']['output'];
  /** The language messages are written in, a BCP 47 tag such as ko-KR. */
  readonly locale: Scalars['String']['output'];
  /** What this person may do, for example tickets:write. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The stores this person works for, empty for none; an entry, or the whole list, is null while stores is away. */
  readonly stores: Maybe<ReadonlyArray<Maybe<Store>>>;
};

/** A place where orders are prepared: a bookshop or a café. */
export type Store = {
  /** The store's id, `sto_…`. */
  readonly id: Scalars['ID']['output'];
};

/** A session: two tokens to keep secret. */
export type Session = {
  /** Sent with each request as `Authorization: Bearer <accessToken>`; works until expiresAt. */
  readonly accessToken: Scalars['String']['output'];
  /** Exchanged once for the next session by refreshSession. */
  readonly refreshToken: Scalars['String']['output'];
  /** When the access token stops working. */
  readonly expiresAt: Scalars['DateTime']['output'];
};

/** A new customer. */
export type SignUpInput = {
  /** The address to log in with; one account per address. */
  readonly email: Scalars['String']['input'];
  /** 8 to 128 characters. */
  readonly password: Scalars['String']['input'];
  /** The name, as it is shown to others. */
  readonly name: Scalars['String']['input'];
  /** The telephone number for messages; null for none. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** The language messages are written in, a BCP 47 tag; null for ko-KR. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** True when the customer agrees to be sent advertising. */
  readonly marketingConsent?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What becomes of signUp. */
export type SignUpResult = SignUpSuccess | EmailTaken | PasswordTooWeak | InvalidProfile;

/** The account is open. */
export type SignUpSuccess = {
  /** The new customer. */
  readonly customer: Customer;
};

/** Who logs in, and the proof. */
export type LogInInput = {
  /** The address of the account. */
  readonly email: Scalars['String']['input'];
  /** The account's password. */
  readonly password: Scalars['String']['input'];
};

/** What becomes of logIn. */
export type LogInResult = LogInSuccess | LogInRefused;

/** The session is open. */
export type LogInSuccess = {
  /** The tokens to go on with. */
  readonly session: Session;
  /** Who is signed in now. */
  readonly viewer: Viewer;
};

/** The session to go on with. */
export type RefreshSessionInput = {
  /** The refresh token of the session's latest answer. */
  readonly refreshToken: Scalars['String']['input'];
};

/** What becomes of refreshSession. */
export type RefreshSessionResult = RefreshSessionSuccess | SessionExpired;

/** The session goes on. */
export type RefreshSessionSuccess = {
  /** The new tokens; the old refresh token no longer works. */
  readonly session: Session;
};

/** What becomes of logOut. */
export type LogOutResult = LogOutSuccess;

/** The session has ended. */
export type LogOutSuccess = {
  /** Always true. */
  readonly ok: Scalars['Boolean']['output'];
};

/** What to change of one's own profile; what is left out or null stays as it is. */
export type UpdateProfileInput = {
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The new telephone number; an empty text removes it. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** The new language for messages, a BCP 47 tag. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** Whether the customer agrees to be sent advertising from now on. */
  readonly marketingConsent?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What becomes of updateProfile. */
export type UpdateProfileResult = UpdateProfileSuccess | InvalidProfile;

/** The profile is as asked for. */
export type UpdateProfileSuccess = {
  /** The customer as it is now. */
  readonly customer: Customer;
};

/** A new member of staff. */
export type RegisterStaffInput = {
  /** The address to log in with; one account per address. */
  readonly email: Scalars['String']['input'];
  /** 8 to 128 characters. */
  readonly password: Scalars['String']['input'];
  /** The name, as it is shown to others. */
  readonly name: Scalars['String']['input'];
  /** What this person may do, for example tickets:write; an unknown scope is refused as InvalidProfile. */
  readonly scopes: ReadonlyArray<Scalars['String']['input']>;
  /** The stores this person works for; null or empty for none. */
  readonly storeIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Chosen by the caller and repeated on a retry: the same key opens one account only. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of registerStaff. */
export type RegisterStaffResult = RegisterStaffSuccess | EmailTaken | PasswordTooWeak | InvalidProfile | IdempotencyKeyReused;

/** The account is open. */
export type RegisterStaffSuccess = {
  /** The new member of staff. */
  readonly staff: Staff;
};

/** Refusal: there is an account with this address already. */
export type EmailTaken = Refusal & {
  /** Always EMAIL_TAKEN. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the password is too short, too long, or known to be guessed at once. */
export type PasswordTooWeak = Refusal & {
  /** Always PASSWORD_TOO_WEAK. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: something in the profile cannot be right; nothing was changed. */
export type InvalidProfile = Refusal & {
  /** Always INVALID_PROFILE. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The path of the input field at fault, for example ["phone"]; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Refusal: no account has this address and password; which of the two is wrong is not said. */
export type LogInRefused = Refusal & {
  /** Always LOG_IN_REFUSED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the refresh token is unknown, too old or was used before; log in again. */
export type SessionExpired = Refusal & {
  /** Always SESSION_EXPIRED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
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
  Customer: Customer;
  Staff: Staff;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Staff:
    ( { __typename: 'Staff' }
    & GraphQLRecursivePick<FederationTypes['Staff'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SignUpResult:
    | ( Omit<SignUpSuccess, 'customer'> & { customer: _RefType['Customer'] } & { __typename: 'SignUpSuccess' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( PasswordTooWeak & { __typename: 'PasswordTooWeak' } )
    | ( InvalidProfile & { __typename: 'InvalidProfile' } )
  ;
  LogInResult:
    | ( Omit<LogInSuccess, 'viewer'> & { viewer: _RefType['Viewer'] } & { __typename: 'LogInSuccess' } )
    | ( LogInRefused & { __typename: 'LogInRefused' } )
  ;
  RefreshSessionResult:
    | ( RefreshSessionSuccess & { __typename: 'RefreshSessionSuccess' } )
    | ( SessionExpired & { __typename: 'SessionExpired' } )
  ;
  LogOutResult: ( LogOutSuccess & { __typename: 'LogOutSuccess' } );
  UpdateProfileResult:
    | ( Omit<UpdateProfileSuccess, 'customer'> & { customer: _RefType['Customer'] } & { __typename: 'UpdateProfileSuccess' } )
    | ( InvalidProfile & { __typename: 'InvalidProfile' } )
  ;
  RegisterStaffResult:
    | ( Omit<RegisterStaffSuccess, 'staff'> & { staff: _RefType['Staff'] } & { __typename: 'RegisterStaffSuccess' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( PasswordTooWeak & { __typename: 'PasswordTooWeak' } )
    | ( InvalidProfile & { __typename: 'InvalidProfile' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( PasswordTooWeak & { __typename: 'PasswordTooWeak' } )
    | ( InvalidProfile & { __typename: 'InvalidProfile' } )
    | ( LogInRefused & { __typename: 'LogInRefused' } )
    | ( SessionExpired & { __typename: 'SessionExpired' } )
  ;
  Viewer:
    | ( CustomerModel & { __typename: 'Customer' } )
    | ( StaffModel & { __typename: 'Staff' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  Grade: Grade;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Viewer: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Viewer']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Customer: ResolverTypeWrapper<CustomerModel>;
  Staff: ResolverTypeWrapper<StaffModel>;
  Store: ResolverTypeWrapper<Store>;
  Session: ResolverTypeWrapper<Session>;
  SignUpInput: SignUpInput;
  SignUpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignUpResult']>;
  SignUpSuccess: ResolverTypeWrapper<Omit<SignUpSuccess, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  LogInInput: LogInInput;
  LogInResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LogInResult']>;
  LogInSuccess: ResolverTypeWrapper<Omit<LogInSuccess, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshSessionResult']>;
  RefreshSessionSuccess: ResolverTypeWrapper<RefreshSessionSuccess>;
  LogOutResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LogOutResult']>;
  LogOutSuccess: ResolverTypeWrapper<LogOutSuccess>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfileResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProfileResult']>;
  UpdateProfileSuccess: ResolverTypeWrapper<Omit<UpdateProfileSuccess, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  RegisterStaffInput: RegisterStaffInput;
  RegisterStaffResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterStaffResult']>;
  RegisterStaffSuccess: ResolverTypeWrapper<Omit<RegisterStaffSuccess, 'staff'> & { staff: ResolversTypes['Staff'] }>;
  EmailTaken: ResolverTypeWrapper<EmailTaken>;
  PasswordTooWeak: ResolverTypeWrapper<PasswordTooWeak>;
  InvalidProfile: ResolverTypeWrapper<InvalidProfile>;
  LogInRefused: ResolverTypeWrapper<LogInRefused>;
  SessionExpired: ResolverTypeWrapper<SessionExpired>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  IdempotencyKeyReused: IdempotencyKeyReused;
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  Viewer: ResolversInterfaceTypes<ResolversParentTypes>['Viewer'];
  ID: Scalars['ID']['output'];
  Customer: CustomerModel;
  Staff: StaffModel;
  Store: Store;
  Session: Session;
  SignUpInput: SignUpInput;
  SignUpResult: ResolversUnionTypes<ResolversParentTypes>['SignUpResult'];
  SignUpSuccess: Omit<SignUpSuccess, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  LogInInput: LogInInput;
  LogInResult: ResolversUnionTypes<ResolversParentTypes>['LogInResult'];
  LogInSuccess: Omit<LogInSuccess, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionResult: ResolversUnionTypes<ResolversParentTypes>['RefreshSessionResult'];
  RefreshSessionSuccess: RefreshSessionSuccess;
  LogOutResult: ResolversUnionTypes<ResolversParentTypes>['LogOutResult'];
  LogOutSuccess: LogOutSuccess;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfileResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProfileResult'];
  UpdateProfileSuccess: Omit<UpdateProfileSuccess, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  RegisterStaffInput: RegisterStaffInput;
  RegisterStaffResult: ResolversUnionTypes<ResolversParentTypes>['RegisterStaffResult'];
  RegisterStaffSuccess: Omit<RegisterStaffSuccess, 'staff'> & { staff: ResolversParentTypes['Staff'] };
  EmailTaken: EmailTaken;
  PasswordTooWeak: PasswordTooWeak;
  InvalidProfile: InvalidProfile;
  LogInRefused: LogInRefused;
  SessionExpired: SessionExpired;
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

export type AttemptsDirectiveArgs = {
  by?: Maybe<Scalars['String']['input']>;
};

export type AttemptsDirectiveResolver<Result, Parent, ContextType = ResolverContext, Args = AttemptsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type RefusalResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'EmailTaken' | 'PasswordTooWeak' | 'InvalidProfile' | 'LogInRefused' | 'SessionExpired', ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  viewer: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  signUp: Resolver<ResolversTypes['SignUpResult'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  logIn: Resolver<ResolversTypes['LogInResult'], ParentType, ContextType, RequireFields<MutationLogInArgs, 'input'>>;
  refreshSession: Resolver<ResolversTypes['RefreshSessionResult'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  logOut: Resolver<ResolversTypes['LogOutResult'], ParentType, ContextType>;
  updateProfile: Resolver<ResolversTypes['UpdateProfileResult'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  registerStaff: Resolver<ResolversTypes['RegisterStaffResult'], ParentType, ContextType, RequireFields<MutationRegisterStaffArgs, 'input'>>;
};

export type ViewerResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  __resolveType: TypeResolveFn<'Customer' | 'Staff', ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  membershipNumber: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grade: Resolver<ResolversTypes['Grade'], ParentType, ContextType>;
  marketingConsent: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StaffResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Staff'] = ResolversParentTypes['Staff'], FederationReferenceType extends FederationReferenceTypes['Staff'] = FederationReferenceTypes['Staff']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Staff']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locale: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stores: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Store']>>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoreResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refreshToken: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SignUpResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SignUpResult'] = ResolversParentTypes['SignUpResult']> = {
  __resolveType: TypeResolveFn<'SignUpSuccess' | 'EmailTaken' | 'PasswordTooWeak' | 'InvalidProfile', ParentType, ContextType>;
};

export type SignUpSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SignUpSuccess'] = ResolversParentTypes['SignUpSuccess']> = {
  customer: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LogInResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LogInResult'] = ResolversParentTypes['LogInResult']> = {
  __resolveType: TypeResolveFn<'LogInSuccess' | 'LogInRefused', ParentType, ContextType>;
};

export type LogInSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LogInSuccess'] = ResolversParentTypes['LogInSuccess']> = {
  session: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  viewer: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefreshSessionResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefreshSessionResult'] = ResolversParentTypes['RefreshSessionResult']> = {
  __resolveType: TypeResolveFn<'RefreshSessionSuccess' | 'SessionExpired', ParentType, ContextType>;
};

export type RefreshSessionSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefreshSessionSuccess'] = ResolversParentTypes['RefreshSessionSuccess']> = {
  session: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LogOutResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LogOutResult'] = ResolversParentTypes['LogOutResult']> = {
  __resolveType: TypeResolveFn<'LogOutSuccess', ParentType, ContextType>;
};

export type LogOutSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LogOutSuccess'] = ResolversParentTypes['LogOutSuccess']> = {
  ok: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProfileResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateProfileResult'] = ResolversParentTypes['UpdateProfileResult']> = {
  __resolveType: TypeResolveFn<'UpdateProfileSuccess' | 'InvalidProfile', ParentType, ContextType>;
};

export type UpdateProfileSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateProfileSuccess'] = ResolversParentTypes['UpdateProfileSuccess']> = {
  customer: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterStaffResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterStaffResult'] = ResolversParentTypes['RegisterStaffResult']> = {
  __resolveType: TypeResolveFn<'RegisterStaffSuccess' | 'EmailTaken' | 'PasswordTooWeak' | 'InvalidProfile' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type RegisterStaffSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterStaffSuccess'] = ResolversParentTypes['RegisterStaffSuccess']> = {
  staff: Resolver<ResolversTypes['Staff'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmailTakenResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EmailTaken'] = ResolversParentTypes['EmailTaken']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PasswordTooWeakResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['PasswordTooWeak'] = ResolversParentTypes['PasswordTooWeak']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidProfileResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidProfile'] = ResolversParentTypes['InvalidProfile']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LogInRefusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LogInRefused'] = ResolversParentTypes['LogInRefused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionExpiredResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SessionExpired'] = ResolversParentTypes['SessionExpired']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  Refusal: RefusalResolvers<ContextType>;
  IdempotencyKeyReused: IdempotencyKeyReusedResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Viewer: ViewerResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType>;
  Staff: StaffResolvers<ContextType>;
  Store: StoreResolvers<ContextType>;
  Session: SessionResolvers<ContextType>;
  SignUpResult: SignUpResultResolvers<ContextType>;
  SignUpSuccess: SignUpSuccessResolvers<ContextType>;
  LogInResult: LogInResultResolvers<ContextType>;
  LogInSuccess: LogInSuccessResolvers<ContextType>;
  RefreshSessionResult: RefreshSessionResultResolvers<ContextType>;
  RefreshSessionSuccess: RefreshSessionSuccessResolvers<ContextType>;
  LogOutResult: LogOutResultResolvers<ContextType>;
  LogOutSuccess: LogOutSuccessResolvers<ContextType>;
  UpdateProfileResult: UpdateProfileResultResolvers<ContextType>;
  UpdateProfileSuccess: UpdateProfileSuccessResolvers<ContextType>;
  RegisterStaffResult: RegisterStaffResultResolvers<ContextType>;
  RegisterStaffSuccess: RegisterStaffSuccessResolvers<ContextType>;
  EmailTaken: EmailTakenResolvers<ContextType>;
  PasswordTooWeak: PasswordTooWeakResolvers<ContextType>;
  InvalidProfile: InvalidProfileResolvers<ContextType>;
  LogInRefused: LogInRefusedResolvers<ContextType>;
  SessionExpired: SessionExpiredResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = ResolverContext> = {
  access: AccessDirectiveResolver<any, any, ContextType>;
  newWork: NewWorkDirectiveResolver<any, any, ContextType>;
  attempts: AttemptsDirectiveResolver<any, any, ContextType>;
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
