import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export type Answer<T> = {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
};

/** Uses the graph as any client does: over HTTP and WebSocket. */
export type GraphClient = {
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<T>>;
  /** Calls back for every event until `stop` is called or the stream ends; `ended` resolves with its error, if any. */
  watch<T>(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    onEvent: (event: Answer<T>) => void,
  ): { readonly ended: Promise<unknown>; readonly stop: () => void };
  close(): Promise<void>;
};

export const graphClient = (
  url: string,
  accessToken?: string,
  more: Readonly<Record<string, string>> = {},
): GraphClient => {
  const authorization = accessToken ? `Bearer ${accessToken}` : undefined;
  const socket = createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    lazy: true,
    retryAttempts: 0,
    connectionParams: authorization ? { authorization } : {},
  });
  return {
    async ask(query, variables = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'en',
          ...(authorization && { authorization }),
          ...more,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as never;
    },
    watch(query, variables, onEvent) {
      let stop = () => {};
      const ended = new Promise((resolve) => {
        stop = socket.subscribe(
          { query, variables },
          { next: (event) => onEvent(event as never), error: resolve, complete: () => resolve(undefined) },
        );
      });
      return { ended, stop: () => stop() };
    },
    close: async () => void (await socket.dispose()),
  };
};

const logInOperation = `mutation ($input: LogInInput!) {
  logIn(input: $input) { ... on LogInSuccess { session { accessToken } viewer { id name } } ... on Refusal { code message } }
}`;

/** Signs in and returns a client with that person's token; throws if signing in is refused. */
export const signedIn = async (url: string, email: string, password = 'jumun-demo'): Promise<GraphClient> => {
  const anonymous = graphClient(url);
  const answer = await anonymous.ask<{ logIn: { session?: { accessToken: string }; message?: string } }>(
    logInOperation,
    { input: { email, password } },
  );
  await anonymous.close();
  const token = answer.data?.logIn.session?.accessToken;
  if (!token) throw new Error(`${email} could not sign in: ${JSON.stringify(answer)}`);
  return graphClient(url, token);
};
