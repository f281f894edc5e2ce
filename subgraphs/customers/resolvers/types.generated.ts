// Made from schema.graphql and models.ts by `npm run schema`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerModel, SavedAddressModel, CustomerMatchModel, StaffModel, MyDataModel, StaffActModel } from './models.ts';
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
  /** Customers that somebody at the desk may mean, by id, a page at a time; needs customers:read. By the number of an order: orderByNumber and its customer. */
  readonly customers: CustomerMatchConnection;
  /** The addresses that the caller has saved, the one that is offered first before the others, which are newest first; at most 20. Needs to be signed in. */
  readonly addresses: ReadonlyArray<SavedAddress>;
  /** The caller's own sessions, the one last used first. Needs to be signed in. */
  readonly sessions: ReadonlyArray<OpenSession>;
  /** All that is kept about the caller, context by context: ask for every part. Needs to be signed in. */
  readonly exportMyData: MyData;
  /** The members of staff, a page at a time; needs staff:read. Who works for stores sees those who work for one of them. */
  readonly staff: StaffConnection;
  /** Who did what to what and when, of members of staff and operators: the newest first, a page at a time. Needs audit:read, which owners have. */
  readonly auditTrail: StaffActConnection;
  /** Internal: a code and where it is to be sent; null when it is good for nothing any more. Asked by notifications only. */
  readonly codeToSend: Maybe<CodeToSend>;
  /** Internal: everybody with the role OWNER. Asked by operators only. */
  readonly owners: ReadonlyArray<OwnerAccount>;
  /** Internal: where a notice is to be sent; null when it is too late for it. Asked by notifications only. */
  readonly noticeToSend: Maybe<NoticeToSend>;
};


/** Questions; asking changes nothing. */
export type QueryCustomersArgs = {
  search: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryStaffArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryAuditTrailArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  staffId?: InputMaybe<Scalars['ID']['input']>;
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Questions; asking changes nothing. */
export type QueryCodeToSendArgs = {
  id: Scalars['ID']['input'];
};


/** Questions; asking changes nothing. */
export type QueryNoticeToSendArgs = {
  id: Scalars['ID']['input'];
};

/** Commands: each takes one input and answers a success or a refusal that says why. */
export type Mutation = {
  /** Opens a customer's account; log in afterwards, where it is asked for once the address is confirmed. The answer does not tell whether the address has an account already: a mail to it does. Anyone may ask. */
  readonly signUp: SignUpResult;
  /** Opens a session for a customer or a member of staff. Anyone may ask. */
  readonly logIn: LogInResult;
  /** Exchanges a refresh token for the next one of its session. The same token gives the same answer again for 30 seconds; shown later it ends the session. Anyone may ask. */
  readonly refreshSession: RefreshSessionResult;
  /** Ends the caller's session at once, with its access token and its streams. Needs to be signed in. */
  readonly logOut: LogOutResult;
  /** Ends one of the caller's own sessions at once. Needs to be signed in. */
  readonly endSession: EndSessionResult;
  /** Proves a customer's address with the code that was sent to it. Anyone may ask. */
  readonly confirmEmail: ConfirmEmailResult;
  /** Sends a code to the caller's own telephone number. Needs to be signed in. */
  readonly requestPhoneCode: RequestPhoneCodeResult;
  /** Proves the caller's own telephone number with the code that was sent to it. Needs to be signed in. */
  readonly confirmPhone: ConfirmPhoneResult;
  /** Sends a code to the address, if it has an account; the answer does not tell. Anyone may ask. */
  readonly requestPasswordReset: RequestPasswordResetResult;
  /** Sets the password of an account with a code, its first or a new one; all its sessions end, and a new one begins. Anyone may ask. */
  readonly setPassword: SetPasswordResult;
  /** Changes the caller's own password; all other sessions end. Needs to be signed in. */
  readonly changePassword: ChangePasswordResult;
  /** Sends a code to another address that the caller wants to log in with; the answer does not tell whether that has an account. Needs to be signed in. */
  readonly requestEmailChange: RequestEmailChangeResult;
  /** Moves the caller's account to the address that the code was sent to; all other sessions end, and the old address is told. Needs to be signed in. */
  readonly changeEmail: ChangeEmailResult;
  /** Changes a customer's own profile. Needs to be signed in. */
  readonly updateProfile: UpdateProfileResult;
  /** Saves an address to send to, or changes a saved one; the same saved again is the one that is there. Needs to be signed in. */
  readonly saveAddress: SaveAddressResult;
  /** Removes a saved address for good; one that is not there is removed already. Needs to be signed in. */
  readonly removeAddress: RemoveAddressResult;
  /** Closes the caller's own customer account and erases the person everywhere within a minute; orders stay without them. There is no way back. Needs to be signed in. */
  readonly deleteAccount: DeleteAccountResult;
  /** Opens an account for a member of staff; needs staff:write, and nobody gives what they do not have themselves. */
  readonly registerStaff: RegisterStaffResult;
  /** Changes what a member of staff may do and where; their sessions end, so that it holds at once. Needs staff:write, and nobody gives or takes what they do not have themselves. */
  readonly updateStaff: UpdateStaffResult;
  /** Closes the account of a member of staff until it is enabled: every session ends at once. Needs staff:write, and everything that person may do. */
  readonly disableStaff: DisableStaffResult;
  /** Opens a disabled account again; needs staff:write, and everything that person may do. */
  readonly enableStaff: EnableStaffResult;
  /** Internal: opens an account with the role OWNER, and gives a code to set its password with. Asked by operators only. */
  readonly createOwner: OwnerCode;
  /** Internal: ends the password and the sessions of an owner, opens the account if it was disabled, and gives a code to set a password with. Asked by operators only. */
  readonly resetOwner: OwnerCode;
  /** Internal: closes the account of an owner; all sessions end. Asked by operators only. */
  readonly disableOwner: Maybe<OwnerAccount>;
  /** Internal: takes the published demo accounts away; answers their addresses. Asked by operators only. */
  readonly removeDemoAccounts: ReadonlyArray<Scalars['String']['output']>;
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
export type MutationLogOutArgs = {
  everywhere?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationEndSessionArgs = {
  input: EndSessionInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationConfirmEmailArgs = {
  input: ConfirmEmailInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationConfirmPhoneArgs = {
  input: ConfirmPhoneInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSetPasswordArgs = {
  input: SetPasswordInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRequestEmailChangeArgs = {
  input: RequestEmailChangeInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationChangeEmailArgs = {
  input: ChangeEmailInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationSaveAddressArgs = {
  input: SaveAddressInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRemoveAddressArgs = {
  input: RemoveAddressInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRegisterStaffArgs = {
  input: RegisterStaffInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationUpdateStaffArgs = {
  input: UpdateStaffInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationDisableStaffArgs = {
  input: DisableStaffInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationEnableStaffArgs = {
  input: EnableStaffInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationCreateOwnerArgs = {
  input: CreateOwnerInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationResetOwnerArgs = {
  input: OwnerInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationDisableOwnerArgs = {
  input: OwnerInput;
};


/** Commands: each takes one input and answers a success or a refusal that says why. */
export type MutationRemoveDemoAccountsArgs = {
  input: RemoveDemoAccountsInput;
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
  /** True when the customer agreed to be sent advertising at night, too. */
  readonly nightConsent: Scalars['Boolean']['output'];
  /** True once the customer has shown that they read what is sent to the address; until then nothing else is sent there. */
  readonly emailConfirmed: Scalars['Boolean']['output'];
  /** The same of the telephone number; false without one. */
  readonly phoneConfirmed: Scalars['Boolean']['output'];
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
  /** What this person may do, for example tickets:write: all that follows from the roles, and what was given beside. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The roles this person has. */
  readonly roles: ReadonlyArray<StaffRole>;
  /** True while the account is closed. */
  readonly disabled: Scalars['Boolean']['output'];
  /** The stores this person works for, empty for none; an entry, or the whole list, is null while stores is away. */
  readonly stores: Maybe<ReadonlyArray<Maybe<Store>>>;
};

/** A place where orders are prepared: a bookshop or a café. */
export type Store = {
  /** The store's id, `sto_…`. */
  readonly id: Scalars['ID']['output'];
};

/** What somebody does here: a named set of scopes. New values may be added. */
export type StaffRole =
  /** Everything, in every store. */
  | 'OWNER'
  /** Runs a store: its hours, products, tickets, and the people who work there. */
  | 'MANAGER'
  /** Prepares orders in a café, marks what is sold out and pauses the store. */
  | 'BARISTA'
  /** Prepares orders in a bookshop and looks after its books. */
  | 'BOOKSELLER'
  /** Brings parcels. */
  | 'COURIER'
  /** Drives a taxi. */
  | 'DRIVER'
  /** Assigns rides. */
  | 'DISPATCHER'
  /** Answers customers: sees everything of theirs in every store, and cancels and refunds for them. */
  | 'SUPPORT';

/** Somebody who was searched for: as much as is needed to choose by. */
export type CustomerMatch = {
  /** The name, of which the first letters are left: 김**. */
  readonly name: Scalars['String']['output'];
  /** The address, of which the first letter is left: m****@example.com. */
  readonly email: Scalars['String']['output'];
  /** The telephone number, of which the last digits are left: 010-****-5678; null when not given. */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** The customer, with everything that staff may see. */
  readonly customer: Customer;
};

/** A page of customers. */
export type CustomerMatchConnection = {
  /** The customers with their cursors. */
  readonly edges: ReadonlyArray<CustomerMatchEdge>;
  /** The customers alone. */
  readonly nodes: ReadonlyArray<CustomerMatch>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One customer on a page. */
export type CustomerMatchEdge = {
  /** Marks this customer's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The customer. */
  readonly node: CustomerMatch;
};

/** An address that a customer has saved. An order is given a copy of it, and stays as it is when this changes. */
export type SavedAddress = {
  /** The address's id, `adr_…`. */
  readonly id: Scalars['ID']['output'];
  /** What the customer calls it, such as 집; null where it has no name. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** Who receives what is sent there. */
  readonly recipient: Scalars['String']['output'];
  /** The telephone number for the carrier. */
  readonly phone: Scalars['String']['output'];
  /** Where it is. */
  readonly address: Address;
  /** True for the one that is offered first. */
  readonly isDefault: Scalars['Boolean']['output'];
  /** When it was first saved. */
  readonly savedAt: Scalars['DateTime']['output'];
};

/** An address to save. */
export type SaveAddressInput = {
  /** The saved address that is to be changed; null for a new one. */
  readonly addressId?: InputMaybe<Scalars['ID']['input']>;
  /** What the customer calls it, at most 40 characters; null for no name. */
  readonly label?: InputMaybe<Scalars['String']['input']>;
  /** Who receives what is sent there. */
  readonly recipient: Scalars['String']['input'];
  /** The telephone number for the carrier. */
  readonly phone: Scalars['String']['input'];
  /** Where it is. */
  readonly address: AddressInput;
  /** True to have it offered first. The first that is saved is, until another takes its place. */
  readonly isDefault?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What becomes of saveAddress. */
export type SaveAddressResult = SaveAddressSuccess | InvalidAddress | TooManyAddresses | AddressNotFound;

/** The address is saved. */
export type SaveAddressSuccess = {
  /** The address as it is saved. */
  readonly address: SavedAddress;
  /** All saved addresses. */
  readonly addresses: ReadonlyArray<SavedAddress>;
};

/** Refusal: nothing could be sent to this; nothing was saved. */
export type InvalidAddress = Refusal & {
  /** Always INVALID_ADDRESS. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The path of the input field at fault, for example ["address", "city"]; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Refusal: as many addresses are saved as can be; nothing was saved. */
export type TooManyAddresses = Refusal & {
  /** Always TOO_MANY_ADDRESSES. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** How many can be saved. */
  readonly most: Scalars['Int']['output'];
};

/** Refusal: there is no saved address with this id, or it is somebody else's; nothing was changed. */
export type AddressNotFound = Refusal & {
  /** Always ADDRESS_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** A saved address to remove. */
export type RemoveAddressInput = {
  /** Which address. */
  readonly addressId: Scalars['ID']['input'];
};

/** What becomes of removeAddress. */
export type RemoveAddressResult = RemoveAddressSuccess;

/** The address is removed, also when it was so before. */
export type RemoveAddressSuccess = {
  /** The addresses that are left. */
  readonly addresses: ReadonlyArray<SavedAddress>;
};

/** A page of staff. */
export type StaffConnection = {
  /** The members of staff with their cursors. */
  readonly edges: ReadonlyArray<StaffEdge>;
  /** The members of staff alone. */
  readonly nodes: ReadonlyArray<Staff>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One member of staff on a page. */
export type StaffEdge = {
  /** Marks this member's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member of staff. */
  readonly node: Staff;
};

/** What a member of staff changed by one command, or an operator at the machine. What was refused, or was so before, is no act. */
export type StaffAct = {
  /** The act's id, `act_…`. */
  readonly id: Scalars['ID']['output'];
  /** When it was done. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Who did it, `stf_…`; null where an operator did, with `npm run admin` or `npm run payments`. */
  readonly staffId: Maybe<Scalars['ID']['output']>;
  /** Who did it, as they are today; null for an operator, and for somebody whose account is kept elsewhere. */
  readonly staff: Maybe<Staff>;
  /** What was done: the mutation's name, such as pauseStore. */
  readonly command: Scalars['String']['output'];
  /** The context in which it was done, such as stores. */
  readonly context: Scalars['String']['output'];
  /** The ids of what was changed, and after them of what else the command named: `sto_…`, `prd_…`, `ord_…`, `stf_…` …. */
  readonly subjectIds: ReadonlyArray<Scalars['ID']['output']>;
};

/** A page of the audit trail. */
export type StaffActConnection = {
  /** The acts with their cursors. */
  readonly edges: ReadonlyArray<StaffActEdge>;
  /** The acts alone. */
  readonly nodes: ReadonlyArray<StaffAct>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** One act on a page. */
export type StaffActEdge = {
  /** Marks this act's place; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The act. */
  readonly node: StaffAct;
};

/** A session of an account, as its owner sees it; the tokens are shown once only, in `Session`. */
export type OpenSession = {
  /** The session's id, `ses_…`. */
  readonly id: Scalars['ID']['output'];
  /** What the device called itself; null where it did not say. */
  readonly device: Maybe<Scalars['String']['output']>;
  /** True for the session that asks. */
  readonly current: Scalars['Boolean']['output'];
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it was last refreshed. */
  readonly lastUsedAt: Scalars['DateTime']['output'];
  /** When it ends unless it is refreshed before. */
  readonly expiresAt: Scalars['DateTime']['output'];
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
  /** True when the customer agrees to be sent advertising at night (21:00 to 08:00 in Seoul), too. */
  readonly nightConsent?: InputMaybe<Scalars['Boolean']['input']>;
  /** Chosen by the caller and repeated on a retry: the same key opens one account only. Null for none. */
  readonly idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
};

/** What becomes of signUp. */
export type SignUpResult = SignUpSuccess | EmailTaken | PasswordTooWeak | InvalidProfile;

/** The account is open, unless the address had one: then its owner gets a mail, and nothing else tells. */
export type SignUpSuccess = {
  /** The new customer, as the request says, also where it is repeated. */
  readonly customer: Customer;
};

/** Who logs in, and the proof. */
export type LogInInput = {
  /** The address of the account. */
  readonly email: Scalars['String']['input'];
  /** The account's password. */
  readonly password: Scalars['String']['input'];
  /** What the device calls itself, for the list of sessions; null for nothing. */
  readonly device?: InputMaybe<Scalars['String']['input']>;
  /** The deviceToken of an earlier answer on this device: wrong passwords from elsewhere then lock nobody out here. Null on a new device. */
  readonly deviceToken?: InputMaybe<Scalars['String']['input']>;
};

/** What becomes of logIn. */
export type LogInResult = LogInSuccess | LogInRefused | TooManyAttempts | EmailNotConfirmed;

/** The session is open. */
export type LogInSuccess = {
  /** The tokens to go on with. */
  readonly session: Session;
  /** Who is signed in now. */
  readonly viewer: Viewer;
  /** Kept on the device, beside the tokens, and shown at the next log-in. */
  readonly deviceToken: Scalars['String']['output'];
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

/** Which session. */
export type EndSessionInput = {
  /** The session's id. */
  readonly id: Scalars['ID']['input'];
};

/** What becomes of endSession. */
export type EndSessionResult = EndSessionSuccess | SessionNotFound;

/** The session has ended. */
export type EndSessionSuccess = {
  /** The session's id. */
  readonly id: Scalars['ID']['output'];
};

/** An address and the code that was sent to it. */
export type ConfirmEmailInput = {
  /** The address of the account. */
  readonly email: Scalars['String']['input'];
  /** The code. */
  readonly code: Scalars['String']['input'];
};

/** What becomes of confirmEmail. */
export type ConfirmEmailResult = ConfirmEmailSuccess | CodeRefused;

/** The address is confirmed. */
export type ConfirmEmailSuccess = {
  /** The address. */
  readonly email: Scalars['String']['output'];
};

/** What becomes of requestPhoneCode. */
export type RequestPhoneCodeResult = RequestPhoneCodeSuccess | NothingToConfirm | TooManyAttempts;

/** The code is on its way. */
export type RequestPhoneCodeSuccess = {
  /** Until when it is good. */
  readonly expiresAt: Scalars['DateTime']['output'];
};

/** The code that was sent to a telephone number. */
export type ConfirmPhoneInput = {
  /** The code. */
  readonly code: Scalars['String']['input'];
};

/** What becomes of confirmPhone. */
export type ConfirmPhoneResult = ConfirmPhoneSuccess | CodeRefused;

/** The telephone number is confirmed. */
export type ConfirmPhoneSuccess = {
  /** The customer as it is now. */
  readonly customer: Customer;
};

/** Whose password has been forgotten. */
export type RequestPasswordResetInput = {
  /** The address of the account. */
  readonly email: Scalars['String']['input'];
};

/** What becomes of requestPasswordReset. */
export type RequestPasswordResetResult = RequestPasswordResetSuccess;

/** If the address has an account, a code is on its way, unless one was sent just before. */
export type RequestPasswordResetSuccess = {
  /** Always true. */
  readonly ok: Scalars['Boolean']['output'];
};

/** A password for an account. */
export type SetPasswordInput = {
  /** The address of the account. */
  readonly email: Scalars['String']['input'];
  /** The code that was sent there, or given by whoever opened the account. */
  readonly code: Scalars['String']['input'];
  /** The new password, 8 to 128 characters. */
  readonly password: Scalars['String']['input'];
};

/** What becomes of setPassword. */
export type SetPasswordResult = SetPasswordSuccess | CodeRefused | PasswordTooWeak;

/** The password is set, and a session is open. */
export type SetPasswordSuccess = {
  /** The tokens to go on with. */
  readonly session: Session;
  /** Who is signed in now. */
  readonly viewer: Viewer;
};

/** The password as it is and as it shall be. */
export type ChangePasswordInput = {
  /** The password as it is. */
  readonly current: Scalars['String']['input'];
  /** The new password, 8 to 128 characters. */
  readonly password: Scalars['String']['input'];
};

/** What becomes of changePassword. */
export type ChangePasswordResult = ChangePasswordSuccess | LogInRefused | TooManyAttempts | PasswordTooWeak;

/** The password is changed; this session goes on, and all others have ended. */
export type ChangePasswordSuccess = {
  /** Always true. */
  readonly ok: Scalars['Boolean']['output'];
};

/** An address to move an account to. */
export type RequestEmailChangeInput = {
  /** The new address. */
  readonly email: Scalars['String']['input'];
  /** The account's password. */
  readonly password: Scalars['String']['input'];
};

/** What becomes of requestEmailChange. */
export type RequestEmailChangeResult = RequestEmailChangeSuccess | InvalidProfile | LogInRefused | TooManyAttempts;

/** A code is on its way to the new address, unless it has an account already. */
export type RequestEmailChangeSuccess = {
  /** Always true. */
  readonly ok: Scalars['Boolean']['output'];
};

/** The code that was sent to the new address. */
export type ChangeEmailInput = {
  /** The code. */
  readonly code: Scalars['String']['input'];
};

/** What becomes of changeEmail. */
export type ChangeEmailResult = ChangeEmailSuccess | CodeRefused;

/** The account has the new address. */
export type ChangeEmailSuccess = {
  /** The caller as it is now. */
  readonly viewer: Viewer;
};

/** The proof that the owner closes the account. */
export type DeleteAccountInput = {
  /** The account's password. */
  readonly password: Scalars['String']['input'];
};

/** What becomes of deleteAccount. */
export type DeleteAccountResult = DeleteAccountSuccess | LogInRefused | TooManyAttempts;

/** The account is closed, and the person is being erased. */
export type DeleteAccountSuccess = {
  /** Always true. */
  readonly ok: Scalars['Boolean']['output'];
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
  /** Whether the customer agrees to be sent advertising at night, too, from now on. */
  readonly nightConsent?: InputMaybe<Scalars['Boolean']['input']>;
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
  /** 8 to 128 characters; null has a code sent to the address, with which they set it themselves. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** The name, as it is shown to others. */
  readonly name: Scalars['String']['input'];
  /** What this person may do beside what the roles say, for example tickets:write; null for nothing, and an unknown scope is refused as InvalidProfile. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What this person does; null or empty for none. */
  readonly roles?: InputMaybe<ReadonlyArray<StaffRole>>;
  /** The stores this person works for; null or empty for none. */
  readonly storeIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Chosen by the caller and repeated on a retry: the same key opens one account only, whose password is the one that came first. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What becomes of registerStaff. */
export type RegisterStaffResult = RegisterStaffSuccess | EmailTaken | PasswordTooWeak | InvalidProfile | IdempotencyKeyReused | ScopeNotHeld;

/** The account is open. */
export type RegisterStaffSuccess = {
  /** The new member of staff. */
  readonly staff: Staff;
};

/** What to change of a member of staff; what is left out or null stays as it is. */
export type UpdateStaffInput = {
  /** The member of staff. */
  readonly staffId: Scalars['ID']['input'];
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** All that this person may do from now on beside what the roles say. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** All roles from now on. */
  readonly roles?: InputMaybe<ReadonlyArray<StaffRole>>;
  /** All stores from now on. */
  readonly storeIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What becomes of updateStaff. */
export type UpdateStaffResult = UpdateStaffSuccess | StaffNotFound | InvalidProfile | ScopeNotHeld;

/** The member of staff is as asked for. */
export type UpdateStaffSuccess = {
  /** The member of staff as it is now. */
  readonly staff: Staff;
};

/** Whose account to close. */
export type DisableStaffInput = {
  /** The member of staff. */
  readonly staffId: Scalars['ID']['input'];
};

/** What becomes of disableStaff. */
export type DisableStaffResult = DisableStaffSuccess | StaffNotFound | ScopeNotHeld;

/** The account is closed, also when it was so before. */
export type DisableStaffSuccess = {
  /** The member of staff as it is now. */
  readonly staff: Staff;
};

/** Whose account to open again. */
export type EnableStaffInput = {
  /** The member of staff. */
  readonly staffId: Scalars['ID']['input'];
};

/** What becomes of enableStaff. */
export type EnableStaffResult = EnableStaffSuccess | StaffNotFound | ScopeNotHeld;

/** The account is open, also when it was so before. */
export type EnableStaffSuccess = {
  /** The member of staff as it is now. */
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

/** Refusal: it was tried too often; whether there is such an account is not said. */
export type TooManyAttempts = Refusal & {
  /** Always TOO_MANY_ATTEMPTS. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** When to try again, in milliseconds from now. */
  readonly retryAfterMs: Scalars['Int']['output'];
};

/** Refusal: the address has to be confirmed first. Not said any more, as it told that the address had no account: logIn answers LogInRefused, and a code is on its way to the address if the password is right. */
export type EmailNotConfirmed = Refusal & {
  /** Always EMAIL_NOT_CONFIRMED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the caller has no session with this id. */
export type SessionNotFound = Refusal & {
  /** Always SESSION_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: the code is wrong, too old, used before, or was tried too often; ask for another one. */
export type CodeRefused = Refusal & {
  /** Always CODE_REFUSED. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: there is no telephone number, or it is confirmed already. */
export type NothingToConfirm = Refusal & {
  /** Always NOTHING_TO_CONFIRM. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: there is no member of staff with this id. */
export type StaffNotFound = Refusal & {
  /** Always STAFF_NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
};

/** Refusal: nobody gives or takes a right, a role or a store that they do not have themselves. */
export type ScopeNotHeld = Refusal & {
  /** Always SCOPE_NOT_HELD. */
  readonly code: Scalars['String']['output'];
  /** The reason as a sentence for people, in the language the request is answered in. */
  readonly message: Scalars['String']['output'];
  /** The scopes and stores that are missing. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
};

/** Internal: a code to send. */
export type CodeToSend = {
  /** Where it goes: an e-mail address, or a telephone number as E.164. */
  readonly address: Scalars['String']['output'];
  /** The code. */
  readonly code: Scalars['String']['output'];
};

/** Internal: where a notice goes. */
export type NoticeToSend = {
  /** An e-mail address. */
  readonly address: Scalars['String']['output'];
};

/** Internal: somebody with the role OWNER. */
export type OwnerAccount = {
  /** The address to log in with. */
  readonly email: Scalars['String']['output'];
  /** The name, as it is shown to others. */
  readonly name: Scalars['String']['output'];
  /** True while the account is closed. */
  readonly disabled: Scalars['Boolean']['output'];
  /** False until the owner has set a password. */
  readonly hasPassword: Scalars['Boolean']['output'];
};

/** Internal: a code to set the password of an account with, or why there is none. */
export type OwnerCode = {
  /** The address of the account. */
  readonly email: Scalars['String']['output'];
  /** The code; null when there is none. */
  readonly code: Maybe<Scalars['String']['output']>;
  /** Until when it is good; null when there is none. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Why there is none: NO_ADDRESS, TAKEN (the account is a customer's or that of other staff), HAS_PASSWORD (ask for a reset), UNKNOWN, DISABLED, or TOO_SOON. */
  readonly problem: Maybe<Scalars['String']['output']>;
};

/** Internal: an owner to be. */
export type CreateOwnerInput = {
  /** The address to log in with. */
  readonly email: Scalars['String']['input'];
  /** The name, as it is shown to others; null for the address. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** Internal: an owner. */
export type OwnerInput = {
  /** The address of the account. */
  readonly email: Scalars['String']['input'];
};

/** Internal: how demo accounts are taken away. */
export type RemoveDemoAccountsInput = {
  /** False only lists them. */
  readonly remove: Scalars['Boolean']['input'];
};

/** All that is kept about a customer, context by context. Seen by the customer only. */
export type MyData = {
  /** The customer's id, `cus_…`. */
  readonly customerId: Scalars['ID']['output'];
  /** The account: name, address, telephone number, consents, grade and sessions. Null while customers is away. */
  readonly account: Maybe<Scalars['JSON']['output']>;
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
  MyData: MyData;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Staff:
    ( { __typename: 'Staff' }
    & GraphQLRecursivePick<FederationTypes['Staff'], {"id":true}> );
  MyData:
    ( { __typename: 'MyData' }
    & GraphQLRecursivePick<FederationTypes['MyData'], {"customerId":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SaveAddressResult:
    | ( Omit<SaveAddressSuccess, 'address' | 'addresses'> & { address: _RefType['SavedAddress'], addresses: ReadonlyArray<_RefType['SavedAddress']> } & { __typename: 'SaveAddressSuccess' } )
    | ( InvalidAddress & { __typename: 'InvalidAddress' } )
    | ( TooManyAddresses & { __typename: 'TooManyAddresses' } )
    | ( AddressNotFound & { __typename: 'AddressNotFound' } )
  ;
  RemoveAddressResult: ( Omit<RemoveAddressSuccess, 'addresses'> & { addresses: ReadonlyArray<_RefType['SavedAddress']> } & { __typename: 'RemoveAddressSuccess' } );
  SignUpResult:
    | ( Omit<SignUpSuccess, 'customer'> & { customer: _RefType['Customer'] } & { __typename: 'SignUpSuccess' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( PasswordTooWeak & { __typename: 'PasswordTooWeak' } )
    | ( InvalidProfile & { __typename: 'InvalidProfile' } )
  ;
  LogInResult:
    | ( Omit<LogInSuccess, 'viewer'> & { viewer: _RefType['Viewer'] } & { __typename: 'LogInSuccess' } )
    | ( LogInRefused & { __typename: 'LogInRefused' } )
    | ( TooManyAttempts & { __typename: 'TooManyAttempts' } )
    | ( EmailNotConfirmed & { __typename: 'EmailNotConfirmed' } )
  ;
  RefreshSessionResult:
    | ( RefreshSessionSuccess & { __typename: 'RefreshSessionSuccess' } )
    | ( SessionExpired & { __typename: 'SessionExpired' } )
  ;
  EndSessionResult:
    | ( EndSessionSuccess & { __typename: 'EndSessionSuccess' } )
    | ( SessionNotFound & { __typename: 'SessionNotFound' } )
  ;
  ConfirmEmailResult:
    | ( ConfirmEmailSuccess & { __typename: 'ConfirmEmailSuccess' } )
    | ( CodeRefused & { __typename: 'CodeRefused' } )
  ;
  RequestPhoneCodeResult:
    | ( RequestPhoneCodeSuccess & { __typename: 'RequestPhoneCodeSuccess' } )
    | ( NothingToConfirm & { __typename: 'NothingToConfirm' } )
    | ( TooManyAttempts & { __typename: 'TooManyAttempts' } )
  ;
  ConfirmPhoneResult:
    | ( Omit<ConfirmPhoneSuccess, 'customer'> & { customer: _RefType['Customer'] } & { __typename: 'ConfirmPhoneSuccess' } )
    | ( CodeRefused & { __typename: 'CodeRefused' } )
  ;
  RequestPasswordResetResult: ( RequestPasswordResetSuccess & { __typename: 'RequestPasswordResetSuccess' } );
  SetPasswordResult:
    | ( Omit<SetPasswordSuccess, 'viewer'> & { viewer: _RefType['Viewer'] } & { __typename: 'SetPasswordSuccess' } )
    | ( CodeRefused & { __typename: 'CodeRefused' } )
    | ( PasswordTooWeak & { __typename: 'PasswordTooWeak' } )
  ;
  ChangePasswordResult:
    | ( ChangePasswordSuccess & { __typename: 'ChangePasswordSuccess' } )
    | ( LogInRefused & { __typename: 'LogInRefused' } )
    | ( TooManyAttempts & { __typename: 'TooManyAttempts' } )
    | ( PasswordTooWeak & { __typename: 'PasswordTooWeak' } )
  ;
  RequestEmailChangeResult:
    | ( RequestEmailChangeSuccess & { __typename: 'RequestEmailChangeSuccess' } )
    | ( InvalidProfile & { __typename: 'InvalidProfile' } )
    | ( LogInRefused & { __typename: 'LogInRefused' } )
    | ( TooManyAttempts & { __typename: 'TooManyAttempts' } )
  ;
  ChangeEmailResult:
    | ( Omit<ChangeEmailSuccess, 'viewer'> & { viewer: _RefType['Viewer'] } & { __typename: 'ChangeEmailSuccess' } )
    | ( CodeRefused & { __typename: 'CodeRefused' } )
  ;
  DeleteAccountResult:
    | ( DeleteAccountSuccess & { __typename: 'DeleteAccountSuccess' } )
    | ( LogInRefused & { __typename: 'LogInRefused' } )
    | ( TooManyAttempts & { __typename: 'TooManyAttempts' } )
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
    | ( ScopeNotHeld & { __typename: 'ScopeNotHeld' } )
  ;
  UpdateStaffResult:
    | ( Omit<UpdateStaffSuccess, 'staff'> & { staff: _RefType['Staff'] } & { __typename: 'UpdateStaffSuccess' } )
    | ( StaffNotFound & { __typename: 'StaffNotFound' } )
    | ( InvalidProfile & { __typename: 'InvalidProfile' } )
    | ( ScopeNotHeld & { __typename: 'ScopeNotHeld' } )
  ;
  DisableStaffResult:
    | ( Omit<DisableStaffSuccess, 'staff'> & { staff: _RefType['Staff'] } & { __typename: 'DisableStaffSuccess' } )
    | ( StaffNotFound & { __typename: 'StaffNotFound' } )
    | ( ScopeNotHeld & { __typename: 'ScopeNotHeld' } )
  ;
  EnableStaffResult:
    | ( Omit<EnableStaffSuccess, 'staff'> & { staff: _RefType['Staff'] } & { __typename: 'EnableStaffSuccess' } )
    | ( StaffNotFound & { __typename: 'StaffNotFound' } )
    | ( ScopeNotHeld & { __typename: 'ScopeNotHeld' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( InvalidAddress & { __typename: 'InvalidAddress' } )
    | ( TooManyAddresses & { __typename: 'TooManyAddresses' } )
    | ( AddressNotFound & { __typename: 'AddressNotFound' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( PasswordTooWeak & { __typename: 'PasswordTooWeak' } )
    | ( InvalidProfile & { __typename: 'InvalidProfile' } )
    | ( LogInRefused & { __typename: 'LogInRefused' } )
    | ( SessionExpired & { __typename: 'SessionExpired' } )
    | ( TooManyAttempts & { __typename: 'TooManyAttempts' } )
    | ( EmailNotConfirmed & { __typename: 'EmailNotConfirmed' } )
    | ( SessionNotFound & { __typename: 'SessionNotFound' } )
    | ( CodeRefused & { __typename: 'CodeRefused' } )
    | ( NothingToConfirm & { __typename: 'NothingToConfirm' } )
    | ( StaffNotFound & { __typename: 'StaffNotFound' } )
    | ( ScopeNotHeld & { __typename: 'ScopeNotHeld' } )
  ;
  Viewer:
    | ( CustomerModel & { __typename: 'Customer' } )
    | ( StaffModel & { __typename: 'Staff' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  Address: ResolverTypeWrapper<Address>;
  AddressInput: AddressInput;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  Grade: Grade;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Viewer: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Viewer']>;
  Customer: ResolverTypeWrapper<CustomerModel>;
  Staff: ResolverTypeWrapper<StaffModel>;
  Store: ResolverTypeWrapper<Store>;
  StaffRole: StaffRole;
  CustomerMatch: ResolverTypeWrapper<CustomerMatchModel>;
  CustomerMatchConnection: ResolverTypeWrapper<Omit<CustomerMatchConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CustomerMatchEdge']>, nodes: ReadonlyArray<ResolversTypes['CustomerMatch']> }>;
  CustomerMatchEdge: ResolverTypeWrapper<Omit<CustomerMatchEdge, 'node'> & { node: ResolversTypes['CustomerMatch'] }>;
  SavedAddress: ResolverTypeWrapper<SavedAddressModel>;
  SaveAddressInput: SaveAddressInput;
  SaveAddressResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveAddressResult']>;
  SaveAddressSuccess: ResolverTypeWrapper<Omit<SaveAddressSuccess, 'address' | 'addresses'> & { address: ResolversTypes['SavedAddress'], addresses: ReadonlyArray<ResolversTypes['SavedAddress']> }>;
  InvalidAddress: ResolverTypeWrapper<InvalidAddress>;
  TooManyAddresses: ResolverTypeWrapper<TooManyAddresses>;
  AddressNotFound: ResolverTypeWrapper<AddressNotFound>;
  RemoveAddressInput: RemoveAddressInput;
  RemoveAddressResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveAddressResult']>;
  RemoveAddressSuccess: ResolverTypeWrapper<Omit<RemoveAddressSuccess, 'addresses'> & { addresses: ReadonlyArray<ResolversTypes['SavedAddress']> }>;
  StaffConnection: ResolverTypeWrapper<Omit<StaffConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StaffEdge']>, nodes: ReadonlyArray<ResolversTypes['Staff']> }>;
  StaffEdge: ResolverTypeWrapper<Omit<StaffEdge, 'node'> & { node: ResolversTypes['Staff'] }>;
  StaffAct: ResolverTypeWrapper<StaffActModel>;
  StaffActConnection: ResolverTypeWrapper<Omit<StaffActConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StaffActEdge']>, nodes: ReadonlyArray<ResolversTypes['StaffAct']> }>;
  StaffActEdge: ResolverTypeWrapper<Omit<StaffActEdge, 'node'> & { node: ResolversTypes['StaffAct'] }>;
  OpenSession: ResolverTypeWrapper<OpenSession>;
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
  EndSessionInput: EndSessionInput;
  EndSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndSessionResult']>;
  EndSessionSuccess: ResolverTypeWrapper<EndSessionSuccess>;
  ConfirmEmailInput: ConfirmEmailInput;
  ConfirmEmailResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmEmailResult']>;
  ConfirmEmailSuccess: ResolverTypeWrapper<ConfirmEmailSuccess>;
  RequestPhoneCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestPhoneCodeResult']>;
  RequestPhoneCodeSuccess: ResolverTypeWrapper<RequestPhoneCodeSuccess>;
  ConfirmPhoneInput: ConfirmPhoneInput;
  ConfirmPhoneResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmPhoneResult']>;
  ConfirmPhoneSuccess: ResolverTypeWrapper<Omit<ConfirmPhoneSuccess, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestPasswordResetResult']>;
  RequestPasswordResetSuccess: ResolverTypeWrapper<RequestPasswordResetSuccess>;
  SetPasswordInput: SetPasswordInput;
  SetPasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetPasswordResult']>;
  SetPasswordSuccess: ResolverTypeWrapper<Omit<SetPasswordSuccess, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordResult']>;
  ChangePasswordSuccess: ResolverTypeWrapper<ChangePasswordSuccess>;
  RequestEmailChangeInput: RequestEmailChangeInput;
  RequestEmailChangeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestEmailChangeResult']>;
  RequestEmailChangeSuccess: ResolverTypeWrapper<RequestEmailChangeSuccess>;
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeEmailResult']>;
  ChangeEmailSuccess: ResolverTypeWrapper<Omit<ChangeEmailSuccess, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteAccountResult']>;
  DeleteAccountSuccess: ResolverTypeWrapper<DeleteAccountSuccess>;
  LogOutResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LogOutResult']>;
  LogOutSuccess: ResolverTypeWrapper<LogOutSuccess>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfileResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProfileResult']>;
  UpdateProfileSuccess: ResolverTypeWrapper<Omit<UpdateProfileSuccess, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  RegisterStaffInput: RegisterStaffInput;
  RegisterStaffResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterStaffResult']>;
  RegisterStaffSuccess: ResolverTypeWrapper<Omit<RegisterStaffSuccess, 'staff'> & { staff: ResolversTypes['Staff'] }>;
  UpdateStaffInput: UpdateStaffInput;
  UpdateStaffResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateStaffResult']>;
  UpdateStaffSuccess: ResolverTypeWrapper<Omit<UpdateStaffSuccess, 'staff'> & { staff: ResolversTypes['Staff'] }>;
  DisableStaffInput: DisableStaffInput;
  DisableStaffResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DisableStaffResult']>;
  DisableStaffSuccess: ResolverTypeWrapper<Omit<DisableStaffSuccess, 'staff'> & { staff: ResolversTypes['Staff'] }>;
  EnableStaffInput: EnableStaffInput;
  EnableStaffResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EnableStaffResult']>;
  EnableStaffSuccess: ResolverTypeWrapper<Omit<EnableStaffSuccess, 'staff'> & { staff: ResolversTypes['Staff'] }>;
  EmailTaken: ResolverTypeWrapper<EmailTaken>;
  PasswordTooWeak: ResolverTypeWrapper<PasswordTooWeak>;
  InvalidProfile: ResolverTypeWrapper<InvalidProfile>;
  LogInRefused: ResolverTypeWrapper<LogInRefused>;
  SessionExpired: ResolverTypeWrapper<SessionExpired>;
  TooManyAttempts: ResolverTypeWrapper<TooManyAttempts>;
  EmailNotConfirmed: ResolverTypeWrapper<EmailNotConfirmed>;
  SessionNotFound: ResolverTypeWrapper<SessionNotFound>;
  CodeRefused: ResolverTypeWrapper<CodeRefused>;
  NothingToConfirm: ResolverTypeWrapper<NothingToConfirm>;
  StaffNotFound: ResolverTypeWrapper<StaffNotFound>;
  ScopeNotHeld: ResolverTypeWrapper<ScopeNotHeld>;
  CodeToSend: ResolverTypeWrapper<CodeToSend>;
  NoticeToSend: ResolverTypeWrapper<NoticeToSend>;
  OwnerAccount: ResolverTypeWrapper<OwnerAccount>;
  OwnerCode: ResolverTypeWrapper<OwnerCode>;
  CreateOwnerInput: CreateOwnerInput;
  OwnerInput: OwnerInput;
  RemoveDemoAccountsInput: RemoveDemoAccountsInput;
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
  AddressInput: AddressInput;
  IdempotencyKeyReused: IdempotencyKeyReused;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Viewer: ResolversInterfaceTypes<ResolversParentTypes>['Viewer'];
  Customer: CustomerModel;
  Staff: StaffModel;
  Store: Store;
  CustomerMatch: CustomerMatchModel;
  CustomerMatchConnection: Omit<CustomerMatchConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CustomerMatchEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CustomerMatch']> };
  CustomerMatchEdge: Omit<CustomerMatchEdge, 'node'> & { node: ResolversParentTypes['CustomerMatch'] };
  SavedAddress: SavedAddressModel;
  SaveAddressInput: SaveAddressInput;
  SaveAddressResult: ResolversUnionTypes<ResolversParentTypes>['SaveAddressResult'];
  SaveAddressSuccess: Omit<SaveAddressSuccess, 'address' | 'addresses'> & { address: ResolversParentTypes['SavedAddress'], addresses: ReadonlyArray<ResolversParentTypes['SavedAddress']> };
  InvalidAddress: InvalidAddress;
  TooManyAddresses: TooManyAddresses;
  AddressNotFound: AddressNotFound;
  RemoveAddressInput: RemoveAddressInput;
  RemoveAddressResult: ResolversUnionTypes<ResolversParentTypes>['RemoveAddressResult'];
  RemoveAddressSuccess: Omit<RemoveAddressSuccess, 'addresses'> & { addresses: ReadonlyArray<ResolversParentTypes['SavedAddress']> };
  StaffConnection: Omit<StaffConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StaffEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Staff']> };
  StaffEdge: Omit<StaffEdge, 'node'> & { node: ResolversParentTypes['Staff'] };
  StaffAct: StaffActModel;
  StaffActConnection: Omit<StaffActConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StaffActEdge']>, nodes: ReadonlyArray<ResolversParentTypes['StaffAct']> };
  StaffActEdge: Omit<StaffActEdge, 'node'> & { node: ResolversParentTypes['StaffAct'] };
  OpenSession: OpenSession;
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
  EndSessionInput: EndSessionInput;
  EndSessionResult: ResolversUnionTypes<ResolversParentTypes>['EndSessionResult'];
  EndSessionSuccess: EndSessionSuccess;
  ConfirmEmailInput: ConfirmEmailInput;
  ConfirmEmailResult: ResolversUnionTypes<ResolversParentTypes>['ConfirmEmailResult'];
  ConfirmEmailSuccess: ConfirmEmailSuccess;
  RequestPhoneCodeResult: ResolversUnionTypes<ResolversParentTypes>['RequestPhoneCodeResult'];
  RequestPhoneCodeSuccess: RequestPhoneCodeSuccess;
  ConfirmPhoneInput: ConfirmPhoneInput;
  ConfirmPhoneResult: ResolversUnionTypes<ResolversParentTypes>['ConfirmPhoneResult'];
  ConfirmPhoneSuccess: Omit<ConfirmPhoneSuccess, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetResult: ResolversUnionTypes<ResolversParentTypes>['RequestPasswordResetResult'];
  RequestPasswordResetSuccess: RequestPasswordResetSuccess;
  SetPasswordInput: SetPasswordInput;
  SetPasswordResult: ResolversUnionTypes<ResolversParentTypes>['SetPasswordResult'];
  SetPasswordSuccess: Omit<SetPasswordSuccess, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordResult'];
  ChangePasswordSuccess: ChangePasswordSuccess;
  RequestEmailChangeInput: RequestEmailChangeInput;
  RequestEmailChangeResult: ResolversUnionTypes<ResolversParentTypes>['RequestEmailChangeResult'];
  RequestEmailChangeSuccess: RequestEmailChangeSuccess;
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailResult: ResolversUnionTypes<ResolversParentTypes>['ChangeEmailResult'];
  ChangeEmailSuccess: Omit<ChangeEmailSuccess, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountResult: ResolversUnionTypes<ResolversParentTypes>['DeleteAccountResult'];
  DeleteAccountSuccess: DeleteAccountSuccess;
  LogOutResult: ResolversUnionTypes<ResolversParentTypes>['LogOutResult'];
  LogOutSuccess: LogOutSuccess;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfileResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProfileResult'];
  UpdateProfileSuccess: Omit<UpdateProfileSuccess, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  RegisterStaffInput: RegisterStaffInput;
  RegisterStaffResult: ResolversUnionTypes<ResolversParentTypes>['RegisterStaffResult'];
  RegisterStaffSuccess: Omit<RegisterStaffSuccess, 'staff'> & { staff: ResolversParentTypes['Staff'] };
  UpdateStaffInput: UpdateStaffInput;
  UpdateStaffResult: ResolversUnionTypes<ResolversParentTypes>['UpdateStaffResult'];
  UpdateStaffSuccess: Omit<UpdateStaffSuccess, 'staff'> & { staff: ResolversParentTypes['Staff'] };
  DisableStaffInput: DisableStaffInput;
  DisableStaffResult: ResolversUnionTypes<ResolversParentTypes>['DisableStaffResult'];
  DisableStaffSuccess: Omit<DisableStaffSuccess, 'staff'> & { staff: ResolversParentTypes['Staff'] };
  EnableStaffInput: EnableStaffInput;
  EnableStaffResult: ResolversUnionTypes<ResolversParentTypes>['EnableStaffResult'];
  EnableStaffSuccess: Omit<EnableStaffSuccess, 'staff'> & { staff: ResolversParentTypes['Staff'] };
  EmailTaken: EmailTaken;
  PasswordTooWeak: PasswordTooWeak;
  InvalidProfile: InvalidProfile;
  LogInRefused: LogInRefused;
  SessionExpired: SessionExpired;
  TooManyAttempts: TooManyAttempts;
  EmailNotConfirmed: EmailNotConfirmed;
  SessionNotFound: SessionNotFound;
  CodeRefused: CodeRefused;
  NothingToConfirm: NothingToConfirm;
  StaffNotFound: StaffNotFound;
  ScopeNotHeld: ScopeNotHeld;
  CodeToSend: CodeToSend;
  NoticeToSend: NoticeToSend;
  OwnerAccount: OwnerAccount;
  OwnerCode: OwnerCode;
  CreateOwnerInput: CreateOwnerInput;
  OwnerInput: OwnerInput;
  RemoveDemoAccountsInput: RemoveDemoAccountsInput;
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

export type AttemptsDirectiveArgs = {
  by?: Maybe<Scalars['String']['input']>;
};

export type AttemptsDirectiveResolver<Result, Parent, ContextType = ResolverContext, Args = AttemptsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

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
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'InvalidAddress' | 'TooManyAddresses' | 'AddressNotFound' | 'EmailTaken' | 'PasswordTooWeak' | 'InvalidProfile' | 'LogInRefused' | 'SessionExpired' | 'TooManyAttempts' | 'EmailNotConfirmed' | 'SessionNotFound' | 'CodeRefused' | 'NothingToConfirm' | 'StaffNotFound' | 'ScopeNotHeld', ParentType, ContextType>;
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

export type QueryResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  viewer: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  customers: Resolver<ResolversTypes['CustomerMatchConnection'], ParentType, ContextType, RequireFields<QueryCustomersArgs, 'search'>>;
  addresses: Resolver<ReadonlyArray<ResolversTypes['SavedAddress']>, ParentType, ContextType>;
  sessions: Resolver<ReadonlyArray<ResolversTypes['OpenSession']>, ParentType, ContextType>;
  exportMyData: Resolver<ResolversTypes['MyData'], ParentType, ContextType>;
  staff: Resolver<ResolversTypes['StaffConnection'], ParentType, ContextType, Partial<QueryStaffArgs>>;
  auditTrail: Resolver<ResolversTypes['StaffActConnection'], ParentType, ContextType, Partial<QueryAuditTrailArgs>>;
  codeToSend: Resolver<Maybe<ResolversTypes['CodeToSend']>, ParentType, ContextType, RequireFields<QueryCodeToSendArgs, 'id'>>;
  owners: Resolver<ReadonlyArray<ResolversTypes['OwnerAccount']>, ParentType, ContextType>;
  noticeToSend: Resolver<Maybe<ResolversTypes['NoticeToSend']>, ParentType, ContextType, RequireFields<QueryNoticeToSendArgs, 'id'>>;
};

export type MutationResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  signUp: Resolver<ResolversTypes['SignUpResult'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  logIn: Resolver<ResolversTypes['LogInResult'], ParentType, ContextType, RequireFields<MutationLogInArgs, 'input'>>;
  refreshSession: Resolver<ResolversTypes['RefreshSessionResult'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  logOut: Resolver<ResolversTypes['LogOutResult'], ParentType, ContextType, RequireFields<MutationLogOutArgs, 'everywhere'>>;
  endSession: Resolver<ResolversTypes['EndSessionResult'], ParentType, ContextType, RequireFields<MutationEndSessionArgs, 'input'>>;
  confirmEmail: Resolver<ResolversTypes['ConfirmEmailResult'], ParentType, ContextType, RequireFields<MutationConfirmEmailArgs, 'input'>>;
  requestPhoneCode: Resolver<ResolversTypes['RequestPhoneCodeResult'], ParentType, ContextType>;
  confirmPhone: Resolver<ResolversTypes['ConfirmPhoneResult'], ParentType, ContextType, RequireFields<MutationConfirmPhoneArgs, 'input'>>;
  requestPasswordReset: Resolver<ResolversTypes['RequestPasswordResetResult'], ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  setPassword: Resolver<ResolversTypes['SetPasswordResult'], ParentType, ContextType, RequireFields<MutationSetPasswordArgs, 'input'>>;
  changePassword: Resolver<ResolversTypes['ChangePasswordResult'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  requestEmailChange: Resolver<ResolversTypes['RequestEmailChangeResult'], ParentType, ContextType, RequireFields<MutationRequestEmailChangeArgs, 'input'>>;
  changeEmail: Resolver<ResolversTypes['ChangeEmailResult'], ParentType, ContextType, RequireFields<MutationChangeEmailArgs, 'input'>>;
  updateProfile: Resolver<ResolversTypes['UpdateProfileResult'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  saveAddress: Resolver<ResolversTypes['SaveAddressResult'], ParentType, ContextType, RequireFields<MutationSaveAddressArgs, 'input'>>;
  removeAddress: Resolver<ResolversTypes['RemoveAddressResult'], ParentType, ContextType, RequireFields<MutationRemoveAddressArgs, 'input'>>;
  deleteAccount: Resolver<ResolversTypes['DeleteAccountResult'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  registerStaff: Resolver<ResolversTypes['RegisterStaffResult'], ParentType, ContextType, RequireFields<MutationRegisterStaffArgs, 'input'>>;
  updateStaff: Resolver<ResolversTypes['UpdateStaffResult'], ParentType, ContextType, RequireFields<MutationUpdateStaffArgs, 'input'>>;
  disableStaff: Resolver<ResolversTypes['DisableStaffResult'], ParentType, ContextType, RequireFields<MutationDisableStaffArgs, 'input'>>;
  enableStaff: Resolver<ResolversTypes['EnableStaffResult'], ParentType, ContextType, RequireFields<MutationEnableStaffArgs, 'input'>>;
  createOwner: Resolver<ResolversTypes['OwnerCode'], ParentType, ContextType, RequireFields<MutationCreateOwnerArgs, 'input'>>;
  resetOwner: Resolver<ResolversTypes['OwnerCode'], ParentType, ContextType, RequireFields<MutationResetOwnerArgs, 'input'>>;
  disableOwner: Resolver<Maybe<ResolversTypes['OwnerAccount']>, ParentType, ContextType, RequireFields<MutationDisableOwnerArgs, 'input'>>;
  removeDemoAccounts: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationRemoveDemoAccountsArgs, 'input'>>;
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
  nightConsent: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  emailConfirmed: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  phoneConfirmed: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StaffResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Staff'] = ResolversParentTypes['Staff'], FederationReferenceType extends FederationReferenceTypes['Staff'] = FederationReferenceTypes['Staff']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['Staff']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locale: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  roles: Resolver<ReadonlyArray<ResolversTypes['StaffRole']>, ParentType, ContextType>;
  disabled: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stores: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Store']>>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoreResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CustomerMatchResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CustomerMatch'] = ResolversParentTypes['CustomerMatch']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CustomerMatchConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CustomerMatchConnection'] = ResolversParentTypes['CustomerMatchConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['CustomerMatchEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['CustomerMatch']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CustomerMatchEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CustomerMatchEdge'] = ResolversParentTypes['CustomerMatchEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['CustomerMatch'], ParentType, ContextType>;
};

export type SavedAddressResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SavedAddress'] = ResolversParentTypes['SavedAddress']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  isDefault: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  savedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SaveAddressResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SaveAddressResult'] = ResolversParentTypes['SaveAddressResult']> = {
  __resolveType: TypeResolveFn<'SaveAddressSuccess' | 'InvalidAddress' | 'TooManyAddresses' | 'AddressNotFound', ParentType, ContextType>;
};

export type SaveAddressSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SaveAddressSuccess'] = ResolversParentTypes['SaveAddressSuccess']> = {
  address: Resolver<ResolversTypes['SavedAddress'], ParentType, ContextType>;
  addresses: Resolver<ReadonlyArray<ResolversTypes['SavedAddress']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidAddressResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['InvalidAddress'] = ResolversParentTypes['InvalidAddress']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TooManyAddressesResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TooManyAddresses'] = ResolversParentTypes['TooManyAddresses']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  most: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddressNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['AddressNotFound'] = ResolversParentTypes['AddressNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveAddressResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RemoveAddressResult'] = ResolversParentTypes['RemoveAddressResult']> = {
  __resolveType: TypeResolveFn<'RemoveAddressSuccess', ParentType, ContextType>;
};

export type RemoveAddressSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RemoveAddressSuccess'] = ResolversParentTypes['RemoveAddressSuccess']> = {
  addresses: Resolver<ReadonlyArray<ResolversTypes['SavedAddress']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StaffConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StaffConnection'] = ResolversParentTypes['StaffConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['StaffEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Staff']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StaffEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StaffEdge'] = ResolversParentTypes['StaffEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Staff'], ParentType, ContextType>;
};

export type StaffActResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StaffAct'] = ResolversParentTypes['StaffAct']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  staffId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  staff: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  command: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  context: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjectIds: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type StaffActConnectionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StaffActConnection'] = ResolversParentTypes['StaffActConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['StaffActEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['StaffAct']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StaffActEdgeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StaffActEdge'] = ResolversParentTypes['StaffActEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['StaffAct'], ParentType, ContextType>;
};

export type OpenSessionResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OpenSession'] = ResolversParentTypes['OpenSession']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  device: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  current: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'LogInSuccess' | 'LogInRefused' | 'TooManyAttempts' | 'EmailNotConfirmed', ParentType, ContextType>;
};

export type LogInSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['LogInSuccess'] = ResolversParentTypes['LogInSuccess']> = {
  session: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  viewer: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  deviceToken: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefreshSessionResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefreshSessionResult'] = ResolversParentTypes['RefreshSessionResult']> = {
  __resolveType: TypeResolveFn<'RefreshSessionSuccess' | 'SessionExpired', ParentType, ContextType>;
};

export type RefreshSessionSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RefreshSessionSuccess'] = ResolversParentTypes['RefreshSessionSuccess']> = {
  session: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndSessionResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EndSessionResult'] = ResolversParentTypes['EndSessionResult']> = {
  __resolveType: TypeResolveFn<'EndSessionSuccess' | 'SessionNotFound', ParentType, ContextType>;
};

export type EndSessionSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EndSessionSuccess'] = ResolversParentTypes['EndSessionSuccess']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfirmEmailResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ConfirmEmailResult'] = ResolversParentTypes['ConfirmEmailResult']> = {
  __resolveType: TypeResolveFn<'ConfirmEmailSuccess' | 'CodeRefused', ParentType, ContextType>;
};

export type ConfirmEmailSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ConfirmEmailSuccess'] = ResolversParentTypes['ConfirmEmailSuccess']> = {
  email: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestPhoneCodeResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RequestPhoneCodeResult'] = ResolversParentTypes['RequestPhoneCodeResult']> = {
  __resolveType: TypeResolveFn<'RequestPhoneCodeSuccess' | 'NothingToConfirm' | 'TooManyAttempts', ParentType, ContextType>;
};

export type RequestPhoneCodeSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RequestPhoneCodeSuccess'] = ResolversParentTypes['RequestPhoneCodeSuccess']> = {
  expiresAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfirmPhoneResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ConfirmPhoneResult'] = ResolversParentTypes['ConfirmPhoneResult']> = {
  __resolveType: TypeResolveFn<'ConfirmPhoneSuccess' | 'CodeRefused', ParentType, ContextType>;
};

export type ConfirmPhoneSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ConfirmPhoneSuccess'] = ResolversParentTypes['ConfirmPhoneSuccess']> = {
  customer: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestPasswordResetResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RequestPasswordResetResult'] = ResolversParentTypes['RequestPasswordResetResult']> = {
  __resolveType: TypeResolveFn<'RequestPasswordResetSuccess', ParentType, ContextType>;
};

export type RequestPasswordResetSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RequestPasswordResetSuccess'] = ResolversParentTypes['RequestPasswordResetSuccess']> = {
  ok: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetPasswordResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetPasswordResult'] = ResolversParentTypes['SetPasswordResult']> = {
  __resolveType: TypeResolveFn<'SetPasswordSuccess' | 'CodeRefused' | 'PasswordTooWeak', ParentType, ContextType>;
};

export type SetPasswordSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SetPasswordSuccess'] = ResolversParentTypes['SetPasswordSuccess']> = {
  session: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  viewer: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangePasswordResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ChangePasswordResult'] = ResolversParentTypes['ChangePasswordResult']> = {
  __resolveType: TypeResolveFn<'ChangePasswordSuccess' | 'LogInRefused' | 'TooManyAttempts' | 'PasswordTooWeak', ParentType, ContextType>;
};

export type ChangePasswordSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ChangePasswordSuccess'] = ResolversParentTypes['ChangePasswordSuccess']> = {
  ok: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestEmailChangeResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RequestEmailChangeResult'] = ResolversParentTypes['RequestEmailChangeResult']> = {
  __resolveType: TypeResolveFn<'RequestEmailChangeSuccess' | 'InvalidProfile' | 'LogInRefused' | 'TooManyAttempts', ParentType, ContextType>;
};

export type RequestEmailChangeSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RequestEmailChangeSuccess'] = ResolversParentTypes['RequestEmailChangeSuccess']> = {
  ok: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangeEmailResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ChangeEmailResult'] = ResolversParentTypes['ChangeEmailResult']> = {
  __resolveType: TypeResolveFn<'ChangeEmailSuccess' | 'CodeRefused', ParentType, ContextType>;
};

export type ChangeEmailSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ChangeEmailSuccess'] = ResolversParentTypes['ChangeEmailSuccess']> = {
  viewer: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteAccountResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeleteAccountResult'] = ResolversParentTypes['DeleteAccountResult']> = {
  __resolveType: TypeResolveFn<'DeleteAccountSuccess' | 'LogInRefused' | 'TooManyAttempts', ParentType, ContextType>;
};

export type DeleteAccountSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DeleteAccountSuccess'] = ResolversParentTypes['DeleteAccountSuccess']> = {
  ok: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'RegisterStaffSuccess' | 'EmailTaken' | 'PasswordTooWeak' | 'InvalidProfile' | 'IdempotencyKeyReused' | 'ScopeNotHeld', ParentType, ContextType>;
};

export type RegisterStaffSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['RegisterStaffSuccess'] = ResolversParentTypes['RegisterStaffSuccess']> = {
  staff: Resolver<ResolversTypes['Staff'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateStaffResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateStaffResult'] = ResolversParentTypes['UpdateStaffResult']> = {
  __resolveType: TypeResolveFn<'UpdateStaffSuccess' | 'StaffNotFound' | 'InvalidProfile' | 'ScopeNotHeld', ParentType, ContextType>;
};

export type UpdateStaffSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['UpdateStaffSuccess'] = ResolversParentTypes['UpdateStaffSuccess']> = {
  staff: Resolver<ResolversTypes['Staff'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DisableStaffResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DisableStaffResult'] = ResolversParentTypes['DisableStaffResult']> = {
  __resolveType: TypeResolveFn<'DisableStaffSuccess' | 'StaffNotFound' | 'ScopeNotHeld', ParentType, ContextType>;
};

export type DisableStaffSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['DisableStaffSuccess'] = ResolversParentTypes['DisableStaffSuccess']> = {
  staff: Resolver<ResolversTypes['Staff'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnableStaffResultResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EnableStaffResult'] = ResolversParentTypes['EnableStaffResult']> = {
  __resolveType: TypeResolveFn<'EnableStaffSuccess' | 'StaffNotFound' | 'ScopeNotHeld', ParentType, ContextType>;
};

export type EnableStaffSuccessResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EnableStaffSuccess'] = ResolversParentTypes['EnableStaffSuccess']> = {
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

export type TooManyAttemptsResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['TooManyAttempts'] = ResolversParentTypes['TooManyAttempts']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterMs: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmailNotConfirmedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['EmailNotConfirmed'] = ResolversParentTypes['EmailNotConfirmed']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['SessionNotFound'] = ResolversParentTypes['SessionNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CodeRefusedResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CodeRefused'] = ResolversParentTypes['CodeRefused']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NothingToConfirmResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NothingToConfirm'] = ResolversParentTypes['NothingToConfirm']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StaffNotFoundResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['StaffNotFound'] = ResolversParentTypes['StaffNotFound']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScopeNotHeldResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['ScopeNotHeld'] = ResolversParentTypes['ScopeNotHeld']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missing: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CodeToSendResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['CodeToSend'] = ResolversParentTypes['CodeToSend']> = {
  address: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoticeToSendResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['NoticeToSend'] = ResolversParentTypes['NoticeToSend']> = {
  address: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OwnerAccountResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OwnerAccount'] = ResolversParentTypes['OwnerAccount']> = {
  email: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disabled: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPassword: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OwnerCodeResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['OwnerCode'] = ResolversParentTypes['OwnerCode']> = {
  email: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  problem: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MyDataResolvers<ContextType = ResolverContext, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData'], FederationReferenceType extends FederationReferenceTypes['MyData'] = FederationReferenceTypes['MyData']> = {
  __resolveReference: ReferenceResolver<Maybe<ResolversTypes['MyData']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customerId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  account: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type Fields<ContextType = ResolverContext> = {
  DateTime: GraphQLScalarType;
  JSON: GraphQLScalarType;
  PageInfo: PageInfoResolvers<ContextType>;
  Refusal: RefusalResolvers<ContextType>;
  Address: AddressResolvers<ContextType>;
  IdempotencyKeyReused: IdempotencyKeyReusedResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Viewer: ViewerResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType>;
  Staff: StaffResolvers<ContextType>;
  Store: StoreResolvers<ContextType>;
  CustomerMatch: CustomerMatchResolvers<ContextType>;
  CustomerMatchConnection: CustomerMatchConnectionResolvers<ContextType>;
  CustomerMatchEdge: CustomerMatchEdgeResolvers<ContextType>;
  SavedAddress: SavedAddressResolvers<ContextType>;
  SaveAddressResult: SaveAddressResultResolvers<ContextType>;
  SaveAddressSuccess: SaveAddressSuccessResolvers<ContextType>;
  InvalidAddress: InvalidAddressResolvers<ContextType>;
  TooManyAddresses: TooManyAddressesResolvers<ContextType>;
  AddressNotFound: AddressNotFoundResolvers<ContextType>;
  RemoveAddressResult: RemoveAddressResultResolvers<ContextType>;
  RemoveAddressSuccess: RemoveAddressSuccessResolvers<ContextType>;
  StaffConnection: StaffConnectionResolvers<ContextType>;
  StaffEdge: StaffEdgeResolvers<ContextType>;
  StaffAct: StaffActResolvers<ContextType>;
  StaffActConnection: StaffActConnectionResolvers<ContextType>;
  StaffActEdge: StaffActEdgeResolvers<ContextType>;
  OpenSession: OpenSessionResolvers<ContextType>;
  Session: SessionResolvers<ContextType>;
  SignUpResult: SignUpResultResolvers<ContextType>;
  SignUpSuccess: SignUpSuccessResolvers<ContextType>;
  LogInResult: LogInResultResolvers<ContextType>;
  LogInSuccess: LogInSuccessResolvers<ContextType>;
  RefreshSessionResult: RefreshSessionResultResolvers<ContextType>;
  RefreshSessionSuccess: RefreshSessionSuccessResolvers<ContextType>;
  EndSessionResult: EndSessionResultResolvers<ContextType>;
  EndSessionSuccess: EndSessionSuccessResolvers<ContextType>;
  ConfirmEmailResult: ConfirmEmailResultResolvers<ContextType>;
  ConfirmEmailSuccess: ConfirmEmailSuccessResolvers<ContextType>;
  RequestPhoneCodeResult: RequestPhoneCodeResultResolvers<ContextType>;
  RequestPhoneCodeSuccess: RequestPhoneCodeSuccessResolvers<ContextType>;
  ConfirmPhoneResult: ConfirmPhoneResultResolvers<ContextType>;
  ConfirmPhoneSuccess: ConfirmPhoneSuccessResolvers<ContextType>;
  RequestPasswordResetResult: RequestPasswordResetResultResolvers<ContextType>;
  RequestPasswordResetSuccess: RequestPasswordResetSuccessResolvers<ContextType>;
  SetPasswordResult: SetPasswordResultResolvers<ContextType>;
  SetPasswordSuccess: SetPasswordSuccessResolvers<ContextType>;
  ChangePasswordResult: ChangePasswordResultResolvers<ContextType>;
  ChangePasswordSuccess: ChangePasswordSuccessResolvers<ContextType>;
  RequestEmailChangeResult: RequestEmailChangeResultResolvers<ContextType>;
  RequestEmailChangeSuccess: RequestEmailChangeSuccessResolvers<ContextType>;
  ChangeEmailResult: ChangeEmailResultResolvers<ContextType>;
  ChangeEmailSuccess: ChangeEmailSuccessResolvers<ContextType>;
  DeleteAccountResult: DeleteAccountResultResolvers<ContextType>;
  DeleteAccountSuccess: DeleteAccountSuccessResolvers<ContextType>;
  LogOutResult: LogOutResultResolvers<ContextType>;
  LogOutSuccess: LogOutSuccessResolvers<ContextType>;
  UpdateProfileResult: UpdateProfileResultResolvers<ContextType>;
  UpdateProfileSuccess: UpdateProfileSuccessResolvers<ContextType>;
  RegisterStaffResult: RegisterStaffResultResolvers<ContextType>;
  RegisterStaffSuccess: RegisterStaffSuccessResolvers<ContextType>;
  UpdateStaffResult: UpdateStaffResultResolvers<ContextType>;
  UpdateStaffSuccess: UpdateStaffSuccessResolvers<ContextType>;
  DisableStaffResult: DisableStaffResultResolvers<ContextType>;
  DisableStaffSuccess: DisableStaffSuccessResolvers<ContextType>;
  EnableStaffResult: EnableStaffResultResolvers<ContextType>;
  EnableStaffSuccess: EnableStaffSuccessResolvers<ContextType>;
  EmailTaken: EmailTakenResolvers<ContextType>;
  PasswordTooWeak: PasswordTooWeakResolvers<ContextType>;
  InvalidProfile: InvalidProfileResolvers<ContextType>;
  LogInRefused: LogInRefusedResolvers<ContextType>;
  SessionExpired: SessionExpiredResolvers<ContextType>;
  TooManyAttempts: TooManyAttemptsResolvers<ContextType>;
  EmailNotConfirmed: EmailNotConfirmedResolvers<ContextType>;
  SessionNotFound: SessionNotFoundResolvers<ContextType>;
  CodeRefused: CodeRefusedResolvers<ContextType>;
  NothingToConfirm: NothingToConfirmResolvers<ContextType>;
  StaffNotFound: StaffNotFoundResolvers<ContextType>;
  ScopeNotHeld: ScopeNotHeldResolvers<ContextType>;
  CodeToSend: CodeToSendResolvers<ContextType>;
  NoticeToSend: NoticeToSendResolvers<ContextType>;
  OwnerAccount: OwnerAccountResolvers<ContextType>;
  OwnerCode: OwnerCodeResolvers<ContextType>;
  MyData: MyDataResolvers<ContextType>;
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
