// What the pages are told and their scripts share, and what these find in the browser.

/** One tab of the IDE: a document, and the values of its variables as JSON text. */
export type Tab = { readonly name: string; readonly query: string; readonly variables?: string };

/** Who can be signed in with one click. */
export type Account = { readonly name: string; readonly email: string; readonly password: string };

/** What a page is told when it is made. */
export type Settings = {
  readonly tabs: readonly Tab[];
  readonly accounts: readonly Account[];
  readonly problems: readonly string[];
};

export type GraphqlRequest = {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null;
};

/** What logIn and refreshSession answer. */
export type SessionAnswer = {
  readonly message?: string;
  readonly viewer?: { readonly name: string };
  readonly session?: {
    readonly accessToken: string;
    readonly refreshToken: string;
    readonly expiresAt: string;
  };
};

/** A result; of its data, what the pages read themselves. */
export type GraphqlResult = {
  readonly data?: { readonly logIn?: SessionAnswer; readonly refreshSession?: SessionAnswer } | null;
  readonly errors?: readonly { readonly message: string }[];
};

/** Where results are told as they come. */
export type Observer = {
  next(result: GraphqlResult): void;
  error(error: unknown): void;
  complete(): void;
};

/** Results that begin when somebody subscribes, and end when they leave. */
export type Observable = { subscribe(observer: Observer): { unsubscribe(): void } };

/** What GraphiQL's headers editor holds. */
export type FetcherOptions = { readonly headers?: Readonly<Record<string, string>> };

export type Session = {
  readonly account: Account;
  readonly viewer: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds of the clock. */
  readonly expiresAt: number;
};

/** What the scripts before ours leave in the browser. */
export type Loaded = {
  readonly React: { createElement(type: unknown, properties: object): unknown };
  readonly ReactDOM: { createRoot(element: object): { render(element: unknown): void } };
  readonly GraphiQL: unknown;
  readonly EmbeddedSandbox?: new (options: object) => unknown;
};
